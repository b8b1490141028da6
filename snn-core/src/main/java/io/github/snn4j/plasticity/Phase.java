package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;

/**
 * One stage of a trial, for rules that compare how the network settles under different conditions.
 *
 * <p>With a tolerance the stage ends early, once the network has settled: no activity of a graded unit has changed by
 * more than the tolerance within a step. If delays between graded populations are longer than a step, that must hold
 * for as many steps in a row as the longest has.
 *
 * @param role what the stage is for
 * @param steps length in time steps, {@code >= 1}; with a tolerance the most that are made
 * @param nudge strength with which the target acts on the output, 0 when free; models read it with {@link PhaseView}
 * @param tolerance largest change of an activity per step that counts as settled, {@code > 0}; 0 to make all steps
 * @param mustSettle whether a stage that has not settled after all its steps is an error
 */
public record Phase(Role role, int steps, double nudge, double tolerance, boolean mustSettle) {

    /** What a stage is for. */
    public enum Role {
        /** The sample is shown; rules that learn in every step use this alone. */
        PRESENT,
        /** The network settles with the output free. */
        FREE,
        /** The output is drawn to the target with finite strength. */
        NUDGED,
        /** The output is held at the target. */
        CLAMPED
    }

    /** Validates length, nudge and tolerance. */
    public Phase {
        Check.atLeast(steps, 1, "Phase.steps");
        Check.finite(nudge, "Phase.nudge");
        Check.nonNegative(tolerance, "Phase.tolerance", "");
        boolean open = mustSettle && tolerance == 0;
        Check.argument(!open, () -> "Phase.mustSettle needs a tolerance > 0, got 0; make the phase with Phase.settle");
    }

    /**
     * A stage of a fixed length.
     *
     * @param role what the stage is for
     * @param steps length in time steps, {@code >= 1}
     * @param nudge strength with which the target acts on the output, 0 when free
     */
    public Phase(Role role, int steps, double nudge) {
        this(role, steps, nudge, 0, false);
    }

    /**
     * A stage that ends when the network has settled.
     *
     * @param role what the stage is for
     * @param maxSteps most time steps that are made, {@code >= 1}
     * @param tolerance largest change of an activity per step that counts as settled, {@code > 0}
     * @return the stage, without a nudge
     */
    public static Phase settle(Role role, int maxSteps, double tolerance) {
        Check.positive(tolerance, "Phase.settle tolerance", "");
        return new Phase(role, maxSteps, 0, tolerance, false);
    }

    /**
     * Another nudge.
     *
     * @param strength strength with which the target acts on the output; may be negative
     * @return changed copy
     */
    public Phase withNudge(double strength) {
        return new Phase(role, steps, strength, tolerance, mustSettle);
    }

    /**
     * The same stage, but it is an error if the network has not settled when all steps have been made.
     *
     * @return changed copy
     */
    public Phase orFail() {
        return new Phase(role, steps, nudge, tolerance, true);
    }

    /**
     * Whether the stage ends when the network has settled.
     *
     * @return true if there is a tolerance
     */
    public boolean settles() {
        return tolerance > 0;
    }
}
