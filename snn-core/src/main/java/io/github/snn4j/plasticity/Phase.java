package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;

/**
 * One stage of a trial, for rules that compare how the network settles under different conditions.
 *
 * @param role what the stage is for
 * @param steps length in time steps, {@code >= 1}
 * @param nudge strength with which the target acts on the output, 0 when free
 */
public record Phase(Role role, int steps, double nudge) {

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

    /** Validates length and nudge. */
    public Phase {
        Check.atLeast(steps, 1, "Phase.steps");
        Check.finite(nudge, "Phase.nudge");
    }
}
