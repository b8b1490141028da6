package io.github.snn4j.learning.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A net of graded units, input - tanh - linear, that learns a batch of three samples. */
class FeedbackAlignmentTest {

    private static final long SEED = 13_276;
    private static final int BATCH = 3;
    private static final int INPUTS = 4;
    private static final int HIDDEN = 6;
    private static final int OUTPUTS = 2;
    private static final double RATE = 0.5;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final float[] x = flat(matrix(BATCH, INPUTS));
    private final float[] target = flat(matrix(BATCH, OUTPUTS));
    private final float[][] first = matrix(INPUTS, HIDDEN);
    private final float[][] second = matrix(HIDDEN, OUTPUTS);

    private float[][] matrix(int rows, int columns) {
        float[][] m = new float[rows][columns];
        for (float[] row : m) {
            for (int k = 0; k < columns; k++) {
                row[k] = (float) (random.nextDouble() * 1.6 - 0.8);
            }
        }
        return m;
    }

    private static float[] flat(float[][] m) {
        float[] all = new float[m.length * m[0].length];
        for (int k = 0; k < all.length; k++) {
            all[k] = m[k / m[0].length][k % m[0].length];
        }
        return all;
    }

    private static LeakyRate instant(LeakyRate.Transfer transfer) {
        return new LeakyRate(1e-3, transfer);
    }

    /** Changes of both projections, divided by the learning rate. */
    private double[][] changes(float[][] feedback) {
        Application application = Application.perTrial(new Optimizer.Sgd(RATE));
        Network network = Network.builder()
                .population("in", INPUTS, instant(LeakyRate.Transfer.LINEAR))
                .population("hidden", HIDDEN, instant(LeakyRate.Transfer.TANH))
                .population("out", OUTPUTS, instant(LeakyRate.Transfer.LINEAR))
                .projection(Projection.between("in", "hidden")
                        .name("first")
                        .connectivity(Connectivity.matrix(first))
                        .application(application)
                        .rule(new DeltaRule(LeakyRate.Transfer.TANH)))
                .projection(Projection.between("hidden", "out")
                        .name("second")
                        .connectivity(Connectivity.matrix(second))
                        .application(application)
                        .rule(new DeltaRule(LeakyRate.Transfer.LINEAR)))
                .learningSignal("out", new OutputError())
                .learningSignal("hidden", new FeedbackError("out", feedback))
                .build();
        try (Simulator simulator =
                Simulator.of(network, SimulationConfig.of(1, SEED).withBatchSize(BATCH))) {
            simulator.external("in", "drive", x);
            simulator.external("out", "target", target);
            simulator.step();
            simulator.endTrial();
            return new double[][] {
                change(simulator.weights("first").toArray(), first),
                change(simulator.weights("second").toArray(), second)
            };
        }
    }

    private static double[] change(float[] after, float[][] before) {
        double[] change = new double[after.length];
        for (int k = 0; k < after.length; k++) {
            change[k] = (after[k] - (double) flat(before)[k]) / RATE;
        }
        return change;
    }

    private double[] hidden(double[] w1, int sample) {
        double[] h = new double[HIDDEN];
        for (int j = 0; j < HIDDEN; j++) {
            for (int i = 0; i < INPUTS; i++) {
                h[j] += x[sample * INPUTS + i] * w1[i * HIDDEN + j];
            }
            h[j] = Math.tanh(h[j]);
        }
        return h;
    }

    private double[] error(double[] h, double[] w2, int sample) {
        double[] e = new double[OUTPUTS];
        for (int k = 0; k < OUTPUTS; k++) {
            e[k] = target[sample * OUTPUTS + k];
            for (int j = 0; j < HIDDEN; j++) {
                e[k] -= h[j] * w2[j * OUTPUTS + k];
            }
        }
        return e;
    }

    /** Mean over the batch of half the squared error. */
    private double loss(double[] w1, double[] w2) {
        double loss = 0;
        for (int b = 0; b < BATCH; b++) {
            for (double e : error(hidden(w1, b), w2, b)) {
                loss += e * e / 2 / BATCH;
            }
        }
        return loss;
    }

    private static double[] wide(float[][] m) {
        double[] all = new double[m.length * m[0].length];
        for (int k = 0; k < all.length; k++) {
            all[k] = flat(m)[k];
        }
        return all;
    }

    private double gradient(int layer, int k) {
        double h = 1e-5;
        double[] w1 = wide(first);
        double[] w2 = wide(second);
        double[] moved = layer == 0 ? w1 : w2;
        moved[k] += h;
        double up = loss(w1, w2);
        moved[k] -= 2 * h;
        return (up - loss(w1, w2)) / (2 * h);
    }

    @Test
    void withTheTransposeAsFeedbackItIsTheExactGradient() {
        double[][] changes = changes(second);
        for (int layer = 0; layer < 2; layer++) {
            for (int k = 0; k < changes[layer].length; k++) {
                assertThat(changes[layer][k])
                        .as("layer %d weight %d, seed %d", layer, k, SEED)
                        .isCloseTo(-gradient(layer, k), within(1e-6));
            }
        }
    }

    @Test
    void withFixedRandomFeedbackTheHiddenErrorIsCarriedByIt() {
        float[][] feedback = matrix(HIDDEN, OUTPUTS);
        double[][] changes = changes(feedback);
        double[] expected = new double[INPUTS * HIDDEN];
        for (int b = 0; b < BATCH; b++) {
            double[] h = hidden(wide(first), b);
            double[] e = error(h, wide(second), b);
            for (int n = 0; n < expected.length; n++) {
                int j = n % HIDDEN;
                double back = 0;
                for (int k = 0; k < OUTPUTS; k++) {
                    back += feedback[j][k] * e[k];
                }
                expected[n] += x[b * INPUTS + n / HIDDEN] * back * (1 - h[j] * h[j]) / BATCH;
            }
        }
        for (int n = 0; n < expected.length; n++) {
            assertThat(changes[0][n]).as("weight %d, seed %d", n, SEED).isCloseTo(expected[n], within(1e-6));
        }
        for (int k = 0; k < changes[1].length; k++) {
            assertThat(changes[1][k]).isCloseTo(-gradient(1, k), within(1e-6));
        }
    }
}
