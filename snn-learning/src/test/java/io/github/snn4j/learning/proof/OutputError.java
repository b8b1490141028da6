package io.github.snn4j.learning.proof;

import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;

/** {@code m = target - activity} of graded units. */
record OutputError() implements LearningSignal {

    @Override
    public Source bind(LearningSignalContext context) {
        Signal activity = context.signal(context.population(), new Activity());
        float[] target = context.external("target", context.size());
        return modulator -> {
            for (int n = 0; n < modulator.length; n++) {
                modulator[n] = target[n] - activity.array()[n];
            }
        };
    }
}
