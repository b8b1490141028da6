package io.github.snn4j.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files: whatever is changed, the outcome is a correct recording or our exception, at a bounded cost. */
class EventMutationTest {

    private static final int FILES_PER_SEED = 1000;
    private static final long ALLOCATION_LIMIT_BYTES = 4L << 20;
    private static final EventFormat[] FORMATS = EventFormat.values();

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedFilesEndInARecordingOrAnEventFileException(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < FILES_PER_SEED; i++) {
            EventFormat format = FORMATS[random.nextInt(FORMATS.length)];
            EventSensor sensor = format == EventFormat.SLAYER_1D ? EventSensor.row(200) : new EventSensor(60, 60, 2);
            byte[] bytes = Events.bytes(Events.random(random, sensor, 1 + random.nextInt(40), 3000), format);
            for (int c = random.nextInt(3); c > 0; c--) {
                bytes = change(bytes, random);
            }
            EventReader reader = EventReader.of(format, sensor);
            EventReader used = random.nextInt(3) == 0 ? reader.sorting() : reader;
            byte[] damaged = bytes;
            String which = "seed " + seed + ", file " + i;
            refused += ends(which, () -> check(used.read(new ByteArrayInputStream(damaged), "x"), which)) ? 0 : 1;
        }
        assertThat(refused).as("refused of %d, seed %d", FILES_PER_SEED, seed).isBetween(100, FILES_PER_SEED - 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedZipsEndInTheRightBytesOrAnEventFileException(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EventRecording recording = Events.random(random, EventSensor.NMNIST, 100, 3000);
        byte[] content = Events.bytes(recording, EventFormat.NMNIST);
        byte[] zip = Events.zip(new TreeMap<>(Map.of("0/1.bin", content, "1/2.bin", content)));
        int refused = 0;
        for (int i = 0; i < FILES_PER_SEED; i++) {
            byte[] damaged = change(zip, random);
            refused += ends("seed " + seed + ", zip " + i, () -> readAll(damaged, content)) ? 0 : 1;
        }
        assertThat(refused).as("refused of %d, seed %d", FILES_PER_SEED, seed).isBetween(100, FILES_PER_SEED - 10);
    }

    private interface Attempt {

        void run() throws IOException;
    }

    private static boolean ends(String which, Attempt attempt) {
        long before = allocatedBytes();
        try {
            attempt.run();
            return true;
        } catch (EventFileException e) {
            return false;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return fail(which + " gave " + e, e);
        } finally {
            assertThat(allocatedBytes() - before)
                    .as("bytes allocated, " + which)
                    .isLessThan(ALLOCATION_LIMIT_BYTES);
        }
    }

    private static void check(EventRecording r, String which) {
        for (int k = 0; k < r.count(); k++) {
            boolean ordered = k == 0 || r.timeUs(k) >= r.timeUs(k - 1);
            if (!ordered || !r.sensor().contains(r.x(k), r.y(k), r.polarity(k))) {
                fail(which + ": event " + k + " of " + r);
            }
        }
    }

    /** The checksum of the zip makes it all but impossible that other bytes come out. */
    private void readAll(byte[] damaged, byte[] content) throws IOException {
        try (EventArchive zip = EventArchive.open(Files.write(dir.resolve("damaged.zip"), damaged), 1 << 20)) {
            for (String name : zip.names()) {
                byte[] read = zip.read(name);
                if (!Arrays.equals(read, content)) {
                    fail(name + " has other bytes");
                }
            }
        }
    }

    private static byte[] change(byte[] bytes, SplittableRandom random) {
        if (bytes.length < 2) {
            return bytes;
        }
        byte[] changed = bytes.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt(256);
            case 2 -> changed[at] = (byte) 240;
            case 3 -> changed = Arrays.copyOf(bytes, at);
            default -> Arrays.fill(changed, at, Math.min(bytes.length, at + 4), (byte) random.nextInt(256));
        }
        return changed;
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
