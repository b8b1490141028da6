package io.github.snn4j.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.spike.PoissonSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What monitors record, how much memory they take, and when they refuse. */
class MonitorsTest {

    private static final SimulationConfig CONFIG = SimulationConfig.of(0.5, 7);

    private static Simulator noise(int neurons, int batch) {
        Network network =
                Network.builder().source("in", neurons, new PoissonSource(100)).build();
        return Simulator.of(network, CONFIG.withBatchSize(batch));
    }

    @Test
    void spikesAreCountedAlikeByAllMonitors() {
        try (Simulator sim = noise(30, 3)) {
            SpikeRecording list = sim.attach(SpikeMonitor.of("in"));
            SpikeCountsRecording counts = sim.attach(SpikeCounts.of("in"));
            RateRecording rate = sim.attach(RateMonitor.of("in", 50));
            sim.run(1000);
            assertThat(list.count()).isEqualTo(sim.spikeCount("in")).isEqualTo(list.size());
            assertThat(counts.total(0) + counts.total(1) + counts.total(2)).isEqualTo(list.count());
            assertThat(counts.count(1, 17)).isEqualTo(list.timesMs(1, 17).length);
            assertThat(rate.size()).isEqualTo(10);
            assertThat(rate.meanHz()).isCloseTo(list.count() / (30 * 3 * 0.5), within(1e-9));
            assertThat(rate.ratesHz()).hasSize(10);
            int[] live = counts.counts();
            counts.clear();
            assertThat(live).containsOnly(0);
        }
    }

    @Test
    void spikeTimesAreStepTimesDtAndOrdered() {
        try (Simulator sim = noise(20, 2)) {
            SpikeRecording some = sim.attach(SpikeMonitor.of("in").only(19, 3));
            sim.run(2000);
            assertThat(some.neurons()).containsOnly(3, 19);
            assertThat(some.timesMs()).isSorted().hasSize(some.size());
            assertThat(some.timeMs(5)).isEqualTo(some.step(5) * 0.5);
            assertThat(some.samples()).containsOnly(0, 1);
            some.clear();
            assertThat(some.size()).isZero();
        }
    }

    @Test
    void forecastOfSpikesIsSixteenBytesEach() {
        assertThat(SpikeMonitor.forecastBytes(100, 2, 10, 1000)).isEqualTo(100 * 2 * 10 * 16L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikeMonitor.of("in").atMost(0))
                .withMessage("SpikeMonitor.maxSpikes must be >= 1, got 0");
        try (Simulator sim = noise(4, 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.attach(SpikeMonitor.of("in").only(4)))
                    .withMessage("SpikeMonitor of 'in': neuron must be in [0, 3], got 4");
        }
    }

