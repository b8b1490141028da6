package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.DenseProduct;

/** The full matrix of another projection, used by a second pair of populations; nothing is copied. */
final class SharedStore extends SynapseStore {

    private final String name;
    private final String other;
    private final DenseStore store;

    private SharedStore(String name, String other, DenseStore store) {
        super(store.preSize(), store.postSize());
        this.name = name;
        this.other = other;
        this.store = store;
    }

    /** The store of a projection that shares the weights of another, or an error that says why it cannot. */
    static SharedStore of(ProjectionSpec spec, DenseStore store, PopulationRuntime pre, PopulationRuntime post) {
        String what = "Projection '" + spec.name() + "' shares the weights of '" + spec.tiedTo() + "'";
        Check.argument(
                store.preSize() == pre.size() && store.postSize() == post.size(),
                () -> what + ", so it must be [" + store.preSize() + "][" + store.postSize() + "], got [" + pre.size()
                        + "][" + post.size() + "]");
        Check.argument(!spec.plastic(), () -> what + " and can have no rule; give '" + spec.tiedTo() + "' the rule");
        Check.argument(
                spec.delay().constant(), () -> what + " and takes one delay for all synapses, got " + spec.delay());
        return new SharedStore(spec.name(), String.valueOf(spec.tiedTo()), store);
    }

    @Override
    float[] values() {
        return store.values();
    }

    @Override
    long bytes() {
        return 0;
    }

    @Override
    public long synapses() {
        return store.synapses();
    }

    @Override
    public boolean connects(int pre, int post) {
        return store.connects(pre, post);
    }

    @Override
    int fanOut(int pre) {
        return store.fanOut(pre);
    }

    @Override
    public float get(int pre, int post) {
        return store.get(pre, post);
    }

    @Override
    void set(int pre, int post, float weight) {
        throw new IllegalArgumentException("Projection '" + name + "' shares the weights of '" + other
                + "' and has none of its own; set those of '" + other + "'");
    }

    @Override
    void setAll(float[] values) {
        set(0, 0, 0f);
    }

    @Override
    UpdateTarget target(float[] values) {
        throw new IllegalStateException("Projection '" + name + "' shares weights and can have no rule");
    }

    @Override
    void deliverSpikes(int[] fired, int count, float[] out, int outBase, int from, int to) {
        store.deliverSpikes(fired, count, out, outBase, from, to);
    }

    @Override
    void deliverScaled(int pre, float factor, float[] out, int outBase, int from, int to) {
        store.deliverScaled(pre, factor, out, outBase, from, to);
    }

    @Override
    void deliverActivity(float[] activity, int activityBase, float[] out, int outBase, int from, int to) {
        store.deliverActivity(activity, activityBase, out, outBase, from, to);
    }

    @Override
    boolean deliversWhole() {
        return true;
    }

    @Override
    void deliverWhole(DenseProduct product, float[] activity, int batch, float[] out) {
        store.deliverWhole(product, activity, batch, out);
    }
}
