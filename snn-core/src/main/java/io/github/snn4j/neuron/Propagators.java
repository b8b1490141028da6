package io.github.snn4j.neuron;

/**
 * Entries of the exact one-step propagator of a membrane driven by an exponential or alpha current, in double
 * precision.
 */
public final class Propagators {

    /** Relative distance of the time constants below which the closed form loses digits and the series is used. */
    private static final double NEAR = 1e-3;

    /** Below, exp(-d) overflows, and its part that belongs to the membrane has long decayed. */
    private static final double OVERFLOW = -600;

    /** The same for an alpha current, whose closed form loses the square of it. */
    private static final double SERIES = 0.25;

    /** Terms of the series: the first left out is below 1e-18. */
    private static final int TERMS = 13;

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
        if (d < OVERFLOW) {
            return dtMs / tauMemMs * StrictMath.exp(-dtMs / tauSynMs) / -d;
        }
        double factor =
                Math.abs(d) < NEAR ? 1 - d / 2 * (1 - d / 3 * (1 - d / 4 * (1 - d / 5))) : -StrictMath.expm1(-d) / d;
        return dtMs / tauMemMs * StrictMath.exp(-dtMs / tauMemMs) * factor;
    }

    /**
     * Effect of a unit rise of an alpha current on the membrane over one step. The current obeys {@code tauSyn dI/dt =
     * -I + x, tauSyn dx/dt = -x}, so that x = 1, I = 0 at the start gives {@code I = (t/tauSyn) exp(-t/tauSyn)} and
     *
     * <pre>
     *   Q = integral_0^dt (s/tauSyn) exp(-s/tauSyn) exp(-(dt - s)/tauMem) ds / tauMem
     *     = dt^2/(tauMem tauSyn) exp(-dt/tauMem) (1 - (1 + d) exp(-d))/d^2,      d = dt/tauSyn - dt/tauMem
     * </pre>
     *
     * with a series in d where the time constants nearly agree.
     *
     * @param tauMemMs membrane time constant in ms
     * @param tauSynMs synaptic time constant in ms
     * @param dtMs step in ms
     * @return Q, {@code >= 0}
     */
    public static double riseToMembrane(double tauMemMs, double tauSynMs, double dtMs) {
        double a = dtMs / tauMemMs;
        double b = dtMs / tauSynMs;
        double d = b - a;
        // Factoring out the slower of the two exponentials keeps every term at or below one.
        return d >= -SERIES
                ? a * b * StrictMath.exp(-a) * rampMean(d)
                : a * b * StrictMath.exp(-b) * (StrictMath.expm1(d) - d) / (d * d);
    }

    /**
     * Mean over a step of an exponential that starts at 1, {@code (1 - exp(-dt/tau)) tau/dt}.
     *
     * @param tauMs time constant in ms
     * @param dtMs step in ms
     * @return mean in (0, 1)
     */
    static double meanOfDecay(double tauMs, double dtMs) {
        return -StrictMath.expm1(-dtMs / tauMs) * tauMs / dtMs;
    }

    /**
     * Mean over a step of {@code (t/tau) exp(-t/tau)}.
     *
     * @param tauMs time constant in ms
     * @param dtMs step in ms
     * @return mean
     */
    static double meanOfRise(double tauMs, double dtMs) {
        return dtMs / tauMs * rampMean(dtMs / tauMs);
    }

    /** Integral of {@code u exp(-d u)} over u from 0 to 1, for d not below -{@link #SERIES}. */
    private static double rampMean(double d) {
        if (Math.abs(d) > SERIES) {
            return (-StrictMath.expm1(-d) - d * StrictMath.exp(-d)) / (d * d);
        }
        double sum = 0;
        double power = 1;
        for (int n = 0; n < TERMS; n++) {
            sum += power / (n + 2);
            power *= -d / (n + 1);
        }
        return sum;
    }
}
