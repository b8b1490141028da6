package io.github.snn4j.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Blocks made many at once are those made one by one, on all kernels. */
class RandomBlocksTest {

    private static final KeyedRandom RANDOM = KeyedRandom.of(12, "n", "events");

    private static void check(Kernels kernels, long step, int id, int count, int stream) {
        long[] words = new long[2 * count + 3];
        Arrays.fill(words, 42);
        kernels.randomBlocks(RANDOM, step, id, count, stream, words);
        int[] four = new int[4];
        for (int b = 0; b < count; b++) {
            RANDOM.block(step, id + b, stream, four, 0);
            String what = kernels.name() + ", block " + b + " of " + count;
            assertThat(words[b]).as(what).isEqualTo((long) four[0] << 32 | four[1] & 0xFFFFFFFFL);
            assertThat(words[count + b]).as(what).isEqualTo((long) four[2] << 32 | four[3] & 0xFFFFFFFFL);
        }
        assertThat(words).as("beyond the end").endsWith(42, 42, 42);
    }

    @Test
    void blocksOfAllCountsAndAddressesAreThoseOfKeyedRandom() {
        for (Kernels kernels : new Kernels[] {new JavaKernels(), KernelProvider.best()}) {
            for (int count = 0; count < 70; count++) {
                check(kernels, count, 3 * count, count, 1);
            }
            check(kernels, 1L << 40 | 5, 1_000_000, 40, -7);
            check(kernels, 0xFFFF_FFFF_FFFFL, Integer.MAX_VALUE - 40, 40, Integer.MIN_VALUE);
        }
    }
}
