package io.github.snn4j.learning.bptt;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.WeightView;
import org.jspecify.annotations.Nullable;

/** A projection as the trainer sees it, with its weights. */
final class ProjectionPlan {

    final String name;
    final PopulationPlan pre;
    final PopulationPlan post;
    final int delay;
    final boolean trained;
    final float low;
    final float high;

    /** Row-major [pre][post]. */
    final float[] weights;

    /** Row-major [post][pre], brought up to date before a backward pass that needs it. */
    final float[] transposed;

    /** Row-major [pre][post]; empty if the weights stay as they are. */
    final float[] gradient;

    private final boolean @Nullable [] absent;

    ProjectionPlan(
            String name,
            PopulationPlan pre,
            PopulationPlan post,
            int delay,
            boolean trained,
            Bounds bounds,
            WeightView start) {
        this.name = name;
        this.pre = pre;
        this.post = post;
        this.delay = delay;
        this.trained = trained;
        this.low = (float) bounds.min();
        this.high = (float) bounds.max();
        this.weights = start.toArray();
        this.transposed = new float[pre.neurons() ? weights.length : 0];
        this.gradient = new float[trained ? weights.length : 0];
        this.absent = start.synapses() == weights.length ? null : missing(start);
    }

    private static boolean[] missing(WeightView view) {
        boolean[] absent = new boolean[view.preSize() * view.postSize()];
        for (int i = 0; i < view.preSize(); i++) {
            for (int j = 0; j < view.postSize(); j++) {
                absent[i * view.postSize() + j] = !view.connects(i, j);
            }
        }
        return absent;
    }

    /** Forgets what the gradient says about synapses that do not exist. */
    void clearAbsent(int from, int to) {
        if (absent != null) {
            for (int n = from; n < to; n++) {
                if (absent[n]) {
                    gradient[n] = 0f;
                }
            }
        }
    }

    /** Replaces the weights; nothing is changed if one is not allowed. */
    void setWeights(float[] values) {
        Require.length(values.length, weights.length, "weights of '" + name + "'");
        for (int n = 0; n < values.length; n++) {
            float w = values[n];
            boolean missing = absent != null && absent[n];
            int i = n / post.size;
            int j = n % post.size;
            Require.that(
                    missing || w >= low && w <= high && Math.abs(w) <= Float.MAX_VALUE,
                    () -> "weight [" + i + "][" + j + "] of '" + name + "' must be in [" + low + ", " + high + "], got "
                            + w);
        }
        for (int n = 0; n < values.length; n++) {
            weights[n] = absent != null && absent[n] ? 0f : values[n];
        }
    }

    /** Adds steps to some of the weights, within the bounds. */
    void add(float[] steps, int from, int to) {
        if (low == Float.NEGATIVE_INFINITY && high == Float.POSITIVE_INFINITY) {
            for (int n = from; n < to; n++) {
                weights[n] += steps[n];
            }
        } else {
            for (int n = from; n < to; n++) {
                float w = weights[n] + steps[n];
                weights[n] = steps[n] == 0f ? weights[n] : Math.min(Math.max(w, low), high);
            }
        }
    }

    void transpose() {
        Rows.transpose(weights, pre.size, post.size, transposed);
    }
}
