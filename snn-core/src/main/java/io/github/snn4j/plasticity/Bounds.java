package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;

/**
 * Interval that no change of a rule leads out of. Together with a {@link WeightDependence} this makes hard bounds (clip)
 * or soft ones. Only normalisation is not bound by it.
 *
 * @param min lowest weight, may be minus infinity
 * @param max highest weight, may be infinity
 */
public record Bounds(double min, double max) {

    /** Validates the order. */
    public Bounds {
        Check.argument(min < max, () -> "Bounds need min < max, got [" + min + ", " + max + "]");
    }

    /**
     * No bounds.
     *
     * @return the whole line
     */
    public static Bounds none() {
        return new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * From zero to a maximum.
     *
     * @param max highest weight, {@code > 0}
     * @return the bounds
     */
    public static Bounds upTo(double max) {
        return new Bounds(0, max);
    }

    /**
     * Whether both ends are finite.
     *
     * @return true if so
     */
    public boolean finite() {
        return min > Double.NEGATIVE_INFINITY && max < Double.POSITIVE_INFINITY;
    }
}
