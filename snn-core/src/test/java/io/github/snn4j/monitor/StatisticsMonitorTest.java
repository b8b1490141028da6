package io.github.snn4j.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.spike.PoissonSource;
import io.github.snn4j.spike.RenewalSource;
import io.github.snn4j.spike.SpikeSource;
import io.github.snn4j.statistics.SpikeStatistics;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics of a running simulation against those of the spikes it stored. */
class StatisticsMonitorTest {

    private static Simulator source(SpikeSource source, int neurons, SimulationConfig config) {
        return Simulator.of(Network.builder().source("in", neurons, source).build(), config);
    }

    private static double[][] trains(SpikeRecording spikes, int... neurons) {
        return Arrays.stream(neurons).mapToObj(n -> spikes.timesMs(0, n)).toArray(double[][]::new);
    }

    @Test
    void whatIsStreamedIsWhatTheStoredSpikesGive() {
        try (Simulator sim = source(new PoissonSource(60), 20, SimulationConfig.of(0.5, 9))) {
            SpikeRecording stored = sim.attach(SpikeMonitor.of("in"));
            StatisticsMonitor monitor = StatisticsMonitor.of("in")
                    .only(3, 4, 9, 17)
                    .from(250)
                    .bin(10)
                    .window(100);
            StatisticsRecording live = sim.attach(monitor);
            RateRecording rate = sim.attach(RateMonitor.of("in", 10));
            StatisticsRecording all = sim.attach(StatisticsMonitor.of("in").bin(10));
            sim.runMs(2000);
            SpikeStatistics defined = SpikeStatistics.of(trains(stored, 3, 4, 9, 17), 250, 2000, 10, 100, 10);
            SpikeStatistics found = live.statistics();
            assertThat(live.ids()).containsExactly(3, 4, 9, 17);
            assertThat(found.spikes()).isEqualTo(defined.spikes()).isPositive();
            assertThat(found.durationMs()).isEqualTo(1750);
            assertThat(found.cv()).isCloseTo(defined.cv(), within(1e-9));
            assertThat(found.lv()).isCloseTo(defined.lv(), within(1e-9));
            assertThat(found.fano()).isCloseTo(defined.fano(), within(1e-9));
            assertThat(found.windows()).isEqualTo(17);
            assertThat(found.correlation()).isCloseTo(defined.correlation(), within(1e-9));
            assertThat(found.pairCorrelation()).isCloseTo(defined.pairCorrelation(), within(1e-9));
            assertThat(live.pairCorrelations()).hasSize(6);
            assertThat(Arrays.stream(live.ratesHz()).average()).hasValueCloseTo(defined.rateHz(), within(1e-9));
            assertThat(all.populationRatesHz()).hasSize(200);
            for (int bin = 0; bin < 200; bin++) {
                assertThat(all.populationRatesHz()[bin]).isCloseTo(rate.rateHz(bin), within(1e-9));
            }
            assertThat(all.binMs()).isEqualTo(10);
            assertThat(all.firstRateBin()).isZero();
            all.clear();
            assertThat(all.statistics().spikes()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void gammaSourcesShowTheirIrregularity(int order) {
        SimulationConfig config = SimulationConfig.of(0.1, 40 + order).withBatchSize(2);
        try (Simulator sim = source(RenewalSource.gamma(50, order), 50, config)) {
            StatisticsRecording live = sim.attach(StatisticsMonitor.of("in"));
            sim.runMs(10_000);
            SpikeStatistics s = live.statistics();
            // About 100 trains of 500 intervals, merged and rounded to 0.1 ms.
            assertThat(s.trains()).isEqualTo(100);
            assertThat(s.rateHz()).isCloseTo(50, within(0.8));
            assertThat(s.cv()).isCloseTo(1 / Math.sqrt(order), within(0.02));
            assertThat(s.lv()).isCloseTo(3.0 / (2 * order + 1), within(0.02));
            assertThat(s.correlation()).isCloseTo(0, within(0.003));
            assertThat(live.cvs()).hasSize(100).doesNotContain(Double.NaN);
        }
    }

    @Test
    void aSampleIsDrawnOnceAndForAll() {
        StatisticsMonitor monitor = StatisticsMonitor.of("in").sampled(30);
        int[] first = sampledIds(monitor, 1);
        assertThat(first).hasSize(30).doesNotHaveDuplicates().isSorted();
        assertThat(first[29]).isLessThan(500).isGreaterThan(250);
        assertThat(sampledIds(monitor, 2)).isEqualTo(first);
        assertThat(sampledIds(StatisticsMonitor.of("in").sampled(1000), 2)).hasSize(500);
    }

    private static int[] sampledIds(StatisticsMonitor monitor, long seed) {
        try (Simulator sim = source(new PoissonSource(20), 500, SimulationConfig.of(1, seed))) {
            return sim.attach(monitor).ids();
        }
    }

    @Test
    void noIntervalReachesOverAReset() {
        try (Simulator sim = source(new PoissonSource(5), 200, SimulationConfig.of(1, 3))) {
            StatisticsRecording live =
                    sim.attach(StatisticsMonitor.of("in").minIntervals(2).window(50));
            for (int trial = 0; trial < 40; trial++) {
                sim.runMs(99);
                sim.reset();
            }
            SpikeStatistics s = live.statistics();
            assertThat(s.rateHz()).isCloseTo(5, within(0.2));
            assertThat(s.meanIsiMs()).as("intervals fit into a trial").isLessThan(50);
            assertThat(s.windows()).isEqualTo(40);
            assertThat(s.bins()).isEqualTo(40 * 19);
        }
    }

    @Test
    void impossibleRequestsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatisticsMonitor.of("in").bin(0))
                .withMessage("StatisticsMonitor.binMs must be > 0 ms, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatisticsMonitor.of("in").minIntervals(1))
                .withMessageContaining("minIntervals must be >= 2");
        try (Simulator sim = source(new PoissonSource(20), 5, SimulationConfig.of(0.3, 1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.attach(StatisticsMonitor.of("in")))
                    .withMessageContaining("StatisticsMonitor of 'in': binMs 5.0 is not a multiple of dtMs 0.3");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            sim.attach(StatisticsMonitor.of("in").only(5).bin(3).window(30)))
                    .withMessage("StatisticsMonitor of 'in': neuron must be in [0, 4], got 5");
        }
    }
}
