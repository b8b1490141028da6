package io.github.snn4j.learning.memory;

/** Products of row-major matrices {@code [rows][cols]} inside long arrays with vectors inside long arrays. */
final class Dense {

    private Dense() {}

    /** {@code y += A x}. */
    static void multiply(double[] a, int at, double[] x, int xAt, double[] y, int yAt, int rows, int cols) {
        for (int r = 0; r < rows; r++) {
            y[yAt + r] += dot(a, at + r * cols, x, xAt, cols);
        }
    }

    /** {@code y += A' x}. */
    static void multiplyTransposed(double[] a, int at, double[] x, int xAt, double[] y, int yAt, int rows, int cols) {
        for (int r = 0; r < rows; r++) {
            add(y, yAt, x[xAt + r], a, at + r * cols, cols);
        }
    }

    /** {@code A += x y'}. */
    static void outer(double[] a, int at, double[] x, int xAt, double[] y, int yAt, int rows, int cols) {
        for (int r = 0; r < rows; r++) {
            add(a, at + r * cols, x[xAt + r], y, yAt, cols);
        }
    }

    static double dot(double[] a, int aAt, double[] b, int bAt, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[aAt + k] * b[bAt + k];
        }
        return sum;
    }

    /** {@code y += factor x}. */
    static void add(double[] y, int yAt, double factor, double[] x, int xAt, int length) {
        for (int k = 0; k < length; k++) {
            y[yAt + k] += factor * x[xAt + k];
        }
    }
}
