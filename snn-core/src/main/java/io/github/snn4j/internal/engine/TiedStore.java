package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.JavaDenseProduct;

/** The transpose of another projection's full matrix, times a factor. */
final class TiedStore extends BorrowedStore {

    private final float factor;
    private final float[] scaled;

    private TiedStore(
            ProjectionSpec spec,
            ProjectionRuntime other,
            DenseStore store,
            PopulationRuntime pre,
            PopulationRuntime post) {
        super(spec, "is tied to", other, store, true, pre, post);
        this.factor = spec.tieFactor();
        this.scaled = new float[factor == 1f ? 0 : pre.batch() * pre.size()];
    }

    /** The store of a projection that is tied to another or shares its weights, or an error that says why it cannot. */
    static SynapseStore of(
            ProjectionSpec spec, ProjectionRuntime other, PopulationRuntime pre, PopulationRuntime post) {
        Check.argument(
                other.store() instanceof DenseStore,
                () -> "Projection '" + spec.name() + "' is tied to '" + other.name()
                        + "', which must have a full matrix of its own (all-to-all or matrix connectivity, not tied);"
                        + " tie it to one that has");
        DenseStore store = (DenseStore) other.store();
        return spec.tieTransposed()
                ? new TiedStore(spec, other, store, pre, post)
                : new SharedStore(spec, other, store, pre, post);
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

    @Override
    boolean transposed() {
        return true;
    }

    @Override
    JavaDenseProduct asRight(JavaDenseProduct product) {
        return product.rightTransposed(store.values(), preSize(), factor);
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
