package io.github.snn4j.internal.engine;

/** All-but-self synapses that share one weight: a spike costs no more than the addition to each target. */
final class UniformAllButSelfStore extends SynapseStore {

    private final float[] weight;

    UniformAllButSelfStore(int size, float weight) {
        super(size, size);
        this.weight = new float[] {weight};
    }

    @Override
    float[] values() {
        return weight;
    }

    @Override
    public long synapses() {
        return (long) preSize() * (preSize() - 1);
    }

    @Override
    int fanOut(int pre) {
        return preSize() - 1;
    }

    /** Every target gets count times the weight, those that fired themselves one less. */
    @Override
    void deliverSpikes(int[] fired, int count, float[] out, int outBase, int from, int to) {
        if (count == 0) {
            return;
        }
        float all = count * weight[0];
        float others = (count - 1) * weight[0];
        int j = from;
        for (int k = 0; k < count; k++) {
            int own = fired[k];
            if (own < from) {
                continue;
            }
            int stop = Math.min(own, to);
            add(out, outBase, j, stop, all);
            j = stop;
            if (own < to) {
                out[outBase + own] += others;
                j = own + 1;
            } else {
                break;
            }
        }
        add(out, outBase, j, to, all);
    }

    private static void add(float[] out, int outBase, int from, int to, float amount) {
        for (int j = from; j < to; j++) {
            out[outBase + j] += amount;
        }
    }

    @Override
    void deliverScaled(int pre, float factor, float[] out, int outBase, int from, int to) {
        add(out, outBase, from, Math.min(Math.max(pre, from), to), factor * weight[0]);
        add(out, outBase, Math.max(pre + 1, from), to, factor * weight[0]);
    }

    @Override
    void deliverActivity(float[] activity, int activityBase, float[] out, int outBase, int from, int to) {
        float sum = 0f;
        for (int i = 0; i < preSize(); i++) {
            sum += activity[activityBase + i];
        }
        for (int j = from; j < to; j++) {
            out[outBase + j] += weight[0] * (sum - activity[activityBase + j]);
        }
    }

    @Override
    public float get(int pre, int post) {
        return pre == post ? 0f : weight[0];
    }

    @Override
    void set(int pre, int post, float value) {
        if (value != weight[0]) {
            throw new UnsupportedOperationException(
                    "all-but-self synapses with a constant weight share it; declare them with "
                            + "WeightInit.uniform(w, w) or a rule to get one weight per synapse");
        }
    }

    @Override
    public boolean connects(int pre, int post) {
        return pre != post;
    }

    @Override
    UpdateTarget target(float[] values) {
        throw new IllegalStateException("synapses that share one weight cannot be plastic");
    }
}
