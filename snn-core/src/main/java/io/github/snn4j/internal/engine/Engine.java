package io.github.snn4j.internal.engine;

import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.spike.SpikeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The step loop. A step is: sources emit; populations are advanced stage by stage, each stage after those that reach it
 * without delay; signals are brought up to date; third factors are computed; rules run and their changes are applied;
 * monitors read.
 */
public final class Engine implements AutoCloseable {

    /** States are searched for NaN once in so many steps. */
    private static final int HEALTH_INTERVAL = 64;

    private record Described(
            @Nullable NeuronModel model, @Nullable SpikeSource source) {}

    private final EngineSettings settings;
    private final Workers workers;
    private final SignalPool pool;
    private final LearningSignals learningSignals;
    private final Map<String, PopulationRuntime> populations = new LinkedHashMap<>();
    private final Map<String, Described> described = new LinkedHashMap<>();
    private final Map<String, ProjectionRuntime> projections = new LinkedHashMap<>();
    private final Map<String, LearningSignal> signals = new LinkedHashMap<>();
    private final List<StepListener> listeners = new ArrayList<>();
    private final List<DelayLine> activityLines = new ArrayList<>();
    private final EmissionScratch[] emission;
    private Stages stages = Stages.EMPTY;
    private PopulationRuntime[] ordered = new PopulationRuntime[0];
    private ProjectionRuntime[] plastic = new ProjectionRuntime[0];
    private boolean learning = true;
    private long step;
    private long stepInTrial;
    private int presentation;
    private long sourceNeurons;

    /**
     * An engine without populations.
     *
     * @param settings what all parts share
     */
    public Engine(EngineSettings settings) {
        this.settings = settings;
        this.workers = new Workers(settings.workers(), "snn4j-worker");
        this.pool = new SignalPool(settings.kernels(), settings.timeStep());
        this.learningSignals = new LearningSignals(this, pool, settings);
        this.emission = new EmissionScratch[settings.workers()];
        for (int w = 0; w < emission.length; w++) {
            emission[w] = new EmissionScratch();
        }
    }

    /**
     * Adds a population.
     *
     * @param name unique name
     * @param size neurons
     * @param model neurons, or null for a source
     * @param source spike source, or null for neurons
     */
    public void addPopulation(String name, int size, @Nullable NeuronModel model, @Nullable SpikeSource source) {
        List<Receptor> receptors = model == null ? List.of() : model.receptors();
        populations.put(name, new PopulationRuntime(name, size, receptors, settings));
        described.put(name, new Described(model, source));
    }

    /**
     * Adds a learning signal.
     *
     * @param population whose third factor it makes
     * @param signal the signal
     */
    public void addLearningSignal(String population, LearningSignal signal) {
        learningSignals.declare(population(population));
        signals.put(population, signal);
    }

    /**
     * Starts all populations; projections can be added then. Delays must be known before.
     *
     * @param delays longest delay in steps by presynaptic population
     */
    public void startPopulations(Map<String, Integer> delays) {
        delays.forEach((name, steps) -> population(name).remember(steps));
        populations.forEach((name, p) ->
                p.start(described.get(name).model(), described.get(name).source()));
        ordered = populations.values().toArray(PopulationRuntime[]::new);
        sourceNeurons = populations.values().stream()
                .filter(PopulationRuntime::isSource)
                .mapToLong(PopulationRuntime::size)
                .sum();
    }

    /**
     * Adds a projection.
     *
     * @param spec everything about it
     */
    public void addProjection(ProjectionSpec spec) {
        PopulationRuntime pre = population(spec.pre());
        PopulationRuntime post = population(spec.post());
        DelayLine line = null;
        if (pre.graded() && spec.delay() > 0) {
            // Read before it is brought up to date in the step of arrival, hence one step less.
            line = new DelayLine(pool.get(pre, new Activity(), 0), spec.delay() - 1);
            activityLines.add(line);
        }
        SynapseStore store = SynapseStores.create(spec, pre, post, settings);
        projections.put(
                spec.name(),
                new ProjectionRuntime(
                        spec.name(),
                        pre,
                        post,
                        store,
                        spec.delay(),
                        post.input(spec.receptor()),
                        line,
                        spec.bounds(),
                        spec.application(),
                        settings.blas()));
    }

    /**
     * Starts rules and learning signals, when all populations and projections are there.
     *
     * @param rules rule by projection
     * @param levels populations of each stage, in order
     */
    public void start(Map<String, PlasticityRule> rules, List<List<String>> levels) {
        rules.forEach((name, rule) -> {
            ProjectionRuntime p = projection(name);
            p.start(
                    rule,
                    new PlasticityContextRuntime(
                            p,
                            pool,
                            settings,
                            () -> learningSignals.modulator(p.post().name(), name),
                            null));
        });
        signals.forEach((name, signal) -> learningSignals.start(population(name), signal));
        plastic = projections.values().stream().filter(p -> p.updater() != null).toArray(ProjectionRuntime[]::new);
        stages = Stages.of(levels, this, projections.values());
    }

    /** Makes one time step. */
    public void step() {
        for (PopulationRuntime p : ordered) {
            p.ring().advance();
        }
        emit();
        for (int s = 0; s < stages.count(); s++) {
            int stage = s;
            stages.prepare(stage);
            workers.run(w -> stages.run(stage, w), stages.cost(s) >= settings.shareFrom());
            stages.finish(stage, learning, step);
        }
        updateSignals();
        if (learning) {
            learningSignals.compute();
            for (ProjectionRuntime p : plastic) {
                p.updater().onStep();
                applyChanges(p);
            }
        }
        // Counted before the readers are called, so that one that throws leaves a step that is complete.
        long made = step++;
        stepInTrial++;
        for (StepListener l : listeners) {
            l.onStep(made);
        }
        if (stepInTrial % HEALTH_INTERVAL == 0) {
            checkFinite();
        }
    }

