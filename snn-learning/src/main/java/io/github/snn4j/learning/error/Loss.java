package io.github.snn4j.learning.error;

/**
 * Distance of an output from its target, summed over the values of the output.
 *
 * <pre>
 *   d = y - t
 *   SMOOTH_L1      sum d^2/2 where |d| &lt; 1, |d| - 1/2 elsewhere        gradient: d cut to [-1, 1]
 *   SQUARED        sum d^2/2                                             gradient: d
 *   CROSS_ENTROPY  - sum t log softmax(y)                                gradient: softmax(y) sum t - t
 * </pre>
 *
 * <p>Reference for the first: R. Girshick, ICCV 2015, doi 10.1109/ICCV.2015.169.
 */
public enum Loss {
    /** Squared near the target, linear far from it: large errors do not take over. */
    SMOOTH_L1,
    /** Half the squared distance. */
    SQUARED,
    /** Of the distribution that the softmax of the output makes; targets are a distribution. */
    CROSS_ENTROPY;

    /**
     * Value and gradient at one output.
     *
     * @param output y
     * @param targets array that holds the target
     * @param at where the target begins
     * @param gradient receives dL/dy, as long as the output
     * @return the loss, NaN if the output is
     */
    public double gradient(float[] output, float[] targets, int at, float[] gradient) {
        return this == CROSS_ENTROPY
                ? crossEntropy(output, targets, at, gradient)
                : distance(output, targets, at, gradient);
    }

    private double distance(float[] output, float[] targets, int at, float[] gradient) {
        double loss = 0;
        for (int k = 0; k < output.length; k++) {
            float d = output[k] - targets[at + k];
            float size = Math.abs(d);
            boolean linear = this == SMOOTH_L1 && size >= 1f;
            loss += linear ? size - 0.5 : 0.5 * d * d;
            gradient[k] = linear ? Math.signum(d) : d;
        }
        return loss;
    }

    private static double crossEntropy(float[] output, float[] targets, int at, float[] gradient) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float y : output) {
            largest = Math.max(largest, y);
        }
        double total = 0;
        double mass = 0;
        for (int k = 0; k < output.length; k++) {
            double e = StrictMath.exp((double) output[k] - largest);
            gradient[k] = (float) e;
            total += e;
            mass += targets[at + k];
        }
        double loss = 0;
        double logTotal = StrictMath.log(total);
        for (int k = 0; k < output.length; k++) {
            float t = targets[at + k];
            loss -= t * (output[k] - (double) largest - logTotal);
            gradient[k] = (float) (gradient[k] / total * mass) - t;
        }
        return loss;
    }
}
