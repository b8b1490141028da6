package io.github.snn4j.event;

import io.github.snn4j.internal.check.Check;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes recordings in the formats that {@link EventReader} reads. What was written reads back as the same recording.
 *
 * <p>Verified by {@code EventReaderTest}.
 */
public final class EventWriter {

    private EventWriter() {}

    /**
     * Writes a file. An existing file is replaced when the new one is complete, and not before.
     *
     * @param recording what to write, at least one event
     * @param format how to write it
     * @param path the file
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the format cannot hold the recording
     */
    public static void write(EventRecording recording, EventFormat format, Path path) throws IOException {
        require(recording, format);
        Path whole = path.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                write(recording, format, out);
            }
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Writes to a stream.
     *
     * @param recording what to write, at least one event
     * @param format how to write it
     * @param stream takes the bytes; flushed and left open
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the format cannot hold the recording; nothing is written then
     */
    public static void write(EventRecording recording, EventFormat format, OutputStream stream) throws IOException {
        require(recording, format);
        OutputStream out = new BufferedOutputStream(stream, 1 << 16);
        boolean plain = format == EventFormat.SLAYER_1D && recording.sensor().polarities() == 1;
        int addedUs = 0;
        for (int k = 0; k < recording.count(); k++) {
            while (recording.timeUs(k) - addedUs > format.maxTimeUs()) { // only N-MNIST gets here
                put(out, format, format.bits(0, EventFormat.OVERFLOW_ROW, 0, 0));
                addedUs += EventFormat.OVERFLOW_US;
            }
            // SLAYER sets the bit of the polarity where there is none.
            int polarity = plain ? 1 : recording.polarity(k);
            put(out, format, format.bits(recording.x(k), recording.y(k), polarity, recording.timeUs(k) - addedUs));
        }
        out.flush();
    }

    private static void put(OutputStream out, EventFormat format, long bits) throws IOException {
        for (int shift = 8 * (format.eventBytes() - 1); shift >= 0; shift -= 8) {
            out.write((int) (bits >>> shift));
        }
    }

    private static void require(EventRecording recording, EventFormat format) {
        Check.argument(
                recording.count() > 0,
                () -> "EventWriter: recording must have an event; an empty file looks like a damaged one");
        Check.argument(
                format.fits(recording.sensor()),
                () -> "EventWriter: sensor must fit the fields of " + format + ", got " + recording.sensor());
        Check.argument(
                format == EventFormat.NMNIST || recording.lastUs() <= format.maxTimeUs(),
                () -> "EventWriter: times must be at most " + format.maxTimeUs() + " us for " + format + ", got "
                        + recording.lastUs() + "; cut a window");
    }
}
