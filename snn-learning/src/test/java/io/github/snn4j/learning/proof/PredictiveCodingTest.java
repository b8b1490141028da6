package io.github.snn4j.learning.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Predictive coding with explicit error units, linear, one hidden layer, output held at the target:
 *
 * <pre>
 *   e1 = x1 - W1^T x0      dx1/dt = -e1 + W2 e2         settled: (1 + W2 W2^T) x1 = W1^T x0 + W2 t
 *   e2 = t  - W2^T x1      dW1 = eta x0 e1^T, dW2 = eta x1 e2^T
 * </pre>
 *
 * J.C.R. Whittington and R. Bogacz, Neural Comput. 29:1229-1262, 2017. The fixed point is found here by elimination.
 */
class PredictiveCodingTest {

    private static final long SEED = 1229;
    private static final int BATCH = 2;
    private static final int INPUTS = 3;
    private static final int HIDDEN = 4;
    private static final int OUTPUTS = 2;
    private static final double ETA = 0.1;
    private static final int SETTLING = 600;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final double[][] w1 = matrix(INPUTS, HIDDEN);
    private final double[][] w2 = matrix(HIDDEN, OUTPUTS);
    private final double[][] x0 = matrix(BATCH, INPUTS);
    private final double[][] target = matrix(BATCH, OUTPUTS);

    /** Multiples of 1/64, the same in float and double. */
    private double[][] matrix(int rows, int columns) {
        double[][] m = new double[rows][columns];
        for (double[] row : m) {
            for (int k = 0; k < columns; k++) {
                row[k] = (random.nextInt(97) - 48) / 64.0;
            }
        }
        return m;
    }

