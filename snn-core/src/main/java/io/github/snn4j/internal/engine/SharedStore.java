package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.JavaDenseProduct;

/** The full matrix of another projection, used by a second pair of populations. */
final class SharedStore extends BorrowedStore {

    SharedStore(
            ProjectionSpec spec,
            ProjectionRuntime other,
            DenseStore store,
            PopulationRuntime pre,
            PopulationRuntime post) {
        super(spec, "shares the weights of", other, store, false, pre, post);
    }

    @Override
    public boolean connects(int pre, int post) {
        return store.connects(pre, post);
    }

    @Override
    int fanOut(int pre) {
        return store.fanOut(pre);
    }

    @Override
    public float get(int pre, int post) {
        return store.get(pre, post);
    }

    @Override
    void deliverSpikes(int[] fired, int count, float[] out, int outBase, int from, int to) {
        store.deliverSpikes(fired, count, out, outBase, from, to);
    }

    @Override
    void deliverScaled(int pre, float factor, float[] out, int outBase, int from, int to) {
        store.deliverScaled(pre, factor, out, outBase, from, to);
    }

    @Override
    JavaDenseProduct asRight(JavaDenseProduct product) {
        return store.asRight(product);
    }

    @Override
    void deliverWhole(DenseProduct product, float[] activity, int batch, float[] out) {
        store.deliverWhole(product, activity, batch, out);
    }
}
