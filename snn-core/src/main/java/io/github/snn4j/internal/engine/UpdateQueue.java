package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Notes the weight changes of one projection. Rules write to its sinks, one per weight dependence: a sink notes the
 * changes of one call, and the engine applies them afterwards, each worker for its own
 * postsynaptic neurons, in the order noted. So the result does not depend on the number of workers, and a rule sees the
 * weights of the beginning of its call throughout.
 */
final class UpdateQueue {

    private enum Kind {
        ROW,
        COLUMN,
        OUTER,
        DENSE,
        NORMALIZE,
        RELEASE
    }

    private static final Norm[] NORMS = Norm.values();

    private final int preSize;
    private final int postSize;
    private final int batch;
    private final UpdateTarget target;
    private final UpdateTarget weights;

    private Kind[] kinds = new Kind[64];
    private Law[] laws = new Law[64];
    private UpdateTarget[] targets = new UpdateTarget[64];
    private int[] samples = new int[64];
    private int[] ids = new int[64];
    private float[] scales = new float[64];
    private float[] offsets = new float[64];
    private @Nullable Object[] values = new Object[64];
    private @Nullable Object[] others = new Object[64];
    private int count;
    private long version;
    private int applied;
    private long cost;
    private float rate = 1f;
    private @Nullable Runnable after;
    private boolean afterRequested;

    UpdateQueue(int preSize, int postSize, int batch, UpdateTarget target, UpdateTarget weights) {
        this.preSize = preSize;
        this.postSize = postSize;
        this.batch = batch;
        this.target = target;
        this.weights = weights;
    }

    private void checkPre(Signal pre) {
        Check.argument(
                pre.size() == preSize && pre.batch() == batch,
                () -> "presynaptic signal must be [" + batch + "][" + preSize + "], got [" + pre.batch() + "]["
                        + pre.size() + "]");
    }

    private void checkPost(Signal post) {
        Check.argument(
                post.size() == postSize && post.batch() == batch,
                () -> "postsynaptic signal must be [" + batch + "][" + postSize + "], got [" + post.batch() + "]["
                        + post.size() + "]");
    }

    private void note(
            UpdateTarget destination,
            Law law,
            Kind kind,
            int sample,
            int id,
            float scale,
            float offset,
            @Nullable Object value,
            @Nullable Object other,
            long work) {
        Check.index(sample, batch, "sample");
        if (count == kinds.length) {
            grow();
        }
        laws[count] = law;
        targets[count] = destination;
        kinds[count] = kind;
        samples[count] = sample;
        ids[count] = id;
        // The rate is a factor on what reaches the weights, once.
        scales[count] = kind != Kind.NORMALIZE && destination == target ? scale * rate : scale;
        offsets[count] = offset;
        values[count] = value;
        others[count] = other;
        count++;
        cost += work;
    }

    private void grow() {
        int n = count * 2;
        laws = Arrays.copyOf(laws, n);
        targets = Arrays.copyOf(targets, n);
        kinds = Arrays.copyOf(kinds, n);
        samples = Arrays.copyOf(samples, n);
        ids = Arrays.copyOf(ids, n);
        scales = Arrays.copyOf(scales, n);
        offsets = Arrays.copyOf(offsets, n);
        values = Arrays.copyOf(values, n);
        others = Arrays.copyOf(others, n);
    }

    /** Sets the factor on all changes noted from now on. */
    void setRate(float factor) {
        rate = factor;
    }

    boolean isEmpty() {
        return count == 0 && !afterRequested;
    }

    /** What to do, on one thread, when changes have been applied, if that was asked for. */
    void afterChanges(Runnable action) {
        after = action;
    }

    /** Asks for it once. */
    void requestAfterChanges() {
        afterRequested = true;
    }

    /** Rough number of weights touched, to decide whether sharing the work pays. */
    long cost() {
        return cost;
    }

    /**
     * One thread, before {@link #apply}: outer products at the head of the queue, each by one matrix product.
     *
     * @param product multiplies
     * @param zero whether the target holds nothing but zeros
     */
    void applyWhole(DenseProduct product, boolean zero) {
        while (applied < count
                && kinds[applied] == Kind.OUTER
                && targets[applied].outerWhole(
                        product,
                        scales[applied],
                        (Signal) values[applied],
                        (Signal) others[applied],
                        laws[applied],
                        zero && applied == 0)) {
            applied++;
        }
        cost = applied == count ? 0 : cost;
    }

