package io.github.snn4j.plasticity;

/** Weights to read. */
public interface WeightView {

    /**
     * Presynaptic neurons.
     *
     * @return number of rows
     */
    int preSize();

    /**
     * Postsynaptic neurons.
     *
     * @return number of columns
     */
    int postSize();

    /**
     * One weight.
     *
     * @param pre presynaptic neuron
     * @param post postsynaptic neuron
     * @return weight, the sum if there are several synapses; 0 where there is none
     */
    float get(int pre, int post);

    /**
     * Whether a synapse exists.
     *
     * @param pre presynaptic neuron
     * @param post postsynaptic neuron
     * @return true if it does
     */
    boolean connects(int pre, int post);

    /**
     * All weights, copied.
     *
     * @return row-major {@code [pre][post]}, 0 where there is no synapse
     */
    float[] toArray();

    /**
     * Number of synapses.
     *
     * @return synapses that exist
     */
    long synapses();

    /**
     * Visits all synapses that exist, by ascending presynaptic, then postsynaptic neuron. The way to read a large
     * projection: it costs no more than there are synapses.
     *
     * @param visitor is told about each
     */
    void forEach(SynapseVisitor visitor);

    /**
     * Number of weights that are stored: synapses of a convolution share them.
     *
     * @return different weights, {@link #synapses} unless weights are shared by their connectivity
     */
    default long distinctWeights() {
        return synapses();
    }

    /**
     * Visits every stored weight once. Where synapses share it, one of them stands for all.
     *
     * @param visitor is told about each
     */
    default void forEachWeight(SynapseVisitor visitor) {
        forEach(visitor);
    }

    /**
     * All weights in the order in which {@code Simulator.setWeights} takes them: {@code [pre][post]} for full matrices,
     * one per synapse for sparse connectivity, {@code [o][c][ky][kx]} for a convolution.
     *
     * @return copy
     */
    default float[] copy() {
        return toArray();
    }
}