    private void emit() {
        int first = presentation;
        boolean share = settings.batch() >= workers.count() && sourceNeurons * settings.batch() >= settings.shareFrom();
        workers.run(
                w -> {
                    int from = Partition.cut(settings.batch(), w, workers.count(), 1);
                    int to = Partition.cut(settings.batch(), w + 1, workers.count(), 1);
                    for (PopulationRuntime p : ordered) {
                        if (p.isSource()) {
                            p.emit(stepInTrial, first, from, to, emission[w]);
                        }
                    }
                },
                share);
        for (PopulationRuntime p : ordered) {
            if (p.isSource()) {
                p.afterStep(learning, step);
            }
        }
    }

    private void updateSignals() {
        int batch = settings.batch();
        workers.run(
                w -> {
                    int from = Partition.cut(batch, w, workers.count(), 1);
                    int to = Partition.cut(batch, w + 1, workers.count(), 1);
                    pool.update(from, to);
                },
                batch >= workers.count() && pool.cost() * batch >= settings.shareFrom());
        for (DelayLine line : activityLines) {
            line.updateAll();
        }
    }

    private void applyChanges(ProjectionRuntime p) {
        UpdateQueue queue = p.queue();
        if (queue != null && !queue.isEmpty()) {
            int size = p.post().size();
            workers.run(
                    w -> queue.apply(
                            Partition.cut(size, w, workers.count(), Partition.ALIGNMENT),
                            Partition.cut(size, w + 1, workers.count(), Partition.ALIGNMENT)),
                    queue.cost() >= settings.shareFrom());
            queue.clear();
        }
    }

    /**
     * Tells rules that a phase has ended.
     *
     * @param phase the phase
     */
    public void endPhase(Phase phase) {
        if (learning) {
            for (ProjectionRuntime p : plastic) {
                p.updater().onPhaseEnd(phase);
                applyChanges(p);
            }
        }
    }

    /** Tells rules and learning signals that the trial has ended, and makes the steps of optimisers. */
    public void endTrial() {
        checkFinite();
        if (learning) {
            learningSignals.endTrial();
            for (ProjectionRuntime p : plastic) {
                p.updater().onTrialEnd();
                applyChanges(p);
                if (p.accumulator() != null) {
                    p.accumulator().apply();
                    p.weightsReplaced();
                }
            }
        }
        for (StepListener l : listeners) {
            l.onTrialEnd(step);
        }
    }

    /** Forgets all fast state, keeps weights and slow variables, and starts the next trial. */
    public void reset() {
        populations.values().forEach(PopulationRuntime::reset);
        pool.reset();
        activityLines.forEach(DelayLine::reset);
        learningSignals.reset();
        for (ProjectionRuntime p : plastic) {
            p.updater().reset();
            if (p.accumulator() != null) {
                p.accumulator().clear();
            }
        }
        for (StepListener l : listeners) {
            l.onReset();
        }
        presentation += settings.batch();
        stepInTrial = 0;
    }

    private void checkFinite() {
        for (PopulationRuntime p : ordered) {
            for (String variable : p.variableNames()) {
                FiniteCheck.require(p, variable, step);
            }
        }
    }

    /**
     * Adds a reader that is called after each step.
     *
     * @param listener reader
     */
    public void addListener(StepListener listener) {
        listeners.add(listener);
    }

    /**
     * A population.
     *
     * @param name its name
     * @return running population
     */
    public PopulationRuntime population(String name) {
        PopulationRuntime p = populations.get(name);
        if (p == null) {
            throw new IllegalArgumentException("unknown population '" + name + "'; there are " + populations.keySet());
        }
        return p;
    }

    /**
     * A projection.
     *
     * @param name its name
     * @return running projection
     */
    public ProjectionRuntime projection(String name) {
        ProjectionRuntime p = projections.get(name);
        if (p == null) {
            throw new IllegalArgumentException("unknown projection '" + name + "'; there are " + projections.keySet());
        }
        return p;
    }

    /**
     * Name of the kernels in use.
     *
     * @return name
     */
    public String kernelName() {
        return settings.kernels().name();
    }

    /**
     * The signals that are kept.
     *
     * @param population name of the population
     * @param spec what is wanted
     * @param <S> type of the signal
     * @return live signal
     */
    public <S> S signal(String population, SignalSpec<S> spec) {
        return pool.get(population(population), spec, 0);
    }

    /**
     * Switches learning on or off: rules, learning signals and homeostatic variables.
     *
     * @param on whether weights may change
     */
    public void setLearning(boolean on) {
        learning = on;
    }

    /**
     * Whether learning is on.
     *
     * @return true if weights may change
     */
    public boolean learning() {
        return learning;
    }

    /**
     * Steps made since the engine was built.
     *
     * @return steps
     */
    public long stepCount() {
        return step;
    }

    /**
     * Sets the number of the presentation that sample 0 of the coming trial is.
     *
     * @param number presentation, {@code >= 0}
     */
    public void setPresentation(int number) {
        presentation = number;
    }

    @Override
    public void close() {
        workers.close();
    }
}
