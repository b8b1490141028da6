package io.github.snn4j.learning.threefactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.error.ErrorNeurons;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.signal.State;
import io.github.snn4j.spike.PoissonSource;
import io.github.snn4j.spike.SpikeTrainSource;
import org.junit.jupiter.api.Test;

class ErbpTest {

    private static final int INPUTS = 12;
    private static final int NEURONS = 15;

    /** An error that never changes, different for every neuron. */
    private record Constant() implements LearningSignal {

        static float of(int neuron) {
            return 0.1f * (neuron - NEURONS / 2);
        }

        @Override
        public Source bind(LearningSignalContext context) {
            return modulator -> {
                for (int n = 0; n < modulator.length; n++) {
                    modulator[n] = of(n % NEURONS);
                }
            };
        }
    }

    private static Network network(Erbp rule, LearningSignal signal) {
        return Network.builder()
                .source("in", INPUTS, new PoissonSource(50))
                .population("out", NEURONS, Lif.exponential(20, 5))
                .projection(Projection.between("in", "out")
                        .name("w")
                        .weights(WeightInit.uniform(-0.5, 1))
                        .rule(rule))
                .learningSignal("out", signal)
                .build();
    }

    /** Inside the boxcar, each presynaptic spike moves the weight by -eta T; outside nothing moves. */
    @Test
    void everyPresynapticSpikeMovesTheWeightAgainstTheErrorInsideTheBoxcar() {
        Erbp rule = Erbp.of(1e-3, -0.2, 0.6);
        int inside = 0;
        int outside = 0;
        try (Simulator simulator = Simulator.of(network(rule, new Constant()), SimulationConfig.of(1, 3))) {
            float[] current = simulator.signal("out", new State("current")).array();
            float[] before = simulator.weights("w").toArray();
            for (int t = 0; t < 200; t++) {
                simulator.step();
                float[] after = simulator.weights("w").toArray();
                boolean[] fired = new boolean[INPUTS];
                for (int k = 0; k < simulator.spikes("in").count(0); k++) {
                    fired[simulator.spikes("in").index(0, k)] = true;
                }
                for (int n = 0; n < after.length; n++) {
                    int j = n % NEURONS;
                    boolean open = current[j] > -0.2f && current[j] < 0.6f;
                    boolean learns = open && fired[n / NEURONS];
                    assertThat((double) after[n] - before[n])
                            .as("weight %d, step %d, seed 3", n, t)
                            .isCloseTo(learns ? -1e-3 * Constant.of(j) : 0, within(1e-7));
                    inside += learns ? 1 : 0;
                    outside += !open && fired[n / NEURONS] ? 1 : 0;
                }
                before = after;
            }
        }
        assertThat(inside).isGreaterThan(100);
        assertThat(outside).isGreaterThan(100);
    }

    /** The sign law: over time, -T times the presynaptic rate. */
    @Test
    void averagedOverTimeTheChangeIsAgainstTheErrorInProportionToTheRate() {
        Network network = Network.builder()
                .source("in", INPUTS, PoissonSource.presented())
                .population("out", NEURONS, Lif.exponential(20, 5))
                .projection(Projection.between("in", "out").name("w").rule(Erbp.of(1e-4, -1, 1)))
                .learningSignal("out", new Constant())
                .build();
        float[] rates = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            rates[i] = 20 + 10 * i;
        }
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 9))) {
            simulator.present("in", rates);
            simulator.run(4000);
            for (int i = 0; i < INPUTS; i++) {
                double spikes = 4000 * -Math.expm1(-rates[i] * 1e-3);
                for (int j = 0; j < NEURONS; j++) {
                    double expected = -1e-4 * spikes * Constant.of(j);
                    // Five standard deviations of a count.
                    assertThat((double) simulator.weights("w").get(i, j))
                            .as("w[%d][%d], seed 9", i, j)
                            .isCloseTo(expected, within(Math.abs(expected) * 5 / Math.sqrt(spikes) + 1e-6));
                }
            }
        }
    }

    @Test
    void nothingMovesWhileThePredictionIsRight() {
        double[] times = new double[20];
        for (int k = 0; k < times.length; k++) {
            times[k] = 9 + 10 * k;
        }
        Network network = Network.builder()
                .source("in", 1, SpikeTrainSource.of(new double[][] {times}))
                .population("hidden", 6, Lif.exponential(20, 5))
                .population("out", 1, Lif.delta(20))
                .projection(Projection.between("in", "hidden").weight(0.3).rule(Erbp.of(1, -9, 9)))
                .projection(Projection.between("in", "out").weight(2))
                .learningSignal("out", new ErrorNeurons(100, 1.01, 20))
                .learningSignal("hidden", ErrorFeedback.random("out", 1))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.external("out", ErrorNeurons.TARGET, 1f);
            simulator.run(200);
            assertThat(simulator.weights("in->hidden").toArray()).containsOnly(0.3f);
            simulator.external("out", ErrorNeurons.TARGET, 0f);
            simulator.reset();
            simulator.run(200);
            assertThat(simulator.weights("in->hidden").toArray()).doesNotContain(0.3f);
        }
    }

    @Test
    void withoutALearningSignalTheNetworkIsRefused() {
        Network network = Network.builder()
                .source("in", 2, new PoissonSource(10))
                .population("out", 2, Lif.exponential(20, 5))
                .projection(Projection.between("in", "out").name("w").rule(Erbp.of(1, 0, 1)))
                .build();
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("population 'out' has no learning signal");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Erbp.of(-1, 0, 1)).hasMessage("Erbp.eta must be >= 0, got -1.0");
        assertThatThrownBy(() -> Erbp.of(1, 1, 1)).hasMessage("Erbp.gateMin must be < gateMax 1.0, got 1.0");
        Network network = network(new Erbp(1, 0, 1, "nothing"), new Constant());
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no state variable 'nothing'");
    }
}
