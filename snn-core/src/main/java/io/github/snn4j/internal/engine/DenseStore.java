package io.github.snn4j.internal.engine;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.internal.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/** A full matrix, row-major [pre][post]; missing synapses hold 0 and stay so. */
final class DenseStore extends MatrixStore {

    private final Kernels kernels;
    private final float[] weights;
    private final boolean @Nullable [] absent;

    DenseStore(Kernels kernels, Connectivity.Regular connectivity, int preSize, int postSize) {
        super(preSize, postSize);
        this.kernels = kernels;
        this.weights = new float[Math.multiplyExact(preSize, postSize)];
        this.absent = connectivity instanceof Connectivity.AllToAll ? null : missing(connectivity, preSize, postSize);
    }

    private static boolean @Nullable [] missing(Connectivity.Regular connectivity, int preSize, int postSize) {
        boolean[] absent = new boolean[preSize * postSize];
        boolean any = false;
        for (int i = 0; i < preSize; i++) {
            for (int j = 0; j < postSize; j++) {
                absent[i * postSize + j] = !connectivity.connects(i, j);
                any |= absent[i * postSize + j];
            }
        }
        return any ? absent : null;
    }

    @Override
    float[] values() {
        return weights;
    }

    @Override
    public long synapses() {
        long n = weights.length;
        if (absent != null) {
            for (boolean a : absent) {
                n -= a ? 1 : 0;
            }
        }
        return n;
    }

    @Override
    int fanOut(int pre) {
        int n = postSize();
        if (absent != null) {
            for (int j = 0; j < postSize(); j++) {
                n -= absent[pre * postSize() + j] ? 1 : 0;
            }
        }
        return n;
    }

    @Override
    void deliverSpikes(int[] fired, int count, float[] out, int outBase, int from, int to) {
        kernels.addRows(weights, postSize(), fired, count, out, outBase, from, to);
    }

    @Override
    void deliverScaled(int pre, float factor, float[] out, int outBase, int from, int to) {
        kernels.addScaled(out, outBase, factor, weights, pre * postSize(), from, to);
    }

    @Override
    JavaDenseProduct asRight(JavaDenseProduct product) {
        return product.right(weights, postSize());
    }

    @Override
    void deliverWhole(DenseProduct product, float[] activity, int batch, float[] out) {
        product.addProduct(activity, batch, preSize(), weights, postSize(), out);
    }

    @Override
    public float get(int pre, int post) {
        return weights[pre * postSize() + post];
    }

    @Override
    void set(int pre, int post, float weight) {
        weights[pre * postSize() + post] = weight;
    }

    @Override
    public boolean connects(int pre, int post) {
        return absent == null || !absent[pre * postSize() + post];
    }

    @Override
    UpdateTarget target(float[] values) {
        return new DenseTarget(kernels, values, preSize(), postSize(), absent);
    }

    @Override
    public float[] toArray() {
        return weights.clone();
    }
}
