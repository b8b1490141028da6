package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.random.Distributions;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.time.TimeStep;
import java.util.Arrays;

/**
 * Poisson spike trains with a rate that changes in time, by one of two exact methods.
 *
 * <pre>
 *   thinning         candidates t' = t + E / bound,  E ~ Exp(1);   kept with probability rate(t') / bound
 *   time rescaling   an event each time the integral of the rate has grown by another E ~ Exp(1);
 *                    the rate is taken as constant within a step, at the middle of the step
 * </pre>
 *
 * <p>Thinning asks for the rate at candidates only, in continuous time, and is the cheaper one while the bound is not
 * far above the mean rate. Rescaling needs no bound but asks for the rate of every neuron in every step.
 *
 * <p>Events are then put on the grid: a step has a spike if it holds at least one event, so that
 * {@code P(spike in a step) = 1 - exp(-integral of the rate over the step)}. The rate, or the bound, is limited to five
 * expected events per step.
 *
 * <p>Timing: step {@code k} stands for the time from {@code k dt} to {@code (k + 1) dt} since the start of the trial.
 * Event {@code e} of a neuron draws at {@code (e, neuron, stream)}. No values can be presented.
 *
 * <p>References: P.A.W. Lewis &amp; G.S. Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", Naval
 * Research Logistics Quarterly 26:403-413, 1979, doi 10.1002/nav.3800260304; E.N. Brown et al., "The time-rescaling
 * theorem and its application to neural spike train data analysis", Neural Computation 14:325-346, 2002, doi
 * 10.1162/08997660252741149.
 *
 * <p>Verified by {@code InhomogeneousPoissonSourceTest}.
 *
 * @param rate rate in Hz as a function of neuron and time in ms
 * @param method how the spikes are drawn
 */
public record InhomogeneousPoissonSource(RateFunction rate, Method method) implements SpikeSource {

    /** Rounding a rate function may show above its bound, relative. */
    private static final double SLACK = 1e-9;

    private static final double MS_PER_S = 1e3;

    /** How the spikes are drawn. */
    public sealed interface Method permits Thinning, TimeRescaling {}

    /**
     * Lewis &amp; Shedler 1979.
     *
     * @param boundHz upper bound of the rate in Hz, {@code > 0}; a rate above it is an error when it is met
     */
    public record Thinning(double boundHz) implements Method {

        /** Validates the bound. */
        public Thinning {
            Check.positive(boundHz, "InhomogeneousPoissonSource.boundHz", "Hz");
        }
    }

    /** Brown et al. 2002, integrated on the grid. */
    public record TimeRescaling() implements Method {}

    /**
     * A source that thins.
     *
     * @param rate rate in Hz as a function of neuron and time in ms
     * @param boundHz upper bound of the rate in Hz, {@code > 0}
     * @return source
     */
    public static InhomogeneousPoissonSource byThinning(RateFunction rate, double boundHz) {
        return new InhomogeneousPoissonSource(rate, new Thinning(boundHz));
    }

    /**
     * A source that rescales time.
     *
     * @param rate rate in Hz as a function of neuron and time in ms
     * @return source
     */
    public static InhomogeneousPoissonSource byTimeRescaling(RateFunction rate) {
        return new InhomogeneousPoissonSource(rate, new TimeRescaling());
    }

    @Override
    public Emitter bind(SourceContext context) {
        if (method instanceof Thinning thinning) {
            return new Thinned(rate, thinning.boundHz, context);
        }
        return new Rescaled(rate, context);
    }

    private static String at(SourceContext context, int neuron, double timeMs) {
        return "InhomogeneousPoissonSource '" + context.name() + "': rate of neuron " + neuron + " at " + timeMs
                + " ms";
    }

    private static final class Thinned extends EventTrains {

        private final RateFunction rate;
        private final double boundHz;
        private final SourceContext context;
        private final KeyedRandom.Cursor[] acceptances;

