package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Changes to sparse synapses of one delay. Work is proportional to the synapses that a change reaches; sums and changes
 * are made in the same order as by {@link DenseTarget}, so both give the same bits on the same graph.
 */
final class SparseTarget implements UpdateTarget {

    private final SparseStore store;
    private final float[] w;
    private final int lane;
    private final int delay;
    private final boolean mixed;
    private final char[] targets;
    private boolean mayDefer;
    private @Nullable DeferredColumns deferred;

    /**
     * Makes a target.
     *
     * @param store which synapses exist
     * @param w weights, or sums of changes, in the layout of the store
     * @param lane which of the store's delays
     * @param mayDefer whether changes of columns of the store's own weights may be put off
     */
    SparseTarget(SparseStore store, float[] w, int lane, boolean mayDefer) {
        this.store = store;
        this.w = w;
        this.lane = lane;
        this.delay = store.delays()[lane];
        this.mixed = store.mixed();
        this.targets = store.targets();
        this.mayDefer = mayDefer && !mixed;
    }

    private int rowBegin(int block, int pre) {
        if (!mixed) {
            return store.begin(block, pre);
        }
        int s = store.segment(block, pre, delay);
        return s < 0 ? 0 : store.segmentStart(s);
    }

    private int rowEnd(int block, int pre) {
        if (!mixed) {
            return store.end(block, pre);
        }
        int s = store.segment(block, pre, delay);
        return s < 0 ? 0 : store.segmentStart(s + 1);
    }

    @Override
    public void row(int sample, int pre, float scale, Signal post, Law law, int from, int to) {
        float[] x = post.array();
        int base = sample * store.postSize();
        if (post instanceof SparseSignal s && s.sparse(sample)) {
            if (s.activeCount(sample) == 0) {
                return;
            }
            markTouched(pre, x, base, from, to);
        } else {
            store.markChanged(from, to);
        }
        addRow(pre, scale, x, base, law, from, to);
    }

    /** The neurons whose weights a row changes, one by one, as {@link DenseTarget} tells them from the others. */
    private void markTouched(int pre, float[] x, int xBase, int from, int to) {
        if (!store.marksChanges()) {
            return;
        }
        for (int b = store.blockAt(from); b < store.blocks() && store.cut(b) < to; b++) {
            for (int k = rowBegin(b, pre); k < rowEnd(b, pre); k++) {
                int j = store.cut(b) + targets[k];
                if (x[xBase + j] != 0f) {
                    store.markChanged(j, j + 1);
                }
            }
        }
    }

    private void addRow(int pre, float scale, float[] x, int xBase, Law law, int from, int to) {
        for (int b = store.blockAt(from); b < store.blocks() && store.cut(b) < to; b++) {
            int base = xBase + store.cut(b);
            int end = rowEnd(b, pre);
            if (deferred != null) {
                deferred.apply(b, pre);
            }
            if (law.additive) {
                float low = law.low;
                float high = law.high;
                for (int k = rowBegin(b, pre); k < end; k++) {
                    w[k] = Law.add(w[k], scale * x[base + targets[k]], low, high);
                }
            } else {
                for (int k = rowBegin(b, pre); k < end; k++) {
                    w[k] = law.apply(w[k], scale * x[base + targets[k]]);
                }
            }
        }
    }

    /** Decides whether columns are put off, see {@link DeferredColumns}. */
    @Override
    public void announceColumn(Signal pre, float offset, Law law) {
        if (deferred != null && !deferred.fits(pre, offset, law)) {
            store.bringUpToDate();
            store.defer(null);
            deferred = null;
        } else if (deferred == null && mayDefer && offset == 0f && pre.batch() == 1) {
            if (pre instanceof TraceRuntime trace && trace.readBefore()) {
                deferred = new DeferredColumns(store, w, trace, law);
                store.defer(deferred);
            }
        }
        mayDefer = false;
        if (deferred == null) {
            store.incoming();
        }
    }

    @Override
    public void announceNormalization() {
        store.incoming();
    }

