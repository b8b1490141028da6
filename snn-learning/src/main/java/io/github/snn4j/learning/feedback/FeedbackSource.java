package io.github.snn4j.learning.feedback;

import io.github.snn4j.learning.feedback.ErrorFeedback.Kind;
import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.random.Distributions;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A running {@link ErrorFeedback}. */
final class FeedbackSource implements LearningSignal.Source {

    private final ErrorFeedback signal;
    private final LearningSignalContext context;
    private final @Nullable WeightView weights;
    private final @Nullable Mirror mirror;
    private final float[] error;
    private final Slope.@Nullable Factor slope;
    /** The error after the slope; the error itself if there is none. */
    private final float[] delta;

    private final int size;
    private final int width;
    /** Transposed, [k][j]. */
    private final float[] feedback;
    /** What was drawn, in the same layout; for SIGN. */
    private final float[] drawn;
    /** Weights of the way forward as they were last read, [j][k]. */
    private float[] known = new float[0];

    private boolean stale = true;
    private boolean ended;

    FeedbackSource(ErrorFeedback signal, LearningSignalContext context) {
        this.signal = signal;
        this.context = context;
        this.size = context.size();
        this.width = context.sizeOf(signal.from());
        boolean target = signal.kind() == Kind.TARGET;
        this.error = target ? context.external(ErrorFeedback.TARGET, width) : context.modulator(signal.from());
        boolean one = signal.slope() instanceof Slope.One || target;
        this.slope = one ? null : signal.slope().bind(spec -> context.signal(signal.from(), spec));
        this.delta = one ? error : new float[error.length];
        this.feedback = new float[Math.multiplyExact(size, width)];
        this.weights = signal.kind().reads() ? context.weights(signal.projection()) : null;
        if (weights != null) {
            Require.that(
                    weights.preSize() == size && weights.postSize() == width,
                    () -> "ErrorFeedback of '" + context.population() + "': projection '" + signal.projection()
                            + "' must be [" + size + "][" + width + "], got [" + weights.preSize() + "]["
                            + weights.postSize() + "]");
        }
        draw(context.random("feedback"));
        this.drawn = signal.kind() == Kind.SIGN ? feedback.clone() : new float[0];
        this.mirror = signal.kind() == Kind.MIRROR ? new Mirror(signal, context, feedback) : null;
    }

    private void draw(KeyedRandom random) {
        if (signal.kind() == Kind.UNIFORM) {
            Arrays.fill(feedback, (float) signal.scale());
        } else if (signal.kind() != Kind.SYMMETRIC) {
            double sign = signal.kind() == Kind.TARGET ? -1 : 1;
            for (int j = 0; j < size; j++) {
                RandomGenerator draws = random.generator(0, j, 0);
                for (int k = 0; k < width; k++) {
                    feedback[k * size + j] = (float) (sign * signal.scale() * Distributions.normal(draws));
                }
            }
        }
    }

    @Override
    public void computeInto(float[] modulator) {
        Arrays.fill(modulator, 0f);
        if (mirror != null && mirror.on()) {
            mirror.learn();
            return;
        }
        if (stale) {
            refresh();
            stale = false;
        }
        if (slope != null) {
            System.arraycopy(error, 0, delta, 0, error.length);
            slope.multiply(delta);
        }
        context.addProduct(delta, width, feedback, modulator);
    }

    private void refresh() {
        if (weights == null) {
            return;
        }
        float[] now = weights.toArray();
        float rest = (float) (1 - signal.decay());
        float scale = (float) signal.scale();
        boolean follow = ended && known.length > 0;
        for (int k = 0; k < width; k++) {
            for (int j = 0; j < size; j++) {
                int at = k * size + j;
                float w = now[j * width + k];
                switch (signal.kind()) {
                    case SYMMETRIC -> feedback[at] = scale * w;
                    case SIGN -> feedback[at] = Math.abs(drawn[at]) * Math.signum(w);
                    default ->
                        feedback[at] = follow ? rest * feedback[at] + (w - rest * known[j * width + k]) : feedback[at];
                }
            }
        }
        known = signal.kind() == Kind.ADAPTIVE ? now : known;
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

    /** Learns feedback weights from the covariance of the population's activity and what it causes. */
    private static final class Mirror {

        private final float[] on;
        private final Signal activity;
        private final Signal input;
        private final float[] feedback;
        private final float rest;
        private final float step;
        private final float[] meanActivity;
        private final float[] meanInput;

        Mirror(ErrorFeedback signal, LearningSignalContext context, float[] feedback) {
            Require.that(
                    context.batch() >= 2,
                    "ErrorFeedback.mirror of '" + context.population()
                            + "' needs at least 2 samples side by side (SimulationConfig.withBatchSize)",
                    context.batch());
            this.on = context.external(ErrorFeedback.MIRROR, 1);
            this.activity = context.signal(context.population(), new Activity());
            this.input = context.signal(signal.from(), new Membrane());
            this.feedback = feedback;
            this.rest = (float) (1 - signal.decay());
            this.step = (float) (signal.rate() / context.batch());
            this.meanActivity = new float[activity.size()];
            this.meanInput = new float[input.size()];
        }

        boolean on() {
            return on[0] != 0f;
        }

        void learn() {
            mean(activity, meanActivity);
            mean(input, meanInput);
            int n = activity.size();
            for (int k = 0; k < input.size(); k++) {
                int row = k * n;
                for (int j = 0; j < n; j++) {
                    feedback[row + j] *= rest;
                }
                for (int b = 0; b < input.batch(); b++) {
                    float x = step * (input.array()[b * input.size() + k] - meanInput[k]);
                    float[] a = activity.array();
                    int from = b * n;
                    for (int j = 0; j < n; j++) {
                        feedback[row + j] += x * (a[from + j] - meanActivity[j]);
                    }
                }
            }
        }

        private static void mean(Signal x, float[] mean) {
            Arrays.fill(mean, 0f);
            for (int b = 0; b < x.batch(); b++) {
                for (int j = 0; j < mean.length; j++) {
                    mean[j] += x.array()[b * mean.length + j];
                }
            }
            for (int j = 0; j < mean.length; j++) {
                mean[j] /= x.batch();
            }
        }
    }
}