        Thinned(RateFunction rate, double boundHz, SourceContext context) {
            super(context);
            this.rate = rate;
            this.boundHz = Rates.representable(
                    boundHz, context.timeStep(), "InhomogeneousPoissonSource '" + context.name() + "': boundHz");
            this.context = context;
            this.acceptances = cursors(context, "acceptance");
        }

        @Override
        double firstMs(KeyedRandom.Cursor random) {
            return intervalMs(random); // no memory, so the first wait is like any other
        }

        @Override
        double intervalMs(KeyedRandom.Cursor random) {
            return Distributions.exponential(random) * MS_PER_S / boundHz;
        }

        @Override
        boolean keep(int sample, int event, int neuron, int stream, double timeMs) {
            double hz = rate.hz(neuron, timeMs);
            if (!(hz >= 0 && hz <= boundHz * (1 + SLACK))) {
                throw new IllegalArgumentException(
                        at(context, neuron, timeMs) + " must be in [0, boundHz = " + boundHz + "] Hz, got " + hz);
            }
            KeyedRandom.Cursor acceptance = acceptances[sample];
            acceptance.moveTo(event, neuron, stream);
            return acceptance.nextDouble() * boundHz < hz;
        }
    }

    private static final class Rescaled implements Emitter {

        private final RateFunction rate;
        private final SourceContext context;
        private final int size;
        private final TimeStep timeStep;
        private final double limitHz;
        private final KeyedRandom.Cursor[] randoms;
        /** Expected events that are still to pass before the next event, and its number: [sample][neuron]. */
        private final double[] missing;

        private final int[] event;
        private final long[] nextStep;
        private final int[] lastStream;

        Rescaled(RateFunction rate, SourceContext context) {
            this.rate = rate;
            this.context = context;
            this.size = context.size();
            this.timeStep = context.timeStep();
            this.limitHz = Rates.limitHz(timeStep);
            this.randoms = EventTrains.cursors(context, "intervals");
            this.missing = new double[context.batch() * size];
            this.event = new int[context.batch() * size];
            this.nextStep = new long[context.batch()];
            this.lastStream = new int[context.batch()];
            reset();
        }

        @Override
        public void reset() {
            Arrays.fill(nextStep, -1);
        }

        @Override
        public void emit(long step, int sample, int stream, SpikeWriter out) {
            if (nextStep[sample] < 0 || step < nextStep[sample] || lastStream[sample] != stream) {
                start(sample, stream);
            }
            // One turn, unless steps were left out: those pass without a spike being written.
            for (long s = nextStep[sample]; s <= step; s++) {
                double middleMs = (s + 0.5) * timeStep.dtMs();
                for (int n = 0; n < size; n++) {
                    if (passes(sample, n, stream, middleMs) && s == step) {
                        out.spike(sample, n);
                    }
                }
            }
            nextStep[sample] = step + 1;
        }

        private boolean passes(int sample, int neuron, int stream, double middleMs) {
            int i = sample * size + neuron;
            double hz = rate.hz(neuron, middleMs);
            if (!(hz >= 0 && hz <= limitHz)) {
                Rates.representable(hz, timeStep, at(context, neuron, middleMs));
            }
            missing[i] -= hz * timeStep.dtMs() / MS_PER_S;
            if (missing[i] > 0) {
                return false;
            }
            while (missing[i] <= 0) {
                event[i]++;
                KeyedRandom.Cursor random = randoms[sample];
                random.moveTo(event[i], neuron, stream);
                missing[i] += Distributions.exponential(random);
            }
            return true;
        }

        private void start(int sample, int stream) {
            KeyedRandom.Cursor random = randoms[sample];
            for (int n = 0; n < size; n++) {
                int i = sample * size + n;
                event[i] = 0;
                random.moveTo(0, n, stream);
                missing[i] = Distributions.exponential(random);
            }
            nextStep[sample] = 0;
            lastStream[sample] = stream;
        }
    }
}
