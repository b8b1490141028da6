package io.github.snn4j.neuron;

/** Exponential of a small matrix by scaling, Taylor's series and squaring. */
final class MatrixExponential {

    private static final int TERMS = 18;

    private MatrixExponential() {}

    /** exp(a), row-major. The scaled matrix has norm at most 1/2, so the remainder of the series is below 1e-22. */
    static double[][] of(double[][] a) {
        int n = a.length;
        double norm = 0;
        for (double[] row : a) {
            double sum = 0;
            for (double x : row) {
                sum += Math.abs(x);
            }
            norm = Math.max(norm, sum);
        }
        int halvings = 0;
        while (norm > 0.5) {
            norm /= 2;
            halvings++;
        }
        double[][] scaled = scale(a, Math.scalb(1.0, -halvings));
        double[][] result = identity(n);
        for (int k = TERMS; k >= 1; k--) {
            result = scale(product(scaled, result), 1.0 / k);
            for (int i = 0; i < n; i++) {
                result[i][i] += 1;
            }
        }
        for (int k = 0; k < halvings; k++) {
            result = product(result, result);
        }
        return result;
    }

    private static double[][] identity(int n) {
        double[][] one = new double[n][n];
        for (int i = 0; i < n; i++) {
            one[i][i] = 1;
        }
        return one;
    }

    private static double[][] scale(double[][] a, double factor) {
        double[][] result = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                result[i][j] = a[i][j] * factor;
            }
        }
        return result;
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    result[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return result;
    }
}
