package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.LeakyRate.Transfer;

/** Refuses targets that a unit of a non-linearity cannot be held at. */
final class TargetRange {

    private final String population;
    private final Transfer transfer;
    private final float low;
    private final float high;

    TargetRange(String population, Transfer transfer) {
        this.population = population;
        this.transfer = transfer;
        this.low = switch (transfer) {
            case LINEAR -> Float.NEGATIVE_INFINITY;
            case TANH -> -1f;
            case RELU, LOGISTIC, HARD_SIGMOID -> 0f;
        };
        this.high = switch (transfer) {
            case LINEAR, RELU -> Float.POSITIVE_INFINITY;
            case TANH, LOGISTIC, HARD_SIGMOID -> 1f;
        };
    }

    void check(float[] target, int from, int to) {
        for (int n = from; n < to; n++) {
            float t = target[n];
            Check.argument(
                    t >= low && t <= high,
                    () -> "Population '" + population + "': targets must be in [" + low + ", " + high
                            + "], the range of " + transfer + ", got " + t);
        }
    }
}
