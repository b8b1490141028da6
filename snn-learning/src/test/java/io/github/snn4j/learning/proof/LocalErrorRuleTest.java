package io.github.snn4j.learning.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.signal.Psp;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The update of one step is the gradient of the local loss {@code L = |G s - target|^2 / 2} with respect to the
 * weights, where the spike is replaced by a smooth function whose derivative is the surrogate and presynaptic
 * potentials are held. Potentials, membranes, spikes and the gradient (by finite differences) are computed here, in
 * double precision.
 */
class LocalErrorRuleTest {

    private static final long SEED = 1811;
    private static final int INPUTS = 6;
    private static final int NEURONS = 5;
    private static final int STEPS = 40;
    private static final double TAU_MEM = 20;
    private static final double TAU_SYN = 5;
    private static final double SLOPE = 3;
    private static final float[][] READOUT = {{0.5f, -0.3f, 0.8f, 0.2f, -0.6f}, {-0.4f, 0.7f, 0.1f, -0.9f, 0.3f}};
    private static final double[] TARGET = {0.7, -0.2};

    private final boolean[][] input = new boolean[STEPS][INPUTS];
    private final float[][] weights = new float[INPUTS][NEURONS];
    private final double[] potential = new double[INPUTS];
    private final double[] membrane = new double[NEURONS];
    private final boolean[] fired = new boolean[NEURONS];

    private SpikeTrainSource drawProblem() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<SpikeTrainSource.Spike> spikes = new ArrayList<>();
        for (int t = 0; t < STEPS; t++) {
            for (int i = 0; i < INPUTS; i++) {
                input[t][i] = random.nextDouble() < 0.3;
                if (input[t][i]) {
                    spikes.add(new SpikeTrainSource.Spike(i, t));
                }
            }
        }
        for (float[] row : weights) {
            for (int j = 0; j < NEURONS; j++) {
                row[j] = (float) (random.nextDouble() * 8 - 1);
            }
        }
        return new SpikeTrainSource(INPUTS, spikes, SpikeTrainSource.Rounding.EXACT);
    }

    /** The neurons and potentials after all steps, membranes as they met the threshold of 1 in the last one. */
    private void solve() {
        double p = Math.exp(-1 / TAU_MEM);
        double s = Math.exp(-1 / TAU_SYN);
        double c = TAU_SYN / (TAU_MEM - TAU_SYN) * (p - s);
        double[] current = new double[NEURONS];
        double[] q = new double[INPUTS];
        for (int t = 0; t < STEPS; t++) {
            for (int j = 0; j < NEURONS; j++) {
                membrane[j] = (fired[j] ? 0 : membrane[j]) * p + current[j] * c;
                fired[j] = membrane[j] >= 1;
                current[j] *= s;
            }
            for (int i = 0; i < INPUTS; i++) {
                potential[i] = potential[i] * p + q[i] * c;
                q[i] = q[i] * s + (input[t][i] ? 1 : 0);
                for (int j = 0; input[t][i] && j < NEURONS; j++) {
                    current[j] += weights[i][j];
                }
            }
        }
    }

    /** Integral of the fast sigmoid. */
    private static double smooth(double x) {
        return x / (1 + SLOPE * Math.abs(x));
    }

    /** Loss after one weight has been moved, with the potentials held. */
    private double loss(int pre, int post, double by) {
        double loss = 0;
        for (int k = 0; k < TARGET.length; k++) {
            double error = -TARGET[k];
            for (int j = 0; j < NEURONS; j++) {
                double moved = j == post ? potential[pre] * by : 0;
                double spike = (fired[j] ? 1 : 0) + smooth(membrane[j] - 1 + moved) - smooth(membrane[j] - 1);
                error += READOUT[k][j] * spike;
            }
            loss += error * error / 2;
        }
        return loss;
    }

    @Test
    void updateIsTheGradientOfTheLocalLoss() {
        SpikeTrainSource source = drawProblem();
        solve();
        Network network = Network.builder()
                .source("in", INPUTS, source)
                .population("out", NEURONS, Lif.exponential(TAU_MEM, TAU_SYN))
                .projection(Projection.between("in", "out")
                        .name("w")
                        .connectivity(Connectivity.matrix(weights))
                        .rule(new LocalErrorRule(
                                1, new Psp(TAU_MEM, TAU_SYN), new Surrogate(Surrogate.Shape.FAST_SIGMOID, SLOPE))))
                .learningSignal("out", new LocalReadoutError(READOUT))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, SEED))) {
            simulator.external("out", "target", (float) TARGET[0], (float) TARGET[1]);
            simulator.setLearning(false);
            simulator.run(STEPS - 1);
            simulator.setLearning(true);
            simulator.step();
            int spikes = 0;
            for (int i = 0; i < INPUTS; i++) {
                for (int j = 0; j < NEURONS; j++) {
                    double h = 1e-5;
                    double gradient = (loss(i, j, h) - loss(i, j, -h)) / (2 * h);
                    double change = simulator.weights("w").get(i, j) - (double) weights[i][j];
                    assertThat(change).as("w[%d][%d], seed %d", i, j, SEED).isCloseTo(-gradient, within(1e-6));
                    spikes += fired[j] ? 1 : 0;
                }
            }
            assertThat(simulator.spikeCount("out")).isPositive();
            assertThat(spikes).as("some neurons fired in the last step").isPositive();
        }
    }

    @Test
    void noErrorNoChange() {
        SpikeTrainSource source = drawProblem();
        Network network = Network.builder()
                .source("in", INPUTS, source)
                .population("out", NEURONS, Lif.exponential(TAU_MEM, TAU_SYN).withPotentials(0, 0, 1e9))
                .projection(Projection.between("in", "out")
                        .name("w")
                        .connectivity(Connectivity.matrix(weights))
                        .rule(new LocalErrorRule(
                                1, new Psp(TAU_MEM, TAU_SYN), new Surrogate(Surrogate.Shape.TRIANGLE, 1e-9))))
                .learningSignal("out", new LocalReadoutError(READOUT))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, SEED))) {
            float[] start = simulator.weights("w").toArray();
            simulator.run(STEPS);
            assertThat(simulator.weights("w").toArray()).isEqualTo(start);
        }
    }
}
