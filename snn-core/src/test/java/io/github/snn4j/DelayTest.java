package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.neuron.Lif;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When spikes act, and in which order populations advance. */
class DelayTest {

    private static final Lif RELAY = Lif.delta(20);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 64})
    void aSpikeActsExactlyTheDelayAfterItWasFired(int delay) {
        Network network = Network.builder()
                .source("in", 1, TestNetworks.trains(new int[] {3, 20, 21}))
                .population("out", 1, RELAY)
                .projection(Projection.between("in", "out").weight(2).delayMs(delay))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 1))) {
            SpikeRecording spikes = sim.attach(SpikeMonitor.of("out"));
            sim.run(100);
            assertThat(spikes.timesMs()).containsExactly(3.0 + delay, 20.0 + delay, 21.0 + delay);
        }
    }

    @Test
    void spikesPassAllLayersWithinAStepWhateverTheOrderOfDeclaration() {
        Network network = Network.builder()
                .population("third", 1, RELAY)
                .population("second", 1, RELAY)
                .population("first", 1, RELAY)
                .source("in", 1, TestNetworks.trains(new int[] {5}))
                .projection(Projection.between("second", "third").weight(2))
                .projection(Projection.between("first", "second").weight(2))
                .projection(Projection.between("in", "first").weight(2))
                .build();
        assertThat(network.stages().toString()).isEqualTo("[[in], [first], [second], [third]]");
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 1))) {
            sim.run(5);
            assertThat(sim.spikeCount("third")).isZero();
            sim.step();
            assertThat(sim.spikes("third").count(0)).isEqualTo(1);
        }
    }

    @Test
    void recurrentSpikesComeBackAfterTheDelay() {
        Network network = Network.builder()
                .source("in", 1, TestNetworks.trains(new int[] {0}))
                .population("loop", 1, RELAY)
                .projection(Projection.between("in", "loop").weight(2))
                .projection(Projection.between("loop", "loop").weight(2).delayMs(4))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 1))) {
            SpikeRecording spikes = sim.attach(SpikeMonitor.of("loop"));
            sim.run(14);
            assertThat(spikes.timesMs()).containsExactly(0, 4, 8, 12);
            sim.reset();
            spikes.clear();
            sim.run(5);
            assertThat(spikes.timesMs()).as("what was under way is forgotten").containsExactly(14, 18);
        }
    }

    @Test
    void aCycleWithoutDelayNamesItsPopulations() {
        Network network = Network.builder()
                .population("a", 1, RELAY)
                .population("b", 1, RELAY)
                .projection(Projection.between("a", "b"))
                .projection(Projection.between("b", "a"))
                .build();
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("projections without delay form a cycle: a -> b -> a;"
                        + " give at least one of them a delay of a time step or more");
    }

    @Test
    void aDelayOffTheGridNamesBothNumbers() {
        Network network = Network.builder()
                .population("a", 1, RELAY)
                .population("b", 1, RELAY)
                .projection(Projection.between("a", "b").delayMs(0.25))
                .build();
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(0.5, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Projection 'a->b': delayMs 0.25 is not a multiple of dtMs 0.5; nearest are 0.0 and 0.5 ms");
    }
}
