package io.github.snn4j.time;

import io.github.snn4j.internal.check.Check;

/**
 * The grid on which a simulation runs. Time is a count of steps; milliseconds are derived from it, so no error adds up.
 *
 * @param dtMs length of one step in ms, {@code > 0}
 */
public record TimeStep(double dtMs) {

    /** Validates the step. */
    public TimeStep {
        Check.positive(dtMs, "TimeStep.dtMs", "ms");
    }

    /**
     * Exact decay of an exponential over one step, {@code exp(-dt / tau)}, the same bits on every machine.
     *
     * @param tauMs time constant in ms, {@code > 0}; infinity gives 1
     * @return factor in (0, 1]
     */
    public double decay(double tauMs) {
        Check.argument(tauMs > 0, () -> "time constant must be > 0 ms, got " + tauMs);
        return StrictMath.exp(-dtMs / tauMs);
    }

    /**
     * Turns a duration into steps; it must be a whole multiple of the step (to a relative rounding of 1e-9).
     *
     * @param durationMs duration in ms, {@code >= 0}
     * @param what what the duration is, for the error text
     * @return number of steps
     * @throws IllegalArgumentException if it is negative or no multiple of {@code dtMs}
     */
    public int steps(double durationMs, String what) {
        Check.nonNegative(durationMs, what, "ms");
        double exact = durationMs / dtMs;
        long rounded = Math.round(exact);
        Check.argument(
                Math.abs(exact - rounded) <= 1e-9 * Math.max(1, exact) && rounded <= Integer.MAX_VALUE,
                () -> what + " " + durationMs + " is not a multiple of dtMs " + dtMs + "; nearest are "
                        + Math.floor(exact) * dtMs + " and " + Math.ceil(exact) * dtMs + " ms");
        return (int) rounded;
    }

    /**
     * Probability of at least one event of a Poisson process within one step, {@code 1 - exp(-rate dt)}.
     *
     * @param rateHz rate in Hz, {@code >= 0}
     * @return probability in [0, 1)
     */
    public double eventProbability(double rateHz) {
        Check.nonNegative(rateHz, "rateHz", "Hz");
        return -StrictMath.expm1(-rateHz * dtMs * 1e-3);
    }
}
