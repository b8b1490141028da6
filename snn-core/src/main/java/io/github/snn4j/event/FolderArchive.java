package io.github.snn4j.event;

import io.github.snn4j.internal.check.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Files below a folder. */
final class FolderArchive implements EventArchive {

    private static final int DEPTH = 8;

    private final Path folder;
    private final int maxFileBytes;
    private final List<String> names;

    private FolderArchive(Path folder, int maxFileBytes, List<String> names) {
        this.folder = folder;
        this.maxFileBytes = maxFileBytes;
        this.names = names;
    }

    static FolderArchive of(Path folder, int maxFileBytes) throws IOException {
        Check.atLeast(maxFileBytes, 1, "EventArchive.maxFileBytes");
        List<String> names = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder, DEPTH)) {
            Iterator<Path> iterator = paths.filter(Files::isRegularFile).iterator();
            while (iterator.hasNext()) {
                String name = name(folder.relativize(iterator.next()));
                if (!ArchiveNames.hidden(name)) {
                    names.add(name);
                }
                ArchiveNames.requireFew(names.size(), folder);
            }
        }
        Collections.sort(names);
        return new FolderArchive(folder, maxFileBytes, List.copyOf(names));
    }

    private static String name(Path relative) {
        StringBuilder name = new StringBuilder();
        for (Path part : relative) {
            name.append(name.isEmpty() ? "" : "/").append(part);
        }
        return name.toString();
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public byte[] read(String name) throws IOException {
        if (Collections.binarySearch(names, name) < 0) {
            throw ArchiveNames.absent(this, name);
        }
        Path path = folder.resolve(name);
        long bytes = Files.size(path);
        ArchiveNames.requireSmall(this, name, bytes, maxFileBytes);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(maxFileBytes);
            ArchiveNames.requireSmall(this, name, content.length + (in.read() < 0 ? 0L : 1L), maxFileBytes);
            return content;
        }
    }

    @Override
    public String describe(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public void close() {
        // Files are open only while they are read.
    }
}
