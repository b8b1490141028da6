package io.github.snn4j.event;

import io.github.snn4j.internal.check.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads files of events, and distrusts them: cut off files, cells outside the sensor, times that run backwards and
 * files without an event end in an {@link EventFileException} that names the byte. Memory grows with what was read, at
 * most {@code maxEvents} events.
 *
 * <pre>
 *   EventRecording digit = EventReader.nmnist().read(Path.of("Train/5/00001.bin"));
 *   EventRecording hand = EventReader.slayer3d(EventSensor.DVS128).read(Path.of("1.bs3"));
 * </pre>
 *
 * <p>References: G. Orchard et al., "Converting static image datasets to spiking neuromorphic datasets using saccades",
 * Frontiers in Neuroscience 9:437, 2015, doi 10.3389/fnins.2015.00437 (N-MNIST); S.B. Shrestha &amp; G. Orchard,
 * "SLAYER: spike layer error reassignment in time", NeurIPS 2018, arXiv 1810.08646.
 *
 * <p>Verified by {@code EventReaderTest} and {@code EventMutationTest}.
 *
 * @param format how events are written
 * @param sensor cells that may send events
 * @param disorder what to do with times that run backwards
 * @param maxEvents largest number of events of a file, {@code >= 1}; a longer file is refused
 */
public record EventReader(EventFormat format, EventSensor sensor, Disorder disorder, int maxEvents) {

    /** Events of a file unless set otherwise: 50 million, which take 450 MB. */
    public static final int DEFAULT_MAX_EVENTS = 50_000_000;

    /** What to do with times that run backwards. */
    public enum Disorder {
        /** Refuse the file: a time that falls most often means a damaged file or another format. */
        REFUSE,
        /** Sort by time; events of equal time stay in the order of the file. */
        SORT
    }

    /** Takes events one by one. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Takes an event.
         *
         * @param x column
         * @param y row from the top
         * @param polarity polarity
         * @param timeUs time in microseconds
         */
        void event(int x, int y, int polarity, int timeUs);
    }

    /** Validates that the format can hold what the sensor sends. */
    public EventReader {
        Check.argument(
                format.fits(sensor),
                () -> "EventReader: sensor must fit the fields of " + format + ", got " + sensor
                        + "; take the sensor of the recording or another format");
        Check.atLeast(maxEvents, 1, "EventReader.maxEvents");
    }

    /**
     * Reads a format.
     *
     * @param format how events are written
     * @param sensor cells that may send events
     * @return reader that refuses disorder
     */
    public static EventReader of(EventFormat format, EventSensor sensor) {
        return new EventReader(format, sensor, Disorder.REFUSE, DEFAULT_MAX_EVENTS);
    }

    /**
     * Reads N-MNIST.
     *
     * @return reader for 34 x 34 pixels
     */
    public static EventReader nmnist() {
        return of(EventFormat.NMNIST, EventSensor.NMNIST);
    }

    /**
     * Reads SLAYER's {@code .bs1}.
     *
     * @param neurons number of neurons, 1 to 65,536
     * @return reader for a row of neurons
     */
    public static EventReader slayer1d(int neurons) {
        return of(EventFormat.SLAYER_1D, EventSensor.row(neurons));
    }

    /**
     * Reads SLAYER's {@code .bs3}.
     *
     * @param sensor cells that may send events
     * @return reader
     */
    public static EventReader slayer3d(EventSensor sensor) {
        return of(EventFormat.SLAYER_3D, sensor);
    }

    /**
     * The same reader for files that are not in order of time.
     *
     * @return changed copy
     */
    public EventReader sorting() {
        return new EventReader(format, sensor, Disorder.SORT, maxEvents);
    }

    /**
     * The same reader with another limit.
     *
     * @param events largest number of events of a file, {@code >= 1}
     * @return changed copy
     */
    public EventReader withMaxEvents(int events) {
        return new EventReader(format, sensor, disorder, events);
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return its events, at least one
     * @throws EventFileException if the file is not what it should be
     * @throws IOException if it cannot be read
     */
    public EventRecording read(Path path) throws IOException {
        long bytes = requireFile(path);
        try (InputStream in = Files.newInputStream(path)) {
            return read(in, path.toString(), bytes);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param in the stream, which is left open
     * @param source what error texts call it
     * @return its events, at least one
     * @throws EventFileException if the content is not what it should be
     * @throws IOException if it cannot be read
     */
    public EventRecording read(InputStream in, String source) throws IOException {
        return read(in, source, 0);
    }

    /**
     * Passes the events of a file on one by one, for files that do not fit into memory.
     *
     * @param path the file
     * @param visitor takes the events, in the order of the file; has taken those before a fault when one is found
     * @return number of events
     * @throws EventFileException if the file is not what it should be
     * @throws IOException if it cannot be read
     */
    public long forEach(Path path, Visitor visitor) throws IOException {
        Check.argument(
                disorder == Disorder.REFUSE,
                () -> "EventReader.forEach cannot sort; use read, or a reader that refuses disorder");
        requireFile(path);
        try (InputStream in = Files.newInputStream(path)) {
            return new EventDecoder(this, path.toString(), false).decode(in, visitor);
        }
    }

    private EventRecording read(InputStream in, String source, long bytes) throws IOException {
        EventCollector events =
                new EventCollector(sensor, (int) Math.min(bytes / format.eventBytes(), DEFAULT_MAX_EVENTS));
        boolean sort = disorder == Disorder.SORT;
        new EventDecoder(this, source, true).decode(in, events::add);
        return sort ? events.toSortedRecording() : events.toRecording();
    }

    private static long requireFile(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            String found = Files.exists(path) ? "something that is not a regular file" : "no such file";
            throw new EventFileException(path.toString(), -1, "a file of events", found, "Check the path.");
        }
        return Files.size(path);
    }
}
