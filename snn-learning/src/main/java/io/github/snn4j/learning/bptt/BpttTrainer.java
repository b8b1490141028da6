package io.github.snn4j.learning.bptt;

import io.github.snn4j.Network;
import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.OptimizerState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Trains a network by back-propagation through time with surrogate gradients. It reads the same description as a
 * simulator, fires the same spikes, and takes the place of the rules in it, which it does not use.
 *
 * <pre>{@code
 * BpttConfig config = BpttConfig.of(1, 42, 25, "output", Loss.countCrossEntropy());
 * try (BpttTrainer trainer = BpttTrainer.of(network, config)) {
 *     BpttBatch batch = trainer.newBatch(128);
 *     ...                                        // present, label
 *     double loss = trainer.train(batch).loss();
 *     float[] w = trainer.weights("input->hidden");
 * }
 * }</pre>
 *
 * <p>It takes {@code Lif} and {@code AdaptiveLif} (memory FAST) with delta or exponential current synapses, and {@code
 * LeakyRate}; dense connectivity; one delay per projection, 0 to skip no step; any loops that the simulator allows.
 * Anything else is refused by name.
 *
 * <pre>
 *   gz[t]    = dL/dz[t] + sum over projections to k, delay d: w_k delta_k[t + d]
 *   du[t]    = psi(x[t]) gz[t] + dv[t] (1 or, with reset to a value, 1 - z[t]),    dv[t-1] = P du[t]
 *   delta[t] = gain du[t]                                                  delta synapses
 *   dI[t-1]  = Q du[t] + S dI[t],   delta[t] = gain dI[t]                  exponential currents
 *   dL/dw_ij = sum over t: z_i[t - d] delta_j[t]
 * </pre>
 *
 * Here z are spikes, x the distance of the membrane u before the reset from threshold, psi the surrogate, and P, Q, S
 * the propagators of membrane and current over a step; adaptive thresholds add a term of the same form. See {@link
 * Loss} for dL/dz and {@link BpttConfig} for the choices. Verified by {@code BpttGradientTest}.
 *
 * <p>Memory: one float per neuron, step and sample. Work is proportional to spikes in the forward pass and in the
 * gradient of the weights; what goes back through a projection is dense. The result depends on neither the number of
 * threads nor who does what. Use it from one thread at a time.
 *
 * <p>References: E.O. Neftci, H. Mostafa &amp; F. Zenke, IEEE Signal Process. Mag. 36:51-63, 2019, doi
 * 10.1109/MSP.2019.2931595; P.J. Werbos, Proc. IEEE 78:1550-1560, 1990, doi 10.1109/5.58337.
 */
public final class BpttTrainer implements AutoCloseable {

    private final Network network;
    private final BpttConfig config;
    private final NetworkPlan plan;
    private final PopulationPlan readout;
    private final Crew crew;
    private final BpttWorker[] workers;
    private final WeightGradients gradients;
    private final Map<String, OptimizerState> optimizers = new LinkedHashMap<>();
    private final List<ProjectionPlan> turned = new ArrayList<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private SampleState[] states = {};
    private long steps;
    private volatile boolean closed;

    private BpttTrainer(Network network, BpttConfig config) {
        this.network = network;
        this.config = config;
        this.plan = new NetworkPlan(network, config);
        this.readout = plan.population(config.readout(), "BpttConfig.readout");
        this.workers = new BpttWorker[config.threads()];
        for (int w = 0; w < workers.length; w++) {
            workers[w] = new BpttWorker(plan, readout, config);
        }
        this.gradients = new WeightGradients(plan, config);
        for (ProjectionPlan p : plan.projections.values()) {
            if (p.trained) {
                optimizers.put(p.name, new OptimizerState(config.optimizer(), p.weights.length));
            }
            if (p.pre.needsDelta) {
                turned.add(p);
            }
        }
        this.crew = new Crew(config.threads());
    }

    /**
     * Prepares a network for training, with the starting weights of a simulator of the same seed.
     *
     * @param network description
     * @param config how to train
     * @return trainer, to be closed
     * @throws IllegalArgumentException if something in the network has no gradient; the message names it
     */
    public static BpttTrainer of(Network network, BpttConfig config) {
        return new BpttTrainer(network, config);
    }

    /**
     * Makes an empty batch.
     *
     * @param samples number of samples
     * @return batch for this trainer
     */
    public BpttBatch newBatch(int samples) {
        return new BpttBatch(network, plan, config, samples);
    }

    /**
     * Makes a step of the optimiser.
     *
     * @param batch samples with labels or targets
     * @return loss and decisions before the step
     * @throws DivergedException if the loss or its gradient is not finite; the weights are then left as they were
     */
    public BpttResult train(BpttBatch batch) {
        return guarded(() -> {
            BpttResult result = backward(batch);
            double factor = config.schedule().factorAt(steps);
            optimizers.values().forEach(o -> o.next(factor));
            float share = -shareOfGradient(batch.samples());
            List<WeightGradients.Part> parts = gradients.parts();
            crew.run(parts.size(), (worker, k) -> {
                ProjectionPlan p = parts.get(k).projection();
                int from = parts.get(k).from() * p.post.size;
                int to = parts.get(k).to() * p.post.size;
                optimizers.get(p.name).turn(p.gradient, from, to, share);
                p.add(p.gradient, from, to);
            });
            steps++;
            return result;
        });
    }

