package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.spike.BernoulliSource;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecolleLifTest {

    private static final int INPUTS = 7;
    private static final int NEURONS = 20;
    private static final int STEPS = 150;

    private static Network network(DecolleLif neuron, float[][] weights, float[] bias, boolean[][] input) {
        List<SpikeTrainSource.Spike> spikes = new ArrayList<>();
        for (int t = 0; t < input.length; t++) {
            for (int i = 0; i < weights.length; i++) {
                if (input[t][i]) {
                    spikes.add(new SpikeTrainSource.Spike(i, t));
                }
            }
        }
        return Network.builder()
                .source(
                        "in",
                        weights.length,
                        new SpikeTrainSource(weights.length, spikes, SpikeTrainSource.Rounding.EXACT))
                .source("one", 1, new BernoulliSource(1))
                .population("out", weights[0].length, neuron)
                .projection(Projection.between("in", "out").connectivity(Connectivity.matrix(weights)))
                .projection(Projection.between("one", "out")
                        .receptor(DecolleLif.BIAS)
                        .connectivity(Connectivity.matrix(new float[][] {bias})))
                .build();
    }

    /** The form of the paper: presynaptic trains are filtered, then weighed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void membranesAreThoseOfFilteredPresynapticTrains(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] w = new float[INPUTS][NEURONS];
        float[] bias = new float[NEURONS];
        boolean[][] input = new boolean[STEPS][INPUTS];
        for (int j = 0; j < NEURONS; j++) {
            for (float[] row : w) {
                row[j] = (float) (random.nextDouble() * 20 - 10);
            }
            bias[j] = (float) (random.nextDouble() - 0.5);
        }
        for (boolean[] step : input) {
            for (int i = 0; i < INPUTS; i++) {
                step[i] = random.nextDouble() < 0.2;
            }
        }
        double alpha = 0.97;
        double beta = 0.92;
        double rho = 0.65;
        double gain = 2.5;
        double[] p = new double[INPUTS];
        double[] q = new double[INPUTS];
        double[] r = new double[NEURONS];
        boolean[] fired = new boolean[NEURONS];
        int spikes = 0;
        DecolleLif neuron = DecolleLif.published().withGain(gain);
        try (Simulator simulator = Simulator.of(network(neuron, w, bias, input), SimulationConfig.of(1, seed))) {
            for (int t = 0; t < STEPS; t++) {
                simulator.step();
                float[] u = simulator.variable("out", "u");
                for (int i = 0; i < INPUTS; i++) {
                    p[i] = alpha * p[i] + (1 - alpha) * q[i];
                    q[i] = beta * q[i] + (1 - beta) * (input[t][i] ? gain : 0);
                }
                int count = 0;
                for (int j = 0; j < NEURONS; j++) {
                    r[j] = rho * r[j] - (1 - rho) * (fired[j] ? 1 : 0);
                    double expected = bias[j] + r[j];
                    for (int i = 0; i < INPUTS; i++) {
                        expected += w[i][j] * p[i];
                    }
                    assertThat((double) u[j])
                            .as("u of neuron %d, step %d, seed %d", j, t, seed)
                            .isCloseTo(expected, within(2e-5 + 3e-6 * Math.abs(expected)));
                    // What was simulated, so that a tie within rounding does not lead the two apart.
                    fired[j] = u[j] > 0;
                    count += fired[j] ? 1 : 0;
                }
                assertThat(simulator.spikes("out").count(0))
                        .as("spikes in step %d", t)
                        .isEqualTo(count);
                spikes += count;
            }
        }
        assertThat(spikes).as("neither silent nor saturated").isBetween(NEURONS, NEURONS * STEPS * 9 / 10);
    }

    @Test
    void neuronWithoutInputAndBiasIsSilent() {
        float[] u = afterSteps(DecolleLif.published(), 0f, new boolean[10][1], 10, 0);
        assertThat(u[0]).isZero();
    }

    @Test
    void biasActsInTheStepOfArrivalAndInputOneStepLater() {
        boolean[][] input = {{true}, {false}, {false}};
        assertThat(afterSteps(DecolleLif.published(), -0.5f, input, 1, 0)[0]).isEqualTo(-0.5f);
        float[] later = afterSteps(DecolleLif.published(), -0.5f, input, 2, 0);
        // The synaptic filter takes in 0.08 of the spike; 3 % of that have passed into p one step later.
        assertThat((double) later[0]).isCloseTo(-0.5 + 0.03 * 0.08, within(1e-6));
    }

    @Test
    void refractoryTraceOfANeuronThatAlwaysFiresTendsToItsWeight() {
        DecolleLif neuron = new DecolleLif(20, 5, 4, 0.75, 1);
        boolean[][] none = new boolean[200][1];
        double rho = Math.exp(-1.0 / 4);
        for (int n : new int[] {1, 2, 5, 200}) {
            // After n - 1 spikes the trace is the partial sum of a geometric series.
            double expected = 5 - 0.75 * (1 - Math.pow(rho, n - 1));
            assertThat((double) afterSteps(neuron, 5f, none, n, n)[0])
                    .as("%d steps", n)
                    .isCloseTo(expected, within(1e-5));
        }
    }

    /** Membrane of a single neuron with input weight 1; checks the number of its spikes. */
    private static float[] afterSteps(DecolleLif neuron, float bias, boolean[][] input, int steps, int spikes) {
        Network network = network(neuron, new float[][] {{1f}}, new float[] {bias}, input);
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.run(steps);
            assertThat(simulator.spikeCount("out")).isEqualTo(spikes);
            return simulator.variable("out", "u");
        }
    }

    @Test
    void steadyInputIsPassedOnWithTheGain() {
        boolean[][] always = new boolean[1500][1];
        for (boolean[] step : always) {
            step[0] = true;
        }
        // Below threshold all the time, so that nothing but the filters is seen.
        float u = afterSteps(DecolleLif.published().withGain(3), -10f, always, 1500, 0)[0];
        assertThat((double) u).isCloseTo(3 - 10, within(1e-4));
    }

    @Test
    void timeConstantsAreThoseOfTheGivenDecays() {
        DecolleLif neuron = DecolleLif.ofDecays(0.9, 0.8, 0.5, 0.5);
        assertThat(Math.exp(-0.5 / neuron.tauMemMs())).isCloseTo(0.9, within(1e-12));
        assertThat(Math.exp(-0.5 / neuron.tauSynMs())).isCloseTo(0.8, within(1e-12));
        assertThat(Math.exp(-0.5 / neuron.tauRefMs())).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new DecolleLif(0, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DecolleLif.tauMemMs");
        assertThatThrownBy(() -> DecolleLif.ofDecays(0.9, 1, 0.5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DecolleLif.beta must be in (0, 1), got 1.0");
        assertThatThrownBy(() -> DecolleLif.published().withGain(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DecolleLif.gain");
    }
}
