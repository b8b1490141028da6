package io.github.snn4j.learning.bptt;

import io.github.snn4j.learning.internal.Require;

/**
 * Keeps the firing of a population within limits, as a term of the loss. With n_j spikes of neuron j in T steps
 *
 * <pre>
 *   L = strength / (2 N) sum_j [ max(0, n_j/T - high)^2 + max(0, low - n_j/T)^2 ]
 * </pre>
 *
 * per sample, averaged over the batch. A lower limit keeps neurons from falling silent, which would leave them without
 * a gradient; an upper one keeps activity sparse.
 *
 * @param population name of the spiking population
 * @param low lower limit in spikes per step, in [0, high]
 * @param high upper limit in spikes per step
 * @param strength factor, {@code >= 0}
 */
public record RateRegularizer(String population, double low, double high, double strength) {

    /** Validates the limits. */
    public RateRegularizer {
        Require.nonNegative(low, "RateRegularizer.low");
        Require.nonNegative(strength, "RateRegularizer.strength");
        double lower = low;
        double upper = high;
        Require.that(upper >= lower, () -> "RateRegularizer.high must be >= low " + lower + ", got " + upper);
    }

    /**
     * An upper limit only.
     *
     * @param population name of the spiking population
     * @param high upper limit in spikes per step
     * @param strength factor
     * @return the term
     */
    public static RateRegularizer below(String population, double high, double strength) {
        return new RateRegularizer(population, 0, high, strength);
    }
}
