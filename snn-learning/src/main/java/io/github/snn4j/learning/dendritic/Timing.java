package io.github.snn4j.learning.dendritic;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.Phase;

/** When a rule of this package changes weights. */
public sealed interface Timing {

    /**
     * All the time, low-pass filtered:
     *
     * <pre>
     *   tauMs dD/dt = -D + (what the rule says),     dw/dt = eta D
     * </pre>
     *
     * @param tauMs time constant of the filter in ms, {@code >= 0}; 0 for none
     * @param lagMs time at the start of a trial in which nothing is learnt, while the cells follow the new pattern, in ms,
     *     {@code >= 0}; the filter keeps what it holds
     */
    record Continuous(double tauMs, double lagMs) implements Timing {
        /** Validates the times. */
        public Continuous {
            Require.nonNegative(tauMs, "Timing.Continuous.tauMs");
            Require.nonNegative(lagMs, "Timing.Continuous.lagMs");
        }
    }

    /**
     * Once, at the end of every phase with a role: {@code dw = eta (what the rule says)}.
     *
     * @param role role of the phase
     */
    record AtPhaseEnd(Phase.Role role) implements Timing {}

    /**
     * All the time, with the published filter of 30 ms and no lag.
     *
     * @return the timing
     */
    static Timing continuous() {
        return new Continuous(30, 0);
    }

    /**
     * All the time, with the published filter of 30 ms.
     *
     * @param lagMs time at the start of a trial in which nothing is learnt, in ms
     * @return the timing
     */
    static Timing continuous(double lagMs) {
        return new Continuous(30, lagMs);
    }

    /**
     * At the end of phases in which a teacher acts.
     *
     * @return the timing
     */
    static Timing whenTaught() {
        return new AtPhaseEnd(Phase.Role.NUDGED);
    }
}
