package io.github.snn4j.internal.engine;

import io.github.snn4j.plasticity.WeightView;

/** The weights of one projection in the layout that its connectivity asks for. */
abstract class SynapseStore implements WeightView {

    private final int preSize;
    private final int postSize;

    SynapseStore(int preSize, int postSize) {
        this.preSize = preSize;
        this.postSize = postSize;
    }

    @Override
    public final int preSize() {
        return preSize;
    }

    @Override
    public final int postSize() {
        return postSize;
    }

    /** The stored weights; their layout is the store's own. */
    abstract float[] values();

    /** Number of synapses. */
    abstract long synapses();

    /** Number of synapses that one spike of a presynaptic neuron reaches. */
    abstract int fanOut(int pre);

    /**
     * Adds the weights of the neurons that fired to {@code out[outBase + j]} for j in [from, to), in order of the list.
     */
    abstract void deliverSpikes(int[] fired, int count, float[] out, int outBase, int from, int to);

    /** Adds {@code sum_i activity[i] w[i][j]} to {@code out[outBase + j]} for j in [from, to), in order of i. */
    abstract void deliverActivity(float[] activity, int activityBase, float[] out, int outBase, int from, int to);

    /** Sets one weight of an existing synapse. */
    abstract void set(int pre, int post, float weight);

    /** A target for weight changes in this layout, or an error if the layout holds no weight per synapse. */
    abstract UpdateTarget target(float[] values);

    @Override
    public float[] toArray() {
        float[] copy = new float[preSize * postSize];
        for (int i = 0; i < preSize; i++) {
            for (int j = 0; j < postSize; j++) {
                copy[i * postSize + j] = connects(i, j) ? get(i, j) : 0f;
            }
        }
        return copy;
    }
}
