package io.github.snn4j.learning.settling;

import io.github.snn4j.Simulator;
import java.util.Arrays;

/**
 * Terms of the variational bound of a {@link GenerativeNet} for the images it was shown, as means over the batch in
 * nats.
 *
 * <pre>
 *   log p(x) = E_q[log p(x, h)] + H[q] + KL(q(h) || p(h | x))   &gt;=   E_q[log p(x, h)] + H[q]
 *   log p(x, h) = log p(x | h_1) + sum_l log p(h_l | h_(l+1)) + log p(h_L)
 * </pre>
 *
 * <p>q is Gaussian around the settled states with the net's {@code noiseSd}, so {@code H[q] = n/2 log(2 pi e
 * noiseSd^2)} for n hidden units. Read after the CLAMPED step of {@link
 *
 *
 *
 * GenerativeNet#protocol}, where the activity is a draw from q, the expectation is estimated by one draw per
 * image; read during settling the states are exact and {@link #joint} is log p(x, h) at the present state. Pixels
 * between 0 and 1 count as probabilities. The third term, how far q is from the true posterior, is not known; it
 * is what the bound is short of.
 *
 * @param reconstruction log p(x | h_1)
 * @param causes log p(h_l | h_(l+1)) of the hidden layers and log p(h_L), added up
 * @param entropy H[q]
 */
public record Bound(double reconstruction, double causes, double entropy) {

    private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);

    /**
     * The terms for the states a network is in.
     *
     * @param net description of the network
     * @param simulator simulator of {@link GenerativeNet#network}, after a step
     * @return terms
     */
    public static Bound of(GenerativeNet net, Simulator simulator) {
        int batch = simulator.config().batchSize();
        double reconstruction = logBernoulli(
                simulator.variable(GenerativeNet.IMAGE, "x"), simulator.variable(GenerativeNet.expected(0), "x"));
        double causes = 0;
        double units = 0;
        for (int l = 1; l <= net.hiddenLayers(); l++) {
            float[] state = simulator.variable(GenerativeNet.layer(l), "activity");
            boolean top = l == net.hiddenLayers();
            float[] mean = top ? new float[state.length] : simulator.variable(GenerativeNet.expected(l), "activity");
            causes += logNormal(state, mean, top ? 1 : net.modelSd());
            units += net.sizes().get(l);
        }
        double entropy = units / 2 * (LOG_TWO_PI + 1 + 2 * StrictMath.log(net.noiseSd()));
        return new Bound(reconstruction / batch, causes / batch, entropy);
    }

    /** Sum of x log s(z) + (1 - x) log(1 - s(z)), which is x z - log(1 + exp z), without overflow. */
    private static double logBernoulli(float[] x, float[] z) {
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
            sum += x[n] * (double) z[n] - Math.max(z[n], 0f) - StrictMath.log1p(StrictMath.exp(-Math.abs(z[n])));
        }
        return sum;
    }

    private static double logNormal(float[] x, float[] mean, double sd) {
        double squares = 0;
        for (int n = 0; n < x.length; n++) {
            double d = x[n] - (double) mean[n];
            squares += d * d;
        }
        return -squares / (2 * sd * sd) - x.length * (StrictMath.log(sd) + LOG_TWO_PI / 2);
    }

    /**
     * Logarithm of the joint density of image and states.
     *
     * @return log p(x, h)
     */
    public double joint() {
        return reconstruction + causes;
    }

    /**
     * The bound.
     *
     * @return lower bound of log p(x)
     */
    public double total() {
        return joint() + entropy;
    }

    /**
     * The mean of several.
     *
     * @param bounds at least one
     * @return mean of each term
     */
    public static Bound mean(Bound... bounds) {
        return new Bound(
                Arrays.stream(bounds)
                        .mapToDouble(Bound::reconstruction)
                        .average()
                        .orElseThrow(),
                Arrays.stream(bounds).mapToDouble(Bound::causes).average().orElseThrow(),
                Arrays.stream(bounds).mapToDouble(Bound::entropy).average().orElseThrow());
    }
}
