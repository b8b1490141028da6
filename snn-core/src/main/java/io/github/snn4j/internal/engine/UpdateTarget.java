package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.signal.Signal;

/**
 * Where weight changes land: the weights themselves or an array that collects them. Calls for disjoint ranges of
 * postsynaptic neurons may run at the same time; for one range they run in the order in which the changes were handed
 * over.
 */
interface UpdateTarget {

    void row(int sample, int pre, float scale, Signal post, Law law, int from, int to);

    void column(int sample, int post, float scale, Signal pre, float offset, Law law, int from, int to);

    /** One thread, when a column is handed over, before any worker makes the change. */
    default void announceColumn(Signal pre, float offset, Law law) {}

    /** One thread, when a normalisation is handed over, before any worker makes it. */
    default void announceNormalization() {}

    /**
     * Adds outer products, summed over the samples.
     *
     * @param product multiplies, for this call only
     * @param scale factor
     * @param pre presynaptic signal
     * @param post postsynaptic signal
     * @param law how changes meet the weights
     * @param from first postsynaptic neuron
     * @param to one past the last
     */
    void outer(JavaDenseProduct product, float scale, Signal pre, Signal post, Law law, int from, int to);

    /**
     * The same as {@link #outer} for all postsynaptic neurons, by one matrix product on one thread.
     *
     * @param product multiplies
     * @param scale factor
     * @param pre presynaptic signal
     * @param post postsynaptic signal
     * @param law how changes meet the weights
     * @param zero whether this target holds nothing but zeros
     * @return false, and nothing is done, if the changes are not a plain sum over a full matrix
     */
    default boolean outerWhole(DenseProduct product, float scale, Signal pre, Signal post, Law law, boolean zero) {
        return false;
    }

    void dense(float scale, float[] deltas, Law law, int from, int to);

    /** Adds {@code eta sum_b modulator[b][post] eligible[b][synapse]}, eligible being in the layout of the weights. */
    void release(float eta, float[][] eligible, Signal modulator, Law law, int from, int to);

    void normalizeIncoming(Norm norm, float total, int from, int to);

    /** All weights were set from outside. */
    void replaced();

    /** Number of values a dense change has. */
    int denseLength();

    /** Rough number of weights that a row change touches. */
    default long rowWork() {
        return 1;
    }

    /** Rough number of weights that a column change touches. */
    default long columnWork() {
        return 1;
    }
}
