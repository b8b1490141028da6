package io.github.snn4j.signal;

import io.github.snn4j.internal.check.Check;

/**
 * The postsynaptic potential a spike train would cause through a unit weight: a double exponential made of two chained
 * filters, sampled exactly on the grid with a spike entering at the end of its step.
 *
 * <pre>
 *   q' = exp(-dt/tauSyn) q + z
 *   p' = exp(-dt/tauMem) p + c q        c = (tauSyn/(tauMem - tauSyn)) (exp(-dt/tauMem) - exp(-dt/tauSyn)),
 *                                        (dt/tauMem) exp(-dt/tauMem) in the limit tauSyn = tauMem
 * </pre>
 *
 * which is the solution of {@code tauMem dp/dt = -p + q, tauSyn dq/dt = -q}. The value after the step is read.
 * Reference: S. Rotter &amp; M. Diesmann, Biol. Cybern. 81:381-402, 1999, doi 10.1007/s004220050570.
 *
 * @param tauMemMs membrane time constant in ms, {@code > 0}
 * @param tauSynMs synaptic time constant in ms, {@code > 0}
 */
public record Psp(double tauMemMs, double tauSynMs) implements SignalSpec<Signal> {

    /** Validates the time constants. */
    public Psp {
        Check.positive(tauMemMs, "Psp.tauMemMs", "ms");
        Check.positive(tauSynMs, "Psp.tauSynMs", "ms");
    }
}
