package io.github.snn4j.learning.stdp;

import io.github.snn4j.signal.Trace;

/** Which spikes form pairs. */
public enum Pairing {

    /** Every presynaptic spike with every postsynaptic one: traces add up. */
    ALL_TO_ALL(Trace.Mode.ADD),

    /**
     * Every spike with the nearest earlier one of the other side: traces are set to 1. This is the symmetric scheme
     * of A. Morrison, M. Diesmann &amp; W. Gerstner, Biol. Cybern. 98:459-478, 2008, doi 10.1007/s00422-008-0233-1.
     */
    NEAREST(Trace.Mode.SATURATE);

    private final Trace.Mode mode;

    Pairing(Trace.Mode mode) {
        this.mode = mode;
    }

    /**
     * The trace of this scheme, read before the spike.
     *
     * @param tauMs time constant in ms
     * @return trace to ask for
     */
    Trace trace(double tauMs) {
        return new Trace(tauMs, mode, Trace.Reading.BEFORE_SPIKE);
    }
}
