package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.Kernels;

/**
 * The transpose of another projection's full matrix, times a factor. Nothing is copied, except where few units reach many
 * and the kernels deliver: then rows of a few scaled weights would be no work for vectors, and a transposed copy is kept.
 */
final class TiedStore extends SynapseStore {

    /** Sums to run side by side: one alone would wait for each addition. */
    private static final int TOGETHER = 8;

    /** Up to so many presynaptic units a transposed copy is kept. */
    private static final int FEW = 32;

    private final String name;
    private final ProjectionRuntime other;
    private final DenseStore store;
    private final float factor;
    private final float[] scaled;
    private final Kernels kernels;
    // [pre][post] with the factor, brought up to date before it is used; empty if there is none.
    private final float[] copy;
    private long copied = -1;

    private TiedStore(
            String name, ProjectionRuntime other, DenseStore store, float factor, int activities, Kernels kernels) {
        super(store.postSize(), store.preSize());
        this.name = name;
        this.other = other;
        this.store = store;
        this.factor = factor;
        this.scaled = new float[factor == 1f ? 0 : activities];
        this.kernels = kernels;
        this.copy = new float[preSize() <= FEW ? preSize() * postSize() : 0];
    }

    /** The store of a projection that is tied to another, or an error that says why it cannot be. */
    static SynapseStore of(
            ProjectionSpec spec, ProjectionRuntime other, PopulationRuntime pre, PopulationRuntime post) {
        String what = "Projection '" + spec.name() + "' is tied to '" + other.name() + "'";
        Check.argument(
                other.store() instanceof DenseStore,
                () -> what
                        + ", which must have a full matrix of its own (all-to-all or matrix connectivity, not tied); tie"
                        + " it to one that has");
        DenseStore store = (DenseStore) other.store();
        if (!spec.tieTransposed()) {
            return SharedStore.of(spec, store, pre, post);
        }
        Check.argument(
                store.postSize() == pre.size() && store.preSize() == post.size(),
                () -> what + ", so it must be [" + store.postSize() + "][" + store.preSize() + "], got [" + pre.size()
                        + "][" + post.size() + "]; a tie goes the opposite way");
        Check.argument(!spec.plastic(), () -> what + " and can have no rule; give '" + other.name() + "' the rule");
        Check.argument(
                spec.delay().constant(), () -> what + " and takes one delay for all synapses, got " + spec.delay());
        return new TiedStore(spec.name(), other, store, spec.tieFactor(), pre.batch() * pre.size(), pre.kernels());
    }

    @Override
    float[] values() {
        return store.values();
    }

    @Override
    long bytes() {
        return 0;
    }

    @Override
    public long synapses() {
        return store.synapses();
    }

    @Override
    public boolean connects(int pre, int post) {
        return store.connects(post, pre);
    }

    @Override
    int fanOut(int pre) {
        int n = 0;
        for (int j = 0; j < postSize(); j++) {
            n += connects(pre, j) ? 1 : 0;
        }
        return n;
    }

    @Override
    public float get(int pre, int post) {
        return factor * store.get(post, pre);
    }

    @Override
    void set(int pre, int post, float weight) {
        throw new IllegalArgumentException("Projection '" + name + "' is tied to '" + other.name()
                + "' and has no weights of its own; set those of '" + other.name() + "'");
    }

    @Override
    void setAll(float[] values) {
        set(0, 0, 0f);
    }

    @Override
    UpdateTarget target(float[] values) {
        throw new IllegalStateException("Projection '" + name + "' is tied and can have no rule");
    }

    @Override
    void deliverSpikes(int[] fired, int count, float[] out, int outBase, int from, int to) {
        float[] w = store.values();
        for (int j = from; j < to; j++) {
            int row = j * preSize();
            float sum = out[outBase + j];
            for (int k = 0; k < count; k++) {
                sum += factor * w[row + fired[k]];
            }
            out[outBase + j] = sum;
        }
    }

    @Override
    void deliverScaled(int pre, float scale, float[] out, int outBase, int from, int to) {
        float[] w = store.values();
        for (int j = from; j < to; j++) {
            out[outBase + j] += scale * (factor * w[j * preSize() + pre]);
        }
    }

    /** One thread, before the kernels deliver: brings the copy up to date, if there is one. */
    void refresh() {
        long version = other.version();
        if (copy.length == 0 || version == copied) {
            return;
        }
        copied = version;
        float[] w = store.values();
        for (int i = 0; i < preSize(); i++) {
            int row = i * postSize();
            for (int j = 0; j < postSize(); j++) {
                copy[row + j] = factor * w[j * preSize() + i];
            }
        }
    }

    /** Rows of the other matrix times the activity, each sum in order of the presynaptic neurons. */
    @Override
    void deliverActivity(float[] activity, int activityBase, float[] out, int outBase, int from, int to) {
        if (copy.length > 0) {
            for (int i = 0; i < preSize(); i++) {
                float a = activity[activityBase + i];
                if (a != 0f) {
                    kernels.addScaled(out, outBase, a, copy, i * postSize(), from, to);
                }
            }
            return;
        }
        int j = from;
        for (; j + TOGETHER <= to; j += TOGETHER) {
            eightRows(activity, activityBase, out, outBase + j, j * preSize());
        }
        float[] w = store.values();
        for (; j < to; j++) {
            float sum = out[outBase + j];
            for (int i = 0; i < preSize(); i++) {
                sum += activity[activityBase + i] * (factor * w[j * preSize() + i]);
            }
            out[outBase + j] = sum;
        }
    }

    private void eightRows(float[] activity, int base, float[] out, int at, int row) {
        float[] w = store.values();
        int n = preSize();
        float s0 = out[at];
        float s1 = out[at + 1];
        float s2 = out[at + 2];
        float s3 = out[at + 3];
        float s4 = out[at + 4];
        float s5 = out[at + 5];
        float s6 = out[at + 6];
        float s7 = out[at + 7];
        for (int i = 0; i < n; i++) {
            float a = activity[base + i];
            int k = row + i;
            s0 += a * (factor * w[k]);
            s1 += a * (factor * w[k + n]);
            s2 += a * (factor * w[k + 2 * n]);
            s3 += a * (factor * w[k + 3 * n]);
            s4 += a * (factor * w[k + 4 * n]);
            s5 += a * (factor * w[k + 5 * n]);
            s6 += a * (factor * w[k + 6 * n]);
            s7 += a * (factor * w[k + 7 * n]);
        }
        out[at] = s0;
        out[at + 1] = s1;
        out[at + 2] = s2;
        out[at + 3] = s3;
        out[at + 4] = s4;
        out[at + 5] = s5;
        out[at + 6] = s6;
        out[at + 7] = s7;
    }

    @Override
    boolean deliversWhole() {
        return true;
    }

    @Override
    void deliverWhole(DenseProduct product, float[] activity, int batch, float[] out) {
        float[] a = activity;
        if (factor != 1f) {
            for (int n = 0; n < scaled.length; n++) {
                scaled[n] = factor * activity[n];
            }
            a = scaled;
        }
        product.addTimesTransposed(a, batch, preSize(), store.values(), postSize(), out);
    }
}
