package io.github.snn4j.signal;

import io.github.snn4j.internal.check.Check;

/**
 * An exponential spike trace.
 *
 * <pre>
 *   between spikes   tau dx/dt = -x
 *   at a spike       ADD: x := x + 1        SATURATE: x := 1
 * </pre>
 *
 * Under Poisson firing at rate r the mean is {@code r tau} (ADD) or {@code r tau / (1 + r tau)} (SATURATE). {@code
 * BEFORE_SPIKE} reads the value just before the spikes of this step are added, so that a spike does not pair with
 * itself; {@code AFTER_SPIKE} reads it just after. Reference: A. Morrison, M. Diesmann &amp; W. Gerstner, Biol. Cybern.
 * 98:459-478, 2008, doi 10.1007/s00422-008-0233-1. Values below 1e-20 are set to zero.
 *
 * @param tauMs decay time constant in ms, {@code > 0}
 * @param mode what a spike does
 * @param reading when the value is read
 */
public record Trace(double tauMs, Mode mode, Reading reading) implements SignalSpec<Signal> {

    /** What a spike does to the trace. */
    public enum Mode {
        /** Adds one: every pair of spikes counts. */
        ADD,
        /** Sets to one: only the nearest spike counts. */
        SATURATE
    }

    /** When the trace is read within a step. */
    public enum Reading {
        /** Decayed to now, this step's spikes not yet in. */
        BEFORE_SPIKE,
        /** Decayed to now, this step's spikes in. */
        AFTER_SPIKE
    }

    /** Validates the time constant. */
    public Trace {
        Check.positive(tauMs, "Trace.tauMs", "ms");
    }

    /**
     * An accumulating trace read before the spike.
     *
     * @param tauMs decay time constant in ms
     * @return the spec
     */
    public static Trace of(double tauMs) {
        return new Trace(tauMs, Mode.ADD, Reading.BEFORE_SPIKE);
    }

    /**
     * A saturating trace read before the spike.
     *
     * @param tauMs decay time constant in ms
     * @return the spec
     */
    public static Trace saturating(double tauMs) {
        return new Trace(tauMs, Mode.SATURATE, Reading.BEFORE_SPIKE);
    }

    /**
     * The same trace read after the spikes of the step.
     *
     * @return the spec
     */
    public Trace afterSpike() {
        return new Trace(tauMs, mode, Reading.AFTER_SPIKE);
    }
}
