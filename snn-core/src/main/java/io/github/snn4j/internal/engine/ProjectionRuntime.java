package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.plasticity.WeightView;
import org.jspecify.annotations.Nullable;

/** One running projection: weights, the way they are delivered, and the rule that changes them. */
public final class ProjectionRuntime {

    private final String name;
    private final PopulationRuntime pre;
    private final PopulationRuntime post;
    private final SynapseStore store;
    private final int delay;
    private final ArrivalBuffer arrivals;
    private final @Nullable DelayLine delayedActivity;
    private final Bounds bounds;
    private final Application application;
    private final @Nullable DenseProduct blas;
    private @Nullable UpdateQueue queue;
    private @Nullable TrialAccumulator accumulator;
    private PlasticityRule.@Nullable Updater updater;

    ProjectionRuntime(
            String name,
            PopulationRuntime pre,
            PopulationRuntime post,
            SynapseStore store,
            int delay,
            ArrivalBuffer arrivals,
            @Nullable DelayLine delayedActivity,
            Bounds bounds,
            Application application,
            @Nullable DenseProduct blas) {
        this.name = name;
        this.pre = pre;
        this.post = post;
        this.store = store;
        this.delay = delay;
        this.arrivals = arrivals;
        this.delayedActivity = delayedActivity;
        this.bounds = bounds;
        this.application = application;
        this.blas = blas;
    }

    void start(PlasticityRule rule, PlasticityContextRuntime context) {
        Law additive = new Law(bounds, WeightDependence.additive());
        UpdateTarget weights = store.target(store.values());
        UpdateTarget changed = weights;
        if (application instanceof Application.PerTrial perTrial) {
            accumulator = new TrialAccumulator(perTrial, store, additive, pre.batch());
            changed = store.target(accumulator.sum());
        }
        queue = new UpdateQueue(pre.size(), post.size(), pre.batch(), changed, weights);
        updater = rule.bind(context);
    }

    /** A sink of this projection; changes are applied in the order in which they are handed over, whatever the sink. */
    WeightSink sink(WeightDependence dependence) {
        Law law = new Law(bounds, dependence);
        if (queue == null) {
            throw new IllegalStateException("Projection '" + name + "' has no rule");
        }
        if (accumulator != null) {
            if (!law.additive) {
                throw new IllegalStateException("Projection '" + name
                        + "': a weight dependence cannot be combined with an optimiser; use Application.immediate()");
            }
            return queue.sink(Law.FREE);
        }
        return queue.sink(law);
    }

    /** Whether one matrix product delivers the activity of all samples at once. */
    boolean deliversWhole() {
        return blas != null && pre.graded() && store instanceof DenseStore;
    }

    /** Adds the arriving activity of all samples to the inputs of all slices. One thread, before {@link #deliver}. */
    void deliverWhole() {
        if (blas != null) {
            blas.addProduct(activity(), pre.batch(), pre.size(), store.values(), post.size(), arrivals.array());
        }
    }

    private float[] activity() {
        return delayedActivity == null ? pre.activity() : delayedActivity.array();
    }

    /** Adds what arrives in this step to the inputs of a slice. */
    void deliver(int worker) {
        Slice slice = post.slice(worker);
        if (slice.isEmpty()) {
            return;
        }
        if (pre.graded()) {
            arrivals.touch(slice);
            if (deliversWhole()) {
                return;
            }
            float[] activity = activity();
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                store.deliverActivity(
                        activity, b * pre.size(), arrivals.array(), b * post.size(), slice.from(), slice.to());
            }
            return;
        }
        SpikeRing ring = pre.ring();
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            int n = ring.count(delay, b);
            if (n > 0) {
                arrivals.touch(slice);
                store.deliverSpikes(
                        ring.list(delay, b), n, arrivals.array(), b * post.size(), slice.from(), slice.to());
            }
        }
    }

    /**
     * Name of the projection.
     *
     * @return name
     */
    public String name() {
        return name;
    }

    PopulationRuntime pre() {
        return pre;
    }

    PopulationRuntime post() {
        return post;
    }

    int delay() {
        return delay;
    }

    /**
     * The weights, to read.
     *
     * @return live view
     */
    public WeightView weights() {
        return store;
    }

    /**
     * Number of synapses that a spike of a presynaptic neuron reaches.
     *
     * @param neuron presynaptic neuron
     * @return fan-out
     */
    public int fanOut(int neuron) {
        Check.index(neuron, pre.size(), "presynaptic neuron");
        return store.fanOut(neuron);
    }

    SynapseStore store() {
        return store;
    }

    /**
     * Interval that the weights never leave.
     *
     * @return bounds
     */
    public Bounds bounds() {
        return bounds;
    }

    /**
     * Sets the factor on all changes that the rule hands over, or on the steps of the optimiser that collects them.
     *
     * @param factor factor
     */
    public void setLearningRate(float factor) {
        if (queue == null) {
            throw new IllegalArgumentException("Projection '" + name + "' has no rule, so no learning rate");
        }
        if (accumulator != null) {
            accumulator.setRate(factor);
        } else {
            queue.setRate(factor);
        }
    }

    /**
     * Sets all weights, or none if one of them is not allowed.
     *
     * @param weights row-major {@code [pre][post]}; ignored where there is no synapse
     */
    public void setWeights(float[] weights) {
        Check.length(weights.length, pre.size() * post.size(), "weights of '" + name + "'");
        float low = (float) bounds.min();
        float high = (float) bounds.max();
        forEachSynapse((i, j) -> {
            float w = weights[i * post.size() + j];
            Check.argument(
                    Float.isFinite(w) && w >= low && w <= high,
                    () -> "weight [" + i + "][" + j + "] of '" + name + "' must be in [" + low + ", " + high + "], got "
                            + w);
        });
        forEachSynapse((i, j) -> store.set(i, j, weights[i * post.size() + j]));
        weightsReplaced();
    }

    private interface SynapseAction {
        void accept(int pre, int post);
    }

    private void forEachSynapse(SynapseAction action) {
        for (int i = 0; i < pre.size(); i++) {
            for (int j = 0; j < post.size(); j++) {
                if (store.connects(i, j)) {
                    action.accept(i, j);
                }
            }
        }
    }

    /**
     * Hash of the weights.
     *
     * @return 64-bit hash
     */
    public long fingerprint() {
        Hash hash = new Hash();
        hash.add(store.values());
        return hash.value();
    }

    void weightsReplaced() {
        if (queue != null) {
            queue.weightsReplaced();
        }
    }

    PlasticityRule.@Nullable Updater updater() {
        return updater;
    }

    /** The noted changes; null without a rule. */
    @Nullable
    UpdateQueue queue() {
        return queue;
    }

    @Nullable
    TrialAccumulator accumulator() {
        return accumulator;
    }
}
