package io.github.snn4j.neuron;

import io.github.snn4j.neuron.LeakyRate.Transfer;

/**
 * Transfer functions over arrays, from plain arithmetic without branches: the compiler makes vectors of the loops, and
 * every machine gives the same bits.
 *
 * <p>tanh is {@code x P(x^2) / Q(x^2)} on [-8, 8] with coefficients fitted here to the least relative error (2e-8; with
 * rounding to float 4e-7), and constant beyond. The logistic function is {@code (1 + tanh(x/2)) / 2}.
 */
final class RateFunctions {

    private static final float EDGE = 8f;

    /** Makes 1 or more of every normal number above zero; a comparison would keep the compiler from making vectors. */
    private static final float LARGE = 2e38f;

    private static final float P1 = 1.2979220e-01f;
    private static final float P2 = 2.9858588e-03f;
    private static final float P3 = 9.8786313e-06f;
    private static final float P4 = -1.4704131e-08f;
    private static final float P5 = 2.3508371e-11f;

    private static final float Q1 = 4.6312538e-01f;
    private static final float Q2 = 2.4027912e-02f;
    private static final float Q3 = 2.3720280e-04f;

    private RateFunctions() {}

    /**
     * Values.
     *
     * @param f function
     * @param x arguments
     * @param y receives f(x)
     * @param from first index
     * @param to one past the last
     */
    static void apply(Transfer f, float[] x, float[] y, int from, int to) {
        switch (f) {
            case LINEAR -> System.arraycopy(x, from, y, from, to - from);
            case RELU -> {
                for (int n = from; n < to; n++) {
                    y[n] = Math.max(0f, x[n]);
                }
            }
            case TANH -> {
                for (int n = from; n < to; n++) {
                    y[n] = tanh(x[n]);
                }
            }
            case LOGISTIC -> {
                for (int n = from; n < to; n++) {
                    y[n] = 0.5f + 0.5f * tanh(0.5f * x[n]);
                }
            }
            case HARD_SIGMOID -> {
                for (int n = from; n < to; n++) {
                    y[n] = Math.min(1f, Math.max(0f, x[n]));
                }
            }
        }
    }

    private static float tanh(float x) {
        float c = Math.min(EDGE, Math.max(-EDGE, x));
        float s = c * c;
        float p = ((((P5 * s + P4) * s + P3) * s + P2) * s + P1) * s + 1f;
        float q = ((Q3 * s + Q2) * s + Q1) * s + 1f;
        return c * p / q;
    }

    /**
     * Derivatives by value, times a factor, {@code z := z f'(x)} with {@code y = f(x)}. At the corners of a function
     * with corners the derivative is that of the flat side.
     *
     * @param f function
     * @param y values f(x)
     * @param z factors, replaced by the products
     * @param from first index
     * @param to one past the last
     */
    static void timesSlope(Transfer f, float[] y, float[] z, int from, int to) {
        switch (f) {
            case LINEAR -> {}
            case RELU -> {
                for (int n = from; n < to; n++) {
                    z[n] *= Math.min(1f, y[n] * LARGE);
                }
            }
            case TANH -> {
                for (int n = from; n < to; n++) {
                    z[n] *= 1f - y[n] * y[n];
                }
            }
            case LOGISTIC -> {
                for (int n = from; n < to; n++) {
                    z[n] *= y[n] * (1f - y[n]);
                }
            }
            case HARD_SIGMOID -> {
                for (int n = from; n < to; n++) {
                    z[n] *= Math.min(1f, Math.max(0f, Math.min(y[n], 1f - y[n]) * LARGE));
                }
            }
        }
    }
}
