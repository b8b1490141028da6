package io.github.snn4j.event;

import io.github.snn4j.internal.check.Check;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Files in a zip file. Size and checksum of the directory of the zip are claims that are checked on reading. */
final class ZipArchive implements EventArchive {

    /** No deflate stream grows by more than this factor, so a larger claim is false whatever follows. */
    private static final long MAX_DEFLATE_RATIO = 1032;

    private static final int FIRST_BUFFER_BYTES = 1 << 16;
    private static final String DAMAGED = "Get the zip file again and compare its checksum.";

    private final Path path;
    private final int maxFileBytes;
    private final ZipFile zip;
    private final SortedMap<String, ZipEntry> entries;

    private ZipArchive(Path path, int maxFileBytes, ZipFile zip, SortedMap<String, ZipEntry> entries) {
        this.path = path;
        this.maxFileBytes = maxFileBytes;
        this.zip = zip;
        this.entries = entries;
    }

    static ZipArchive of(Path path, int maxFileBytes) throws IOException {
        Check.atLeast(maxFileBytes, 1, "EventArchive.maxFileBytes");
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw damaged(path.toString(), "a complete zip file", "none (" + e.getMessage() + ")", e);
        }
        try {
            return new ZipArchive(path, maxFileBytes, zip, list(zip, path));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static SortedMap<String, ZipEntry> list(ZipFile zip, Path path) throws EventFileException {
        SortedMap<String, ZipEntry> entries = new TreeMap<>();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            ArchiveNames.requireSafe(entry.getName(), path);
            if (entry.isDirectory() || ArchiveNames.hidden(entry.getName())) {
                continue;
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new EventFileException(
                        path.toString(), -1, "every name once", "'" + entry.getName() + "' twice", DAMAGED);
            }
            ArchiveNames.requireFew(entries.size(), path);
        }
        return entries;
    }

    @Override
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public byte[] read(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw ArchiveNames.absent(this, name);
        }
        long claimed = entry.getSize();
        ArchiveNames.requireSmall(this, name, claimed, maxFileBytes);
        if (claimed < 0 || claimed / MAX_DEFLATE_RATIO > Math.max(1, entry.getCompressedSize())) {
            throw new EventFileException(
                    describe(name),
                    -1,
                    "a size that " + entry.getCompressedSize() + " packed bytes can have",
                    claimed + " bytes",
                    DAMAGED);
        }
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = readGrowing(in, name, (int) claimed);
        } catch (ZipException | EOFException e) {
            throw damaged(describe(name), "a complete packed file", "a damaged one (" + e.getMessage() + ")", e);
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.getCrc()) {
            throw new EventFileException(
                    describe(name),
                    -1,
                    String.format("checksum %08x", entry.getCrc()),
                    String.format("%08x", crc.getValue()),
                    DAMAGED);
        }
        return content;
    }

    /** At no time is more than twice of what has arrived allocated; one byte more than claimed is an error. */
    private byte[] readGrowing(InputStream in, String name, int claimed) throws IOException {
        byte[] content = new byte[Math.min(claimed, FIRST_BUFFER_BYTES)];
        int filled = in.readNBytes(content, 0, content.length);
        while (filled == content.length && filled < claimed) {
            content = Arrays.copyOf(content, (int) Math.min(claimed, 2L * content.length));
            filled += in.readNBytes(content, filled, content.length - filled);
        }
        boolean more = in.read() >= 0;
        if (filled < claimed || more) {
            throw new EventFileException(
                    describe(name), filled, claimed + " bytes", more ? "more" : "the end", DAMAGED);
        }
        return content;
    }

    private static EventFileException damaged(String source, String expected, String found, Exception cause) {
        EventFileException failure = new EventFileException(source, -1, expected, found, DAMAGED);
        failure.initCause(cause);
        return failure;
    }

    @Override
    public String describe(String name) {
        return path + "!" + name;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
