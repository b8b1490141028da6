package io.github.snn4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures against numbers worked out by hand and against the theory of renewal processes. */
class SpikeMeasuresTest {

    private static final int TRAINS = 200;
    private static final int INTERVALS = 1000;

    /** Beta(1/2, k), from which the mean of |I1 - I2|/(I1 + I2) of a gamma process follows. */
    private static double beta(int order) {
        double b = 2;
        for (int k = 1; k < order; k++) {
            b *= k / (k + 0.5);
        }
        return b;
    }

    /** The mean over trains must be within 4.5 of its standard errors (and the bias of a train, below 2/n). */
    private static void assertMean(int order, double expected, ToDoubleFunction<double[]> measure) {
        long seed = 100 + order;
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[TRAINS];
        for (int k = 0; k < TRAINS; k++) {
            values[k] =
                    measure.applyAsDouble(SpikeMeasures.intervals(RandomTrains.renewal(order, INTERVALS, 20, random)));
        }
        double error = Math.sqrt(SpikeMeasures.variance(values) / TRAINS);
        assertThat(error).isPositive().isLessThan(0.01);
        assertThat(SpikeMeasures.mean(values))
                .as("order %d, seed %d", order, seed)
                .isCloseTo(expected, within(4.5 * error + 2.0 / INTERVALS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 9})
    void gammaProcessesHaveTheirKnownIrregularity(int order) {
        assertMean(order, 1 / Math.sqrt(order), SpikeMeasures::cv);
        assertMean(order, 2 / (order * beta(order)), SpikeMeasures::cv2);
        assertMean(order, 3.0 / (2 * order + 1), SpikeMeasures::lv);
    }

    @Test
    void slowChangesOfTheRateRaiseTheCvButNotLv() {
        SplittableRandom random = new SplittableRandom(3);
        double[] intervals = new double[20_000];
        for (int k = 0; k < intervals.length; k++) {
            intervals[k] = RandomTrains.gamma(4, random) * (k < 10_000 ? 10 : 50);
        }
        assertThat(SpikeMeasures.cv(intervals)).isGreaterThan(0.8);
        assertThat(SpikeMeasures.lv(intervals)).isCloseTo(3.0 / 9, within(0.02));
    }

    @Test
    void theFanoFactorOfPoissonTrainsIsOne() {
        SplittableRandom random = new SplittableRandom(5);
        int windows = 400;
        double[] fanos = new double[TRAINS];
        for (int k = 0; k < TRAINS; k++) {
            double[] train = RandomTrains.poisson(20, windows * 100.0, random);
            fanos[k] = SpikeMeasures.fano(SpikeMeasures.counts(train, 0, 100, windows));
        }
        // The index of dispersion of K Poisson counts has mean 1 and variance close to 2/(K - 1).
        double sd = Math.sqrt(2.0 / (windows - 1));
        assertThat(SpikeMeasures.mean(fanos)).isCloseTo(1, within(4.5 * sd / Math.sqrt(TRAINS)));
        assertThat(Math.sqrt(SpikeMeasures.variance(fanos))).isCloseTo(sd, within(0.3 * sd));
    }

    @Test
    void trainsWithACommonSourceAreCorrelatedByItsShare() {
        SplittableRandom random = new SplittableRandom(6);
        int bins = 100_000;
        double duration = bins * 10.0;
        int[] common = SpikeMeasures.counts(RandomTrains.poisson(12, duration, random), 0, 10, bins);
        int[] a = SpikeMeasures.counts(RandomTrains.poisson(28, duration, random), 0, 10, bins);
        int[] b = SpikeMeasures.counts(RandomTrains.poisson(28, duration, random), 0, 10, bins);
        for (int k = 0; k < bins; k++) {
            a[k] += common[k];
            b[k] += common[k];
        }
        assertThat(SpikeMeasures.correlation(a, b)).isCloseTo(0.3, within(5 / Math.sqrt(bins)));
        assertThat(SpikeMeasures.correlation(a, a)).isCloseTo(1, within(1e-12));
    }

    @Test
    void smallExamplesByHand() {
        double[] intervals = SpikeMeasures.intervals(new double[] {1, 2, 4, 8});
        assertThat(intervals).containsExactly(1, 2, 4);
        assertThat(SpikeMeasures.cv(intervals)).isCloseTo(Math.sqrt(7.0 / 3) / (7.0 / 3), within(1e-15));
        assertThat(SpikeMeasures.cv2(intervals)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(SpikeMeasures.lv(intervals)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(SpikeMeasures.fano(new int[] {0, 2, 4})).isEqualTo(2);
        assertThat(SpikeMeasures.correlation(new int[] {0, 1, 2}, new int[] {3, 2, 1}))
                .isCloseTo(-1, within(1e-15));
        assertThat(SpikeMeasures.counts(new double[] {-0.1, 0, 0.1 + 0.2, 0.9}, 0, 0.3, 2))
                .containsExactly(1, 1);
    }

    @Test
    void whatTheDataDoNotDetermineIsNaN() {
        assertThat(SpikeMeasures.intervals(new double[0])).isEmpty();
        assertThat(SpikeMeasures.cv(new double[] {5})).isNaN();
        assertThat(SpikeMeasures.cv2(new double[] {5})).isNaN();
        assertThat(SpikeMeasures.lv(new double[0])).isNaN();
        assertThat(SpikeMeasures.fano(new int[] {0, 0})).isNaN();
        assertThat(SpikeMeasures.fano(new int[] {3})).isNaN();
        assertThat(SpikeMeasures.correlation(new int[] {1, 1}, new int[] {0, 1}))
                .isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikeMeasures.correlation(new int[2], new int[3]))
                .withMessageContaining("must have length 2, got 3");
    }
}
