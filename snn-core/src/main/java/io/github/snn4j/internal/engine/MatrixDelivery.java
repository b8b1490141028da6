package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.neuron.Slice;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What graded units deliver through a full matrix: a product of matrices, by BLAS for the whole batch or by the kernels
 * slice by slice. If the sums are long it is kept for as long as neither activity nor weights change: while a network
 * settles its input stands still, and the product with the input weights would be most of the work.
 *
 * <p>A product that is kept is summed up on its own and then added to the arrivals, whether it is new or not, so the
 * bits do not depend on that.
 */
final class MatrixDelivery {

    /** Below so many presynaptic units the sums are too short to be worth keeping. */
    private static final int FEWEST = 64;

    private final MatrixStore store;
    private final int batch;
    private final int preSize;
    private final int postSize;
    private final List<JavaDenseProduct> products;
    private final @Nullable DenseProduct blas;

    // What is kept, if anything.
    private final float[] activity;
    private final float[] sums;
    private long version = -1;
    private boolean fresh = true;

    // A transposed matrix turned around, from the second product on between two changes of the weights.
    private float[] turned = {};
    private long turnedVersion = -1;

    /**
     * Nothing delivered yet.
     *
     * @param store weights
     * @param batch samples side by side
     * @param products one for each slice
     * @param blas multiplies for the whole batch, or null
     */
    MatrixDelivery(MatrixStore store, int batch, List<JavaDenseProduct> products, @Nullable DenseProduct blas) {
        this.store = store;
        this.batch = batch;
        this.preSize = store.preSize();
        this.postSize = store.postSize();
        this.products = products;
        this.blas = blas;
        boolean keep = preSize >= FEWEST && !store.transposed();
        this.activity = new float[keep ? batch * preSize : 0];
        this.sums = new float[keep ? batch * postSize : 0];
    }

    /**
     * One thread, before the slices are served.
     *
     * @param now activity of the presynaptic units
     * @param newVersion number that is another one whenever the weights may be others
     * @param whole the arrivals of all slices
     * @return rough number of synapses that the slices will touch
     */
    long prepare(float[] now, long newVersion, float[] whole) {
        boolean keep = sums.length > 0;
        if (blas == null && store.transposed()) {
            turn(newVersion);
        }
        if (keep) {
            fresh = newVersion != version || !Arrays.equals(now, activity);
            if (fresh) {
                System.arraycopy(now, 0, activity, 0, activity.length);
            }
        }
        version = newVersion;
        if (blas != null && !keep) {
            store.deliverWhole(blas, now, batch, whole);
            return 0;
        }
        if (blas != null && fresh) {
            Arrays.fill(sums, 0f);
            store.deliverWhole(blas, now, batch, sums);
        }
        return (long) postSize * batch * (fresh && blas == null ? preSize : 1);
    }

    private void turn(long newVersion) {
        if (newVersion != version || newVersion == turnedVersion) {
            return;
        }
        if (turned.length == 0) {
            turned = new float[preSize * postSize];
        }
        for (int i = 0; i < preSize; i++) {
            for (int j = 0; j < postSize; j++) {
                turned[i * postSize + j] = store.get(i, j);
            }
        }
        turnedVersion = newVersion;
    }

    /** Adds the part of a slice to the arrivals. */
    void deliver(Slice slice, float[] now, float[] arrivals) {
        boolean keep = sums.length > 0;
        if (blas == null && !keep) {
            multiply(slice, now, arrivals);
        }
        if (blas == null && keep && fresh) {
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                Arrays.fill(sums, b * postSize + slice.from(), b * postSize + slice.to(), 0f);
            }
            multiply(slice, now, sums);
        }
        for (int b = slice.sampleFrom(); keep && b < slice.sampleTo(); b++) {
            for (int n = b * postSize + slice.from(); n < b * postSize + slice.to(); n++) {
                arrivals[n] += sums[n];
            }
        }
    }

    private void multiply(Slice slice, float[] now, float[] out) {
        int first = slice.sampleFrom();
        int samples = slice.sampleTo() - first;
        JavaDenseProduct product = products.get(slice.index()).left(now, first * preSize, preSize, 1, samples, preSize);
        if (turned.length > 0 && turnedVersion == version) {
            product.right(turned, postSize);
        } else {
            store.asRight(product);
        }
        product.addTo(out, first * postSize, postSize, slice.from(), slice.to());
    }
}
