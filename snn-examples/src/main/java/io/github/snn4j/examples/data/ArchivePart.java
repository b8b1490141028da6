package io.github.snn4j.examples.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Training or test part of a set of recordings: a folder or a zip file by its usual names. */
enum ArchivePart {
    TRAIN("train"),
    TEST("test");

    private final Pattern name;

    ArchivePart(String word) {
        this.name = Pattern.compile(word + "(\\.zip|-[0-9]+\\.zip)?");
    }

    /** Finds this part in a directory; of several, the one whose name is shortest, which is that of the whole set. */
    Optional<Path> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(this::matches).min((a, b) -> {
                int byLength = Integer.compare(text(a).length(), text(b).length());
                return byLength != 0 ? byLength : text(a).compareTo(text(b));
            });
        } catch (IOException e) {
            return Optional.empty(); // not readable is as good as not there
        }
    }

    private boolean matches(Path path) {
        return name.matcher(text(path).toLowerCase(Locale.ROOT)).matches()
                && text(path).endsWith(".zip") == Files.isRegularFile(path);
    }

    private static String text(Path path) {
        return String.valueOf(path.getFileName());
    }
}
