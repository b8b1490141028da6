package io.github.snn4j.learning.eprop;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;

/**
 * The error of a linear readout against a target, the third factor of the readout population.
 *
 * <pre>
 *   REGRESSION       scale (y[k] - target[k])                        gradient of scale/2 sum_k (y[k] - target[k])^2
 *   CLASSIFICATION   scale (softmax(y)[k] - target[k])               gradient of -scale sum_k target[k] log softmax(y)[k]
 *   LOGISTIC         scale (logistic(y[k]) - target[k])              gradient of the cross-entropy of each output alone
 * </pre>
 *
 * <p>Targets are given with {@code simulator.external(population, "target", ...)}, one value per neuron, or one per
 * sample and neuron. While the external variable {@code "pause"} of a sample is not 0, its error is 0: answers that
 * nobody asked for are not wrong.
 *
 * <p>Reference: G. Bellec et al., Nat. Commun. 11:3625, 2020, doi 10.1038/s41467-020-17236-y. Verified by {@code
 * ReadoutErrorTest}.
 *
 * @param kind what the error is the gradient of
 * @param scale factor on the error, {@code > 0}; one over the number of steps asked for makes the loss a mean
 */
public record ReadoutError(Kind kind, double scale) implements LearningSignal {

    /** Name of the external variable that holds the target. */
    public static final String TARGET = "target";

    /** Name of the external variable that silences the error. */
    public static final String PAUSE = "pause";

    /** What the error is the gradient of. */
    public enum Kind {
        /** Half the squared difference. */
        REGRESSION,
        /** Cross-entropy of the softmax. */
        CLASSIFICATION,
        /** Cross-entropy of independent outputs, each the logistic function of its y. */
        LOGISTIC
    }

    /** Validates the scale. */
    public ReadoutError {
        Require.positive(scale, "ReadoutError.scale", "");
    }

    /**
     * Squared error, scale 1.
     *
     * @return the signal
     */
    public static ReadoutError regression() {
        return new ReadoutError(Kind.REGRESSION, 1);
    }

    /**
     * Cross-entropy, scale 1.
     *
     * @return the signal
     */
    public static ReadoutError classification() {
        return new ReadoutError(Kind.CLASSIFICATION, 1);
    }

    /**
     * Another scale.
     *
     * @param factor factor on the error
     * @return changed copy
     */
    public ReadoutError scaled(double factor) {
        return new ReadoutError(kind, factor);
    }

    @Override
    public Source bind(LearningSignalContext context) {
        Signal y = context.signal(context.population(), new Membrane());
        float[] target = context.external(TARGET, context.size());
        float[] pause = context.external(PAUSE, 1);
        int size = context.size();
        float factor = (float) scale;
        return modulator -> {
            for (int b = 0; b < pause.length; b++) {
                int at = b * size;
                if (pause[b] != 0f) {
                    Arrays.fill(modulator, at, at + size, 0f);
                    continue;
                }
                if (kind == Kind.CLASSIFICATION) {
                    softmax(y.array(), at, size, modulator);
                } else if (kind == Kind.LOGISTIC) {
                    for (int n = at; n < at + size; n++) {
                        modulator[n] = (float) (1 / (1 + StrictMath.exp(-y.array()[n])));
                    }
                } else {
                    System.arraycopy(y.array(), at, modulator, at, size);
                }
                for (int n = at; n < at + size; n++) {
                    modulator[n] = factor * (modulator[n] - target[n]);
                }
            }
        };
    }

    /** StrictMath, for the same bits everywhere. */
    private static void softmax(float[] y, int at, int size, float[] out) {
        float most = y[at];
        for (int n = at + 1; n < at + size; n++) {
            most = Math.max(most, y[n]);
        }
        double sum = 0;
        for (int n = at; n < at + size; n++) {
            double share = StrictMath.exp((double) y[n] - most);
            out[n] = (float) share;
            sum += share;
        }
        for (int n = at; n < at + size; n++) {
            out[n] = (float) (out[n] / sum);
        }
    }
}
