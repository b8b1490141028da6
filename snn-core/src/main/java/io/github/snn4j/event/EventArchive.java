package io.github.snn4j.event;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of events in a folder or a zip file, which then look the same. Reading is safe for archives from anywhere:
 * nothing is unpacked to disk, names that lead out of the archive are refused, and a file is never larger in memory
 * than allowed, whatever the archive says about its size.
 *
 * <p>May be used by several threads at a time.
 *
 * <p>Verified by {@code EventArchiveTest}.
 */
public sealed interface EventArchive extends Closeable permits FolderArchive, ZipArchive {

    /** Bytes of a file unless set otherwise: 64 MB. */
    int DEFAULT_MAX_FILE_BYTES = 64 << 20;

    /** Files of an archive; an archive with more is refused. */
    int MAX_FILES = 1_000_000;

    /**
     * Opens a folder or a zip file.
     *
     * @param path folder or zip file
     * @return the archive, to be closed
     * @throws EventFileException if it is neither, or its list of names is not safe
     * @throws IOException if it cannot be read
     */
    static EventArchive open(Path path) throws IOException {
        return open(path, DEFAULT_MAX_FILE_BYTES);
    }

    /**
     * Opens a folder or a zip file with another limit.
     *
     * @param path folder or zip file
     * @param maxFileBytes largest size of a file in bytes, {@code >= 1}
     * @return the archive, to be closed
     * @throws EventFileException if it is neither, or its list of names is not safe
     * @throws IOException if it cannot be read
     */
    static EventArchive open(Path path, int maxFileBytes) throws IOException {
        if (Files.isDirectory(path)) {
            return FolderArchive.of(path, maxFileBytes);
        }
        if (!Files.isRegularFile(path)) {
            String found = Files.exists(path) ? "something else" : "nothing";
            throw new EventFileException(path.toString(), -1, "a folder or a zip file", found, "Check the path.");
        }
        return ZipArchive.of(path, maxFileBytes);
    }

    /**
     * The files.
     *
     * @return names with {@code /} between folders, sorted; hidden files are left out
     */
    List<String> names();

    /**
     * Reads a file.
     *
     * @param name one of {@link #names()}
     * @return its bytes
     * @throws EventFileException if it is damaged, larger than allowed, or not there
     * @throws IOException if it cannot be read
     */
    byte[] read(String name) throws IOException;

    /**
     * What error texts call a file.
     *
     * @param name name of the file
     * @return archive and name
     */
    String describe(String name);
}
