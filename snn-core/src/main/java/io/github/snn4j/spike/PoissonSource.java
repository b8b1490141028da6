package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.time.TimeStep;

/**
 * Homogeneous Poisson spike trains in clock form: a neuron fires in a step with the exact probability that a Poisson
 * process has at least one event in it.
 *
 * <pre>
 *   P(spike in a step) = 1 - exp(-rate dt)      independent for every neuron and step
 * </pre>
 *
 * <p>The grid leaves its mark: with {@code p} that probability, the mean rate is {@code p / dt} (a little below
 * {@code rate}), the inter-spike intervals are geometric with CV {@code sqrt(1 - p)}, and the Fano factor is
 * {@code 1 - p}. At 100 Hz and 1 ms that is 95.2 Hz, 0.951 and 0.905. Use {@link RenewalSource} for a refractory time
 * or more regular trains, {@link InhomogeneousPoissonSource} for rates that change in time.
 *
 * <p>Rates may be presented per sample ({@link SpikeSource.Emitter#present}), one per neuron in Hz; they replace
 * {@code rateHz} for that sample.
 *
 * <p>Limits: five expected events per step at most. A rate so low that {@code p < 2^-33} is silence.
 *
 * <p>Timing: step {@code k} stands for the time from {@code k dt} to {@code (k + 1) dt}. The draw depends on seed,
 * name, step, neuron and stream only. Cost: one Philox block per neuron with a rate above zero and four steps.
 *
 * <p>Reference: P. Dayan &amp; L.F. Abbott, "Theoretical Neuroscience", MIT Press 2001, chapter 1, ISBN 0-262-04199-5;
 * draws by J.K. Salmon et al., SC'11, doi 10.1145/2063384.2063405.
 *
 * <p>Verified by {@code PoissonSourceTest}.
 *
 * @param rateHz rate of every neuron until rates are presented, in Hz, {@code >= 0}
 */
public record PoissonSource(double rateHz) implements SpikeSource {

    /** Validates the rate. */
    public PoissonSource {
        Check.nonNegative(rateHz, "PoissonSource.rateHz", "Hz");
    }

    /**
     * A source that is silent until rates are presented.
     *
     * @return source with rate 0
     */
    public static PoissonSource presented() {
        return new PoissonSource(0);
    }

    @Override
    public Emitter bind(SourceContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Emitter {

        private final SourceContext context;
        private final TimeStep timeStep;
        private final BernoulliTrains trains;

        Running(PoissonSource source, SourceContext context) {
            this.context = context;
            this.timeStep = context.timeStep();
            this.trains = new BernoulliTrains(context);
            String what = "PoissonSource '" + context.name() + "': rateHz";
            double rateHz = Rates.representable(source.rateHz, timeStep, what);
            for (int b = 0; b < context.batch(); b++) {
                trains.setRates(b, timeStep, n -> rateHz);
            }
        }

        @Override
        public void present(int sample, float[] values) {
            Rates.presented(context, sample, values, 0, Rates.limitHz(timeStep), "PoissonSource", " Hz");
            trains.setRates(sample, timeStep, n -> values[n]);
        }

        @Override
        public void emit(long step, int sample, int stream, SpikeWriter out) {
            trains.emit(step, sample, stream, out);
        }
    }
}
