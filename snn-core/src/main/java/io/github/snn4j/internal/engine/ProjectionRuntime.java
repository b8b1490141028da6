package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.SynapseVisitor;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.plasticity.WeightView;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One running projection: weights, the way they are delivered, and the rule that changes them. */
public final class ProjectionRuntime {

    private static final double SHORT_SEGMENT = 4;

    private final String name;
    private final PopulationRuntime pre;
    private final PopulationRuntime post;
    private final SynapseStore store;
    private final int[] delays;
    private final ArrivalBuffer arrivals;
    private final Delivery spikes;
    private final @Nullable DelayLine delayedActivity;
    // What graded units send out, or their potential if the receptor senses that.
    private final float[] output;
    private final Bounds bounds;
    private final Application application;
    private final @Nullable MatrixDelivery products;
    private final Kernels kernels;
    private final long deferFrom;
    private PlasticLane[] lanes = {};
    private @Nullable TrialAccumulator accumulator;
    private long replaced;

    ProjectionRuntime(
            ProjectionSpec spec,
            PopulationRuntime pre,
            PopulationRuntime post,
            SynapseStore store,
            @Nullable DelayLine delayedActivity,
            EngineSettings settings) {
        this.name = spec.name();
        this.pre = pre;
        this.post = post;
        this.store = store;
        this.arrivals = post.input(spec.receptor());
        this.delayedActivity = delayedActivity;
        this.output = outputOf(spec, pre, delayedActivity != null);
        this.bounds = spec.bounds();
        this.application = spec.application();
        this.kernels = settings.kernels();
        this.deferFrom = settings.deferFrom();
        this.products = pre.graded() && store instanceof MatrixStore m
                ? new MatrixDelivery(m, settings.batch(), settings.products(), blas(settings))
                : null;
        boolean mixed = store instanceof SparseStore m && m.mixed();
        Check.argument(
                !mixed || !spec.plastic() || spec.shortTerm() == null,
                () -> "Projection '" + spec.name()
                        + "': delays that differ between synapses cannot be combined with both a rule and short-term"
                        + " plasticity; give the synapses one delay, or split the projection by delay");
        this.delays = store instanceof SparseStore s ? s.delays() : new int[] {spec.delaySteps()};
        boolean ahead = mixed && !spec.plastic() && (spec.shortTerm() != null || segmentsAreShort());
        InputRing ring = ahead ? post.ring(spec.receptor(), delays[delays.length - 1]) : null;
        this.spikes = new Delivery(
                pre,
                post,
                store,
                arrivals,
                ring,
                ring == null ? delays : new int[] {1},
                spec.shortTerm() == null ? null : spec.shortTerm().bind(pre.size(), pre.batch(), pre.timeStep()));
    }

    private static float[] outputOf(ProjectionSpec spec, PopulationRuntime pre, boolean delayed) {
        boolean potential = spec.receptor().potential();
        Check.argument(
                !potential || pre.graded() && !delayed,
                () -> "Projection '" + spec.name() + "': receptor '"
                        + spec.receptor().name()
                        + "' senses the potential of graded units, without delay; '" + spec.pre() + "' "
                        + (pre.graded() ? "reaches it with a delay" : "spikes"));
        if (!pre.graded()) {
            return new float[0];
        }
        String variable = spec.receptor().variable();
        if (!variable.isEmpty()) {
            return pre.variable(variable);
        }
        return potential ? pre.membrane() : pre.activity();
    }

    /** Finding a segment costs as much as a few synapses, so short ones are better served all at once. */
    private boolean segmentsAreShort() {
        return store instanceof SparseStore s && s.segmentLength() < SHORT_SEGMENT;
    }

