package io.github.snn4j.learning.feedback;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.function.IntFunction;

/** A net of graded units, tanh and softmax, for the tests of the routes, and back-propagation by plain loops. */
final class DeltaNet {

    static final int[] SIZES = {5, 7, 6, 3};
    static final int BATCH = 4;
    static final TrialProtocol ONE_STEP = TrialProtocol.present(1);

    private DeltaNet() {}

    static String layer(int k) {
        return k == 0 ? "in" : k == SIZES.length - 1 ? "out" : "hidden" + k;
    }

    /**
     * A net.
     *
     * @param feedback feedback of a hidden layer
     * @param rate learning rate
     * @return builder
     */
    static Network.Builder network(IntFunction<ErrorFeedback> feedback, double rate) {
        Network.Builder network = Network.builder();
        int last = SIZES.length - 1;
        for (int k = 0; k <= last; k++) {
            boolean hidden = k > 0 && k < last;
            network.population(
                    layer(k), SIZES[k], new LeakyRate(0, hidden ? LeakyRate.Transfer.TANH : LeakyRate.Transfer.LINEAR));
        }
        for (int k = 1; k <= last; k++) {
            network.projection(Projection.between(layer(k - 1), layer(k))
                    .name("w" + k)
                    .weights(WeightInit.normal(0, 0.6))
                    .application(Application.perTrial(new Optimizer.Sgd(rate)))
                    .rule(DeltaRule.of(k == last ? Slope.one() : Slope.of(LeakyRate.Transfer.TANH))));
        }
        network.learningSignal("out", ReadoutError.classification());
        for (int k = last - 1; k >= 1; k--) {
            network.learningSignal(layer(k), feedback.apply(k));
        }
        return network;
    }

    /** Slope of the layer above. */
    static Slope above(int k) {
        return k == SIZES.length - 2 ? Slope.one() : Slope.of(LeakyRate.Transfer.TANH);
    }

    static ErrorFeedback symmetric(int k) {
        return ErrorFeedback.symmetric(layer(k + 1), "w" + (k + 1)).through(above(k));
    }

    /** Mean loss over the batch, in double precision. */
    static double loss(double[][] w, float[] x, float[] target) {
        double loss = 0;
        int classes = SIZES[SIZES.length - 1];
        for (int b = 0; b < BATCH; b++) {
            double[] y = forward(w, x, b)[SIZES.length - 1];
            double sum = 0;
            for (double v : y) {
                sum += Math.exp(v);
            }
            for (int c = 0; c < classes; c++) {
                loss -= target[b * classes + c] * (y[c] - Math.log(sum)) / BATCH;
            }
        }
        return loss;
    }

    private static double[][] forward(double[][] w, float[] x, int b) {
        double[][] y = new double[SIZES.length][];
        y[0] = new double[SIZES[0]];
        for (int i = 0; i < SIZES[0]; i++) {
            y[0][i] = x[b * SIZES[0] + i];
        }
        for (int k = 1; k < SIZES.length; k++) {
            y[k] = new double[SIZES[k]];
            for (int j = 0; j < SIZES[k]; j++) {
                for (int i = 0; i < SIZES[k - 1]; i++) {
                    y[k][j] += y[k - 1][i] * w[k][i * SIZES[k] + j];
                }
                y[k][j] = k < SIZES.length - 1 ? Math.tanh(y[k][j]) : y[k][j];
            }
        }
        return y;
    }

    /** Gradient of the mean loss by back-propagation, per layer, in double precision. */
    static double[][] gradient(double[][] w, float[] x, float[] target) {
        double[][] g = new double[SIZES.length][];
        for (int k = 1; k < SIZES.length; k++) {
            g[k] = new double[SIZES[k - 1] * SIZES[k]];
        }
        int last = SIZES.length - 1;
        for (int b = 0; b < BATCH; b++) {
            double[][] y = forward(w, x, b);
            double sum = 0;
            for (double v : y[last]) {
                sum += Math.exp(v);
            }
            double[] delta = new double[SIZES[last]];
            for (int c = 0; c < delta.length; c++) {
                delta[c] = Math.exp(y[last][c]) / sum - target[b * delta.length + c];
            }
            for (int k = last; k >= 1; k--) {
                double[] below = new double[SIZES[k - 1]];
                for (int i = 0; i < SIZES[k - 1]; i++) {
                    for (int j = 0; j < SIZES[k]; j++) {
                        g[k][i * SIZES[k] + j] += y[k - 1][i] * delta[j] / BATCH;
                        below[i] += w[k][i * SIZES[k] + j] * delta[j];
                    }
                    below[i] *= 1 - y[k - 1][i] * y[k - 1][i];
                }
                delta = below;
            }
        }
        return g;
    }
}
