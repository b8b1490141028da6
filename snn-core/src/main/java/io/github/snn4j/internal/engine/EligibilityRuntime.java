package io.github.snn4j.internal.engine;

import io.github.snn4j.plasticity.Eligibility;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;

/**
 * Eligibility in the layout of the weights. What is stored is the trace divided by {@link #size}, a number that decays
 * for all synapses at once; when it has become small, it is multiplied into the values and starts again from 1.
 */
final class EligibilityRuntime implements Eligibility {

    /** After some 28 time constants. Values grow by as much meanwhile, which a float holds easily. */
    private static final double SMALLEST = 1e-12;

    private static final float FLOOR = 1e-20f;

    private final String projection;
    private final UpdateQueue queue;
    private final UpdateTarget[] targets;
    private final float[][] values;
    private final double decay;
    private final Law law;
    private final WeightSink weights;
    private final WeightSink sink = new Collector();
    private double size = 1;
    private boolean any;

    EligibilityRuntime(
            String projection,
            UpdateQueue queue,
            UpdateTarget[] targets,
            float[][] values,
            double decay,
            Law law,
            WeightSink weights) {
        this.projection = projection;
        this.queue = queue;
        this.targets = targets;
        this.values = values;
        this.decay = decay;
        this.law = law;
        this.weights = weights;
    }

    @Override
    public WeightSink sink() {
        return sink;
    }

    @Override
    public void decay() {
        size *= decay;
        if (size < SMALLEST && queue.isEmpty()) {
            float factor = (float) size;
            for (float[] e : values) {
                for (int n = 0; n < e.length; n++) {
                    float y = e[n] * factor;
                    e[n] = Math.abs(y) < FLOOR ? 0f : y;
                }
            }
            size = 1;
        }
    }

    @Override
    public void release(float eta, Signal modulator) {
        boolean zero = true;
        for (float m : modulator.array()) {
            zero &= m == 0f;
        }
        if (any && !zero) {
            queue.release(law, eta * (float) size, values, modulator);
        }
    }

    @Override
    public void clear() {
        for (float[] e : values) {
            Arrays.fill(e, 0f);
        }
        size = 1;
        any = false;
    }

    private float stored(float change) {
        any = true;
        return (float) (change / size);
    }

    private final class Collector implements WeightSink {

        @Override
        public void row(int sample, int pre, float scale, Signal post) {
            queue.row(targets[sample], Law.FREE, sample, pre, stored(scale), post);
        }

        @Override
        public void column(int sample, int post, float scale, Signal pre, float offset) {
            queue.column(targets[sample], Law.FREE, sample, post, stored(scale), pre, offset);
        }

        @Override
        public void outer(float scale, Signal pre, Signal post) {
            for (int b = 0; b < targets.length; b++) {
                for (int i = 0; i < pre.size(); i++) {
                    float x = pre.array()[b * pre.size() + i];
                    if (x != 0f) {
                        queue.row(targets[b], Law.FREE, b, i, stored(scale * x), post);
                    }
                }
            }
        }

        @Override
        public void dense(float scale, float[] deltas) {
            if (targets.length != 1) {
                throw new IllegalStateException("Projection '" + projection
                        + "': a change of all samples at once cannot become eligible per sample; it needs batchSize 1,"
                        + " got " + targets.length);
            }
            queue.dense(targets[0], Law.FREE, stored(scale), deltas);
        }

        @Override
        public void normalizeIncoming(Norm norm, float total) {
            weights.normalizeIncoming(norm, total);
        }
    }
}