    /** Applies what was noted to postsynaptic neurons [from, to); the product is this worker's. */
    void apply(JavaDenseProduct product, int from, int to) {
        for (int k = applied; k < count; k++) {
            Law law = laws[k];
            UpdateTarget destination = targets[k];
            switch (kinds[k]) {
                case ROW -> destination.row(samples[k], ids[k], scales[k], (Signal) values[k], law, from, to);
                case COLUMN ->
                    destination.column(samples[k], ids[k], scales[k], (Signal) values[k], offsets[k], law, from, to);
                case OUTER ->
                    destination.outer(product, scales[k], (Signal) values[k], (Signal) others[k], law, from, to);
                case DENSE -> destination.dense(scales[k], (float[]) values[k], law, from, to);
                case NORMALIZE -> weights.normalizeIncoming(NORMS[ids[k]], scales[k], from, to);
                case RELEASE ->
                    destination.release(scales[k], (float[][]) values[k], (Signal) others[k], law, from, to);
            }
        }
    }

    /** A number that has grown whenever weights may have changed. */
    long version() {
        return version;
    }

    /** All weights were set from outside. */
    void weightsReplaced() {
        version++;
        weights.replaced();
    }

    /** All workers have applied what was noted. */
    void clear() {
        version++;
        Arrays.fill(values, 0, count, null);
        Arrays.fill(others, 0, count, null);
        count = 0;
        applied = 0;
        cost = 0;
        if (afterRequested && after != null) {
            afterRequested = false;
            after.run();
        }
    }

    void row(UpdateTarget destination, Law law, int sample, int pre, float scale, Signal post) {
        Check.index(pre, preSize, "presynaptic neuron");
        checkPost(post);
        note(destination, law, Kind.ROW, sample, pre, scale, 0f, post, null, target.rowWork());
    }

    void column(UpdateTarget destination, Law law, int sample, int post, float scale, Signal pre, float offset) {
        Check.index(post, postSize, "postsynaptic neuron");
        checkPre(pre);
        destination.announceColumn(pre, offset, law);
        note(destination, law, Kind.COLUMN, sample, post, scale, offset, pre, null, target.columnWork());
    }

    void dense(UpdateTarget destination, Law law, float scale, float[] deltas) {
        Check.length(deltas.length, target.denseLength(), "dense weight change [pre][post]");
        note(destination, law, Kind.DENSE, 0, 0, scale, 0f, deltas, null, target.rowWork() * preSize);
    }

    /** Notes that eligible changes reach the weights. */
    void release(Law law, float eta, float[][] eligible, Signal modulator) {
        checkPost(modulator);
        note(target, law, Kind.RELEASE, 0, 0, eta, 0f, eligible, modulator, target.rowWork() * preSize * batch);
    }

    /**
     * A sink that notes changes under a law.
     *
     * @param law how a change meets a weight
     * @return sink
     */
    WeightSink sink(Law law) {
        return new Sink(law);
    }

    private final class Sink implements WeightSink {

        private final Law law;

        Sink(Law law) {
            this.law = law;
        }

        @Override
        public void row(int sample, int pre, float scale, Signal post) {
            UpdateQueue.this.row(target, law, sample, pre, scale, post);
        }

        @Override
        public void column(int sample, int post, float scale, Signal pre, float offset) {
            UpdateQueue.this.column(target, law, sample, post, scale, pre, offset);
        }

        @Override
        public void outer(float scale, Signal pre, Signal post) {
            checkPre(pre);
            checkPost(post);
            note(target, law, Kind.OUTER, 0, 0, scale, 0f, pre, post, target.rowWork() * preSize * batch);
        }

        @Override
        public void dense(float scale, float[] deltas) {
            UpdateQueue.this.dense(target, law, scale, deltas);
        }

        @Override
        public void normalizeIncoming(Norm norm, float total) {
            Check.positive(total, "normalizeIncoming total", "");
            weights.announceNormalization();
            note(weights, law, Kind.NORMALIZE, 0, norm.ordinal(), total, 0f, null, null, target.rowWork() * preSize);
        }
    }
}
