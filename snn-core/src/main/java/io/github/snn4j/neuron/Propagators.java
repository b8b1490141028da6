package io.github.snn4j.neuron;

/** Entries of the exact one-step propagator of a membrane driven by an exponential current, in double precision. */
public final class Propagators {

    /** Relative distance of the time constants below which the closed form loses digits and the series is used. */
    private static final double NEAR = 1e-3;

    private Propagators() {}

    /**
     * Effect of a unit current on the membrane over one step,
     *
     * <pre>
     *   Q = tauSyn/(tauMem - tauSyn) (exp(-dt/tauMem) - exp(-dt/tauSyn)),    tauSyn -> tauMem: (dt/tauMem) exp(-dt/tauMem)
     * </pre>
     *
     * with a series in the difference of the rates where the time constants nearly agree.
     *
     * @param tauMemMs membrane time constant in ms
     * @param tauSynMs synaptic time constant in ms
     * @param dtMs step in ms
     * @return Q, {@code >= 0}
     */
    public static double currentToMembrane(double tauMemMs, double tauSynMs, double dtMs) {
        // With d = dt/tauSyn - dt/tauMem: Q = (dt/tauMem) exp(-dt/tauMem) (1 - exp(-d))/d.
        double d = dtMs / tauSynMs - dtMs / tauMemMs;
        double factor =
                Math.abs(d) < NEAR ? 1 - d / 2 * (1 - d / 3 * (1 - d / 4 * (1 - d / 5))) : -StrictMath.expm1(-d) / d;
        return dtMs / tauMemMs * StrictMath.exp(-dtMs / tauMemMs) * factor;
    }
}
