package io.github.snn4j.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files: whatever is changed, the outcome is a correct dataset or our exception, at a bounded cost. */
class IdxMutationTest {

    private static final int FILES_PER_SEED = 1000;
    private static final long ALLOCATION_LIMIT_BYTES = 4L << 20;
    private static final int[] NASTY = {0, 1, -1, 9, 10, 255, 256, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE};

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void damagedFilesEndInADatasetOrAnInvalidDataException(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < FILES_PER_SEED; i++) {
            boolean gzip = random.nextBoolean();
            byte[] images = mutate(IdxFiles.images(20, 4, 5), gzip, random);
            byte[] labels = random.nextInt(4) > 0 ? IdxFiles.labels(20) : mutate(IdxFiles.labels(20), gzip, random);
            refused += readDamaged(images, labels, "seed " + seed + ", file " + i) ? 0 : 1;
        }
        // The mutations must do something, and must not break everything.
        assertThat(refused).as("refused of %d, seed %d", FILES_PER_SEED, seed).isBetween(100, FILES_PER_SEED - 100);
    }

    private boolean readDamaged(byte[] images, byte[] labels, String which) {
        Path imagePath = IdxFiles.write(dir, "images", images);
        Path labelPath = IdxFiles.write(dir, "labels", labels);
        long before = allocatedBytes();
        try {
            ImageDataset dataset = IdxReader.read("damaged", imagePath, labelPath);
            assertConsistent(dataset, which);
            return true;
        } catch (InvalidDataException e) {
            return false;
        } catch (RuntimeException | OutOfMemoryError e) {
            return fail(which + " gave " + e, e);
        } finally {
            assertThat(allocatedBytes() - before)
                    .as("bytes allocated, " + which)
                    .isLessThan(ALLOCATION_LIMIT_BYTES);
        }
    }

    private static void assertConsistent(ImageDataset dataset, String which) {
        assertThat(dataset.image(dataset.size() - 1)).as(which).hasSize(dataset.pixelCount());
        for (int i = 0; i < dataset.size(); i++) {
            assertThat(dataset.label(i)).as(which).isBetween(0, 9);
        }
    }

    /** Changes the content, or the gzip stream around it, in one to three places; headers are hit most often. */
    private static byte[] mutate(byte[] content, boolean gzip, SplittableRandom random) {
        boolean outside = gzip && random.nextInt(3) == 0;
        byte[] bytes = outside ? IdxFiles.gzip(content) : content.clone();
        int changes = random.nextInt(4);
        for (int c = 0; c < changes; c++) {
            bytes = change(bytes, random);
        }
        return gzip && !outside ? IdxFiles.gzip(bytes) : bytes;
    }

    private static byte[] change(byte[] bytes, SplittableRandom random) {
        if (bytes.length < 8) {
            return bytes;
        }
        byte[] changed = bytes.clone();
        switch (random.nextInt(6)) {
            case 0 -> changed[random.nextInt(Math.min(24, bytes.length))] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            case 2 -> changed = IdxFiles.withInt(bytes, 4 * random.nextInt(2), NASTY[random.nextInt(NASTY.length)]);
            case 3 -> changed = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 4 -> changed = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100));
            default ->
                changed = bytes.length < 16 ? bytes : IdxFiles.withInt(bytes, 4 * random.nextInt(4), random.nextInt());
        }
        return changed;
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
