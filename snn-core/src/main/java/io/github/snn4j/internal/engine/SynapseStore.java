package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.plasticity.SynapseVisitor;
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

    /** Number of synapses that one spike of a presynaptic neuron reaches. */
    abstract int fanOut(int pre);

    /**
     * Adds the weights of the neurons that fired to {@code out[outBase + j]} for j in [from, to), in order of the list.
     */
    abstract void deliverSpikes(int[] fired, int count, float[] out, int outBase, int from, int to);

    /** Adds {@code sum_i activity[i] w[i][j]} to {@code out[outBase + j]} for j in [from, to), in order of i. */
    abstract void deliverActivity(float[] activity, int activityBase, float[] out, int outBase, int from, int to);

    /** Adds {@code factor w[pre][j]} to {@code out[outBase + j]} for j in [from, to). */
    abstract void deliverScaled(int pre, float factor, float[] out, int outBase, int from, int to);

    /** Sets one weight of an existing synapse. */
    abstract void set(int pre, int post, float weight);

    /** A target for weight changes in this layout, or an error if the layout holds no weight per synapse. */
    abstract UpdateTarget target(float[] values);

    /** Number of values that hold a change for each synapse. */
    int eligibilityLength() {
        return values().length;
    }

    /** A target for changes that are kept synapse by synapse, of length {@link #eligibilityLength}. */
    UpdateTarget eligibilityTarget(float[] values) {
        return target(values);
    }

    /** Memory of the store's arrays. */
    long bytes() {
        return 4L * values().length;
    }

    /** Number of values that {@link #setAll} takes. */
    long settable() {
        return (long) preSize * postSize;
    }

    /** Where {@link #setAll} looks for the weight of a synapse; not for sparse stores. */
    int settableIndex(int pre, int post) {
        return pre * postSize + post;
    }

    /** Sets all weights, row-major {@code [pre][post]}; sparse stores take one value per synapse, in visiting order. */
    void setAll(float[] values) {
        for (int i = 0; i < preSize; i++) {
            for (int j = 0; j < postSize; j++) {
                if (connects(i, j)) {
                    set(i, j, values[i * postSize + j]);
                }
            }
        }
    }

    @Override
    public void forEach(SynapseVisitor visitor) {
        for (int i = 0; i < preSize; i++) {
            for (int j = 0; j < postSize; j++) {
                if (connects(i, j)) {
                    visitor.visit(i, j, get(i, j));
                }
            }
        }
    }

    @Override
    public float[] toArray() {
        Check.argument(
                (long) preSize * postSize <= Integer.MAX_VALUE - 8,
                () -> "a matrix of " + preSize + " x " + postSize + " weights exceeds one array (2^31); use forEach");
        float[] copy = new float[preSize * postSize];
        forEach((pre, post, weight) -> copy[pre * postSize + post] += weight);
        return copy;
    }
}
