package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.random.Values;

/**
 * How long spikes travel. A delay that all synapses share must be a multiple of the time step; drawn ones are rounded
 * to the nearest step, and to one step if that would be none.
 *
 * @param valuesMs delay of each synapse in ms, {@code >= 0}
 */
public record Delay(Values valuesMs) {

    /** Validates the range. */
    public Delay {
        Values given = valuesMs;
        Check.argument(
                given.min() >= 0,
                () -> "Delay must be >= 0 ms, got values down to " + given.min()
                        + "; cut the distribution off with Values.truncatedNormal");
        Check.argument(
                Double.isFinite(given.max()),
                () -> "Delay needs a largest value, since spikes are kept that long; cut the distribution off with"
                        + " Values.truncatedNormal");
    }

    /**
     * The same delay for all synapses.
     *
     * @param ms delay in ms, a multiple of the time step; 0 passes spikes within the step
     * @return the delay
     */
    public static Delay ofMs(double ms) {
        return new Delay(Values.constant(Check.nonNegative(ms, "delayMs", "ms")));
    }

    /**
     * Uniform delays.
     *
     * @param lowMs shortest in ms, {@code >= 0}
     * @param highMs longest in ms
     * @return the delay
     */
    public static Delay uniformMs(double lowMs, double highMs) {
        return new Delay(Values.uniform(lowMs, highMs));
    }

    /**
     * Normal delays, drawn again until they fall into an interval.
     *
     * @param meanMs mean in ms before the cut
     * @param sdMs standard deviation in ms before the cut
     * @param lowMs shortest in ms, {@code >= 0}
     * @param highMs longest in ms
     * @return the delay
     */
    public static Delay normalMs(double meanMs, double sdMs, double lowMs, double highMs) {
        return new Delay(Values.truncatedNormal(meanMs, sdMs, lowMs, highMs));
    }

    /**
     * Whether all synapses have the same delay.
     *
     * @return true for a constant
     */
    public boolean constant() {
        return valuesMs instanceof Values.Constant;
    }

    /**
     * Whether spikes may be passed within the step.
     *
     * @return true for a constant delay of 0
     */
    public boolean none() {
        return constant() && valuesMs.max() == 0;
    }

    @Override
    public String toString() {
        return constant() ? valuesMs.max() + " ms" : valuesMs + " ms";
    }
}
