package io.github.snn4j.learning.threefactor;

/**
 * The activity regulariser of a layer and sample: {@code A = c (mean max(0, u + 0.01) + 0.003 max(0, mean(0.1 -
 * sigmoid(u))))}.
 */
final class Activeness {

    private static final float MARGIN = 0.01f;
    private static final double LIFT = 3e-3;
    private static final double LEAST = 0.1;

    private final double strength;

    Activeness(double strength) {
        this.strength = strength;
    }

    /** Adds dA/du of a sample. */
    void addGradient(float[] u, int from, int size, float[] out) {
        double share = strength / size;
        double mean = 0;
        for (int n = from; n < from + size; n++) {
            mean += sigmoid(u[n]) / size;
        }
        boolean quiet = mean < LEAST;
        for (int n = from; n < from + size; n++) {
            double slope = u[n] > -MARGIN ? 1 : 0;
            if (quiet) {
                double s = sigmoid(u[n]);
                slope -= LIFT * s * (1 - s);
            }
            out[n] += (float) (share * slope);
        }
    }

    private static double sigmoid(float u) {
        return 1 / (1 + StrictMath.exp(-u));
    }
}
