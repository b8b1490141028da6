package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.time.TimeStep;

/** Checks of rates and presented values. */
final class Rates {

    /**
     * A train on the grid has one spike per step at most. With five expected events the probability of a spike is 0.993
     * already; a higher rate says little but that a unit was mistaken.
     */
    static final double MAX_EVENTS_PER_STEP = 5;

    private static final double MS_PER_S = 1e3;

    private Rates() {}

    static double limitHz(TimeStep timeStep) {
        return MAX_EVENTS_PER_STEP * MS_PER_S / timeStep.dtMs();
    }

    static double representable(double rateHz, TimeStep timeStep, String what) {
        double limitHz = limitHz(timeStep);
        Check.argument(
                rateHz >= 0 && rateHz <= limitHz,
                () -> what + " must be in [0, " + limitHz + "] Hz (at most " + MAX_EVENTS_PER_STEP
                        + " expected events per step of " + timeStep.dtMs() + " ms), got " + rateHz);
        return rateHz;
    }

    /** Sample, length and range of presented values; touches nothing. */
    static void presented(
            SourceContext context, int sample, float[] values, double low, double high, String type, String unit) {
        String what = type + " '" + context.name() + "': presented values";
        Check.index(sample, context.batch(), type + " '" + context.name() + "': sample");
        Check.length(values.length, context.size(), what);
        for (int n = 0; n < values.length; n++) {
            float value = values[n];
            if (!(value >= low && value <= high)) { // NaN fails both
                throw new IllegalArgumentException(what + " must be in [" + low + ", " + high + "]" + unit + ", got "
                        + value + " for neuron " + n);
            }
        }
    }
}
