package io.github.snn4j.learning.feedback;

import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.random.Distributions;
import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The error of another population carried back as the third factor of a hidden one, {@code L[j] = sum_k B[j][k]
 * error[k]}.
 *
 * <pre>
 *   SYMMETRIC   B = scale W                W: weights from the hidden population to the other, read when a trial starts
 *   RANDOM      B normal with sd scale, drawn once
 *   UNIFORM     B = scale
 *   ADAPTIVE    B random at first; when a trial is over B changes by the same amount as W and loses the share decay
 * </pre>
 *
 * <p>ADAPTIVE: if the rule of W takes the share decay of it per trial and adds G, then B adds the same G and loses the
 * same share, so that their difference shrinks by {@code 1 - decay} per trial whatever the changes are. G is found as
 * {@code (W after) - (1 - decay) (W before)}. With an optimiser other than plain steps the decay of W is only
 * approximately a share, and so is the alignment.
 *
 * <p>The error must be declared before: {@code Network.Builder.learningSignal(from, ...)}, then this one. References:
 * T.P. Lillicrap, D. Cownden, D.B. Tweed &amp; C.J. Akerman, Nat. Commun. 7:13276, 2016, doi 10.1038/ncomms13276
 * (random); J.F. Kolen &amp; J.B. Pollack, Proc. IEEE ICNN 3:1375-1380, 1994, doi 10.1109/ICNN.1994.374486 (adaptive);
 * G. Bellec et al., Nat. Commun. 11:3625, 2020, doi 10.1038/s41467-020-17236-y. Verified by {@code ErrorFeedbackTest}.
 *
 * @param from population whose error is carried back
 * @param kind where B comes from
 * @param projection projection from the hidden population to {@code from}; used by SYMMETRIC and ADAPTIVE
 * @param scale factor, standard deviation or value of B, {@code >= 0}
 * @param decay share that B loses per trial, in [0, 1); used by ADAPTIVE
 */
public record ErrorFeedback(String from, Kind kind, String projection, double scale, double decay)
        implements LearningSignal {

    /** Where the feedback weights come from. */
    public enum Kind {
        /** The weights of the way forward. */
        SYMMETRIC,
        /** Drawn once and fixed. */
        RANDOM,
        /** All the same. */
        UNIFORM,
        /** Drawn once, then changed like the weights of the way forward. */
        ADAPTIVE
    }

    /** Validates the numbers. */
    public ErrorFeedback {
        if (!(scale >= 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("ErrorFeedback.scale must be >= 0, got " + scale);
        }
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("ErrorFeedback.decay must be in [0, 1), got " + decay);
        }
        boolean reads = kind == Kind.SYMMETRIC || kind == Kind.ADAPTIVE;
        if (reads && projection.isEmpty()) {
            throw new IllegalArgumentException(
                    "ErrorFeedback: " + kind + " needs the name of the projection to '" + from + "', got none");
        }
    }

    /**
     * The transpose of the weights of a projection.
     *
     * @param from population whose error is carried back
     * @param projection projection from the hidden population to it
     * @return the signal
     */
    public static ErrorFeedback symmetric(String from, String projection) {
        return new ErrorFeedback(from, Kind.SYMMETRIC, projection, 1, 0);
    }

    /**
     * Normal weights drawn once.
     *
     * @param from population whose error is carried back
     * @param sd standard deviation
     * @return the signal
     */
    public static ErrorFeedback random(String from, double sd) {
        return new ErrorFeedback(from, Kind.RANDOM, "", sd, 0);
    }

    /**
     * Every neuron hears the same sum.
     *
     * @param from population whose error is carried back
     * @param value value of all weights
     * @return the signal
     */
    public static ErrorFeedback uniform(String from, double value) {
        return new ErrorFeedback(from, Kind.UNIFORM, "", value, 0);
    }

    /**
     * Weights that start at random and change like those of a projection.
     *
     * @param from population whose error is carried back
     * @param projection projection from the hidden population to it
     * @param sd standard deviation at the start
     * @param decay share lost per trial
     * @return the signal
     */
    public static ErrorFeedback adaptive(String from, String projection, double sd, double decay) {
        return new ErrorFeedback(from, Kind.ADAPTIVE, projection, sd, decay);
    }

    @Override
    public Source bind(LearningSignalContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Source {

        private final ErrorFeedback signal;
        private final @Nullable WeightView weights;
        private final float[] error;
        private final int size;
        private final int width;
        private final int batch;
        /** Transposed, [k][j]. */
        private final float[] feedback;
        /** Weights of the way forward as they were last read, [j][k]. */
        private float[] known = new float[0];

        private boolean stale = true;
        private boolean ended;

        Running(ErrorFeedback signal, LearningSignalContext context) {
            this.signal = signal;
            this.error = context.modulator(signal.from);
            this.size = context.size();
            this.width = context.sizeOf(signal.from);
            this.batch = context.batch();
            this.feedback = new float[Math.multiplyExact(size, width)];
            boolean reads = signal.kind == Kind.SYMMETRIC || signal.kind == Kind.ADAPTIVE;
            this.weights = reads ? context.weights(signal.projection) : null;
            if (weights != null && (weights.preSize() != size || weights.postSize() != width)) {
                throw new IllegalArgumentException("ErrorFeedback of '" + context.population() + "': projection '"
                        + signal.projection + "' must be [" + size + "][" + width + "], got [" + weights.preSize()
                        + "][" + weights.postSize() + "]");
            }
            draw(context.random("feedback"));
        }

        private void draw(KeyedRandom random) {
            if (signal.kind == Kind.UNIFORM) {
                Arrays.fill(feedback, (float) signal.scale);
            } else if (signal.kind != Kind.SYMMETRIC) {
                for (int j = 0; j < size; j++) {
                    RandomGenerator draws = random.generator(0, j, 0);
                    for (int k = 0; k < width; k++) {
                        feedback[k * size + j] = (float) (signal.scale * Distributions.normal(draws));
                    }
                }
            }
        }

        @Override
        public void computeInto(float[] modulator) {
            if (stale) {
                refresh();
                stale = false;
            }
            Arrays.fill(modulator, 0f);
            for (int b = 0; b < batch; b++) {
                int to = b * size;
                for (int k = 0; k < width; k++) {
                    float e = error[b * width + k];
                    if (e != 0f) {
                        int row = k * size;
                        for (int j = 0; j < size; j++) {
                            modulator[to + j] += e * feedback[row + j];
                        }
                    }
                }
            }
        }

        private void refresh() {
            if (weights == null) {
                return;
            }
            float[] now = weights.toArray();
            float rest = (float) (1 - signal.decay);
            for (int n = 0; n < now.length; n++) {
                int at = n % width * size + n / width;
                if (signal.kind == Kind.SYMMETRIC) {
                    feedback[at] = (float) signal.scale * now[n];
                } else if (ended && known.length > 0) {
                    feedback[at] = rest * feedback[at] + (now[n] - rest * known[n]);
                }
            }
            known = now;
            ended = false;
        }

        @Override
        public void onTrialEnd() {
            stale = true;
            ended = true;
        }

        @Override
        public void reset() {
            stale = true;
        }
    }
}
