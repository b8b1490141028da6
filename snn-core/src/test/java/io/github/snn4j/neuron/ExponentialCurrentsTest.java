package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.snn4j.EagerSharing;
import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.spike.PoissonSource;
import io.github.snn4j.stimulus.PoissonStimulus;
import io.github.snn4j.stimulus.Stimulus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two exponential currents: arrivals are added to the currents after the step, and neurons that are refractory are kept
 * in a list. A current of zero from outside makes the neurons take the general way, which asks each of them.
 */
class ExponentialCurrentsTest {

    private static final int SIZE = 75;

    private static Network network(double tRefMs, Reset reset) {
        Lif neuron = Lif.delta(10)
                .withSynapse(new Synapse.ExponentialCurrents(2, 5))
                .withRefractory(tRefMs)
                .withReset(reset);
        return Network.builder()
                .source("in", 40, new PoissonSource(300))
                .population("n", SIZE, neuron)
                .stimulus("n", new PoissonStimulus(400, 0.4))
                .projection(Projection.between("in", "n")
                        .connectivity(Connectivity.fixedProbability(0.3))
                        .weight(0.9)
                        .receptor(Receptor.EXCITATORY))
                .projection(Projection.between("n", "n")
                        .connectivity(Connectivity.fixedProbability(0.2))
                        .weight(-0.2)
                        .delayMs(1)
                        .receptor(Receptor.INHIBITORY))
                .build();
    }

    private static void drive(Simulator sim) {
        sim.run(150);
        float[] refractory = sim.variable("n", "refractory");
        for (int k = 0; k < refractory.length; k += 7) {
            refractory[k] = 4f;
        }
        sim.setVariable("n", "refractory", refractory);
        sim.run(40);
        sim.endTrial();
        sim.reset();
        sim.run(100);
    }

    @ParameterizedTest
    @CsvSource({"0, TO_VALUE, 1", "0.5, TO_VALUE, 1", "3, TO_VALUE, 2", "3, SUBTRACT, 1", "1, SUBTRACT, 3"})
    void theListOfRefractoryNeuronsGivesTheSameBitsAsAskingEachOne(double tRefMs, Reset reset, int batch) {
        SimulationConfig config = SimulationConfig.of(0.5, 5).withBatchSize(batch);
        try (Simulator asked = Simulator.of(network(tRefMs, reset), config)) {
            asked.external("n", "current", 0f);
            drive(asked);
            assertThat(asked.spikeCount("n")).isGreaterThan(100);
            for (int threads : new int[] {1, 2, 3}) {
                try (Simulator listed = EagerSharing.simulator(network(tRefMs, reset), config.withThreads(threads))) {
                    drive(listed);
                    assertThat(listed.fingerprint()).isEqualTo(asked.fingerprint());
                    for (String variable : new String[] {"v", "refractory", "iExc", "iInh"}) {
                        assertThat(listed.variable("n", variable))
                                .as("%s, %d threads", variable, threads)
                                .isEqualTo(asked.variable("n", variable));
                    }
                }
            }
        }
    }

    @Test
    void aCurrentSwitchedOnInTheMiddleFindsTheNeuronsThatAreRefractory() {
        SimulationConfig config = SimulationConfig.of(0.5, 6);
        try (Simulator early = Simulator.of(network(3, Reset.TO_VALUE), config);
                Simulator late = Simulator.of(network(3, Reset.TO_VALUE), config)) {
            early.external("n", "current", 0f);
            early.run(120);
            late.run(120);
            late.external("n", "current", 0f);
            early.run(80);
            late.run(80);
            assertThat(late.fingerprint()).isEqualTo(early.fingerprint());
            assertThat(late.variable("n", "v")).isEqualTo(early.variable("n", "v"));
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-30f, -1e-30f})
    void tinyCurrentsAreSetToZeroBeforeTheyBecomeSubnormal(float current) {
        Network network = Network.builder()
                .population("n", 3, Lif.delta(10).withSynapse(new Synapse.ExponentialCurrents(2, 5)))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(0.1, 1))) {
            sim.setVariable("n", "iExc", new float[] {current, 1f, 0f});
            sim.run(64);
            assertThat(sim.variable("n", "iExc")[0]).isZero();
            assertThat(sim.variable("n", "iExc")[1]).isGreaterThan(0.04f);
        }
    }

    @Test
    void aStimulusCannotAddToAMembraneAndToACurrentThatTakesArrivals() {
        Stimulus both = context -> {
            context.current();
            context.arrivals(Optional.of(Receptor.INHIBITORY));
            return (step, stream, slice) -> {};
        };
        Network network = Network.builder()
                .population("n", 3, Lif.delta(10).withSynapse(new Synapse.ExponentialCurrents(2, 5)))
                .stimulus("n", both)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Simulator.of(network, SimulationConfig.of(0.1, 1)).close())
                .withMessageContaining("n.stimulus0")
                .withMessageContaining("use two stimuli");
    }
}
