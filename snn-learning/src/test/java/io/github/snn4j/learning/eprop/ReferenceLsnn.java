package io.github.snn4j.learning.eprop;

import java.util.SplittableRandom;

/**
 * A small recurrent network in double precision with three gradients of its loss written by hand: e-prop with traces
 * per synapse, back-propagation through time, and real-time recurrent learning.
 *
 * <pre>
 *   u(t) = v(t-1) if held, else alpha v(t-1) + sum_i win[i] x[i](t) + sum_l wrec[l] z[l](t-1)
 *   z(t) = 1 if not held and u(t) >= A(t);   v(t) = u(t) - A(t) z(t)
 *   A(t) = vTh + beta a(t);   a(t+1) = rho a(t) + z(t)
 *   y(t) = kappa y(t-1) + (1 - kappa) sum_j wout[j] z[j](t);   loss = 1/2 sum (y - target)^2
 * </pre>
 */
final class ReferenceLsnn {

    static final double TAU_MEM = 15;
    static final double TAU_ADAPT = 60;
    static final double TAU_OUT = 12;
    static final double V_TH = 0.6;
    static final double GAMMA = 0.3;

    final int inputs;
    final int neurons;
    final int outputs;
    final int steps;
    final int hold;
    final double beta;
    final double alpha = StrictMath.exp(-1 / TAU_MEM);
    final double rho = StrictMath.exp(-1 / TAU_ADAPT);
    final double kappa = StrictMath.exp(-1 / TAU_OUT);
    final boolean[][] input;
    final float[][] win;
    final float[][] wrec;
    final float[][] wout;
    final float[][] target;

    final boolean[][] z;
    private final double[][] psi;
    private final boolean[][] held;
    private final double[][] threshold;
    private final double[][] error;

