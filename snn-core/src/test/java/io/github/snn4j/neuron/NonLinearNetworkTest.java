package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.EagerSharing;
import io.github.snn4j.Fingerprint;
import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.random.Values;
import io.github.snn4j.spike.PoissonSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The non-linear neurons in a simulator: threads, parameters that differ, starting values. */
class NonLinearNetworkTest {

    private static final long SEED = 91;
    private static final int SIZE = 11;
    private static final int SAMPLES = 3;

    private static Population neurons(NeuronModel model) {
        Population all = Population.of("n", SIZE, model);
        if (model instanceof AdEx) {
            return all.with("eL", Values.normal(-70, 2)).with("bPa", Values.uniform(0, 100));
        }
        if (model instanceof Izhikevich) {
            return all.with("b", Values.uniform(0.15, 0.2)).startingAt("v", Values.uniform(-70, -60));
        }
        return model instanceof HodgkinHuxley
                ? all.with("eL", Values.uniform(-70, -60)).with("vT", Values.uniform(-63, -60))
                : all.with("eSoma", Values.uniform(-75, -65)).with("eDendrite", Values.uniform(-65, -60));
    }

    private static Network network(NeuronModel model) {
        return Network.builder()
                .source("in", 20, new PoissonSource(200))
                .population(neurons(model))
                .projection(Projection.between("in", "n")
                        .connectivity(Connectivity.fixedProbability(0.5))
                        .receptor(model.receptors().get(0))
                        .weight(model.receptors().contains(Receptor.EXCITATORY) ? 15 : 100)
                        .delayMs(0.5))
                .build();
    }

    private static Map<String, List<Float>> states(Simulator sim, List<String> names) {
        Map<String, List<Float>> all = new HashMap<>();
        for (String name : names) {
            float[] values = sim.variable("n", name);
            all.put(name, new ArrayList<>());
            for (float x : values) {
                all.get(name).add(x);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("io.github.snn4j.neuron.NonLinearNeuronsTest#models")
    void threadsChangeNoBitOfABatchWithParametersThatDiffer(NeuronModel model) {
        List<String> names = model instanceof Izhikevich ? List.of("v", "u") : List.of("v", "refractory");
        Fingerprint expected = null;
        Map<String, List<Float>> states = null;
        for (int threads = 1; threads <= 3; threads++) {
            SimulationConfig config =
                    SimulationConfig.of(0.1, SEED).withBatchSize(SAMPLES).withThreads(threads);
            try (Simulator sim = EagerSharing.simulator(network(model), config)) {
                sim.run(200);
                assertThat(sim.spikeCount("n")).as("seed %d", SEED).isPositive();
                expected = expected == null ? sim.fingerprint() : expected;
                states = states == null ? states(sim, names) : states;
                assertThat(sim.fingerprint()).as("%d threads", threads).isEqualTo(expected);
                assertThat(states(sim, names)).as("%d threads", threads).isEqualTo(states);
            }
        }
    }

    @Test
    void everyNeuronStartsAndRestartsAtItsOwnParameters() {
        Network network = Network.builder()
                .population(Population.of("adex", 2, AdEx.bretteGerstner()).with("eL", Values.given(-70, -65)))
                .population(Population.of("izhikevich", 2, Izhikevich.regularSpiking())
                        .with("b", Values.given(0.2, 0.1)))
                .population(Population.of("hh", 2, HodgkinHuxley.traubMiles())
                        .with("eL", Values.given(-60, -65))
                        .with("vT", Values.given(-63, -60)))
                .population(Population.of("two", 2, NonLinearNeuronsTest.TWO).with("eDendrite", Values.given(-65, -61)))
                .build();
        try (Simulator sim =
                Simulator.of(network, SimulationConfig.of(0.1, SEED).withBatchSize(2))) {
            for (int round = 0; round < 2; round++) {
                assertThat(sim.variable("adex", "v")).containsExactly(-70, -65, -70, -65);
                assertThat(sim.variable("izhikevich", "u")).containsExactly(-13, -6.5f, -13, -6.5f);
                assertThat(sim.variable("hh", "v")).containsExactly(-60, -65, -60, -65);
                float first = (float) TraubMiles.steadyN(3);
                float second = (float) TraubMiles.steadyN(-5);
                assertThat(sim.variable("hh", "n")).containsExactly(first, second, first, second);
                assertThat(sim.variable("two", "vDendrite")).containsExactly(-65, -61, -65, -61);
                sim.run(20);
                sim.reset();
            }
        }
    }
}