    @Override
    public void column(int sample, int post, float scale, Signal pre, float offset, Law law, int from, int to) {
        if (post < from || post >= to) {
            return;
        }
        store.markChanged(post, post + 1);
        int block = store.blockOf(post);
        if (deferred != null) {
            deferred.column(block, post, scale);
            return;
        }
        float[] x = pre.array();
        int base = sample * store.preSize();
        IncomingSynapses incoming = store.incoming();
        char[] places = incoming.places();
        int[] sources = incoming.sources();
        int end = incoming.end(post, lane);
        for (int q = incoming.begin(post, lane); q < end; q++) {
            int k = store.begin(block, sources[q]) + places[q];
            float dw = scale * (x[base + sources[q]] - offset);
            w[k] = law.apply(w[k], dw);
        }
    }

    private void bringUpToDate(int from, int to) {
        if (deferred != null) {
            for (int b = store.blockAt(from); b < store.blocks() && store.cut(b) < to; b++) {
                deferred.applyAll(b);
            }
        }
    }

    @Override
    public void outer(JavaDenseProduct product, float scale, Signal pre, Signal post, Law law, int from, int to) {
        bringUpToDate(from, to);
        store.markChanged(from, to);
        float[] x = pre.array();
        float[] y = post.array();
        for (int b = store.blockAt(from); b < store.blocks() && store.cut(b) < to; b++) {
            for (int i = 0; i < store.preSize(); i++) {
                int end = rowEnd(b, i);
                for (int k = rowBegin(b, i); k < end; k++) {
                    int j = store.cut(b) + targets[k];
                    float sum = 0f;
                    boolean any = false;
                    for (int s = 0; s < pre.batch(); s++) {
                        float a = x[s * store.preSize() + i];
                        if (a != 0f) {
                            sum += a * y[s * store.postSize() + j];
                            any = true;
                        }
                    }
                    if (any) {
                        w[k] = law.apply(w[k], scale * sum);
                    }
                }
            }
        }
    }

    @Override
    public int denseLength() {
        return Math.multiplyExact(store.preSize(), store.postSize());
    }

    @Override
    public void dense(float scale, float[] deltas, Law law, int from, int to) {
        store.markChanged(from, to);
        for (int i = 0; i < store.preSize(); i++) {
            addRow(i, scale, deltas, i * store.postSize(), law, from, to);
        }
    }

    @Override
    public void release(float eta, float[][] eligible, Signal modulator, Law law, int from, int to) {
        bringUpToDate(from, to);
        store.markChanged(from, to);
        float[] m = modulator.array();
        for (int b = store.blockAt(from); b < store.blocks() && store.cut(b) < to; b++) {
            for (int i = 0; i < store.preSize(); i++) {
                int end = rowEnd(b, i);
                for (int k = rowBegin(b, i); k < end; k++) {
                    float sum = 0f;
                    for (int s = 0; s < eligible.length; s++) {
                        sum += m[s * store.postSize() + store.cut(b) + targets[k]] * eligible[s][k];
                    }
                    w[k] = law.apply(w[k], eta * sum);
                }
            }
        }
    }

    /** All delays together, since the sum is one of the neuron's, not of a delay. */
    @Override
    public void normalizeIncoming(Norm norm, float total, int from, int to) {
        bringUpToDate(from, to);
        IncomingSynapses incoming = store.incoming();
        boolean[] changed = incoming.changed();
        for (int j = from; j < to; j++) {
            if (changed[j]) {
                changed[j] = false;
                int block = store.blockOf(j);
                float size = norm == Norm.SUM ? sum(block, j) : euclidean(block, j);
                if (size != 0f) {
                    float factor = total / size;
                    for (int q = incoming.begin(j); q < incoming.end(j); q++) {
                        w[store.synapse(block, q)] *= factor;
                    }
                }
            }
        }
    }

    private float sum(int block, int post) {
        IncomingSynapses incoming = store.incoming();
        float sum = 0f;
        for (int q = incoming.begin(post); q < incoming.end(post); q++) {
            sum += w[store.synapse(block, q)];
        }
        return sum;
    }

    private float euclidean(int block, int post) {
        IncomingSynapses incoming = store.incoming();
        double sum = 0;
        for (int q = incoming.begin(post); q < incoming.end(post); q++) {
            float x = w[store.synapse(block, q)];
            sum += (double) x * x;
        }
        return (float) Math.sqrt(sum);
    }

    @Override
    public void replaced() {
        store.markChanged(0, store.postSize());
    }

    @Override
    public long rowWork() {
        return 8 * (1 + store.synapses() / store.preSize());
    }

    @Override
    public long columnWork() {
        return 16 * (1 + store.synapses() / store.postSize());
    }
}
