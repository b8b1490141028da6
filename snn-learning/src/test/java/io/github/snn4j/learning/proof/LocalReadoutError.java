package io.github.snn4j.learning.proof;

import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;

/**
 * Error of a fixed read-out of the population's own activity: {@code m = G^T (G s - target)}.
 *
 * @param readout G, {@code [outputs][neurons]}
 */
record LocalReadoutError(float[][] readout) implements LearningSignal {

    @Override
    public Source bind(LearningSignalContext context) {
        Signal activity = context.signal(context.population(), new Activity());
        float[] target = context.external("target", readout.length);
        int size = context.size();
        return modulator -> {
            Arrays.fill(modulator, 0f);
            for (int b = 0; b < context.batch(); b++) {
                for (int k = 0; k < readout.length; k++) {
                    float error = -target[b * readout.length + k];
                    for (int j = 0; j < size; j++) {
                        error += readout[k][j] * activity.array()[b * size + j];
                    }
                    for (int j = 0; j < size; j++) {
                        modulator[b * size + j] += readout[k][j] * error;
                    }
                }
            }
        };
    }
}
