package io.github.snn4j.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class PoissonSourceTest {

    private static final double RATE_HZ = 100;
    private static final double P = 1 - Math.exp(-0.1); // 100 Hz, 1 ms
    private static final int SIZE = 50;
    private static final int STEPS = 40_000;

    private static Raster raster() {
        return Raster.of(new PoissonSource(RATE_HZ), SIZE, 1, STEPS);
    }

    @Test
    void meanRateIsTheProbabilityOfAnEventPerStep() {
        double draws = (double) SIZE * STEPS;
        assertThat(raster().count() / draws)
                .as("seed %d", TestContext.SEED)
                .isCloseTo(P, within(4.5 * Math.sqrt(P * (1 - P) / draws)));
    }

    @Test
    void intervalCvIsTheRootOfOneMinusP() {
        int[] intervals = raster().intervals();
        assertThat(Raster.cv(intervals))
                .as("seed %d", TestContext.SEED)
                .isCloseTo(Math.sqrt(1 - P), within(5 / Math.sqrt(intervals.length)));
    }

    @Test
    void intervalsAreGeometric() {
        int[] intervals = raster().intervals();
        int cells = 60;
        double[] expected = new double[cells];
        long[] observed = new long[cells];
        for (int k = 1; k < cells; k++) {
            expected[k - 1] = intervals.length * P * Math.pow(1 - P, k - 1);
        }
        expected[cells - 1] = intervals.length * Math.pow(1 - P, cells - 1);
        for (int interval : intervals) {
            observed[Math.min(interval, cells) - 1]++;
        }
        assertThat(ChiSquareTest.withDefaults().test(expected, observed).getPValue())
                .as("seed %d", TestContext.SEED)
                .isGreaterThan(1e-5);
    }

    @Test
    void fanoFactorIsOneMinusP() {
        double[] counts = raster().windowCounts(500);
        assertThat(Raster.fano(counts))
                .as("seed %d", TestContext.SEED)
                .isCloseTo(1 - P, within(5 * (1 - P) * Math.sqrt(2.0 / counts.length)));
    }

    @Test
    void countsInDisjointWindowsAreUncorrelated() {
        double[] counts = raster().windowCounts(10); // windows of 10 steps: within and across Philox blocks
        double mean = Raster.mean(counts);
        double sum = 0;
        for (int k = 1; k < counts.length; k++) {
            sum += (counts[k] - mean) * (counts[k - 1] - mean);
        }
        double correlation = sum / counts.length / Raster.variance(counts);
        assertThat(Math.abs(correlation)).as("seed %d", TestContext.SEED).isLessThan(4.5 / Math.sqrt(counts.length));
    }

    @Test
    void neuronsAreUncorrelated() {
        // Pairs of neurons that fire in the same step: binomial with p^2.
        int size = 20;
        Raster raster = Raster.of(new PoissonSource(RATE_HZ), size, 1, STEPS);
        double pairs = 0;
        for (int n = 0; n < size; n += 2) {
            int[] other = raster.train(n + 1);
            pairs += Arrays.stream(raster.train(n))
                    .filter(s -> Arrays.binarySearch(other, s) >= 0)
                    .count();
        }
        double draws = size / 2.0 * STEPS;
        assertThat(pairs / draws)
                .as("seed %d", TestContext.SEED)
                .isCloseTo(P * P, within(4.5 * Math.sqrt(P * P * (1 - P * P) / draws)));
    }

    @Test
    void superpositionOfTrainsIsPoissonAtTheSumOfTheRates() {
        int trains = 20;
        Raster raster = Raster.of(new PoissonSource(10), trains, 1, STEPS);
        long empty = STEPS
                - raster.list().stream()
                        .map(s -> s.substring(0, s.indexOf(',')))
                        .distinct()
                        .count();
        double p = Math.exp(-trains * 10 * 1e-3);
        assertThat(empty / (double) STEPS)
                .as("seed %d", TestContext.SEED)
                .isCloseTo(p, within(4.5 * Math.sqrt(p * (1 - p) / STEPS)));
    }

    @Test
    void spikeIsDecidedByTheWordOfItsAddress() {
        Raster raster = Raster.of(new PoissonSource(RATE_HZ), 3, 1, 200);
        KeyedRandom random = TestContext.of(3, 1, 1).random("spikes");
        int[] words = new int[4];
        for (int n = 0; n < 3; n++) {
            int[] train = raster.train(n);
            for (int step = 0; step < 200; step++) {
                random.block(step >>> 2, n, 0, words, 0);
                boolean below = (words[step & 3] & 0xFFFFFFFFL) < Math.round(P * 0x1.0p32);
                assertThat(Arrays.binarySearch(train, step) >= 0).isEqualTo(below);
            }
        }
    }

    @Test
    void presentedRatesHoldForTheirSampleFromTheNextStep() {
        SpikeSource.Emitter emitter = new PoissonSource(0).bind(TestContext.of(4, 2, 1));
        float[] rates = {0, 1000, 0, 1000};
        Raster before = Raster.of(emitter, 4, 50, 1, 0);
        emitter.present(1, rates);
        assertThat(before.count()).isZero();
        Raster after = Raster.of(emitter, 4, 400, 1, 0);
        assertThat(after.train(0)).isEmpty();
        assertThat(after.train(2)).isEmpty();
        double p = 1 - Math.exp(-1);
        assertThat(after.count() / 800.0).isCloseTo(p, within(4.5 * Math.sqrt(p * (1 - p) / 800)));
        assertThat(Raster.of(emitter, 4, 400, 0, 0).count()).as("other sample").isZero();
        // In the middle of a block of four steps.
        Raster raster = Raster.empty(4, 6, 1);
        for (int step = 0; step < 6; step++) {
            if (step == 2) {
                emitter.present(1, new float[4]);
            }
            raster.step(emitter, step, 5);
        }
        assertThat(raster.list()).isNotEmpty().allMatch(s -> s.startsWith("[0,") || s.startsWith("[1,"));
    }

    @Test
    void ratesThatTheGridCannotShowAreRefused() {
        assertThatThrownBy(() -> new PoissonSource(-1)).hasMessage("PoissonSource.rateHz must be >= 0 Hz, got -1.0");
        assertThatThrownBy(() -> new PoissonSource(Double.NaN))
                .hasMessage("PoissonSource.rateHz must be >= 0 Hz, got NaN");
        assertThatThrownBy(() -> new PoissonSource(5001).bind(TestContext.of(1, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PoissonSource 'in': rateHz must be in [0, 5000.0] Hz "
                        + "(at most 5.0 expected events per step of 1.0 ms), got 5001.0");
        assertThatThrownBy(
                        () -> new PoissonSource(1).bind(TestContext.of(1, 1, 1)).present(0, new float[] {5001}))
                .hasMessage(
                        "PoissonSource 'in': presented values must be in [0.0, 5000.0] Hz, got 5001.0 for neuron 0");
    }
}
