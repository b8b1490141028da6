package io.github.snn4j.learning.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.spike.PoissonSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalReadoutTest {

    private static final int NEURONS = 40;
    private static final int OUTPUTS = 3;
    private static final float[] TARGETS = {1, 0, 0, 0, 0, 1};

    /** Keeps what the signal said. */
    private record Listener(List<float[]> heard) implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            float[] modulator = context.modulator().array();
            return new Updater() {
                @Override
                public void onStep() {
                    heard.add(modulator.clone());
                }
            };
        }
    }

    private static Network network(LocalReadout readout, List<float[]> heard) {
        return Network.builder()
                .source("in", NEURONS, new PoissonSource(100))
                .population("out", NEURONS, Lif.delta(20))
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.oneToOne())
                        .weight(2)
                        .rule(new Listener(heard)))
                .learningSignal("out", readout)
                .build();
    }

    private static Simulator simulator(LocalReadout readout, List<float[]> heard) {
        return Simulator.of(network(readout, heard), SimulationConfig.of(1, 5).withBatchSize(2));
    }

    private static double[] output(LocalReadout readout, Simulator simulator, int sample) {
        float[][] g = readout.weights("out", NEURONS);
        float[] c = readout.offsets("out", NEURONS);
        double[] y = new double[OUTPUTS];
        for (int k = 0; k < OUTPUTS; k++) {
            y[k] = c[k];
            for (int n = 0; n < simulator.spikes("out").count(sample); n++) {
                y[k] += g[k][simulator.spikes("out").index(sample, n)];
            }
        }
        return y;
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void thirdFactorIsTheGradientWithRespectToTheSpikes(Loss loss) {
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 3, 11).withLoss(loss);
        float[][] g = readout.weights("out", NEURONS);
        List<float[]> heard = new ArrayList<>();
        try (Simulator simulator = simulator(readout, heard)) {
            simulator.external("out", LocalReadout.TARGET, TARGETS);
            for (int t = 0; t < 30; t++) {
                simulator.step();
                for (int b = 0; b < 2; b++) {
                    double[] y = output(readout, simulator, b);
                    float[] single = new float[] {(float) y[0], (float) y[1], (float) y[2]};
                    float[] gradient = new float[OUTPUTS];
                    loss.gradient(single, TARGETS, b * OUTPUTS, gradient);
                    for (int j = 0; j < NEURONS; j++) {
                        double m = 0;
                        for (int k = 0; k < OUTPUTS; k++) {
                            m += (double) g[k][j] * gradient[k];
                        }
                        assertThat((double) heard.get(t)[b * NEURONS + j])
                                .as("step %d, sample %d, neuron %d", t, b, j)
                                .isCloseTo(m, within(1e-5));
                    }
                }
            }
            assertThat(simulator.spikeCount("out")).isGreaterThan(100);
        }
    }

    @Test
    void weightsAreUniformWithinTheAmplitude() {
        LocalReadout readout = LocalReadout.smoothL1(10, 0.5, 3);
        double bound = 0.5 / Math.sqrt(400);
        double squares = 0;
        double largest = 0;
        for (float[] row : readout.weights("x", 400)) {
            for (float w : row) {
                squares += (double) w * w / 4000;
                largest = Math.max(largest, Math.abs(w));
            }
        }
        assertThat(largest).isBetween(0.99 * bound, bound);
        // Variance of a uniform distribution; the standard error is 1.4 %.
        assertThat(squares).isCloseTo(bound * bound / 3, within(0.06 * bound * bound / 3));
        assertThat(readout.weights("y", 400)[0]).isNotEqualTo(readout.weights("x", 400)[0]);
        assertThat(LocalReadout.smoothL1(10, 0.5, 4).weights("x", 400)[0]).isNotEqualTo(readout.weights("x", 400)[0]);
    }

    @Test
    void errorIsZeroWhereTheOutputIsTheTarget() {
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 1, 11).withLoss(Loss.SQUARED);
        List<float[]> heard = new ArrayList<>();
        try (Simulator simulator = simulator(readout, heard)) {
            // Nothing fires in the first step of a silent source: the output is the offset.
            simulator.present("in", 0, new float[NEURONS]);
            simulator.present("in", 1, new float[NEURONS]);
            simulator.external("out", LocalReadout.TARGET, readout.offsets("out", NEURONS));
            simulator.run(3);
            assertThat(heard.get(2)).containsOnly(0f);
        }
    }

    @Test
    void dropoutLeavesItsShareOutAndKeepsTheMean() {
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 1, 11).withDropout(0.25);
        List<float[]> heard = new ArrayList<>();
        try (Simulator simulator = simulator(readout, heard)) {
            simulator.present("in", 0, new float[NEURONS]);
            simulator.present("in", 1, new float[NEURONS]);
            simulator.external("out", LocalReadout.TARGET, 100f); // gradient -1 for all outputs
            simulator.run(200);
            float[][] g = readout.weights("out", NEURONS);
            int left = 0;
            for (float[] m : heard) {
                for (int n = 0; n < m.length; n++) {
                    float whole = -(g[0][n % NEURONS] + g[1][n % NEURONS] + g[2][n % NEURONS]);
                    if (m[n] == 0f) {
                        left++;
                    } else {
                        assertThat((double) m[n]).isCloseTo(whole / 0.75, within(1e-6));
                    }
                }
            }
            // 16,000 draws: standard error 0.0034.
            assertThat(left / (200.0 * 2 * NEURONS)).isCloseTo(0.25, within(0.015));
            assertThat(heard.get(1)).isNotEqualTo(heard.get(0));
        }
    }

    @Test
    void wrongNumberOfTargetsIsAnError() {
        try (Simulator simulator = simulator(LocalReadout.smoothL1(OUTPUTS, 1, 1), new ArrayList<>())) {
            assertThatThrownBy(() -> simulator.external("out", LocalReadout.TARGET, 1, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("external 'target' of 'out' takes 1, 3 or 6 values, got 2");
            assertThatThrownBy(() -> simulator.external("out", LocalReadout.TARGET, Float.NaN, 0, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be finite");
        }
    }

    @Test
    void lossThatIsNotFiniteStopsWithLayerAndStep() {
        // Weights of up to 3e38: their sums overflow as soon as a few neurons fire together.
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 3e38 * Math.sqrt(NEURONS), 2);
        try (Simulator simulator = simulator(readout, new ArrayList<>())) {
            simulator.setLearning(false);
            simulator.run(5);
            simulator.setLearning(true);
            assertThatThrownBy(() -> simulator.run(200))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageMatching("Population 'out': the loss of its readout is (NaN|Infinity) for sample [01] in"
                            + " learning step \\d+ of the trial; check the targets, or use a smaller learning rate");
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> LocalReadout.smoothL1(0, 1, 1)).hasMessageContaining("outputs must be >= 1, got 0");
        assertThatThrownBy(() -> LocalReadout.smoothL1(1, 0, 1)).hasMessageContaining("amplitude must be > 0");
        assertThatThrownBy(() -> LocalReadout.smoothL1(1, 1, 1).withDropout(1))
                .hasMessageContaining("dropout must be in [0, 1), got 1.0");
    }

    @Test
    void monitorVotesForTheLargestOutputAfterTheBurnIn() {
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 3, 11);
        try (Simulator simulator = simulator(readout, new ArrayList<>())) {
            ReadoutRecording recording = simulator.attach(new ReadoutMonitor("out", readout, 10));
            simulator.setLearning(false);
            for (int trial = 0; trial < 3; trial++) {
                int[][] votes = new int[2][OUTPUTS];
                for (int t = 0; t < 40; t++) {
                    simulator.step();
                    for (int b = 0; t >= 10 && b < 2; b++) {
                        double[] y = output(readout, simulator, b);
                        votes[b][y[0] >= y[1] && y[0] >= y[2] ? 0 : y[1] >= y[2] ? 1 : 2]++;
                    }
                }
                for (int b = 0; b < 2; b++) {
                    int most = 0;
                    for (int k = 0; k < OUTPUTS; k++) {
                        assertThat(recording.votes(b, k)).isEqualTo(votes[b][k]);
                        most = votes[b][k] > votes[b][most] ? k : most;
                    }
                    assertThat(recording.answer(b)).isEqualTo(most);
                }
                simulator.reset();
                assertThat(recording.votes(0, 0)).isZero();
            }
        }
    }
}
