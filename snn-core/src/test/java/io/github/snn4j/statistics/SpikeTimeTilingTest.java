package io.github.snn4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiling coefficient and correlogram against brute force. */
class SpikeTimeTilingTest {

    private static final double DURATION = 1000;

    private static boolean near(double t, double[] train, double window) {
        return Arrays.stream(train).anyMatch(x -> Math.abs(x - t) <= window);
    }

    private static double covered(double[] train, double window) {
        int cells = 20_000;
        int inside = 0;
        for (int k = 0; k < cells; k++) {
            inside += near((k + 0.5) * DURATION / cells, train, window) ? 1 : 0;
        }
        return (double) inside / cells;
    }

    private static double shareNear(double[] a, double[] b, double window) {
        return (double) Arrays.stream(a).filter(t -> near(t, b, window)).count() / a.length;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theCoefficientIsThatOfAFineGrid(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a =
                random.doubles(5 + random.nextInt(40), 0, DURATION).sorted().toArray();
        double[] b =
                random.doubles(5 + random.nextInt(40), 0, DURATION).sorted().toArray();
        double window = random.nextDouble(1, 20);
        double pa = shareNear(a, b, window);
        double pb = shareNear(b, a, window);
        double ta = covered(a, window);
        double tb = covered(b, window);
        double expected = ((pa - tb) / (1 - pa * tb) + (pb - ta) / (1 - pb * ta)) / 2;
        SpikeTimeTiling measure = new SpikeTimeTiling(window, 0, DURATION);
        assertThat(measure.coefficient(a, b)).as("seed %d", seed).isCloseTo(expected, within(5e-3));
        assertThat(measure.coefficient(b, a)).isCloseTo(measure.coefficient(a, b), within(1e-15));
    }

    @Test
    void equalTrainsGiveOneAndTrainsThatAvoidEachOtherLess() {
        double[] a = {0, 100, 101, 500, 1000};
        SpikeTimeTiling measure = new SpikeTimeTiling(5, 0, DURATION);
        assertThat(measure.coefficient(a, a)).isEqualTo(1);
        assertThat(new SpikeTimeTiling(2000, 0, DURATION).coefficient(a, a)).isEqualTo(1);
        double[] b = {50, 300, 700};
        assertThat(measure.coefficient(a, b)).isNegative();
        assertThat(measure.coefficient(a, new double[0])).isNaN();
    }

    @Test
    void independentPoissonTrainsGiveAboutZeroAtAnyRate() {
        long seed = 21;
        SplittableRandom random = new SplittableRandom(seed);
        int pairs = 100;
        for (double rateHz : new double[] {2, 40}) {
            double[] c = new double[pairs];
            for (int k = 0; k < pairs; k++) {
                double[] a = RandomTrains.poisson(rateHz, 20_000, random);
                double[] b = RandomTrains.poisson(15, 20_000, random);
                c[k] = new SpikeTimeTiling(10, 0, 20_000).coefficient(a, b);
            }
            double error = Math.sqrt(SpikeMeasures.variance(c) / pairs);
            assertThat(error).isLessThan(0.01);
            assertThat(SpikeMeasures.mean(c)).as("seed %d, %s Hz", seed, rateHz).isCloseTo(0, within(4.5 * error));
        }
    }

    @Test
    void spikesOutsideTheRecordingAreRefused() {
        SpikeTimeTiling measure = new SpikeTimeTiling(5, 10, 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measure.coefficient(new double[] {5}, new double[] {12}))
                .withMessage("SpikeTimeTiling: first train: first spike must be in [10.0, 20.0], got 5.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new SpikeTimeTiling(5, 10, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new SpikeTimeTiling(0, 0, 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theCorrelogramCountsEveryPair(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = random.doubles(60, 0, 300).sorted().toArray();
        double[] b = random.doubles(80, 0, 300).sorted().toArray();
        CrossCorrelogram forth = CrossCorrelogram.of(a, b, 2.5, 10);
        CrossCorrelogram back = CrossCorrelogram.of(b, a, 2.5, 10);
        assertThat(forth.size()).isEqualTo(21);
        assertThat(forth.lagMs(0)).isEqualTo(-25);
        for (int k = 0; k < 21; k++) {
            double lag = forth.lagMs(k);
            long expected = Arrays.stream(a)
                    .mapToLong(x -> Arrays.stream(b)
                            .filter(y -> y - x >= lag - 1.25 && y - x < lag + 1.25)
                            .count())
                    .sum();
            assertThat(forth.count(k)).as("seed %d, lag %s", seed, lag).isEqualTo(expected);
            assertThat(back.count(20 - k)).isEqualTo(expected);
            assertThat(forth.rateHz(k)).isEqualTo(expected * 1000.0 / (60 * 2.5));
        }
    }

    @Test
    void aTrainThatFollowsGivesAPeakAtItsDelay() {
        double[] a = RandomTrains.poisson(10, 10_000, new SplittableRandom(4));
        double[] later = Arrays.stream(a).map(t -> t + 4).toArray();
        CrossCorrelogram c = CrossCorrelogram.of(a, later, 1, 8);
        assertThat(c.count(12)).isGreaterThanOrEqualTo(a.length);
        assertThat(c.lagMs(12)).isEqualTo(4);
    }
}
