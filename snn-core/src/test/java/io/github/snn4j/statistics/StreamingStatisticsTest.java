package io.github.snn4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics of spikes that are not kept, against the definitions and against theory. */
class StreamingStatisticsTest {

    private static final int ALL_PAIRS = 1_000_000;

    private static StreamingStatistics feed(
            StreamingStatistics.Settings settings, boolean[][] raster, int samples, double dtMs) {
        StreamingStatistics s = new StreamingStatistics(settings, raster[0].length, samples, dtMs);
        for (boolean[] step : raster) {
            for (int b = 0; b < samples; b++) {
                for (int i = 0; i < step.length; i++) {
                    if (step[i]) {
                        s.spike(b, i);
                    }
                }
            }
            s.endStep();
        }
        return s;
    }

    private static boolean[][] raster(int steps, int neurons, RandomGenerator random) {
        boolean[][] raster = new boolean[steps][neurons];
        double[] p = random.doubles(neurons, 0, 0.2).toArray();
        p[0] = 0;
        for (boolean[] step : raster) {
            double common = random.nextDouble() < 0.1 ? 0.3 : 0;
            for (int i = 0; i < neurons; i++) {
                step[i] = p[i] > 0 && random.nextDouble() < p[i] + common;
            }
        }
        return raster;
    }

    private static double[][] times(boolean[][] raster, double dtMs) {
        double[][] trains = new double[raster[0].length][];
        for (int i = 0; i < trains.length; i++) {
            int neuron = i;
            trains[i] = IntStream.range(0, raster.length)
                    .filter(k -> raster[k][neuron])
                    .mapToDouble(k -> k * dtMs)
                    .toArray();
        }
        return trains;
    }

