package io.github.snn4j.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plain Java and SIMD kernels give the same bits; the loops over matrices and vectors. See {@link
 * LifKernelEqualityTest}.
 */
class KernelEqualityTest {

    private static final float[] SPECIAL = {
        0f,
        -0f,
        Float.MIN_VALUE,
        -1e-39f,
        1e-20f,
        -1e-20f,
        9e-21f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN
    };

    private final Kernels java = KernelProvider.byName("java");
    private final Kernels vector = KernelProvider.byName("vector");

    static IntStream sizes() {
        return IntStream.of(1, 4, 6, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 100, 127, 130, 206, 207, 1000, 4098);
    }

    /** Fails when the test JVM has no vector module: then nothing below would compare anything. */
    @Test
    void theVectorKernelsReallyRun() {
        assertThat(vector.name()).startsWith("vector-");
        assertThat(vector.getClass().getModule().getName()).isNotEqualTo("jdk.incubator.vector");
        assertThat(KernelProvider.byName("auto").name()).isEqualTo(vector.name());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void addRows(int size) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            float[] weights = values(random, 13 * size, seed % 4 == 3);
            int[] rows = random.ints(random.nextInt(30), 0, 13).toArray();
            int base = random.nextInt(5);
            int from = random.nextInt(Math.min(size, 6));
            float[] expected = values(random, base + size + 3, seed % 4 == 3);
            float[] actual = expected.clone();
            java.addRows(weights, size, rows, rows.length, expected, base, from, size);
            vector.addRows(weights, size, rows, rows.length, actual, base, from, size);
            assertSame(expected, actual, "addRows", size, seed);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void flush(int size) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            float[] expected = values(random, size, seed % 4 == 3);
            float[] actual = expected.clone();
            java.flush(expected);
            vector.flush(actual);
            assertSame(expected, actual, "flush", size, seed);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void allFiniteFindsEveryNaNAndInfinity(int size) {
        for (Kernels k : new Kernels[] {java, vector}) {
            float[] x = new float[size];
            Arrays.fill(x, -Float.MAX_VALUE);
            assertThat(k.allFinite(x)).isTrue();
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                for (int at : new int[] {0, size / 2, size - 1}) {
                    float[] y = x.clone();
                    y[at] = bad;
                    assertThat(k.allFinite(y))
                            .as("%s, %s at %d of %d", k.name(), bad, at, size)
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void addScaledRows(int size) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int count = random.nextInt(14);
            float[] matrix = values(random, 3 + 13 * size, seed % 4 == 3);
            float[] factors = values(random, 2 + 14 * 3, seed % 4 == 3);
            int base = random.nextInt(5);
            int from = random.nextInt(Math.min(size, 6));
            float[] expected = values(random, base + size + 3, seed % 4 == 3);
            float[] actual = expected.clone();
            java.addScaledRows(factors, 2, 3, count, matrix, 3, size, expected, base, from, size);
            vector.addScaledRows(factors, 2, 3, count, matrix, 3, size, actual, base, from, size);
            assertSame(expected, actual, "addScaledRows", size, seed);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void addFourRows(int size) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int count = random.nextInt(14);
            int stride = size + random.nextInt(3);
            int step = 1 + random.nextInt(3);
            float[] matrix = values(random, 3 + 14 * stride, seed % 4 == 3);
            float[] factors = values(random, 20 + 14 * 3, seed % 4 == 3);
            int[] from = random.ints(5, 0, 20).toArray();
            int base = random.nextInt(5);
            int[] to = {0, base + 2 * size + 1, base, base + 3 * size + 4, base + size};
            float[] expected = values(random, base + 4 * size + 8, seed % 4 == 3);
            float[] actual = expected.clone();
            java.addFourRows(factors, from, step, 1, count, matrix, 3, stride, expected, to, size);
            vector.addFourRows(factors, from, step, 1, count, matrix, 3, stride, actual, to, size);
            assertSame(expected, actual, "addFourRows", size, seed);
        }
    }

    /** Rows are added one after the other, whatever the column split: what threads rely on. */
    @ParameterizedTest
    @MethodSource("sizes")
    void sumsDoNotDependOnTheSplitOfColumns(int size) {
        Random random = new Random(size);
        float[] weights = values(random, 9 * size, false);
        int[] rows = random.ints(23, 0, 9).toArray();
        float[] expected = new float[size];
        for (int row : rows) {
            for (int j = 0; j < size; j++) {
                expected[j] += weights[row * size + j];
            }
        }
        for (Kernels kernels : new Kernels[] {java, vector}) {
            int cut = random.nextInt(size + 1);
            float[] actual = new float[size];
            kernels.addRows(weights, size, rows, rows.length, actual, 0, 0, cut);
            kernels.addRows(weights, size, rows, rows.length, actual, 0, cut, size);
            assertSame(expected, actual, kernels.name() + " cut at " + cut, size, size);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void elementwise(int size) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int xBase = random.nextInt(5);
            int base = random.nextInt(5);
            int from = random.nextInt(Math.min(size, 6));
            float[] x = values(random, size + 5, seed % 2 == 1);
            float[] expected = values(random, size + 5, seed % 2 == 1);
            float[] actual = expected.clone();
            float scale = random.nextFloat() - 0.5f;
            java.addScaled(expected, base, scale, x, xBase, from, size);
            vector.addScaled(actual, base, scale, x, xBase, from, size);
            assertSame(expected, actual, "addScaled", size, seed);
            java.addScaledClipped(expected, base, scale, x, xBase, from, size, 0f, 0.5f);
            vector.addScaledClipped(actual, base, scale, x, xBase, from, size, 0f, 0.5f);
            assertSame(expected, actual, "addScaledClipped", size, seed);
            java.decay(expected, from, size, 0.9f);
            vector.decay(actual, from, size, 0.9f);
            assertSame(expected, actual, "decay", size, seed);
        }
    }

    @Test
    void decayFlushesSmallValues() {
        for (Kernels kernels : new Kernels[] {java, vector}) {
            float[] x = new float[37];
            Arrays.fill(x, -1f);
            for (int step = 0; step < 5000; step++) {
                kernels.decay(x, 0, x.length, 0.99f);
            }
            assertThat(x).as(kernels.name()).containsOnly(0f);
        }
    }

    private static float[] values(Random random, int length, boolean special) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            boolean pick = special && random.nextInt(8) == 0;
            x[i] = pick ? SPECIAL[random.nextInt(SPECIAL.length)] : (float) random.nextGaussian();
        }
        return x;
    }

    /**
     * Compares bits; only the payload of NaN is free, since it depends on the order of operands within one
     * instruction.
     */
    static void assertSame(float[] expected, float[] actual, String what, int size, long seed) {
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
                throw new AssertionError(String.format(
                        "%s, size %d, seed %d, element %d: expected %s, got %s",
                        what, size, seed, i, expected[i], actual[i]));
            }
        }
    }
}
