package io.github.snn4j.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Energy counted by hand. */
class EnergyMonitorTest {

    private static final EnergyPrices CMOS = EnergyPrices.cmos45nm();

    /** Neuron 0 reaches 1 and 2, neuron 1 reaches 2; the input drives neuron 0 alone, once per spike. */
    private static Simulator chain(int inputSpikes) {
        List<SpikeTrainSource.Spike> train = IntStream.range(0, inputSpikes)
                .mapToObj(k -> new SpikeTrainSource.Spike(0, 10.0 * k))
                .toList();
        float none = Float.NaN;
        Network network = Network.builder()
                .source("in", 1, new SpikeTrainSource(1, train, SpikeTrainSource.Rounding.EXACT))
                .population("n", 3, Lif.delta(5))
                .projection(Projection.between("in", "n")
                        .connectivity(Connectivity.matrix(new float[][] {{2f, none, none}})))
                .projection(Projection.between("n", "n")
                        .connectivity(Connectivity.matrix(
                                new float[][] {{none, 2f, 0f}, {none, none, 0.1f}, {none, none, none}}))
                        .delayMs(1))
                .build();
        return Simulator.of(network, SimulationConfig.of(1, 1));
    }

    private static EnergyRecording run(int inputSpikes, int steps, EnergyPrices prices) {
        try (Simulator sim = chain(inputSpikes)) {
            EnergyRecording energy = sim.attach(EnergyMonitor.of(prices));
            sim.run(steps);
            return energy;
        }
    }

    @Test
    void threeNeuronsCountedByHand() {
        EnergyRecording energy = run(1, 50, CMOS);
        assertThat(energy.sourceSpikes()).isEqualTo(1);
        assertThat(energy.spikes()).as("neurons 0 and 1, once each").isEqualTo(2);
        assertThat(energy.synapticEvents())
                .as("1 of the input, 2 of neuron 0, 1 of neuron 1")
                .isEqualTo(4);
        assertThat(energy.neuronUpdates()).isEqualTo(150);
        assertThat(energy.multiplyAdds()).isZero();
        assertThat(energy.total()).isCloseTo(4 * 0.9e-12 + 150 * 4.6e-12, within(1e-20));
    }

    @Test
    void costOfEventsIsLinearInSpikes() {
        double idle = run(0, 500, CMOS).total();
        double one = run(1, 500, CMOS).total() - idle;
        assertThat(one).isCloseTo(4 * 0.9e-12, within(1e-18));
        for (int n : new int[] {2, 5, 20}) {
            assertThat(run(n, 500, CMOS).total() - idle).isCloseTo(n * one, within(1e-18));
        }
    }

    @Test
    void withoutInputOnlyNeuronUpdatesCost() {
        EnergyRecording energy = run(0, 100, CMOS);
        assertThat(energy.total()).isEqualTo(300 * CMOS.perNeuronUpdate());
        assertThat(run(0, 100, EnergyPrices.biologicalAtp()).total()).isZero();
    }

    @Test
    void spikesCostAtp() {
        EnergyRecording energy = run(3, 100, EnergyPrices.biologicalAtp());
        assertThat(energy.total()).isEqualTo(6 * 2.4e9);
        assertThat(energy.report())
                .startsWith("energy: 1.440e+10 ATP")
                .contains(
                        "synaptic events     12",
                        "prices: cortical neuron",
                        "2.40e+09 ATP",
                        "10.1016/S0960-9822(03)00135-0");
    }

    @Test
    void gradedUnitsCostMultiplyAdds() {
        Network network = Network.builder()
                .population("a", 4, new LeakyRate(1, LeakyRate.Transfer.RELU))
                .population("b", 5, new LeakyRate(1, LeakyRate.Transfer.LINEAR))
                .projection(Projection.between("a", "b").weight(1))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 1))) {
            sim.external("a", "drive", 1f, 1f, 0f, -1f);
            EnergyRecording energy = sim.attach(EnergyMonitor.of(CMOS));
            sim.run(10);
            assertThat(energy.multiplyAdds()).as("two of four are active").isEqualTo(10 * 2 * 5);
            energy.clear();
            assertThat(energy.total()).isZero();
        }
    }
}
