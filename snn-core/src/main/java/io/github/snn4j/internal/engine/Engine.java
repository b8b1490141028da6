package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.TrialProtocol;
import io.github.snn4j.plasticity.TrialReport;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.SignalSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The step loop. A step is: sources emit; populations are advanced stage by stage, each stage after those that reach it
 * without delay; signals are brought up to date; third factors are computed; rules run and their changes are applied;
 * monitors read.
 */
public final class Engine implements AutoCloseable {

    /** States are searched for NaN, and tiny values set to zero, once in so many steps. */
    private static final int HEALTH_INTERVAL = 64;

    private final EngineSettings settings;
    private final Workers workers;
    private final SignalPool pool;
    private final LearningSignals learningSignals;
    private final Map<String, PopulationRuntime> populations = new LinkedHashMap<>();
    private final Map<String, PopulationSpec> described = new LinkedHashMap<>();
    private final Map<String, ProjectionRuntime> projections = new LinkedHashMap<>();
    private final Map<String, LearningSignal> signals = new LinkedHashMap<>();
    private final List<StepListener> listeners = new ArrayList<>();
    private final List<DelayLine> activityLines = new ArrayList<>();
    private final EmissionScratch[] emission;
    private final CurrentPhase currentPhase = new CurrentPhase();
    private @Nullable PhaseRunner phases;
    private Stages stages = Stages.EMPTY;
    private PopulationRuntime[] ordered = new PopulationRuntime[0];
    private ProjectionRuntime[] plastic = new ProjectionRuntime[0];
    private PopulationRuntime[] sources = new PopulationRuntime[0];
    // Made once: a lambda that captures is an object per step.
    private final Workers.Task emitTask = this::emitShare;
    private final Workers.Task signalTask = this::signalShare;
    private final Workers.Task changeTask = this::changeShare;
    private @Nullable UpdateQueue changing;
    private int[] changingBorders = {};
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
        this.workers = new Workers(settings.threads(), settings.shares(), "snn4j-worker");
        this.pool = new SignalPool(settings.kernels(), settings.timeStep());
        this.learningSignals = new LearningSignals(this, pool, settings);
        this.emission = new EmissionScratch[settings.shares()];
        for (int w = 0; w < emission.length; w++) {
            emission[w] = new EmissionScratch();
        }
    }

    /**
     * Adds a population.
     *
     * @param spec everything about it
     */
    public void addPopulation(PopulationSpec spec) {
        populations.put(spec.name(), new PopulationRuntime(spec, settings, currentPhase));
        described.put(spec.name(), spec);
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
        populations.forEach((name, p) -> p.start(described.get(name)));
        ordered = populations.values().toArray(PopulationRuntime[]::new);
        sources = populations.values().stream()
                .filter(PopulationRuntime::isSource)
                .toArray(PopulationRuntime[]::new);
        sourceNeurons =
                Arrays.stream(sources).mapToLong(PopulationRuntime::size).sum();
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
        if (pre.graded()) {
            requirePlain(spec);
        }
        if (pre.graded() && spec.delaySteps() > 0) {
            // Read before it is brought up to date in the step of arrival, hence one step less.
            line = new DelayLine(pool.get(pre, new Activity(), 0), spec.delaySteps() - 1);
            activityLines.add(line);
        }
        SynapseStore store = spec.tiedTo() == null
                ? SynapseStores.create(spec, pre, post, settings, this::share)
                : TiedStore.of(spec, declaredBefore(spec, spec.tiedTo()), pre, post);
        projections.put(spec.name(), new ProjectionRuntime(spec, pre, post, store, line, settings));
    }

    private ProjectionRuntime declaredBefore(ProjectionSpec spec, String other) {
        ProjectionRuntime known = projections.get(other);
        Check.argument(
                known != null,
                () -> "Projection '" + spec.name() + "' is tied to '" + other
                        + "', which must be declared before it; there" + " are " + projections.keySet());
        return Objects.requireNonNull(known);
    }

    private static void requirePlain(ProjectionSpec spec) {
        Check.argument(
                spec.delay().constant() && spec.shortTerm() == null,
                () -> "Projection '" + spec.name() + "': population '" + spec.pre()
                        + "' has graded output, which takes one delay for all synapses and no short-term plasticity");
    }

    /** Runs tasks on all threads, each task once. */
    private void share(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        workers.run(
                w -> {
                    for (int k = next.getAndIncrement(); k < count; k = next.getAndIncrement()) {
                        task.accept(k);
                    }
                },
                true);
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
                    lane -> new PlasticityContextRuntime(
                            p,
                            lane,
                            pool,
                            settings,
                            () -> learningSignals.modulator(p.post().name(), name),
                            null));
        });
        signals.forEach((name, signal) -> learningSignals.start(population(name), signal));
        plastic =
                projections.values().stream().filter(p -> p.lanes().length > 0).toArray(ProjectionRuntime[]::new);
        stages = Stages.of(levels, this, projections.values());
    }

    /** Runs the phases of a trial; made on first use, since most networks have none. */
    private PhaseRunner phases() {
        if (phases == null) {
            int longest = projections.values().stream()
                    .filter(p -> p.pre().graded())
                    .mapToInt(ProjectionRuntime::delaySteps)
                    .max()
                    .orElse(1);
            phases = new PhaseRunner(this, currentPhase, new Residual(populations.values()), Math.max(1, longest));
        }
        return phases;
    }

    /**
     * Runs the phases of a trial in order, telling the rules as each ends, then ends the trial.
     *
     * @param protocol phases
     * @return how they went
     */
    public TrialReport runTrial(TrialProtocol protocol) {
        TrialReport report = phases().run(protocol);
        endTrial();
        return report;
    }

    /**
     * Runs a phase and tells the rules that it has ended; the trial goes on.
     *
     * @param phase the phase
     * @return how it went
     */
    public TrialReport.PhaseReport runPhase(Phase phase) {
        return phases().run(phase, 1);
    }

    /** Makes one time step. */
    public void step() {
        for (PopulationRuntime p : ordered) {
            p.advance();
        }
        if (sourceNeurons > 0) {
            emit();
        }
        for (int s = 0; s < stages.count(); s++) {
            long work = stages.prepare(s, stepInTrial, presentation);
            workers.run(stages.task(s), work >= settings.shareFrom());
            stages.finish(s, learning, step);
        }
        updateSignals();
        if (learning) {
            learningSignals.compute();
            for (ProjectionRuntime p : plastic) {
                for (PlasticLane lane : p.lanes()) {
                    lane.updater().onStep();
                    applyChanges(p, lane);
                }
            }
        }
        // Counted before the readers are called, so that one that throws leaves a step that is complete.
        long made = step++;
        stepInTrial++;
        tellListeners(made);
        for (PopulationRuntime p : ordered) {
            p.checkRunaway(made);
        }
        if (stepInTrial % HEALTH_INTERVAL == 0) {
            for (PopulationRuntime p : ordered) {
                p.flush();
            }
            checkFinite();
        }
    }

    /** All of them, even if one fails: none shall miss a step because of another. */
    private void tellListeners(long made) {
        RuntimeException first = null;
        for (int k = 0; k < listeners.size(); k++) { // an iterator would be an object per step
            try {
                listeners.get(k).onStep(made);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void emit() {
        workers.run(
                emitTask,
                settings.batch() >= workers.shares() && sourceNeurons * settings.batch() >= settings.shareFrom());
        for (PopulationRuntime p : sources) {
            p.afterStep(learning, step);
        }
    }

    private void emitShare(int worker) {
        int from = Partition.cut(settings.batch(), worker, workers.shares(), 1);
        int to = Partition.cut(settings.batch(), worker + 1, workers.shares(), 1);
        for (PopulationRuntime p : sources) {
            p.emit(stepInTrial, presentation, from, to, emission[worker]);
        }
    }

    private void updateSignals() {
        long cost = pool.cost();
        if (cost > 0) {
            int batch = settings.batch();
            workers.run(signalTask, batch >= workers.shares() && cost * batch >= settings.shareFrom());
        }
        for (int k = 0; k < activityLines.size(); k++) {
            activityLines.get(k).updateAll();
        }
    }

    private void signalShare(int worker) {
        pool.update(
                Partition.cut(settings.batch(), worker, workers.shares(), 1),
                Partition.cut(settings.batch(), worker + 1, workers.shares(), 1));
    }

    private void applyChanges(ProjectionRuntime p, PlasticLane lane) {
        UpdateQueue queue = lane.queue();
        if (!queue.isEmpty()) {
            boolean first = p.accumulator() != null && p.accumulator().touch();
            if (settings.blas() != null) {
                queue.applyWhole(settings.blas(), first);
            }
            changing = queue;
            changingBorders = p.post().borders();
            workers.run(changeTask, queue.cost() >= settings.shareFrom());
            queue.clear();
        }
    }

    private void changeShare(int worker) {
        Objects.requireNonNull(changing)
                .apply(settings.products().get(worker), changingBorders[worker], changingBorders[worker + 1]);
    }

    /**
     * Tells rules that a phase has ended.
     *
     * @param phase the phase
     */
    void endPhase(Phase phase) {
        checkFinite();
        if (learning) {
            for (ProjectionRuntime p : plastic) {
                for (PlasticLane lane : p.lanes()) {
                    lane.updater().onPhaseEnd(phase);
                    applyChanges(p, lane);
                }
            }
        }
    }

    /** Tells rules and learning signals that the trial has ended, and makes the steps of optimisers. */
    public void endTrial() {
        checkFinite();
        if (learning) {
            learningSignals.endTrial();
            for (ProjectionRuntime p : plastic) {
                for (PlasticLane lane : p.lanes()) {
                    lane.updater().onTrialEnd();
                    applyChanges(p, lane);
                }
            }
            // All or none: a change that is NaN must not leave some projections changed and others not.
            for (ProjectionRuntime p : plastic) {
                p.requireFiniteChanges(step);
            }
            for (ProjectionRuntime p : plastic) {
                p.applyCollected();
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
        projections.values().forEach(ProjectionRuntime::reset);
        for (StepListener l : listeners) {
            l.onReset();
        }
        presentation += settings.batch();
        stepInTrial = 0;
    }

    private void checkFinite() {
        for (PopulationRuntime p : ordered) {
            p.checkFinite(step);
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
     * The third factor of a population.
     *
     * @param population its name
     * @return live values, {@code [batch][size]}
     */
    public float[] thirdFactor(String population) {
        return learningSignals.values(population);
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
        if (settings.blas() != null) {
            settings.blas().close();
        }
    }
}
