package io.github.snn4j.learning.memory;

/**
 * Adam in double precision with a limit on the length of the gradient, for {@link MemoryNet}.
 *
 * <pre>
 *   g  &lt;- g min(1, maxNorm / |g|)
 *   m  &lt;- 0.9 m + 0.1 g         v &lt;- 0.999 v + 0.001 g^2
 *   p  &lt;- p - rate (m / (1 - 0.9^k)) / (sqrt(v / (1 - 0.999^k)) + 1e-8)
 * </pre>
 *
 * <p>Reference: D.P. Kingma &amp; J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, arXiv 1412.6980.
 */
public final class AdamSteps {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double maxNorm;
    private final double[] mean;
    private final double[] square;
    private double power1 = 1;
    private double power2 = 1;

    /**
     * Starts with empty averages.
     *
     * @param count number of parameters
     * @param rate step size, {@code > 0}
     * @param maxNorm longest gradient, {@code > 0}; infinity for no limit
     */
    public AdamSteps(int count, double rate, double maxNorm) {
        if (!(rate > 0 && Double.isFinite(rate)) || !(maxNorm > 0)) {
            throw new IllegalArgumentException(
                    "AdamSteps: rate and maxNorm must be > 0, got " + rate + " and " + maxNorm);
        }
        this.rate = rate;
        this.maxNorm = maxNorm;
        this.mean = new double[count];
        this.square = new double[count];
    }

    /**
     * Makes a step.
     *
     * @param parameters changed in place
     * @param gradient gradient of the loss; not changed
     * @param factor factor on the rate, {@code >= 0}, for schedules
     * @throws IllegalArgumentException if a gradient is not a finite number; the parameters are not changed then
     */
    public void apply(double[] parameters, double[] gradient, double factor) {
        double norm = Math.sqrt(Dense.dot(gradient, 0, gradient, 0, gradient.length));
        if (!Double.isFinite(norm)) {
            throw new IllegalArgumentException("AdamSteps: gradient must be finite, got length " + norm
                    + "; the parameters are those of the step before, lower the rate");
        }
        double shorter = norm > maxNorm ? maxNorm / norm : 1;
        power1 *= BETA_1;
        power2 *= BETA_2;
        for (int k = 0; k < parameters.length; k++) {
            double g = shorter * gradient[k];
            mean[k] += (1 - BETA_1) * (g - mean[k]);
            square[k] += (1 - BETA_2) * (g * g - square[k]);
            parameters[k] -= factor * rate * (mean[k] / (1 - power1)) / (Math.sqrt(square[k] / (1 - power2)) + EPSILON);
        }
    }
}
