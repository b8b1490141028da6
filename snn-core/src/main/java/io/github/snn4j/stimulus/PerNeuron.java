package io.github.snn4j.stimulus;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.random.Values;

/** One value for each neuron. */
final class PerNeuron {

    private PerNeuron() {}

    /**
     * Draws them.
     *
     * @param values distribution, or values given one by one
     * @param context the population
     * @param purpose what the random numbers are for
     * @param what name for error texts
     * @return one value per neuron
     */
    static double[] of(Values values, StimulusContext context, String purpose, String what) {
        if (values instanceof Values.Given g) {
            Check.length(g.length(), context.size(), what);
        }
        KeyedRandom.Cursor random = context.random(purpose).cursor();
        double[] drawn = new double[context.size()];
        for (int n = 0; n < drawn.length; n++) {
            random.moveTo(0, n, 0);
            drawn[n] = values.draw(n, random);
        }
        return drawn;
    }
}
