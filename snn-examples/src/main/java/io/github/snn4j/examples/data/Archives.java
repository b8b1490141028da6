package io.github.snn4j.examples.data;

import io.github.snn4j.event.EventArchive;
import io.github.snn4j.event.EventFileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Opens archives with the exceptions of this package. */
final class Archives {

    private Archives() {}

    static EventArchive open(Path path) {
        try {
            return EventArchive.open(path);
        } catch (EventFileException e) {
            throw invalid(e);
        } catch (IOException e) {
            throw new InvalidDataException(
                    path.toString(), "a readable archive", String.valueOf(e), "Check the permissions and the disk.", e);
        }
    }

    static InvalidDataException invalid(EventFileException e) {
        String where = e.byteOffset() < 0 ? "" : ", byte " + e.byteOffset();
        return new InvalidDataException(e.source() + where, e.expected(), e.found(), e.remedy(), e);
    }

    static void closeAfter(Exception failure, Closeable archive) {
        try {
            archive.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
