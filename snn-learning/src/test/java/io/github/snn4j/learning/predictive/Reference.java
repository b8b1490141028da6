package io.github.snn4j.learning.predictive;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * The equations of predictive coding and of back-propagation once more, as plain loops over double matrices. One
 * sample at a time; f is tanh, layer 0 sends its values.
 */
final class Reference {

    final int[] sizes;
    final double[][][] w;
    final double[][] b;
    final double[] variances;

    Reference(int[] sizes, double[] variances, SplittableRandom random) {
        this.sizes = sizes;
        this.variances = variances;
        this.w = new double[sizes.length][][];
        this.b = new double[sizes.length][];
        for (int l = 1; l < sizes.length; l++) {
            double bound = Math.sqrt(3.0 / sizes[l - 1]);
            w[l] = new double[sizes[l - 1]][];
            for (int i = 0; i < sizes[l - 1]; i++) {
                w[l][i] = vector(sizes[l], bound, random);
            }
            b[l] = vector(sizes[l], 0.2, random);
        }
    }

    /** Numbers that float holds exactly. */
    static double[] vector(int size, double bound, SplittableRandom random) {
        return random.doubles(size, -bound, bound).map(x -> (float) x).toArray();
    }

    int last() {
        return sizes.length - 1;
    }

    static double slope(double rate) {
        return 1 - rate * rate;
    }

    private double[] rates(int layer, double[] x) {
        DoubleUnaryOperator f = layer == 0 ? v -> v : StrictMath::tanh;
        return java.util.Arrays.stream(x).map(f).toArray();
    }

    private double[] predict(int layer, double[] rates) {
        double[] mu = b[layer].clone();
        for (int i = 0; i < rates.length; i++) {
            for (int j = 0; j < mu.length; j++) {
                mu[j] += rates[i] * w[layer][i][j];
            }
        }
        return mu;
    }

    private double[] back(int layer, double[] e) {
        double[] sum = new double[sizes[layer - 1]];
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < e.length; j++) {
                sum[i] += w[layer][i][j] * e[j];
            }
        }
        return sum;
    }

    /** State of a sample: values, rates, predictions, errors by layer. */
    final class Sample {
        final double[][] x = new double[sizes.length][];
        final double[][] rate = new double[sizes.length][];
        final double[][] mu = new double[sizes.length][];
        final double[][] e = new double[sizes.length][];

        /** The feed-forward pass; the last layer is held at the target unless that is null. */
        Sample(double[] input, double[] target) {
            x[0] = input;
            rate[0] = rates(0, input);
            for (int l = 1; l <= last(); l++) {
                mu[l] = predict(l, rate[l - 1]);
                x[l] = l == last() && target != null ? target : mu[l].clone();
                rate[l] = rates(l, x[l]);
            }
            errors(false);
        }

        private void errors(boolean fixed) {
            for (int l = 1; l <= last(); l++) {
                mu[l] = fixed ? mu[l] : predict(l, rate[l - 1]);
                e[l] = new double[sizes[l]];
                for (int j = 0; j < sizes[l]; j++) {
                    e[l][j] = (x[l][j] - mu[l][j]) / variances[l];
                }
            }
        }

        /** One Euler step of all hidden layers. */
        void step(double h, boolean fixed) {
            double[][] fed = new double[sizes.length][];
            for (int l = 1; l < last(); l++) {
                fed[l] = back(l + 1, e[l + 1]);
            }
            for (int l = 1; l < last(); l++) {
                for (int j = 0; j < sizes[l]; j++) {
                    x[l][j] += h * variances[l] * (slope(rate[l][j]) * fed[l][j] - e[l][j]);
                }
                rate[l] = fixed ? rate[l] : rates(l, x[l]);
            }
            errors(fixed);
        }

        double energy() {
            double sum = 0;
            for (int l = 1; l <= last(); l++) {
                for (double v : e[l]) {
                    sum += variances[l] * v * v / 2;
                }
            }
            return sum;
        }

        /** What back-propagation of {@code |target - mu_L|^2 / 2} sends to each layer, downhill. */
        double[][] deltas() {
            double[][] delta = new double[sizes.length][];
            delta[last()] = new double[sizes[last()]];
            for (int j = 0; j < sizes[last()]; j++) {
                delta[last()][j] = x[last()][j] - mu[last()][j];
            }
            for (int l = last() - 1; l >= 1; l--) {
                delta[l] = back(l + 1, delta[l + 1]);
                for (int j = 0; j < sizes[l]; j++) {
                    delta[l][j] *= slope(rate[l][j]);
                }
            }
            return delta;
        }
    }

    /** Sum over a batch of outer products. */
    static double[] outer(double[][] pre, double[][] post) {
        double[] sum = new double[pre[0].length * post[0].length];
        for (int s = 0; s < pre.length; s++) {
            for (int i = 0; i < pre[s].length; i++) {
                for (int j = 0; j < post[s].length; j++) {
                    sum[i * post[s].length + j] += pre[s][i] * post[s][j];
                }
            }
        }
        return sum;
    }

    static double cosine(double[] a, double[] c) {
        return dot(a, c) / Math.sqrt(dot(a, a) * dot(c, c));
    }

    static double dot(double[] a, double[] c) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += a[n] * c[n];
        }
        return sum;
    }
}
