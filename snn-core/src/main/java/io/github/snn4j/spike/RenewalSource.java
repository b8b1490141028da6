package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.random.Distributions;
import io.github.snn4j.random.KeyedRandom;

/**
 * Renewal spike trains: independent intervals made of a dead time and a gamma-distributed rest. Dead time alone gives
 * Poisson trains with a refractory time, order alone gives trains between Poisson (1) and clockwork (large).
 *
 * <pre>
 *   interval = tRef + (E_1 + ... + E_order) / (order * drivingRate),     E_k ~ Exp(1)
 *   mean rate nu = drivingRate / (1 + drivingRate tRef)
 *   CV           = (1 - nu tRef) / sqrt(order)
 *   Fano factor  = CV^2                                                   of counts in long windows
 * </pre>
 *
 * <p>A trial starts in equilibrium, as if the train had always run: the first interval is what is left of an interval
 * met at a random moment (drawn in proportion to its length, times a uniform number), so there is no transient.
 *
 * <p>Intervals are drawn in continuous time and then put on the grid: several events in one step count as one spike.
 * With {@code tRef >= dt} nothing is lost; else the rate is lower by about the chance of an interval below {@code dt}.
 * With order 1 and no dead time the trains obey the law of {@link PoissonSource}.
 *
 * <p>Timing: step {@code k} stands for the time from {@code k dt} to {@code (k + 1) dt}. Event {@code e} of a neuron
 * draws at {@code (e, neuron, stream)}. No values can be presented.
 *
 * <p>References: P. Dayan &amp; L.F. Abbott, "Theoretical Neuroscience", MIT Press 2001, chapter 1, ISBN 0-262-04199-5;
 * D.R. Cox, "Renewal Theory", Methuen 1962 (equilibrium renewal process).
 *
 * <p>Verified by {@code RenewalSourceTest}.
 *
 * @param drivingRateHz rate outside the dead time in Hz, {@code >= 0}
 * @param tRefMs dead time after a spike in ms, {@code >= 0}
 * @param order order of the gamma distribution, {@code >= 1}
 */
public record RenewalSource(double drivingRateHz, double tRefMs, int order) implements SpikeSource {

    private static final double MS_PER_S = 1e3;

    /** Validates rate, dead time and order. */
    public RenewalSource {
        Check.nonNegative(drivingRateHz, "RenewalSource.drivingRateHz", "Hz");
        Check.nonNegative(tRefMs, "RenewalSource.tRefMs", "ms");
        Check.atLeast(order, 1, "RenewalSource.order");
    }

    /**
     * Poisson trains with a dead time, by the rate that is to be seen.
     *
     * @param observedRateHz mean rate in Hz, {@code >= 0} and below {@code 1 / tRef}
     * @param tRefMs dead time in ms, {@code >= 0}
     * @return source with driving rate {@code nu / (1 - nu tRef)}
     */
    public static RenewalSource deadTime(double observedRateHz, double tRefMs) {
        Check.nonNegative(observedRateHz, "RenewalSource.observedRateHz", "Hz");
        Check.nonNegative(tRefMs, "RenewalSource.tRefMs", "ms");
        double busy = observedRateHz * tRefMs / MS_PER_S;
        Check.argument(
                busy < 1,
                () -> "RenewalSource.observedRateHz must be < " + MS_PER_S / tRefMs + " Hz (1 / tRefMs " + tRefMs
                        + "), got " + observedRateHz);
        return new RenewalSource(observedRateHz / (1 - busy), tRefMs, 1);
    }

    /**
     * Gamma renewal trains without a dead time.
     *
     * @param rateHz mean rate in Hz, {@code >= 0}
     * @param order order, {@code >= 1}; the CV is {@code 1 / sqrt(order)}
     * @return source
     */
    public static RenewalSource gamma(double rateHz, int order) {
        return new RenewalSource(rateHz, 0, order);
    }

    /**
     * Mean rate, before events that share a step are merged.
     *
     * @return rate in Hz
     */
    public double observedRateHz() {
        return drivingRateHz / (1 + drivingRateHz * tRefMs / MS_PER_S);
    }

    /**
     * Coefficient of variation of the intervals.
     *
     * @return CV in [0, 1]
     */
    public double cv() {
        return (1 - observedRateHz() * tRefMs / MS_PER_S) / Math.sqrt(order);
    }

    @Override
    public Emitter bind(SourceContext context) {
        return new Running(this, context);
    }

    private static final class Running extends EventTrains {

        private final double tRefMs;
        private final int order;
        /** Mean of one of the {@code order} terms; infinite for a silent source. */
        private final double stageMs;
        /** Share of the dead time in the mean interval. */
        private final double deadShare;

        Running(RenewalSource source, SourceContext context) {
            super(context);
            this.tRefMs = source.tRefMs;
            this.order = source.order;
            this.stageMs = MS_PER_S / (order * source.drivingRateHz);
            double meanMs = tRefMs + order * stageMs;
            double dtMs = context.timeStep().dtMs();
            Check.argument(
                    meanMs >= dtMs,
                    () -> "RenewalSource '" + context.name() + "': mean interval must be >= dtMs " + dtMs
                            + " (one spike per step at most), got " + meanMs + " ms");
            this.deadShare = tRefMs / meanMs;
        }

        @Override
        double firstMs(KeyedRandom.Cursor random) {
            if (stageMs == Double.POSITIVE_INFINITY) {
                return stageMs;
            }
            // An interval in proportion to its length x: the density x f(x) / mean is a mixture, because x = tRef + g
            // and g f(g) is, up to its mean, the Erlang density of one order more.
            int terms = random.nextDouble() < deadShare ? order : order + 1;
            double left = random.nextDouble();
            return left * (tRefMs + Distributions.erlang(random, terms) * stageMs);
        }

        @Override
        double intervalMs(KeyedRandom.Cursor random) {
            return tRefMs + Distributions.erlang(random, order) * stageMs;
        }

        @Override
        boolean keep(int sample, int event, int neuron, int stream, double timeMs) {
            return true;
        }
    }
}