    /** Factor that makes the mean of the summed gradients, shortened if it is too long. */
    private float shareOfGradient(int samples) {
        float share = 1f / samples;
        if (config.maxGradientNorm() == Double.POSITIVE_INFINITY) {
            return share;
        }
        double sum = 0;
        for (String name : optimizers.keySet()) {
            for (float g : plan.projection(name).gradient) {
                sum += (double) g * g;
            }
        }
        double norm = Math.sqrt(sum) * share;
        return norm > config.maxGradientNorm() ? (float) (share * config.maxGradientNorm() / norm) : share;
    }

    /**
     * The gradient of the mean loss with respect to the weights. Changes nothing.
     *
     * @param batch samples with labels or targets
     * @return by projection, row-major [pre][post]; without projections that are frozen
     * @throws DivergedException if the loss or its gradient is not finite
     */
    public Map<String, float[]> gradients(BpttBatch batch) {
        return guarded(() -> {
            backward(batch);
            Map<String, float[]> all = new LinkedHashMap<>();
            float share = 1f / batch.samples();
            for (String name : optimizers.keySet()) {
                float[] g = plan.projection(name).gradient.clone();
                for (int n = 0; n < g.length; n++) {
                    g[n] *= share;
                }
                all.put(name, g);
            }
            return all;
        });
    }

    /**
     * Runs a batch forward.
     *
     * @param batch samples; labels and targets may be missing
     * @return decisions, and the loss if it can be told
     */
    public BpttResult evaluate(BpttBatch batch) {
        return guarded(() -> {
            batch.requireComplete(plan, false);
            BatchOutcome outcome = new BatchOutcome(batch.samples());
            crew.run(batch.samples(), (worker, b) -> workers[worker].forward(batch, b, outcome));
            return outcome.result(batch, plan);
        });
    }

    /**
     * Runs one sample forward and tells what a population did.
     *
     * @param batch samples
     * @param sample sample of the batch
     * @param population name of the population
     * @return its spikes and membranes
     */
    public BpttTrace trace(BpttBatch batch, int sample, String population) {
        return guarded(() -> {
            batch.requireComplete(plan, false);
            Require.index(sample, batch.samples(), "BpttTrainer.trace sample");
            PopulationPlan p = plan.population(population, "BpttTrainer.trace");
            return workers[0].trace(batch, sample, p);
        });
    }

    private BpttResult backward(BpttBatch batch) {
        batch.requireComplete(plan, true);
        int samples = batch.samples();
        if (states.length < samples) {
            SampleState[] more = new SampleState[samples];
            for (int b = 0; b < samples; b++) {
                more[b] = b < states.length ? states[b] : new SampleState(plan.populations.values(), config.steps());
            }
            states = more;
        }
        BatchOutcome outcome = new BatchOutcome(samples);
        crew.run(turned.size(), (worker, k) -> turned.get(k).transpose());
        crew.run(samples, (worker, b) -> workers[worker].backward(states[b], batch, b, outcome));
        BpttResult result = outcome.result(batch, plan);
        if (!Double.isFinite(result.loss())) {
            throw new DivergedException(steps, firstBad(batch, "the loss is " + result.loss()));
        }
        AtomicReference<String> bad = new AtomicReference<>();
        List<WeightGradients.Part> parts = gradients.parts();
        crew.run(parts.size(), (worker, k) -> {
            if (!gradients.sum(parts.get(k), states, samples, workers[worker].rows())) {
                bad.set(parts.get(k).projection().name);
            }
        });
        if (bad.get() != null) {
            throw new DivergedException(steps, firstBad(batch, "the gradient of '" + bad.get() + "' is not finite"));
        }
        return result;
    }

    /** Runs the batch once more to find the first membrane that is not finite. */
    private String firstBad(BpttBatch batch, String what) {
        for (int b = 0; b < batch.samples(); b++) {
            String where = workers[0].firstBad(batch, b);
            if (where != null) {
                return what + ", " + where;
            }
        }
        return what;
    }

    /**
     * The weights of a projection.
     *
     * @param projection name of the projection
     * @return row-major [pre][post], copied
     */
    public float[] weights(String projection) {
        return guarded(() -> plan.projection(projection).weights.clone());
    }

    /**
     * Sets the weights of a projection.
     *
     * @param projection name of the projection
     * @param weights row-major [pre][post]; ignored where there is no synapse
     * @throws IllegalArgumentException if the length is wrong or a weight is not finite or outside the bounds; nothing
     *     is changed then
     */
    public void setWeights(String projection, float[] weights) {
        guarded(() -> {
            plan.projection(projection).setWeights(weights);
            return true;
        });
    }

    /**
     * Steps of the optimiser made so far.
     *
     * @return steps
     */
    public long steps() {
        return steps;
    }

    private <T> T guarded(java.util.function.Supplier<T> action) {
        if (closed) {
            throw new IllegalStateException("this BpttTrainer is closed; make a new one with BpttTrainer.of");
        }
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException("this BpttTrainer is in use by another call; use one per thread");
        }
        try {
            return action.get();
        } finally {
            busy.set(false);
        }
    }

    /** Stops the threads. */
    @Override
    public void close() {
        closed = true;
        crew.close();
    }
}
