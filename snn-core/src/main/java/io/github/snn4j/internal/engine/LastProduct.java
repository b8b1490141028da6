package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.Kernels;
import java.util.Arrays;

/**
 * Remembers what the activity of the last step added to its targets. An input that is held while a network settles is
 * multiplied once, not in every step.
 */
final class LastProduct {

    private final Kernels kernels;
    private final float[] activity;
    private final float[] sums;
    private long version = -1;

    /**
     * Nothing remembered yet.
     *
     * @param kernels inner loops
     * @param inputs length of an activity array
     * @param outputs length of an array of sums
     */
    LastProduct(Kernels kernels, int inputs, int outputs) {
        this.kernels = kernels;
        this.activity = new float[inputs];
        this.sums = new float[outputs];
    }

    /** Adds the product of activity and weights, computed anew if one of them has changed since the last call. */
    void addTo(float[] out, float[] newActivity, SynapseStore store, long newVersion, DenseProduct product, int batch) {
        if (version != newVersion || !Arrays.equals(activity, newActivity)) {
            Arrays.fill(sums, 0f);
            store.deliverWhole(product, newActivity, batch, sums);
            System.arraycopy(newActivity, 0, activity, 0, activity.length);
            version = newVersion;
        }
        kernels.addScaled(out, 0, 1f, sums, 0, 0, sums.length);
    }
}
