package io.github.snn4j.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plain Java and SIMD kernels of the LIF neuron give the same bits: all combinations of optional arrays, over
 * many steps. The SIMD kernel works on two slices, the plain one on the whole, so this also shows that slices
 * do not matter.
 */
class LifKernelEqualityTest {

    private static final int BATCH = 2;
    private static final int KINDS = 4;

    private final Kernels java = KernelProvider.byName("java");
    private final Kernels vector = KernelProvider.byName("vector");

    static IntStream sizes() {
        return KernelEqualityTest.sizes();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void delta(int size) {
        compare(0, size);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void current(int size) {
        compare(1, size);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void conductance(int size) {
        compare(2, size);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void twoCurrents(int size) {
        compare(3, size);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void twoCurrentsAsIfNoneWereRefractory(int size) {
        int reached = 0;
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            LifParameters p = parameters(random, false);
            LifArrays expected = arrays(random, size, 0);
            LifArrays actual = copy(expected);
            int[] expectedReached = new int[size];
            int[] actualReached = new int[size];
            for (int step = 0; step < 5; step++) {
                int count = java.lifCurrentsUnheld(p, expected, size, 0, size, expectedReached);
                assertThat(vector.lifCurrentsUnheld(p, actual, size, 0, size, actualReached))
                        .as("size %d, seed %d", size, seed)
                        .isEqualTo(count);
                assertThat(Arrays.copyOf(actualReached, count)).isEqualTo(Arrays.copyOf(expectedReached, count));
                assertSame(expected, actual, size, seed);
                reached += count;
            }
        }
        assertThat(reached).as("neurons at threshold").isGreaterThan(size / 4);
    }

    /** Five bits of the seed choose which optional features are on. */
    private void compare(int kind, int size) {
        // All combinations for small sizes; the large ones repeat the same lanes many times, so fewer do.
        int steps = size > 500 ? 8 : 40;
        int spikes = 0;
        for (int seed = 0; seed < 32; seed += size > 500 ? 11 : size > 20 ? 5 : 1) {
            spikes += run(kind, size, seed, steps);
        }
        assertThat(spikes).as("spikes seen, or the reset is not tested").isGreaterThan(size);
    }

    private int run(int kind, int size, int seed, int steps) {
        Random random = new Random(seed * KINDS + kind);
        LifParameters p = parameters(random, (seed & 1) != 0);
        LifArrays expected = arrays(random, size, seed);
        LifArrays actual = copy(expected);
        int[] expectedSpikes = new int[size];
        int[] actualSpikes = new int[size];
        int total = 0;
        for (int step = 0; step < steps; step++) {
            boolean arrivals = random.nextInt(3) > 0;
            if (arrivals) {
                arrive(random, expected, actual);
            }
            for (int sample = 0; sample < BATCH; sample++) {
                int base = sample * size;
                int thresholdBase = (seed & 2) != 0 ? base : 0;
                int cut = random.nextInt(size + 1);
                int count = step(java, kind, p, expected, base, thresholdBase, 0, size, arrivals, expectedSpikes);
                int head = step(vector, kind, p, actual, base, thresholdBase, 0, cut, arrivals, actualSpikes);
                int[] rest = new int[size - cut];
                int tail = step(vector, kind, p, actual, base, thresholdBase, cut, size, arrivals, rest);
                System.arraycopy(rest, 0, actualSpikes, head, tail);
                if (head + tail != count || !Arrays.equals(actualSpikes, 0, count, expectedSpikes, 0, count)) {
                    fail("spikes differ, size %d, seed %d, step %d".formatted(size, seed, step));
                }
                total += count;
            }
            if (step % 8 == 7) {
                assertSame(expected, actual, size, seed);
            }
        }
        return total;
    }

    private static int step(
            Kernels k,
            int kind,
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        switch (kind) {
            case 0:
                return k.lifDelta(p, a, base, thresholdBase, from, to, arrivals, spikes);
            case 3:
                return k.lifCurrents(p, a, base, thresholdBase, from, to, spikes);
            case 1:
                return k.lifCurrent(p, a, base, thresholdBase, from, to, arrivals, spikes);
            default:
                return k.lifConductance(p, a, base, thresholdBase, from, to, arrivals, spikes);
        }
    }

    private static LifParameters parameters(Random random, boolean subtract) {
        float decay = 0.8f + 0.19f * random.nextFloat();
        return new LifParameters(
                decay,
                0.2f * random.nextFloat(),
                0.5f + 0.4f * random.nextFloat(),
                0.5f + 0.4f * random.nextFloat(),
                1f - decay,
                0.5f + random.nextFloat(),
                0.01f + 0.2f * random.nextFloat(),
                0.6f + 0.6f * random.nextFloat(),
                -0.1f + 0.3f * random.nextFloat(),
                1f,
                4f,
                -0.5f,
                random.nextInt(5),
                subtract,
                0.5f + 0.5f * random.nextFloat(),
                0.5f + 0.5f * random.nextFloat(),
                0.3f * random.nextFloat());
    }

    private static LifArrays arrays(Random random, int size, int seed) {
        int n = BATCH * size;
        float[] refractory = new float[n];
        for (int i = 0; i < n; i++) {
            refractory[i] = Math.max(0, random.nextInt(12) - 8);
        }
        return new LifArrays(
                uniform(random, n, 0f, 1.2f),
                uniform(random, n, 0f, 0.5f),
                uniform(random, n, 0f, 0.2f),
                refractory,
                (seed & 4) != 0 ? uniform(random, n, -0.2f, 0.3f) : null,
                new float[n],
                new float[n],
                (seed & 8) != 0 ? uniform(random, n, -0.5f, 1f) : null,
                (seed & 16) != 0 ? new float[n] : null);
    }

    private static LifArrays copy(LifArrays a) {
        return new LifArrays(
                a.v().clone(),
                a.synapse().clone(),
                a.inhibition().clone(),
                a.refractory().clone(),
                a.thresholdOffset(),
                a.input().clone(),
                a.inhibitoryInput().clone(),
                a.external(),
                a.distance() == null ? null : a.distance().clone());
    }

    private static float[] uniform(Random random, int n, float low, float high) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = low + (high - low) * random.nextFloat();
        }
        return x;
    }

    private static void arrive(Random random, LifArrays expected, LifArrays actual) {
        for (int k = 0; k < expected.input().length; k++) {
            if (random.nextInt(4) == 0) {
                float excitation = 0.3f * random.nextFloat();
                float inhibition = 0.1f * random.nextFloat();
                expected.input()[k] = excitation;
                actual.input()[k] = excitation;
                expected.inhibitoryInput()[k] = inhibition;
                actual.inhibitoryInput()[k] = inhibition;
            }
        }
    }

    private static void assertSame(LifArrays expected, LifArrays actual, int size, long seed) {
        KernelEqualityTest.assertSame(expected.v(), actual.v(), "v", size, seed);
        KernelEqualityTest.assertSame(expected.refractory(), actual.refractory(), "refractory", size, seed);
        KernelEqualityTest.assertSame(expected.synapse(), actual.synapse(), "synapse", size, seed);
        KernelEqualityTest.assertSame(expected.inhibition(), actual.inhibition(), "inhibition", size, seed);
        KernelEqualityTest.assertSame(expected.input(), actual.input(), "input", size, seed);
        KernelEqualityTest.assertSame(expected.inhibitoryInput(), actual.inhibitoryInput(), "inhibition", size, seed);
        if (expected.distance() != null) {
            KernelEqualityTest.assertSame(expected.distance(), actual.distance(), "distance", size, seed);
        }
    }
}
