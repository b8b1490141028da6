package io.github.snn4j.learning.proof;

import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import java.util.Arrays;

/**
 * Another population's error, carried back by fixed weights: {@code m = B e}.
 *
 * @param from population whose error it is
 * @param feedback B, {@code [neurons][neurons of from]}
 */
record FeedbackError(String from, float[][] feedback) implements LearningSignal {

    @Override
    public Source bind(LearningSignalContext context) {
        float[] error = context.modulator(from);
        int size = context.size();
        int width = context.sizeOf(from);
        return modulator -> {
            Arrays.fill(modulator, 0f);
            for (int n = 0; n < modulator.length; n++) {
                for (int k = 0; k < width; k++) {
                    modulator[n] += feedback[n % size][k] * error[n / size * width + k];
                }
            }
        };
    }
}