    private static float[][] weights(double[][] m, double sign, boolean transposed) {
        int rows = transposed ? m[0].length : m.length;
        int columns = transposed ? m.length : m[0].length;
        float[][] w = new float[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                w[i][j] = (float) (sign * (transposed ? m[j][i] : m[i][j]));
            }
        }
        return w;
    }

    private static float[] flat(double[][] m) {
        float[] all = new float[m.length * m[0].length];
        for (int k = 0; k < all.length; k++) {
            all[k] = (float) m[k / m[0].length][k % m[0].length];
        }
        return all;
    }

    private static Projection.Builder oneToOne(String pre, String post, double weight) {
        return Projection.between(pre, post)
                .connectivity(Connectivity.oneToOne())
                .weight(weight);
    }

    /**
     * Error units follow their input at once. A value unit holds its value through a connection to itself, so the
     * leak cancels and a step is a step of Euler's method.
     */
    private Network network() {
        LeakyRate instant = new LeakyRate(1e-3, LeakyRate.Transfer.LINEAR);
        return Network.builder()
                .population("x0", INPUTS, instant)
                .population("x1", HIDDEN, new LeakyRate(10, LeakyRate.Transfer.LINEAR))
                .population("x2", OUTPUTS, instant)
                .population("e1", HIDDEN, instant)
                .population("e2", OUTPUTS, instant)
                .projection(oneToOne("x1", "x1", 1).delayMs(1))
                .projection(oneToOne("x1", "e1", 1))
                .projection(oneToOne("x2", "e2", 1))
                .projection(oneToOne("e1", "x1", -1).delayMs(1))
                .projection(Projection.between("x0", "e1")
                        .connectivity(Connectivity.matrix(weights(w1, -1, false)))
                        .rule(new PhaseEndHebb(-ETA, Phase.Role.CLAMPED)))
                .projection(Projection.between("x1", "e2")
                        .connectivity(Connectivity.matrix(weights(w2, -1, false)))
                        .rule(new PhaseEndHebb(-ETA, Phase.Role.CLAMPED)))
                .projection(Projection.between("e2", "x1")
                        .connectivity(Connectivity.matrix(weights(w2, 1, true)))
                        .delayMs(1)
                        .rule(new PhaseEndHebb(ETA, Phase.Role.CLAMPED)))
                .build();
    }

    /** Gauss elimination with pivoting. */
    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
            }
            double[] row = a[c];
            a[c] = a[pivot];
            a[pivot] = row;
            double value = b[c];
            b[c] = b[pivot];
            b[pivot] = value;
            for (int r = 0; r < n; r++) {
                double factor = r == c ? 0 : a[r][c] / a[c][c];
                for (int k = c; k < n; k++) {
                    a[r][k] -= factor * a[c][k];
                }
                b[r] -= factor * b[c];
            }
        }
        for (int c = 0; c < n; c++) {
            b[c] /= a[c][c];
        }
        return b;
    }

    private double[] settled(int sample) {
        double[][] a = new double[HIDDEN][HIDDEN];
        double[] b = new double[HIDDEN];
        for (int i = 0; i < HIDDEN; i++) {
            for (int j = 0; j < HIDDEN; j++) {
                a[i][j] = i == j ? 1 : 0;
                for (int k = 0; k < OUTPUTS; k++) {
                    a[i][j] += w2[i][k] * w2[j][k];
                }
            }
            for (int k = 0; k < INPUTS; k++) {
                b[i] += w1[k][i] * x0[sample][k];
            }
            for (int k = 0; k < OUTPUTS; k++) {
                b[i] += w2[i][k] * target[sample][k];
            }
        }
        return solve(a, b);
    }

    /** What the layer above the given values does not predict: {@code above - W^T below}. */
    private static double[] error(double[] above, double[][] w, double[] below) {
        double[] e = above.clone();
        for (int i = 0; i < below.length; i++) {
            for (int j = 0; j < e.length; j++) {
                e[j] -= w[i][j] * below[i];
            }
        }
        return e;
    }

    @Test
    void settledErrorsAndUpdatesMatchTheFixedPoint() {
        double[][] dw1 = new double[INPUTS][HIDDEN];
        double[][] dw2 = new double[HIDDEN][OUTPUTS];
        try (Simulator simulator =
                Simulator.of(network(), SimulationConfig.of(1, SEED).withBatchSize(BATCH))) {
            simulator.external("x0", "drive", flat(x0));
            simulator.external("x2", "drive", flat(target));
            float[] start = simulator.weights("x0->e1").toArray();
            simulator.runTrial(new TrialProtocol(List.of(new Phase(Phase.Role.FREE, SETTLING, 0))));
            assertThat(simulator.weights("x0->e1").toArray())
                    .as("no change in another phase")
                    .isEqualTo(start);
            simulator.runTrial(new TrialProtocol(List.of(new Phase(Phase.Role.CLAMPED, SETTLING, 0))));
            for (int b = 0; b < BATCH; b++) {
                double[] x1 = settled(b);
                double[] e1 = error(x1, w1, x0[b]);
                double[] e2 = error(target[b], w2, x1);
                for (int j = 0; j < HIDDEN; j++) {
                    assertThat((double) simulator.variable("x1", "x")[b * HIDDEN + j])
                            .isCloseTo(x1[j], within(1e-5));
                    assertThat((double) simulator.variable("e1", "activity")[b * HIDDEN + j])
                            .as("error of hidden unit %d in sample %d, seed %d", j, b, SEED)
                            .isCloseTo(e1[j], within(1e-5));
                }
                for (int k = 0; k < OUTPUTS; k++) {
                    assertThat((double) simulator.variable("e2", "activity")[b * OUTPUTS + k])
                            .isCloseTo(e2[k], within(1e-5));
                }
                addOuter(dw1, x0[b], e1);
                addOuter(dw2, x1, e2);
            }
            for (int i = 0; i < HIDDEN; i++) {
                for (int j = 0; j < INPUTS; j++) {
                    assertThat(-simulator.weights("x0->e1").get(j, i) - w1[j][i])
                            .isCloseTo(dw1[j][i], within(1e-5));
                }
                for (int k = 0; k < OUTPUTS; k++) {
                    assertThat(-simulator.weights("x1->e2").get(i, k) - w2[i][k])
                            .isCloseTo(dw2[i][k], within(1e-5));
                    assertThat(simulator.weights("e2->x1").get(k, i))
                            .as("forward and backward weights stay tied")
                            .isEqualTo(-simulator.weights("x1->e2").get(i, k));
                }
            }
        }
    }

    private static void addOuter(double[][] sum, double[] pre, double[] post) {
        for (int i = 0; i < pre.length; i++) {
            for (int j = 0; j < post.length; j++) {
                sum[i][j] += ETA * pre[i] * post[j];
            }
        }
    }
}
