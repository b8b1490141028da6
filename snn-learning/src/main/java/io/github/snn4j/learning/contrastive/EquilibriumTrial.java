package io.github.snn4j.learning.contrastive;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import io.github.snn4j.random.KeyedRandom;
import java.util.List;

/**
 * The phases of a trial of {@link EquilibriumPropagation}.
 *
 * <pre>
 *   ONE_SIDED     FREE, NUDGED(nudge)
 *   RANDOM_SIGN   FREE, NUDGED(nudge or -nudge)                  drawn for each trial
 *   SYMMETRIC     FREE, NUDGED(nudge), FREE, NUDGED(-nudge)      the FREE phase between lets the network come back
 * </pre>
 *
 * @param nudging which sides the output is drawn to
 * @param nudge strength, {@code > 0}
 * @param freeSteps steps of a FREE phase, {@code >= 1}
 * @param nudgedSteps steps of a NUDGED phase, {@code >= 1}
 * @param seed seed of the signs; has an effect with {@code RANDOM_SIGN} only
 */
public record EquilibriumTrial(Nudging nudging, double nudge, int freeSteps, int nudgedSteps, long seed) {

    /** Which sides the output is drawn to. */
    public enum Nudging {
        /** Towards the target. */
        ONE_SIDED,
        /** Towards the target or away from it, by chance. */
        RANDOM_SIGN,
        /** Towards the target, then away from it. */
        SYMMETRIC
    }

    /** Validates the parameters. */
    public EquilibriumTrial {
        Require.positive(nudge, "EquilibriumTrial.nudge");
        Require.atLeast(freeSteps, 1, "EquilibriumTrial.freeSteps");
        Require.atLeast(nudgedSteps, 1, "EquilibriumTrial.nudgedSteps");
    }

    /**
     * The phases of a trial.
     *
     * @param trial number of the trial, addresses its sign, {@code >= 0}
     * @return protocol
     */
    public TrialProtocol protocol(int trial) {
        Require.atLeast(trial, 0, "EquilibriumTrial.protocol trial");
        Phase free = new Phase(Phase.Role.FREE, freeSteps, 0);
        return switch (nudging) {
            case ONE_SIDED -> new TrialProtocol(List.of(free, nudged(nudge)));
            case RANDOM_SIGN -> new TrialProtocol(List.of(free, nudged(positive(trial) ? nudge : -nudge)));
            case SYMMETRIC -> new TrialProtocol(List.of(free, nudged(nudge), free, nudged(-nudge)));
        };
    }

    private Phase nudged(double strength) {
        return new Phase(Phase.Role.NUDGED, nudgedSteps, strength);
    }

    private boolean positive(int trial) {
        return KeyedRandom.of(seed, "EquilibriumTrial", "sign")
                        .generator(trial, 0, 0)
                        .nextDouble()
                < 0.5;
    }
}
