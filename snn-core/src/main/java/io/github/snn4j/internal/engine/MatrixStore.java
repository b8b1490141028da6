package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.JavaDenseProduct;

/** Weights that are a full matrix, its own or another store's, so that graded activity is delivered by products. */
abstract class MatrixStore extends SynapseStore {

    MatrixStore(int preSize, int postSize) {
        super(preSize, postSize);
    }

    /** Whether the matrix is stored [post][pre]. */
    boolean transposed() {
        return false;
    }

    /** Sets the weights [pre][post] as the right factor of a product. */
    abstract JavaDenseProduct asRight(JavaDenseProduct product);

    /** Adds what all samples of a batch deliver to {@code out}, by one matrix product. */
    abstract void deliverWhole(DenseProduct product, float[] activity, int batch, float[] out);

    @Override
    final void deliverActivity(float[] activity, int activityBase, float[] out, int outBase, int from, int to) {
        throw new UnsupportedOperationException("activity is delivered by matrix products, see MatrixDelivery");
    }
}
