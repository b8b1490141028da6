package io.github.snn4j.examples.generative;

import io.github.snn4j.random.Distributions;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A Gaussian fitted to states of the top layer, to sample from: mean and Cholesky factor of the covariance.
 *
 * @param mean mean state
 * @param factor lower triangular factor
 */
record TopStates(double[] mean, double[][] factor) {

    private static final double FLOOR = 1e-4;

    static TopStates fit(List<float[]> states) {
        int n = states.get(0).length;
        double[] mean = new double[n];
        for (float[] s : states) {
            for (int i = 0; i < n; i++) {
                mean[i] += s[i] / states.size();
            }
        }
        double[][] factor = new double[n][n];
        for (float[] s : states) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    factor[i][j] += (s[i] - mean[i]) * (s[j] - mean[j]) / states.size();
                }
            }
        }
        decompose(factor);
        return new TopStates(mean, factor);
    }

    /** Cholesky's decomposition in place; a floor under the variances keeps few samples from failing. */
    private static void decompose(double[][] a) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j] + (i == j ? FLOOR : 0);
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(Math.max(sum, FLOOR)) : sum / a[j][j];
            }
        }
    }

    void draw(RandomGenerator random, float[] target, int base) {
        double[] z = new double[mean.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = Distributions.normal(random);
            double x = mean[i];
            for (int k = 0; k <= i; k++) {
                x += factor[i][k] * z[k];
            }
            target[base + i] = (float) x;
        }
    }
}