    void start(PlasticityRule rule, Function<PlasticLane, PlasticityContextRuntime> context) {
        Law additive = new Law(bounds, WeightDependence.additive());
        TrialAccumulator collecting = accumulatorOf(application, additive);
        accumulator = collecting;
        UpdateTarget[] weights = targets(store.values(), collecting == null);
        UpdateTarget[] changed = collecting == null ? weights : targets(collecting.sum(), false);
        lanes = new PlasticLane[delays.length];
        for (int d = 0; d < delays.length; d++) {
            UpdateQueue queue = new UpdateQueue(pre.size(), post.size(), pre.batch(), changed[d], weights[d]);
            lanes[d] = new PlasticLane(name, delays[d], bounds, queue, accumulator != null);
            lanes[d].start(rule, context.apply(lanes[d]));
        }
        if (collecting != null && application instanceof Application.EverySteps) {
            // In the last lane: the changes of the others have been made by then.
            lanes[lanes.length - 1].collectInto(collecting, this::applyCollected);
        }
    }

    private @Nullable TrialAccumulator accumulatorOf(Application when, Law law) {
        if (when instanceof Application.PerTrial t) {
            return new TrialAccumulator(
                    t.optimizer(), t.mean() ? 1f / pre.batch() : 1f, t.decay(), 0, store, law, kernels);
        } else if (when instanceof Application.EverySteps e) {
            return new TrialAccumulator(
                    e.optimizer(), e.mean() ? 1f / pre.batch() : 1f, 0, e.steps(), store, law, kernels);
        }
        return null;
    }

    /** Fails if a change that has been collected is NaN or infinite; no weight has been changed then. */
    void requireFiniteChanges(long step) {
        if (accumulator != null && !accumulator.finite()) {
            throw new ArithmeticException("Projection '" + name + "': a weight change collected by step " + step
                    + " is NaN or infinite; the weights are the last good ones, read them with Simulator.weights. Use a"
                    + " smaller learning rate");
        }
    }

    void applyCollected() {
        if (accumulator != null) {
            accumulator.apply();
            weightsReplaced();
        }
    }

    private UpdateTarget[] targets(float[] values, boolean own) {
        if (!(store instanceof SparseStore sparse)) {
            return new UpdateTarget[] {store.target(values)};
        }
        UpdateTarget[] targets = new UpdateTarget[delays.length];
        for (int d = 0; d < targets.length; d++) {
            targets[d] = new SparseTarget(sparse, values, d, own && store.synapses() >= deferFrom);
        }
        return targets;
    }

    /** Eligibility for the synapses of a lane. */
    EligibilityRuntime eligibility(PlasticLane lane, double decay, WeightDependence dependence) {
        float[][] values = new float[pre.batch()][store.eligibilityLength()];
        UpdateTarget[] targets = new UpdateTarget[values.length];
        int number = Arrays.binarySearch(delays, lane.delay());
        for (int b = 0; b < targets.length; b++) {
            targets[b] = store instanceof SparseStore
                    ? targets(values[b], false)[number]
                    : store.eligibilityTarget(values[b]);
        }
        return new EligibilityRuntime(
                name,
                lane.queue(),
                targets,
                values,
                decay,
                lane.law(dependence),
                lane.sink(WeightDependence.additive()));
    }

    /** What delivers the activity of the whole batch at once, or null if that is not possible or does not pay. */
    private @Nullable DenseProduct blas(EngineSettings settings) {
        boolean large = (long) pre.size() * post.size() * pre.batch() >= DenseProduct.BLAS_FROM;
        return large && !late() && !arrivals.apart() ? settings.blas() : null;
    }

    /**
     * One thread, before the slices of the target are served.
     *
     * @return rough number of synapses that the slices will touch
     */
    long prepare(long stepInTrial) {
        if (!pre.graded()) {
            return spikes.prepare(stepInTrial);
        }
        if (products != null) {
            return products.prepare(activity(), version(), arrivals.whole());
        }
        return store.synapses() * pre.batch();
    }

    /** Whether arrivals are added after the step of the neurons. */
    boolean late() {
        return arrivals.late();
    }

