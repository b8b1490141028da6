package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.monitor.StateMonitor;
import io.github.snn4j.monitor.StateRecording;
import org.junit.jupiter.api.Test;

/** The adaptive threshold against closed forms. */
class AdaptiveLifTest {

    private static final Lif LIF = Lif.delta(20).withRefractory(2);

    @Test
    void intervalsGrowToALimit() {
        long[] at = NeuronBench.spikesUnderCurrent(AdaptiveLif.alif(LIF, 200, 0.1), 0.1, 40_000, 3f);
        long last = 0;
        for (int k = 1; k < at.length; k++) {
            long interval = at[k] - at[k - 1];
            assertThat(interval).as("interval %d", k).isGreaterThanOrEqualTo(last - 1);
            last = interval;
        }
        assertThat(at[1] - at[0]).isLessThan(7 * last / 10);
        assertThat(last).isCloseTo(at[at.length - 10] - at[at.length - 11], within(1L));
    }

    @Test
    void meanAdaptationIsRateTimesTimeConstant() {
        Network network = Network.builder()
                .population("n", 1, AdaptiveLif.alif(LIF, 200, 0.1))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(0.1, 1))) {
            sim.external("n", "current", 3f);
            sim.runMs(2000);
            StateRecording theta = sim.attach(StateMonitor.of("n", "theta"));
            SpikeRecording spikes = sim.attach(SpikeMonitor.of("n"));
            sim.runMs(6000);
            double mean = 0;
            for (float a : theta.series(0, 0)) {
                mean += a / theta.size();
            }
            double perMs = spikes.size() / 6000.0;
            assertThat(mean).isCloseTo(perMs * 200, within(0.01 * perMs * 200));
        }
    }

    @Test
    void fastAdaptationIsForgottenOnResetAndRunsWithoutLearning() {
        try (Simulator sim = NeuronBench.start(AdaptiveLif.alif(LIF, 200, 0.1), 1)) {
            sim.setLearning(false);
            sim.external("n", "current", 3f);
            sim.run(100);
            assertThat(sim.variable("n", "theta")[0]).isGreaterThan(1f);
            sim.reset();
            assertThat(sim.variable("n", "theta")[0]).isZero();
        }
    }

    @Test
    void homeostaticThresholdIsKeptOnResetAndFrozenWithoutLearning() {
        try (Simulator sim = NeuronBench.start(AdaptiveLif.homeostatic(LIF, 0.05, 1000), 1)) {
            sim.external("n", "current", 3f);
            sim.run(100);
            float theta = sim.variable("n", "theta")[0];
            assertThat(theta).isGreaterThan(0.1f);
            sim.setLearning(false);
            sim.run(100);
            sim.reset();
            assertThat(sim.variable("n", "theta")).containsExactly(theta);
        }
    }

    @Test
    void eachSpikeAddsTheIncrementOnceAndBatchSharesTheThreshold() {
        Lif lif = Lif.delta(20);
        AdaptiveLif model = AdaptiveLif.homeostatic(lif, 1.0 / 128, Double.POSITIVE_INFINITY);
        Network network = Network.builder().population("n", 2, model).build();
        SimulationConfig config = SimulationConfig.of(1, 1).withBatchSize(2);
        try (Simulator sim = Simulator.of(network, config)) {
            SpikeRecording spikes = sim.attach(SpikeMonitor.of("n"));
            sim.external("n", "current", 1.5f, 0f, 3f, 0f);
            sim.run(200);
            assertThat(spikes.size()).isGreaterThan(5);
            assertThat(spikes.timesMs(0, 0)).isNotEmpty();
            assertThat(spikes.timesMs(1, 0)).isNotEmpty();
            assertThat(sim.variable("n", "theta")).containsExactly(spikes.size() / 128f, 0f);
        }
    }

    @Test
    void decayActsBeforeTheIncrement() {
        AdaptiveLif model = AdaptiveLif.homeostatic(Lif.delta(20), 0.05, 50);
        try (Simulator sim = NeuronBench.start(model, 1)) {
            sim.external("n", "current", 1e4f);
            sim.run(2);
            double decay = Math.exp(-1 / 50.0);
            assertThat((double) sim.variable("n", "theta")[0]).isCloseTo(0.05 * decay + 0.05, within(1e-7));
        }
    }
}
