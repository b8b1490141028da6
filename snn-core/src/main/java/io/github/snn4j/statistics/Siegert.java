package io.github.snn4j.statistics;

import io.github.snn4j.internal.check.Check;
import java.util.function.DoubleUnaryOperator;

/**
 * Mean firing rate of a leaky integrate-and-fire neuron that white noise drives.
 *
 * <pre>
 *   tauMem dv/dt = -v + mean + sqrt(2 tauMem) sd xi(t)         xi: white noise of unit strength
 *
 *   1/rate = tRef + tauMem sqrt(pi) Integral from yr to yt of exp(u^2) (1 + erf u) du
 *            yr = (vReset - mean)/(sqrt(2) sd)      yt = (vTh - mean)/(sqrt(2) sd)
 * </pre>
 *
 * Mean and standard deviation are those that the membrane would have without a threshold. Many weak inputs of weight
 * w_k and rate r_k come close to white noise: with delta synapses {@code mean = rest + tauMem sum(w_k r_k)} and
 * {@code sd^2 = tauMem sum(w_k^2 r_k)/2} (Campbell's theorem). Brunel writes {@code sigma = sqrt(2) sd}.
 *
 * <p>The integral equals {@code (1/sqrt(pi)) Integral from 0 to infinity of exp(-t^2) (exp(2 yt t) - exp(2 yr t))/t dt},
 * which is computed with t on a logarithmic scale and with its largest exponent taken out: no value overflows, and the
 * relative error stays below 1e-9 from rates near zero to the refractory limit.
 *
 * <p>The theory knows neither steps nor the size of single inputs; a simulated neuron that tests its threshold once a
 * step fires a few percent less. References: A.J.F. Siegert, Phys. Rev. 81:617-623, 1951, doi 10.1103/PhysRev.81.617; N.
 * Brunel, J. Comput. Neurosci. 8:183-208, 2000, doi 10.1023/A:1008925309027. Verified by {@code SiegertTest}.
 *
 * @param tauMemMs membrane time constant in ms, {@code > 0}
 * @param tRefMs absolute refractory period in ms, {@code >= 0}
 * @param vReset potential after a spike
 * @param vTh threshold, above {@code vReset}
 */
public record Siegert(double tauMemMs, double tRefMs, double vReset, double vTh) {

    /** Beyond this distance of the threshold a neuron fires less than once in 10^600 years. */
    private static final double HOPELESS = 38;

    /** exp(-REACH^2) is below the precision of a double. */
    private static final double REACH = 6.5;

    private static final double NEGLIGIBLE = 1e-17;

    /** Validates the parameters. */
    public Siegert {
        Check.positive(tauMemMs, "Siegert.tauMemMs", "ms");
        Check.nonNegative(tRefMs, "Siegert.tRefMs", "ms");
        Check.finite(vReset, "Siegert.vReset");
        Check.finite(vTh, "Siegert.vTh");
        double reached = vReset;
        double threshold = vTh;
        Check.argument(vReset < vTh, () -> "Siegert.vReset must be below vTh " + threshold + ", got " + reached);
    }

    /**
     * The rate for a stationary input.
     *
     * @param mean mean of the membrane potential without threshold, in the unit of {@code vTh}
     * @param sd its standard deviation, {@code >= 0}; 0 gives the rate of a neuron with constant drive
     * @return rate in Hz
     */
    public double rateHz(double mean, double sd) {
        Check.finite(mean, "Siegert.rateHz mean");
        Check.nonNegative(sd, "Siegert.rateHz sd", "");
        double yt = (vTh - mean) / (Math.sqrt(2) * sd);
        double yr = (vReset - mean) / (Math.sqrt(2) * sd);
        if (yt > HOPELESS || (sd == 0 && mean <= vTh)) {
            return 0;
        }
        if (yr < -1e12) {
            return 1000 / (tRefMs + tauMemMs * StrictMath.log((mean - vReset) / (mean - vTh)));
        }
        // The integral is exp(out) times a sum that neither vanishes nor overflows.
        double out = yt > 0 ? yt * yt : 0;
        double scale = StrictMath.exp(-out);
        return 1000 * scale / (tRefMs * scale + tauMemMs * scaledIntegral(yr, yt, out));
    }

    /** The trapezoid rule in s = ln t: the integrand is smooth and vanishes at both ends, so it converges fast. */
    private static double scaledIntegral(double yr, double yt, double out) {
        double h = 0.4 / Math.max(4, Math.max(0, yt));
        double from = StrictMath.log(NEGLIGIBLE / (1 + Math.abs(yr) + Math.abs(yt)));
        double to = StrictMath.log(Math.max(0, yt) + REACH);
        int steps = (int) Math.ceil((to - from) / h);
        double sum = 0;
        for (int k = 0; k <= steps; k++) {
            double t = StrictMath.exp(to - k * h);
            sum -= StrictMath.exp(t * (2 * yt - t) - out) * StrictMath.expm1(-2 * (yt - yr) * t);
        }
        return h * sum;
    }

    /**
     * The rate at which a network of such neurons drives itself: the solution of {@code rate = rateHz(mean(rate),
     * sd(rate))}. If there are several it is one of them; with inhibition that outweighs excitation there is one.
     *
     * @param mean mean of the free membrane as a function of the rate of the network in Hz
     * @param sd its standard deviation as a function of the rate of the network in Hz
     * @return rate in Hz, between 0 and {@code 1000/tRefMs}
     * @throws IllegalArgumentException if there is no refractory period to limit the rate
     */
    public double selfConsistentRateHz(DoubleUnaryOperator mean, DoubleUnaryOperator sd) {
        Check.argument(tRefMs > 0, () -> "Siegert.selfConsistentRateHz needs tRefMs > 0, which limits the rate");
        double low = 0;
        double high = 1000 / tRefMs;
        // Halving a hundred times ends at neighbouring doubles, wherever the solution is.
        for (int k = 0; k < 100; k++) {
            double middle = (low + high) / 2;
            boolean below = rateHz(mean.applyAsDouble(middle), sd.applyAsDouble(middle)) > middle;
            low = below ? middle : low;
            high = below ? high : middle;
        }
        return (low + high) / 2;
    }
}