    private float[] activity() {
        return delayedActivity == null ? output : delayedActivity.array();
    }

    /** Adds what arrives in this step to the inputs of a slice. */
    void deliver(int worker) {
        Slice slice = post.slice(worker);
        if (slice.isEmpty()) {
            return;
        }
        if (!pre.graded()) {
            spikes.deliver(slice);
            return;
        }
        arrivals.touch(slice);
        if (products != null) {
            products.deliver(slice, activity(), arrivals.array(slice));
            return;
        }
        float[] activity = activity();
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            store.deliverActivity(
                    activity, b * pre.size(), arrivals.array(slice), b * post.size(), slice.from(), slice.to());
        }
    }

    void reset() {
        spikes.reset();
        if (store instanceof SparseStore sparse) {
            sparse.resetDeferred();
        }
        for (PlasticLane lane : lanes) {
            lane.updater().reset();
        }
        if (accumulator != null) {
            accumulator.clear();
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

    /** The longest delay of the synapses, in steps. */
    int delaySteps() {
        return delays[delays.length - 1];
    }

    PopulationRuntime pre() {
        return pre;
    }

    PopulationRuntime post() {
        return post;
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
        if (lanes.length == 0) {
            throw new IllegalArgumentException("Projection '" + name + "' has no rule, so no learning rate");
        }
        if (accumulator != null) {
            accumulator.setRate(factor);
        } else {
            for (PlasticLane lane : lanes) {
                lane.queue().setRate(factor);
            }
        }
    }

    /**
     * Sets all weights, or none if one of them is not allowed.
     *
     * @param weights row-major {@code [pre][post]}, ignored where there is no synapse; for sparse connectivity one value
     *     per synapse, in the order of {@link WeightView#forEach}; for a convolution {@code [o][c][ky][kx]}
     */
    public void setWeights(float[] weights) {
        if (store instanceof BorrowedStore borrowed) {
            borrowed.setAll(weights);
        }
        Check.argument(
                weights.length == store.settable(),
                () -> "weights of '" + name + "' must have length " + store.settable() + ", got " + weights.length);
        float low = (float) bounds.min();
        float high = (float) bounds.max();
        boolean listed = store instanceof SparseStore;
        int[] next = {0};
        SynapseVisitor check = (i, j, old) -> {
            int at = listed ? next[0]++ : store.settableIndex(i, j);
            float w = weights[at];
            Check.argument(
                    Float.isFinite(w) && w >= low && w <= high,
                    () -> "weight [" + i + "][" + j + "] of '" + name + "' must be in [" + low + ", " + high + "], got "
                            + w);
        };
        store.forEachWeight(check);
        store.setAll(weights);
        weightsReplaced();
    }

    /**
     * Hash of the weights.
     *
     * @return 64-bit hash
     */
    public long fingerprint() {
        Hash hash = new Hash();
        if (store instanceof SparseStore) {
            store.forEach((i, j, w) -> hash.add(Float.floatToIntBits(w)));
        } else {
            hash.add(store.values());
        }
        return hash.value();
    }

    /**
     * Memory of the synapses: weights, targets, indices.
     *
     * @return bytes
     */
    public long bytes() {
        return store.bytes();
    }

    /** A number that has grown whenever weights may have changed. */
    long version() {
        if (store instanceof BorrowedStore borrowed) {
            return borrowed.version();
        }
        long sum = replaced;
        for (PlasticLane lane : lanes) {
            sum += lane.queue().version();
        }
        return sum;
    }

    void weightsReplaced() {
        replaced++;
        for (PlasticLane lane : lanes) {
            lane.queue().weightsReplaced();
        }
    }

    /** The rule, once per delay; empty without a rule. */
    PlasticLane[] lanes() {
        return lanes;
    }

    @Nullable
    TrialAccumulator accumulator() {
        return accumulator;
    }
}
