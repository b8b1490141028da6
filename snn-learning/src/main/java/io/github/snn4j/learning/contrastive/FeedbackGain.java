package io.github.snn4j.learning.contrastive;

import io.github.snn4j.learning.internal.Require;

/** What makes up for a feedback gain. */
final class FeedbackGain {

    private FeedbackGain() {}

    static double factor(double gain, int below) {
        Require.positive(gain, "feedback gain");
        Require.atLeast(below, 0, "layers below the output");
        double factor = 1;
        for (int k = 0; k < below; k++) {
            factor /= gain;
        }
        return factor;
    }
}
