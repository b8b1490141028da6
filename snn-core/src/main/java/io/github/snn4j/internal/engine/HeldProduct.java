package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.neuron.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The kernels' counterpart of {@link LastProduct}: what graded units deliver through a full matrix, slice by slice,
 * kept for as long as neither their activity nor the weights change. While a network settles its input stands still,
 * and the product with the input weights would be most of the work.
 *
 * <p>The product is summed up on its own and then added to the arrivals, whether it is new or kept, so the bits do not
 * depend on that. Rows that are shorter than a vector, such as those to ten classes, are kept in a padded copy as well.
 */
final class HeldProduct {

    /** Below so many presynaptic units the sum is too short to be worth keeping. */
    private static final int FEWEST = 64;

    /** Length of padded rows. */
    private static final int PADDED = 16;

    private final Kernels kernels;
    private final SynapseStore store;
    private final int preSize;
    private final int postSize;
    private final int stride;
    private final float[] activity;
    private final float[] product;
    private final float[] padded;
    private long version = -1;
    private boolean fresh;

    private HeldProduct(Kernels kernels, SynapseStore store, int batch) {
        this.kernels = kernels;
        this.store = store;
        this.preSize = store.preSize();
        this.postSize = store.postSize();
        this.stride = Math.max(postSize, PADDED);
        this.activity = new float[batch * preSize];
        this.product = new float[batch * stride];
        this.padded = new float[postSize < PADDED ? preSize * PADDED : 0];
    }

    /** A memory for a store that is worth it, or null. */
    static @Nullable HeldProduct of(PopulationRuntime pre, SynapseStore store, EngineSettings settings) {
        boolean worth = pre.graded() && store instanceof DenseStore && store.preSize() >= FEWEST;
        return worth ? new HeldProduct(settings.kernels(), store, settings.batch()) : null;
    }

    /**
     * One thread, before the slices are served.
     *
     * @param now activity of the presynaptic units
     * @param newVersion number that is another one whenever the weights may be others
     * @return whether the slices will make the product anew
     */
    boolean prepare(float[] now, long newVersion) {
        fresh = newVersion != version || !Arrays.equals(now, activity);
        if (fresh) {
            System.arraycopy(now, 0, activity, 0, activity.length);
            if (padded.length > 0 && newVersion != version) {
                pad();
            }
            version = newVersion;
        }
        return fresh;
    }

    private void pad() {
        float[] w = store.values();
        for (int i = 0; i < preSize; i++) {
            System.arraycopy(w, i * postSize, padded, i * PADDED, postSize);
        }
    }

    /** Adds the part of a slice to the arrivals. */
    void deliver(Slice slice, float[] arrivals) {
        int from = slice.from();
        int to = slice.to();
        // A part of a padded row would have to share its padding with the other parts.
        boolean rows = padded.length > 0 && to - from == postSize;
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            int base = b * stride;
            if (fresh && rows) {
                Arrays.fill(product, base, base + PADDED, 0f);
                kernels.addScaledRows(activity, b * preSize, 1, preSize, padded, 0, PADDED, product, base, 0, PADDED);
            } else if (fresh) {
                Arrays.fill(product, base + from, base + to, 0f);
                store.deliverActivity(activity, b * preSize, product, base, from, to);
            }
            for (int j = from; j < to; j++) {
                arrivals[b * postSize + j] += product[base + j];
            }
        }
    }
}