    @Test
    void statesAreSampledInEveryNthStepOfTheWindow() {
        Network network = Network.builder().population("n", 5, Lif.delta(20)).build();
        try (Simulator sim = Simulator.of(network, CONFIG.withBatchSize(2))) {
            sim.external("n", "current", 0.9f);
            StateRecording all = sim.attach(StateMonitor.of("n", "v"));
            StateRecording some =
                    sim.attach(StateMonitor.of("n", "v").every(10).only(4, 1).window(15, 61));
            assertThat(some.forecastBytes(1000)).isEqualTo(5 * (2 * 2 * 4 + 8L));
            sim.run(100);
            assertThat(all.size()).isEqualTo(100);
            assertThat(some.size()).isEqualTo(5);
            assertThat(some.ids()).containsExactly(1, 4);
            for (int r = 0; r < 5; r++) {
                assertThat(some.step(r)).isEqualTo(20 + 10 * r);
                assertThat(some.timeMs(r)).isEqualTo(10 + 5.0 * r);
                assertThat(some.value(r, 1, 4)).isEqualTo(all.value(20 + 10 * r, 1, 4));
                assertThat(some.record(r)).hasSize(4);
            }
            assertThat(all.series(0, 0)[99]).isEqualTo(sim.variable("n", "v")[0]);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> some.value(0, 0, 2))
                    .withMessage("StateMonitor of 'n.v' does not watch neuron 2");
        }
    }

    @Test
    void variablesSharedByTheSamplesAreRecordedOnce() {
        Network network = Network.builder()
                .population("n", 3, AdaptiveLif.homeostatic(Lif.delta(20), 0.1, 1000))
                .build();
        try (Simulator sim = Simulator.of(network, CONFIG.withBatchSize(4))) {
            StateRecording theta = sim.attach(StateMonitor.of("n", "theta"));
            sim.step();
            assertThat(theta.samples()).isEqualTo(1);
            assertThat(theta.record(0)).hasSize(3);
        }
    }

    @Test
    void statesStopAtTheLimitOfMemory() {
        Network network = Network.builder().population("n", 100, Lif.delta(20)).build();
        try (Simulator sim = Simulator.of(network, CONFIG)) {
            StateMonitor monitor = StateMonitor.of("n", "v").atMostBytes(10_000);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.attach(monitor.window(0, 100)))
                    .withMessageStartingWith(
                            "StateMonitor of 'n.v' takes 40800 bytes for 100 steps, the limit is 10000;");
            StateRecording recording = sim.attach(monitor);
            recording.requireRoom(24);
            assertThatIllegalArgumentException().isThrownBy(() -> recording.requireRoom(25));
            assertThatIllegalStateException()
                    .isThrownBy(() -> sim.run(100))
                    .withMessageStartingWith("StateMonitor of 'n.v' takes 10200 bytes by step 24, the limit is 10000;");
            assertThat(recording.size()).isEqualTo(24);
        }
    }

    /** Adds the same amount to every weight in every step. */
    private static final PlasticityRule GROW = context -> {
        WeightSink sink = context.sink();
        float[] ones = new float[context.weights().preSize() * context.weights().postSize()];
        Arrays.fill(ones, 1f);
        return new PlasticityRule.Updater() {
            @Override
            public void onStep() {
                sink.dense(0.125f, ones);
            }
        };
    };

    @Test
    void weightsAreSeenAfterTheRulesOfTheStep() {
        Network network = Network.builder()
                .source("in", 2, new PoissonSource(0))
                .population("out", 2, Lif.delta(20))
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.matrix(new float[][] {{0f, 0.5f}, {Float.NaN, 0.25f}}))
                        .bounds(Bounds.upTo(1))
                        .rule(GROW))
                .build();
        try (Simulator sim = Simulator.of(network, CONFIG)) {
            WeightRecording weights = sim.attach(
                    WeightMonitor.of("in->out", 2).and(0, 1).wholeMatrix().histogram(4));
            sim.run(5);
            assertThat(weights.size()).isEqualTo(3);
            WeightRecording.Look first = weights.get(0);
            assertThat(first.step()).isZero();
            assertThat(first.mean()).isEqualTo(0.375);
            assertThat(first.min()).isEqualTo(0.125f);
            assertThat(first.max()).isEqualTo(0.625f);
            assertThat(first.histogram()).containsExactly(1, 1, 1, 0);
            assertThat(first.chosen()).containsExactly(0.625f);
            assertThat(first.matrix()).containsExactly(0.125f, 0.625f, 0f, 0.375f);
            assertThat(weights.get(2).max()).isEqualTo(1f);
            assertThat(weights.get(2).histogram()).containsExactly(0, 0, 1, 2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.attach(WeightMonitor.of("in->out", 2).and(1, 0)))
                    .withMessage("WeightMonitor of 'in->out': there is no synapse from 1 to 0");
        }
    }

    @Test
    void gradedUnitsHaveNoSpikesToRecord() {
        Network network = Network.builder()
                .population("x", 2, new LeakyRate(10, LeakyRate.Transfer.TANH))
                .build();
        try (Simulator sim = Simulator.of(network, CONFIG)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.attach(SpikeCounts.of("x")))
                    .withMessage("Population 'x' has graded output and no spikes");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.attach(RateMonitor.of("x", 0.75)))
                    .withMessageContaining("graded output");
        }
    }
}
