package io.github.snn4j.event;

import java.nio.file.Path;
import java.util.Arrays;

/** What names and sizes in an archive may be. */
final class ArchiveNames {

    private ArchiveNames() {}

    /** Refuses names that would lead out of a folder they are unpacked to, though nothing is ever unpacked. */
    static void requireSafe(String name, Path archive) throws EventFileException {
        boolean safe = !name.isEmpty()
                && name.charAt(0) != '/'
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.indexOf('\0') < 0
                && Arrays.stream(name.split("/")).noneMatch(".."::equals);
        if (!safe) {
            throw new EventFileException(
                    archive.toString(),
                    -1,
                    "names of files below the archive",
                    "'" + name.replace('\0', '?') + "'",
                    "Do not use this archive; get it from its publisher.");
        }
    }

    /** Files of the system, such as .DS_Store and the folder __MACOSX. */
    static boolean hidden(String name) {
        return Arrays.stream(name.split("/")).anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
    }

    static void requireFew(int files, Path archive) throws EventFileException {
        if (files > EventArchive.MAX_FILES) {
            throw new EventFileException(
                    archive.toString(),
                    -1,
                    "at most " + EventArchive.MAX_FILES + " files",
                    "more",
                    "Split the archive.");
        }
    }

    static void requireSmall(EventArchive archive, String name, long bytes, int maxBytes) throws EventFileException {
        if (bytes > maxBytes) {
            throw new EventFileException(
                    archive.describe(name),
                    -1,
                    "at most " + maxBytes + " bytes",
                    bytes + " bytes or more",
                    "If the file is good, open the archive with a larger limit.");
        }
    }

    static EventFileException absent(EventArchive archive, String name) {
        return new EventFileException(
                archive.describe(name),
                -1,
                "one of " + archive.names().size() + " files",
                "no such file",
                "Check the name.");
    }
}