    private static void assertClose(double streamed, double defined, String what) {
        assertThat(streamed).as(what).isCloseTo(defined, within(1e-9 * Math.abs(defined) + 1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void streamedNumbersAreThoseOfTheDefinitions(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double dt = 0.1;
        boolean[][] raster = raster(2003, 12, random);
        SpikeStatistics streamed = feed(new StreamingStatistics.Settings(7, 40, 5, ALL_PAIRS, 1 << 20), raster, 1, dt)
                .statistics();
        SpikeStatistics defined = SpikeStatistics.of(times(raster, dt), 0, 2003 * dt, 7 * dt, 40 * dt, 5);
        assertThat(streamed.trains()).isEqualTo(defined.trains());
        assertThat(streamed.spikes())
                .as("seed %d", seed)
                .isEqualTo(defined.spikes())
                .isPositive();
        assertThat(streamed.intervalTrains())
                .isEqualTo(defined.intervalTrains())
                .isBetween(1, 11);
        assertThat(streamed.windows()).isEqualTo(defined.windows()).isEqualTo(50);
        assertThat(streamed.bins()).isEqualTo(defined.bins()).isEqualTo(286);
        assertThat(streamed.pairs()).isEqualTo(defined.pairs()).isEqualTo(55);
        assertClose(streamed.durationMs(), defined.durationMs(), "duration");
        assertClose(streamed.rateHz(), defined.rateHz(), "rate");
        assertClose(streamed.rateSdHz(), defined.rateSdHz(), "rate sd");
        assertClose(streamed.meanIsiMs(), defined.meanIsiMs(), "interval");
        assertClose(streamed.cv(), defined.cv(), "CV");
        assertClose(streamed.cv2(), defined.cv2(), "CV2");
        assertClose(streamed.lv(), defined.lv(), "LV");
        assertClose(streamed.fano(), defined.fano(), "Fano");
        assertClose(streamed.correlation(), defined.correlation(), "correlation");
        assertClose(streamed.pairCorrelation(), defined.pairCorrelation(), "pair correlation");
        assertClose(streamed.chi(), defined.chi(), "chi");
        assertClose(streamed.populationFano(), defined.populationFano(), "population Fano");
        assertThat(streamed.table()).contains("12 trains", "population Fano").doesNotContain("NaN");
    }

    @Test
    void aSecondEqualSampleChangesNoMean() {
        boolean[][] raster = raster(1000, 9, new SplittableRandom(8));
        var settings = new StreamingStatistics.Settings(5, 50, 5, 20, 100);
        StreamingStatistics one = feed(settings, raster, 1, 1);
        StreamingStatistics two = feed(settings, raster, 2, 1);
        assertThat(two.populationRatesHz()).isEqualTo(one.populationRatesHz());
        assertThat(two.pairCorrelations())
                .hasSize(2 * one.pairCorrelations().length)
                .contains(one.pairCorrelations());
        SpikeStatistics a = one.statistics();
        SpikeStatistics b = two.statistics();
        assertThat(b.spikes()).isEqualTo(2 * a.spikes());
        assertClose(b.rateHz(), a.rateHz(), "rate");
        assertClose(b.cv(), a.cv(), "CV");
        assertClose(b.fano(), a.fano(), "Fano");
        assertClose(b.correlation(), a.correlation(), "correlation");
        assertClose(b.chi(), a.chi(), "chi");
        assertClose(b.populationFano(), a.populationFano(), "population Fano");
    }

    /** Each of N trains takes over each spike of a mother train with probability c: the correlation is about c. */
    @Test
    void aCommonSourceGivesCorrelationSynchronyAndPopulationFanoFactor() {
        long seed = 12;
        SplittableRandom random = new SplittableRandom(seed);
        int n = 50;
        int steps = 200_000;
        double q = 0.1;
        double c = 0.2;
        boolean[][] raster = new boolean[steps][n];
        for (boolean[] step : raster) {
            boolean mother = random.nextDouble() < q;
            for (int i = 0; i < n; i++) {
                step[i] = mother && random.nextDouble() < c;
            }
        }
        SpikeStatistics s = feed(new StreamingStatistics.Settings(1, 1000, 10, 300, 1), raster, 1, 1)
                .statistics();
        double variance = q * c * (1 - q * c);
        double r = (q * c * c - q * c * q * c) / variance;
        // The population variance is from 200,000 bins, 20,000 of them with spikes: relative error about 2 %.
        assertThat(s.correlation()).as("seed %d", seed).isCloseTo(r, within(0.05 * r));
        assertThat(s.pairCorrelation()).isCloseTo(r, within(0.05 * r));
        assertThat(s.pairs()).isEqualTo(300);
        assertThat(s.chi()).isCloseTo(Math.sqrt((1 + (n - 1) * r) / n), within(0.01));
        assertThat(s.populationFano()).isCloseTo((1 - q * c) * (1 + (n - 1) * r), within(0.3));
    }

    @Test
    void independentTrainsHaveNoCorrelationAndTheLeastSynchrony() {
        SplittableRandom random = new SplittableRandom(13);
        int n = 100;
        boolean[][] raster = new boolean[50_000][n];
        for (boolean[] step : raster) {
            for (int i = 0; i < n; i++) {
                step[i] = random.nextDouble() < 0.01;
            }
        }
        SpikeStatistics s = feed(new StreamingStatistics.Settings(5, 500, 10, 500, 1), raster, 1, 1)
                .statistics();
        // The variance of 10,000 counts has a relative error of sqrt(2/10,000).
        double error = Math.sqrt(2e-4);
        assertThat(s.correlation()).isCloseTo(0, within(4.5 * error / (n - 1)));
        assertThat(s.pairCorrelation()).isCloseTo(0, within(4.5 * 1e-2 / Math.sqrt(500)));
        assertThat(s.chi()).isCloseTo(1 / Math.sqrt(n), within(4.5 * error / 2 / Math.sqrt(n)));
        assertThat(s.populationFano()).isCloseTo(0.99, within(4.5 * error));
        assertThat(s.fano()).isCloseTo(0.99, within(4.5 * Math.sqrt(2.0 / 99 / n)));
    }

    @Test
    void noIntervalReachesOverACutAndOpenPartsAreDropped() {
        var s = new StreamingStatistics(new StreamingStatistics.Settings(4, 4, 2, 1, 10), 2, 1, 1);
        for (int round = 0; round < 3; round++) {
            for (int k = 0; k < 6; k++) {
                if (k % 2 == 1) {
                    s.spike(0, 0);
                }
                s.endStep();
            }
            s.cut();
        }
        SpikeStatistics found = s.statistics();
        assertThat(found.spikes()).isEqualTo(9);
        assertThat(found.durationMs()).isEqualTo(18);
        assertThat(found.meanIsiMs()).isEqualTo(2);
        assertThat(found.cv()).isZero();
        assertThat(found.windows()).isEqualTo(3);
        assertThat(found.fano()).isZero();
        assertThat(s.populationRatesHz()).containsExactly(250, 250, 250);
        s.clear();
        assertThat(s.spikes()).isZero();
        assertThat(s.statistics().rateHz()).isNaN();
        assertThat(s.populationRatesHz()).isEmpty();
    }

    @Test
    void theNewestBinsOfThePopulationRateAreKept() {
        var s = new StreamingStatistics(new StreamingStatistics.Settings(1, 1, 2, 0, 3), 4, 1, 1);
        for (int k = 0; k < 8; k++) {
            for (int i = 0; i < k % 4; i++) {
                s.spike(0, i);
            }
            s.endStep();
        }
        assertThat(s.populationRatesHz()).containsExactly(250, 500, 750);
        assertThat(s.firstRateBin()).isEqualTo(5);
    }

    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var s = new StreamingStatistics(new StreamingStatistics.Settings(5, 50, 2, 100, 64), 40, 2, 1);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < 2000; k++) {
                s.spike(k % 2, k % 40);
                s.endStep();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes in 2000 steps").isLessThan(1000);
    }

    @Test
    void pairsAreDifferentAndAllOfThemIfThereAreFew() {
        Pairs some = Pairs.of(1000, 700);
        Set<Long> seen = new HashSet<>();
        for (int k = 0; k < some.count(); k++) {
            assertThat(some.first(k)).isLessThan(some.second(k));
            seen.add(some.first(k) * 1000L + some.second(k));
        }
        assertThat(seen).hasSize(700);
        assertThat(Pairs.of(6, 100).count()).isEqualTo(15);
        assertThat(Pairs.of(6, 14).count()).isEqualTo(14);
        assertThat(Pairs.of(1, 5).count()).isZero();
    }

    @Test
    void aLoneNeuronHasNoCorrelation() {
        SpikeStatistics s = feed(
                        new StreamingStatistics.Settings(5, 50, 2, 10, 10),
                        raster(100, 1, new SplittableRandom(1)),
                        1,
                        1)
                .statistics();
        assertThat(s.correlation()).isNaN();
        assertThat(s.pairCorrelation()).isNaN();
        assertThat(s.pairs()).isZero();
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamingStatistics.Settings(0, 1, 2, 0, 1))
                .withMessage("StreamingStatistics.binSteps must be >= 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamingStatistics.Settings(1, 1, 1, 0, 1))
                .withMessage("StreamingStatistics.minIntervals must be >= 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikeStatistics.of(new double[1][0], 5, 5, 1, 1, 2))
                .withMessageContaining("fromMs must be < toMs");
    }
}
