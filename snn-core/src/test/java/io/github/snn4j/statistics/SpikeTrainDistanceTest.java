package io.github.snn4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distances against integration, double sums, and the search of all alignments. */
class SpikeTrainDistanceTest {

    private static double[] train(SplittableRandom random, int most) {
        return random.doubles(random.nextInt(most + 1), 0, 100).sorted().toArray();
    }

    private static double course(double[] train, double t, double tau) {
        double sum = 0;
        for (double spike : train) {
            sum += spike <= t ? Math.exp(-(t - spike) / tau) : 0;
        }
        return sum;
    }

    /** Midpoint rule; the course jumps at spikes, so the error goes with the step. */
    private static double integrated(double[] a, double[] b, double tau) {
        double h = 0.01;
        double sum = 0;
        for (double t = h / 2; t < 100 + 10 * tau; t += h) {
            double d = course(a, t, tau) - course(b, t, tau);
            sum += d * d * h;
        }
        return sum / tau;
    }

    private static double doubleSum(double[] a, double[] b, double tau) {
        double sum = 0;
        for (double x : a) {
            for (double y : b) {
                sum += Math.exp(-Math.abs(x - y) / tau) / 2;
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void vanRossumIsTheIntegralAndTheDoubleSum(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = train(random, 12);
        double[] b = train(random, 12);
        double tau = random.nextDouble(2, 30);
        double d = new VanRossum(tau).distance(a, b);
        assertThat(d * d)
                .as("seed %d", seed)
                .isCloseTo(doubleSum(a, a, tau) + doubleSum(b, b, tau) - 2 * doubleSum(a, b, tau), within(1e-11));
        assertThat(d * d).isCloseTo(integrated(a, b, tau), within(0.03));
    }

    @Test
    void vanRossumInKnownCases() {
        VanRossum measure = new VanRossum(10);
        double[] none = {};
        double[] some = {-3, 5, 5, 40};
        assertThat(measure.distance(none, none)).isZero();
        assertThat(measure.distance(some, some)).isZero();
        assertThat(measure.distance(none, new double[] {7})).isEqualTo(Math.sqrt(0.5));
        assertThat(measure.distance(new double[] {0}, new double[] {1e6})).isCloseTo(1, within(1e-12));
        assertThat(measure.distance(new double[] {0}, new double[] {3}))
                .isCloseTo(Math.sqrt(1 - Math.exp(-0.3)), within(1e-12));
        assertThat(new VanRossum(1e9).distance(some, new double[] {1}))
                .as("long tau: numbers of spikes")
                .isCloseTo(3 / Math.sqrt(2), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void distancesAreMetrics(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < 50; n++) {
            double[] a = train(random, 8);
            double[] b = train(random, 8);
            double[] c = train(random, 8);
            VanRossum rossum = new VanRossum(random.nextDouble(1, 40));
            VictorPurpura victor = new VictorPurpura(random.nextDouble(0.01, 1));
            assertThat(rossum.distance(a, b)).as("seed %d", seed).isCloseTo(rossum.distance(b, a), within(1e-12));
            assertThat(victor.distance(a, b)).isCloseTo(victor.distance(b, a), within(1e-12));
            assertThat(rossum.distance(a, c)).isLessThanOrEqualTo(rossum.distance(a, b) + rossum.distance(b, c) + 1e-9);
            assertThat(victor.distance(a, c)).isLessThanOrEqualTo(victor.distance(a, b) + victor.distance(b, c) + 1e-9);
        }
    }

    /** All ways to move spikes of a from the i-th on to spikes of b that are still free. */
    private static double cheapest(double[] a, int i, double[] b, int taken, double q) {
        if (i == a.length) {
            return b.length - Integer.bitCount(taken);
        }
        double best = 1 + cheapest(a, i + 1, b, taken, q);
        for (int j = 0; j < b.length; j++) {
            if ((taken >> j & 1) == 0) {
                best = Math.min(best, q * Math.abs(a[i] - b[j]) + cheapest(a, i + 1, b, taken | 1 << j, q));
            }
        }
        return best;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void victorPurpuraIsTheCheapestOfAllAlignments(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < 40; n++) {
            double[] a = train(random, 6);
            double[] b = train(random, 6);
            double q = random.nextDouble(0, 0.3);
            assertThat(new VictorPurpura(q).distance(a, b))
                    .as("seed %d, case %d", seed, n)
                    .isCloseTo(cheapest(a, 0, b, 0, q), within(1e-12));
        }
    }

    @Test
    void victorPurpuraCountsSpikesAtZeroCostAndCoincidencesAtHighCost() {
        double[] a = {1, 2, 3, 10, 20};
        double[] b = {1, 4, 20};
        assertThat(new VictorPurpura(0).distance(a, b)).isEqualTo(2);
        assertThat(new VictorPurpura(1e6).distance(a, b)).isEqualTo(4);
        assertThat(new VictorPurpura(0.5).distance(a, new double[0])).isEqualTo(5);
        assertThat(new VictorPurpura(0.1).distance(new double[] {5}, new double[] {8}))
                .isCloseTo(0.3, within(1e-15));
    }

    @Test
    void unorderedTrainsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VanRossum(1).distance(new double[] {2, 1}, new double[0]))
                .withMessage("VanRossum: first train: times must be ascending, got 2.0 before 1.0 at spike 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VictorPurpura(1).distance(new double[0], new double[] {Double.NaN}))
                .withMessageContaining("second train: time of spike 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new VanRossum(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new VictorPurpura(-1));
    }
}
