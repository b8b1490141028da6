package io.github.snn4j.stimulus;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.random.Values;
import java.util.Optional;

/**
 * Independent Poisson input for every neuron, at rates of many kHz: what a thousand external neurons send.
 *
 * <pre>
 *   arrivals of a step = weight n        n ~ Poisson(mean over the step of rate(t) dt)
 *   rate(t) = rateHz course(t)           independent for every neuron, step and stream
 * </pre>
 *
 * <p>Through a delta synapse onto a leaky membrane far from threshold the potential has mean {@code weight rate tauMem}
 * and variance {@code weight^2 rate tauMem / 2} (Campbell's theorem).
 *
 * <p>Timing: events of a step act like spikes that arrive in it. Cost: 16 random bits per neuron and step, about a
 * nanosecond; some nanoseconds if rates differ between neurons, a tenth of a microsecond if they differ and change.
 * Limit: a mean of 500 events per step.
 *
 * <p>Use {@link io.github.snn4j.spike.PoissonSource} where each spike shall be seen by monitors or rules.
 *
 * <p>Reference: N. Brunel, J. Comput. Neurosci. 8:183-208, 2000, doi 10.1023/A:1008925309027. Verified by {@code
 * PoissonStimulusTest} and {@code PoissonLawTest}.
 *
 * @param rateHz rate of every neuron in Hz, {@code >= 0}, the same for all or one for each
 * @param weight weight of an event, finite
 * @param receptor where it arrives, empty for the model's first receptor
 * @param course factor on the rates as a function of time, {@code >= 0}
 */
public record PoissonStimulus(Values rateHz, double weight, Optional<Receptor> receptor, TimeCourse course)
        implements Stimulus {

    /** Validates rate, weight and course. */
    public PoissonStimulus {
        Values rates = rateHz;
        Check.argument(
                rates.min() >= 0, () -> "PoissonStimulus.rateHz must be >= 0 Hz, got values down to " + rates.min());
        Check.finite((float) weight, "PoissonStimulus.weight as a float");
        TimeCourse factors = course;
        Check.argument(
                factors.min() >= 0, () -> "PoissonStimulus.course must be >= 0, got values down to " + factors.min());
    }

    /**
     * The same rate for all neurons at all times, at the model's first receptor.
     *
     * @param rateHz rate in Hz, {@code >= 0}
     * @param weight weight of an event
     */
    public PoissonStimulus(double rateHz, double weight) {
        this(Values.constant(Check.nonNegative(rateHz, "PoissonStimulus.rateHz", "Hz")), weight);
    }

    /**
     * Rates that do not change, at the model's first receptor.
     *
     * @param rateHz rates in Hz, {@code >= 0}
     * @param weight weight of an event
     */
    public PoissonStimulus(Values rateHz, double weight) {
        this(rateHz, weight, Optional.empty(), TimeCourse.constant(1));
    }

    /**
     * The same input at another receptor.
     *
     * @param other receptor of the neurons
     * @return changed copy
     */
    public PoissonStimulus at(Receptor other) {
        return new PoissonStimulus(rateHz, weight, Optional.of(other), course);
    }

    /**
     * The same input with rates that change.
     *
     * @param factor factor on the rates as a function of time, {@code >= 0}
     * @return changed copy
     */
    public PoissonStimulus during(TimeCourse factor) {
        return new PoissonStimulus(rateHz, weight, receptor, factor);
    }

    @Override
    public Injector bind(StimulusContext context) {
        String what = "Stimulus '" + context.name() + "': PoissonStimulus.rateHz";
        StimulusContext.Arrivals arrivals = context.arrivals(receptor);
        GridCourse factors = new GridCourse(course, context.timeStep());
        if (rateHz instanceof Values.Constant c) {
            return new EqualPoissonInput(context, arrivals, factors, mean(c.value(), factors, what), (float) weight);
        }
        double[] rates = PerNeuron.of(rateHz, context, "rates", what);
        double[] means = new double[rates.length];
        for (int n = 0; n < means.length; n++) {
            means[n] = mean(rates[n], factors, what);
        }
        return new OwnPoissonInput(context, arrivals, factors, means, (float) weight);
    }

    /** Mean number of events per step where the factor is 1. */
    private static double mean(double rateHz, GridCourse factors, String what) {
        double mean = rateHz * factors.timeStep().dtMs() * 1e-3;
        double largest = mean * factors.max();
        Check.argument(
                largest <= PoissonLaw.MAX_MEAN,
                () -> what + ": a rate of " + rateHz * factors.max() + " Hz is " + largest
                        + " events per step of " + factors.timeStep().dtMs() + " ms, at most " + PoissonLaw.MAX_MEAN
                        + " are allowed; use fewer events of larger weight, or a NoiseCurrent");
        return mean;
    }
}
