package io.github.snn4j.internal.engine;

/** One weight per neuron: one-to-one synapses. */
final class DiagonalStore extends SynapseStore {

    private final float[] weights;

    DiagonalStore(int size) {
        super(size, size);
        weights = new float[size];
    }

    @Override
    float[] values() {
        return weights;
    }

    @Override
    public long synapses() {
        return weights.length;
    }

    @Override
    int fanOut(int pre) {
        return 1;
    }

    @Override
    void deliverSpikes(int[] fired, int count, float[] out, int outBase, int from, int to) {
        for (int k = 0; k < count; k++) {
            int j = fired[k];
            if (j >= from && j < to) {
                out[outBase + j] += weights[j];
            }
        }
    }

    @Override
    void deliverScaled(int pre, float factor, float[] out, int outBase, int from, int to) {
        if (pre >= from && pre < to) {
            out[outBase + pre] += factor * weights[pre];
        }
    }

    @Override
    void deliverActivity(float[] activity, int activityBase, float[] out, int outBase, int from, int to) {
        for (int j = from; j < to; j++) {
            out[outBase + j] += activity[activityBase + j] * weights[j];
        }
    }

    @Override
    public float get(int pre, int post) {
        return pre == post ? weights[pre] : 0f;
    }

    @Override
    void set(int pre, int post, float weight) {
        weights[pre] = weight;
    }

    @Override
    public boolean connects(int pre, int post) {
        return pre == post;
    }

    @Override
    UpdateTarget target(float[] values) {
        return new DiagonalTarget(values);
    }
}
