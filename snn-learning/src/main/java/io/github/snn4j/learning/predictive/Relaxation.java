package io.github.snn4j.learning.predictive;

import io.github.snn4j.learning.internal.Require;

/**
 * When a relaxation stops, and how its step is controlled.
 *
 * <p>With F the free energy, {@code F0} at the start: a step after which F has risen halves h for the rest of the
 * trial; the relaxation ends after a step with {@code 0 <= F(k-1) - F(k) < tolerance (F0 - F(k))}, or after {@code
 * steps}. F is that of all samples together, so one h and one end hold for the batch.
 *
 * @param steps most steps of a relaxation, {@code >= 1}
 * @param tolerance share of the whole descent that a step must add for the relaxation to go on, {@code >= 0}; 0
 *     makes all steps
 */
public record Relaxation(int steps, double tolerance) {

    /** Validates the numbers. */
    public Relaxation {
        Require.atLeast(steps, 1, "Relaxation.steps");
        Require.nonNegative(tolerance, "Relaxation.tolerance");
    }
}
