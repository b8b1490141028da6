package io.github.snn4j.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final EventSensor WIDE = new EventSensor(4096, 4096, 2);

    @TempDir
    private Path dir;

    private static EventRecording read(EventReader reader, int... bytes) throws IOException {
        return reader.read(new ByteArrayInputStream(Events.bytes(bytes)), "test");
    }

    /** The bits written out by hand. */
    @Test
    void knownBytesGiveTheirEvents() throws IOException {
        EventRecording nmnist = read(EventReader.nmnist(), 7, 15, 0x80, 0x02, 0x8e, 33, 0, 0x7f, 0xff, 0xff);
        assertThat(nmnist)
                .isEqualTo(EventRecording.of(
                        EventSensor.NMNIST, new int[] {7, 33}, new int[] {15, 0}, new int[] {1, 0}, new int[] {
                            654, 8_388_607
                        }));
        EventRecording row = read(EventReader.slayer1d(60_000), 0xea, 0x5f, 0x80, 0, 1);
        assertThat(row)
                .isEqualTo(EventRecording.of(
                        EventSensor.row(60_000), new int[] {59_999}, new int[1], new int[1], new int[] {1}));
        EventRecording hand = read(EventReader.slayer3d(WIDE), 0xab, 0xcd, 0xef, 1, 0x12, 0x34, 0x56);
        assertThat(hand)
                .isEqualTo(EventRecording.of(
                        WIDE, new int[] {0xabc}, new int[] {0xdef}, new int[] {1}, new int[] {0x123456}));
    }

    @Test
    void rowOf240AddsTwoToThe13() throws IOException {
        EventRecording r = read(
                EventReader.nmnist(), 1, 2, 0, 0, 5, 0, 240, 0, 0, 0, 1, 2, 0, 0, 6, 9, 240, 1, 1, 1, 3, 4, 0x80, 0, 7);
        assertThat(r)
                .isEqualTo(EventRecording.of(
                        EventSensor.NMNIST, new int[] {1, 1, 3}, new int[] {2, 2, 4}, new int[] {0, 0, 1}, new int[] {
                            5, 8192 + 6, 2 * 8192 + 7
                        }));
    }

    @ParameterizedTest
    @CsvSource({"NMNIST, 200, 240, 2", "SLAYER_1D, 65536, 1, 2", "SLAYER_1D, 9, 1, 1", "SLAYER_3D, 4096, 4096, 100"})
    void whatWasWrittenReadsBack(EventFormat format, int width, int height, int polarities) throws IOException {
        EventSensor sensor = new EventSensor(width, height, polarities);
        for (long seed = 1; seed <= 3; seed++) {
            // Long gaps make N-MNIST overflow; the others end before their field does.
            int gapUs = format == EventFormat.NMNIST ? 30_000 : 150;
            EventRecording written = Events.random(new SplittableRandom(seed), sensor, 20_000, gapUs);
            Path path = dir.resolve("events");
            EventWriter.write(written, format, path);
            assertThat(EventReader.of(format, sensor).read(path))
                    .as("seed %d", seed)
                    .isEqualTo(written);
            assertThat(Files.list(dir)).containsExactly(path);
        }
    }

    /** The same bytes taken apart with big integers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readerAgreesWithAnotherDecoder(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (EventFormat format : EventFormat.values()) {
            byte[] bytes = new byte[format.eventBytes() * 3000];
            random.nextBytes(bytes);
            EventSensor sensor =
                    switch (format) {
                        case NMNIST -> new EventSensor(256, 240, 2);
                        case SLAYER_1D -> new EventSensor(65536, 1, 2);
                        case SLAYER_3D -> new EventSensor(4096, 4096, 100);
                    };
            List<int[]> expected = new ArrayList<>();
            byte[] kept = new byte[bytes.length];
            int length = 0;
            for (int at = 0; at < bytes.length; at += format.eventBytes()) {
                byte[] one = Arrays.copyOfRange(bytes, at, at + format.eventBytes());
                int[] event = decode(format, one);
                if (sensor.contains(event[0], event[1], event[2])) {
                    expected.add(event);
                    System.arraycopy(one, 0, kept, length, one.length);
                    length += one.length;
                }
            }
            expected.sort((a, b) -> Integer.compare(a[3], b[3])); // stable
            EventRecording r =
                    EventReader.of(format, sensor).sorting().read(new ByteArrayInputStream(kept, 0, length), "test");
            assertThat(r.count()).isEqualTo(expected.size()).isGreaterThan(1000);
            for (int k = 0; k < r.count(); k++) {
                assertThat(new int[] {r.x(k), r.y(k), r.polarity(k), r.timeUs(k)})
                        .as("%s, seed %d, event %d", format, seed, k)
                        .isEqualTo(expected.get(k));
            }
        }
    }

    private static int[] decode(EventFormat format, byte[] event) {
        BigInteger bits = new BigInteger(1, event);
        return switch (format) {
            case NMNIST -> new int[] {field(bits, 32, 8), field(bits, 24, 8), field(bits, 23, 1), field(bits, 0, 23)};
            case SLAYER_1D -> new int[] {field(bits, 24, 16), 0, field(bits, 23, 1), field(bits, 0, 23)};
            case SLAYER_3D ->
                new int[] {field(bits, 44, 12), field(bits, 32, 12), field(bits, 24, 8), field(bits, 0, 24)};
        };
    }

    private static int field(BigInteger bits, int from, int width) {
        return bits.shiftRight(from).mod(BigInteger.TWO.pow(width)).intValueExact();
    }

    @Test
    void eventsOneByOneAreThoseOfTheRecording() throws IOException {
        EventRecording r = Events.random(new SplittableRandom(4), EventSensor.DVS128, 30_000, 100);
        Path path = dir.resolve("a.bs3");
        EventWriter.write(r, EventFormat.SLAYER_3D, path);
        int[] next = {0};
        long count = EventReader.slayer3d(EventSensor.DVS128).withMaxEvents(1).forEach(path, (x, y, p, t) -> {
            int k = next[0]++;
            assertThat(new int[] {x, y, p, t}).isEqualTo(new int[] {r.x(k), r.y(k), r.polarity(k), r.timeUs(k)});
        });
        assertThat(count).isEqualTo(30_000);
        assertThat(next[0]).isEqualTo(30_000);
    }

    @Test
    void faultsNameTheByteAndTheRemedy() {
        EventReader reader = EventReader.nmnist();
        assertThatThrownBy(() -> read(reader, 1, 2, 0, 0, 5, 1, 2, 0))
                .isInstanceOf(EventFileException.class)
                .hasMessage(
                        "test, byte 5: expected 5 bytes of event 1, found the end of the file after 3. The file is cut "
                                + "off or of another format; get the file again, or check that it is of this format.");
        assertThatThrownBy(() -> read(reader, 1, 2, 0, 0, 5, 34, 2, 0, 0, 6))
                .hasMessage(
                        "test, byte 5: expected event 1 to lie on the sensor of 34 x 34 x 2, found x 34, y 2, polarity 0. "
                                + "Give the sensor of the recording; if that is right, get the file again.");
        assertThatThrownBy(() -> read(reader, 1, 2, 0, 0, 5, 3, 2, 0, 0, 4))
                .hasMessage(
                        "test, byte 5: expected event 1 at 5 us or later, as the one before, found 4 us. Get the file "
                                + "again; if it is known to be out of order, read it with EventReader.sorting().");
        assertThatThrownBy(() -> read(reader))
                .hasMessage(
                        "test: expected at least one event, found an empty file. Get the file again, or leave it out.");
        assertThatThrownBy(() -> read(reader, 0, 240, 0, 0, 0))
                .hasMessageContaining("found only marks of time overflow");
        assertThatThrownBy(() -> read(reader.withMaxEvents(1), 1, 2, 0, 0, 5, 1, 2, 0, 0, 5))
                .hasMessageStartingWith("test, byte 5: expected at most 1 events, found more.");
        assertThatThrownBy(() -> reader.read(dir.resolve("none.bin"))).hasMessageContaining("found no such file");
        assertThatThrownBy(() -> reader.read(dir)).hasMessageContaining("not a regular file");
    }

    @Test
    void timesBeyond31BitsAreRefused() {
        byte[] marks = new byte[5 * (1 << 18)];
        for (int at = 0; at < marks.length; at += 5) {
            marks[at + 1] = (byte) 240;
        }
        byte[] bytes = Arrays.copyOf(marks, marks.length + 5);
        assertThatThrownBy(() -> EventReader.nmnist().read(new ByteArrayInputStream(bytes), "test"))
                .hasMessageStartingWith(
                        "test, byte 1310720: expected event 262144 before 2^31 us, found 2147483648 us.");
    }

    @Test
    void whatAFormatCannotHoldIsRefused() {
        assertThatThrownBy(() -> EventReader.of(EventFormat.NMNIST, new EventSensor(34, 241, 2)))
                .hasMessageStartingWith("EventReader: sensor must fit the fields of NMNIST, got 34 x 241 x 2");
        EventRecording late =
                EventRecording.of(EventSensor.DVS128, new int[1], new int[1], new int[1], new int[] {1 << 24});
        Path path = dir.resolve("late");
        assertThatThrownBy(() -> EventWriter.write(late, EventFormat.SLAYER_3D, path))
                .hasMessageContaining("times must be at most 16777215 us");
        assertThatThrownBy(() -> EventWriter.write(late.window(0, 1), EventFormat.SLAYER_3D, path))
                .hasMessageContaining("must have an event");
        assertThatThrownBy(() -> EventWriter.write(late, EventFormat.SLAYER_1D, path))
                .hasMessageContaining("must fit");
        assertThat(path).doesNotExist();
        assertThatThrownBy(() -> EventReader.nmnist().sorting().forEach(path, (x, y, p, t) -> {}))
                .hasMessageContaining("cannot sort");
    }

    @Test
    void failedWriteKeepsTheOldFile() throws IOException {
        Path path = dir.resolve("a.bin");
        EventRecording first = Events.random(new SplittableRandom(1), EventSensor.NMNIST, 10, 5);
        EventWriter.write(first, EventFormat.NMNIST, path);
        EventRecording wide = Events.random(new SplittableRandom(1), EventSensor.DVS128, 10, 5);
        assertThatThrownBy(() -> EventWriter.write(wide, EventFormat.SLAYER_1D, path))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(EventReader.nmnist().read(path)).isEqualTo(first);
    }
}