    ReferenceLsnn(long seed, int inputs, int neurons, int outputs, int steps, int hold, double beta) {
        this.inputs = inputs;
        this.neurons = neurons;
        this.outputs = outputs;
        this.steps = steps;
        this.hold = hold;
        this.beta = beta;
        SplittableRandom random = new SplittableRandom(seed);
        this.input = new boolean[steps][inputs];
        this.target = new float[steps][outputs];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < inputs; i++) {
                input[t][i] = random.nextDouble() < 0.15;
            }
            for (int k = 0; k < outputs; k++) {
                target[t][k] = (float) random.nextDouble(-0.5, 0.5);
            }
        }
        this.win = matrix(random, inputs, neurons, -0.1, 0.6);
        this.wrec = matrix(random, neurons, neurons, -0.3, 0.3);
        this.wout = matrix(random, neurons, outputs, -1, 1);
        this.z = new boolean[steps][neurons];
        this.psi = new double[steps][neurons];
        this.held = new boolean[steps][neurons];
        this.threshold = new double[steps][neurons];
        this.error = new double[steps][outputs];
        forward();
    }

    private static float[][] matrix(SplittableRandom random, int rows, int columns, double low, double high) {
        float[][] m = new float[rows][columns];
        for (float[] row : m) {
            for (int k = 0; k < columns; k++) {
                row[k] = (float) random.nextDouble(low, high);
            }
        }
        return m;
    }

    private void forward() {
        double[] v = new double[neurons];
        double[] a = new double[neurons];
        int[] left = new int[neurons];
        double[] y = new double[outputs];
        for (int t = 0; t < steps; t++) {
            for (int j = 0; j < neurons; j++) {
                held[t][j] = left[j] > 0;
                threshold[t][j] = V_TH + beta * a[j];
                a[j] *= rho;
                if (held[t][j]) {
                    left[j]--;
                    continue;
                }
                v[j] = alpha * v[j] + arriving(t, j);
                double x = (v[j] - threshold[t][j]) / V_TH;
                psi[t][j] = GAMMA / V_TH * Math.max(0, 1 - Math.abs(x));
                z[t][j] = x >= 0;
                if (z[t][j]) {
                    v[j] -= threshold[t][j];
                    a[j] += 1;
                    left[j] = hold;
                }
            }
            for (int k = 0; k < outputs; k++) {
                double sum = 0;
                for (int j = 0; j < neurons; j++) {
                    sum += z[t][j] ? wout[j][k] : 0;
                }
                y[k] = kappa * y[k] + (1 - kappa) * sum;
                error[t][k] = y[k] - target[t][k];
            }
        }
    }

    private double arriving(int t, int j) {
        double sum = 0;
        for (int i = 0; i < inputs + neurons; i++) {
            sum += arrives(t, i) ? weight(i, j) : 0;
        }
        return sum;
    }

    /** Inputs first, then the neurons, whose spikes arrive a step later. */
    private boolean arrives(int t, int i) {
        return i < inputs ? input[t][i] : t > 0 && z[t - 1][i - inputs];
    }

    private double weight(int i, int j) {
        return i < inputs ? win[i][j] : wrec[i - inputs][j];
    }

    int spikes() {
        int n = 0;
        for (boolean[] row : z) {
            for (boolean s : row) {
                n += s ? 1 : 0;
            }
        }
        return n;
    }

    /** Sum of learning signal times filtered eligibility, plus pull[j] times eligibility; [input or neuron][neuron]. */
    double[][] eprop(double[] pull) {
        int sources = inputs + neurons;
        double[][] gradient = new double[sources][neurons];
        double[][] eps = new double[sources][neurons];
        double[][] epsA = new double[sources][neurons];
        double[][] bar = new double[sources][neurons];
        for (int t = 0; t < steps; t++) {
            for (int j = 0; j < neurons; j++) {
                double signal = 0;
                for (int k = 0; k < outputs; k++) {
                    signal += wout[j][k] * error[t][k];
                }
                for (int i = 0; i < sources; i++) {
                    if (!held[t][j]) {
                        eps[i][j] = alpha * eps[i][j] + (arrives(t, i) ? 1 : 0);
                    }
                    double e = psi[t][j] * (eps[i][j] - beta * epsA[i][j]);
                    epsA[i][j] = rho * epsA[i][j] + e;
                    bar[i][j] = kappa * bar[i][j] + (1 - kappa) * e;
                    gradient[i][j] += signal * bar[i][j] + pull[j] * e;
                }
            }
        }
        return gradient;
    }

    /** Back-propagation through time, with the paths from spikes to other neurons and to the reset open or cut. */
    double[][] bptt(boolean recurrent, boolean reset) {
        double[][] gradient = new double[inputs + neurons][neurons];
        double[] readout = new double[outputs];
        double[] lambda = new double[neurons];
        double[] adaptation = new double[neurons];
        for (int t = steps - 1; t >= 0; t--) {
            double[] later = lambda.clone();
            for (int k = 0; k < outputs; k++) {
                readout[k] = kappa * readout[k] + error[t][k];
            }
            for (int j = 0; j < neurons; j++) {
                boolean last = t == steps - 1;
                double after = last ? 0 : (held[t + 1][j] ? 1 : alpha) * later[j];
                double dz = adaptation[j] - (reset ? threshold[t][j] * after : 0);
                for (int k = 0; k < outputs; k++) {
                    dz += (1 - kappa) * wout[j][k] * readout[k];
                }
                for (int l = 0; l < neurons && recurrent && !last; l++) {
                    dz += held[t + 1][l] ? 0 : wrec[j][l] * later[l];
                }
                lambda[j] = psi[t][j] * dz + after;
                double reached = reset && z[t][j] ? after : 0;
                adaptation[j] = rho * adaptation[j] - beta * (psi[t][j] * dz + reached);
                for (int i = 0; i < inputs + neurons; i++) {
                    gradient[i][j] += arrives(t, i) && !held[t][j] ? lambda[j] : 0;
                }
            }
        }
        return gradient;
    }

    /** Real-time recurrent learning: the derivative of every neuron with respect to every weight, brought forward. */
    double[][] rtrl(boolean recurrent, boolean reset) {
        int sources = inputs + neurons;
        double[][] gradient = new double[sources][neurons];
        for (int i = 0; i < sources; i++) {
            for (int to = 0; to < neurons; to++) {
                gradient[i][to] = derivative(i, to, recurrent, reset);
            }
        }
        return gradient;
    }

    private double derivative(int source, int to, boolean recurrent, boolean reset) {
        double[] dv = new double[neurons];
        double[] da = new double[neurons];
        double[] dz = new double[neurons];
        double[] lift = new double[neurons];
        double[] dy = new double[outputs];
        double sum = 0;
        for (int t = 0; t < steps; t++) {
            double[] before = dz.clone();
            double[] lifted = lift.clone();
            for (int j = 0; j < neurons; j++) {
                double lost = t > 0 ? threshold[t - 1][j] * before[j] + (z[t - 1][j] ? lifted[j] : 0) : 0;
                double kept = dv[j] - (reset ? lost : 0);
                if (held[t][j]) {
                    dv[j] = kept;
                } else {
                    dv[j] = alpha * kept + (j == to && arrives(t, source) ? 1 : 0);
                    for (int l = 0; l < neurons && recurrent; l++) {
                        dv[j] += wrec[l][j] * before[l];
                    }
                }
                dz[j] = psi[t][j] * (dv[j] - beta * da[j]);
                lift[j] = beta * da[j];
                da[j] = rho * da[j] + dz[j];
            }
            for (int k = 0; k < outputs; k++) {
                double through = 0;
                for (int j = 0; j < neurons; j++) {
                    through += wout[j][k] * dz[j];
                }
                dy[k] = kappa * dy[k] + (1 - kappa) * through;
                sum += error[t][k] * dy[k];
            }
        }
        return sum;
    }

    /** Exact gradient of the readout weights. */
    double[][] readout() {
        double[][] gradient = new double[neurons][outputs];
        double[] trace = new double[neurons];
        for (int t = 0; t < steps; t++) {
            for (int j = 0; j < neurons; j++) {
                trace[j] = kappa * trace[j] + (z[t][j] ? 1 - kappa : 0);
                for (int k = 0; k < outputs; k++) {
                    gradient[j][k] += error[t][k] * trace[j];
                }
            }
        }
        return gradient;
    }
}
