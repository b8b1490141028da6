package io.github.snn4j;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.engine.Engine;
import io.github.snn4j.internal.engine.EngineSettings;
import io.github.snn4j.monitor.HealthMonitor;
import io.github.snn4j.monitor.HealthRecording;
import io.github.snn4j.monitor.Monitor;
import io.github.snn4j.monitor.Recording;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import io.github.snn4j.plasticity.TrialReport;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.spike.SpikeFrames;
import io.github.snn4j.time.TimeStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A running network. It owns all state, its random numbers and its threads; any number may live in one JVM.
 *
 * <p>Use it from one thread at a time; a call while another is running, or after {@link #close}, fails with
 * {@link IllegalStateException}. With the same network, seed and calls it gives the same bits for every number of
 * threads, kernel and JDK.
 *
 * <p>A <em>trial</em> is the presentation of one mini-batch: {@link #present}, {@link #run}, {@link #endTrial},
 * {@link #reset}. Presentations are counted through trials and samples, and their number addresses the random numbers of
 * sources, so the n-th sample meets the same spikes whatever the batch size.
 */
public final class Simulator implements AutoCloseable {

    private final Network network;
    private final SimulationConfig config;
    private final TimeStep timeStep;
    private final Engine engine;
    private final MonitorAccess access;
    private final List<Recording> recordings = new ArrayList<>();
    private final HealthRecording health;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean closed;

    private Simulator(Network network, SimulationConfig config, long shareFrom) {
        this.network = network;
        this.config = config;
        this.timeStep = new TimeStep(config.dtMs());
        this.engine = SimulatorBuilder.build(network, config, shareFrom);
        this.access = new MonitorAccess(network, config, engine);
        this.health = attach(HealthMonitor.defaults());
    }

    /**
     * Builds a running network. Every mistake in the description is reported here, before anything runs.
     *
     * @param network description
     * @param config grid, seed, batch size, threads
     * @return simulator, to be closed
     * @throws IllegalArgumentException if the description cannot be run, with cause and remedy
     * @throws IllegalStateException if a rule asks for a third factor that nobody provides
     */
    public static Simulator of(Network network, SimulationConfig config) {
        return new Simulator(network, config, EngineSettings.SHARE_FROM);
    }

    /** For tests: shares every region that touches so many values, however little that pays. */
    static Simulator of(Network network, SimulationConfig config, long shareFrom) {
        return new Simulator(network, config, shareFrom);
    }

    /** Makes one time step. */
    public void step() {
        run(1);
    }

    /**
     * Makes time steps.
     *
     * @param steps how many, {@code >= 0}
     */
    public void run(int steps) {
        Check.atLeast(steps, 0, "Simulator.run steps");
        guarded(() -> {
            for (int k = 0; k < steps; k++) {
                engine.step();
            }
            return null;
        });
    }

    /**
     * Runs for a duration.
     *
     * @param durationMs duration in ms, a multiple of dt
     */
    public void runMs(double durationMs) {
        run(timeStep.steps(durationMs, "Simulator.runMs duration"));
    }

    /**
     * Runs a trial: all phases in order, telling the rules as each ends, then the end of the trial.
     *
     * @param protocol phases
     * @return how the phases went: steps made, and whether those settled that were to
     * @throws IllegalStateException if a phase that must settle does not; the rules have not heard of its end then
     */
    public TrialReport runTrial(TrialProtocol protocol) {
        return guarded(() -> engine.runTrial(protocol));
    }

    /**
     * Runs one phase of a trial and tells the rules as it ends, for trials in which the caller decides after each phase how
     * to go on. {@link #endTrial} is up to the caller.
     *
     * @param phase the phase
     * @return how it went
     * @throws IllegalStateException if the phase must settle and does not
     */
    public TrialReport.PhaseReport runPhase(Phase phase) {
        return guarded(() -> engine.runPhase(phase));
    }

    /** Ends the trial: rules that learn per sample change their weights now. */
    public void endTrial() {
        guarded(() -> {
            engine.endTrial();
            return null;
        });
    }

    /**
     * Forgets membranes, synapses, traces and pending spikes; keeps weights and slow variables; starts the next trial.
     */
    public void reset() {
        guarded(() -> {
            engine.reset();
            return null;
        });
    }

    /**
     * Sets the number of the presentation that sample 0 of the coming trial is; sample k is the k-th after it. The number addresses the
     * random numbers of sources: the same presentation gets the same noise, in any batch. {@link #reset} counts on.
     *
     * @param number presentation, {@code >= 0}
     */
    public void setPresentation(int number) {
        Check.atLeast(number, 0, "Simulator.setPresentation number");
        guarded(() -> {
            engine.setPresentation(number);
            return null;
        });
    }

    /**
     * Shows a sample to a source: pixel intensities, rates, whatever the source encodes.
     *
     * @param population name of the source
     * @param sample sample of the batch
     * @param values one value per spike train; copied
     */
    public void present(String population, int sample, float[] values) {
        guarded(() -> {
            Check.index(sample, config.batchSize(), "Simulator.present sample");
            Check.length(
                    values.length, engine.population(population).size(), "values presented to '" + population + "'");
            engine.population(population).emitter().present(sample, values);
            return null;
        });
    }

    /**
     * Shows a sample to a source when the batch holds one sample.
     *
     * @param population name of the source
     * @param values one value per spike train; copied
     */
    public void present(String population, float[] values) {
        present(population, 0, values);
    }

    /**
     * Shows the spikes of a sample to a {@link io.github.snn4j.spike.FrameSource}, such as a recording of an event
     * camera.
     *
     * @param population name of the source
     * @param sample sample of the batch
     * @param frames spikes by step of the trial; played from the next step on, until others are shown
     */
    public void present(String population, int sample, SpikeFrames frames) {
        guarded(() -> {
            Check.index(sample, config.batchSize(), "Simulator.present sample");
            engine.population(population).emitter().present(sample, frames);
            return null;
        });
    }

    /**
     * Sets an external variable of a neuron model or learning signal, such as an injected current, a target or a
     * reward. It stays until set again, unless the learning signal says that it uses it up.
     *
     * @param population name of the population
     * @param variable name of the variable
     * @param values one value for all, one per neuron, or one per sample and neuron
     */
    public void external(String population, String variable, float... values) {
        guarded(() -> {
            engine.population(population).existingExternal(variable).set(values);
            return null;
        });
    }

    /**
     * Switches learning on or off: rules, learning signals and homeostatic variables. It is on at the start.
     *
     * @param on whether weights may change
     */
    public void setLearning(boolean on) {
        guarded(() -> {
            engine.setLearning(on);
            return null;
        });
    }

    /**
     * Scales all changes that a rule hands over from now on, or the steps of the optimiser that collects them, for
     * schedules of the learning rate. With an eligibility trace the factor acts when the change is made, not when it
     * becomes eligible.
     *
     * @param projection name of the projection
     * @param factor factor, {@code >= 0}; 1 at the start
     */
    public void setLearningRate(String projection, double factor) {
        guarded(() -> {
            Check.nonNegative(factor, "Simulator.setLearningRate factor", "");
            engine.projection(projection).setLearningRate((float) factor);
            return null;
        });
    }

    /**
     * The weights of a projection.
     *
     * @param projection name of the projection
     * @return live view
     */
    public WeightView weights(String projection) {
        return guarded(() -> access.weights(projection));
    }

    /**
     * Sets all weights of a projection.
     *
     * @param projection name of the projection
     * @param weights row-major {@code [pre][post]}, ignored where there is no synapse; for sparse connectivity one value
     *     per synapse, in the order of {@link WeightView#forEach}; for a convolution {@code [o][c][ky][kx]}. What
     *     {@link WeightView#copy} returns fits
     * @throws IllegalArgumentException if the length is wrong or a weight is outside the bounds; nothing is changed
     * then
     */
    public void setWeights(String projection, float[] weights) {
        guarded(() -> {
            engine.projection(projection).setWeights(weights);
            return null;
        });
    }

    /**
     * A state variable, copied.
     *
     * @param population name of the population
     * @param variable name of the variable, such as {@code "v"} or {@code "theta"}
     * @return row-major {@code [batch][size]}, or {@code [size]} if shared by the samples
     */
    public float[] variable(String population, String variable) {
        return guarded(() -> engine.population(population).variable(variable).clone());
    }

    /**
     * Sets a state variable.
     *
     * @param population name of the population
     * @param variable name of the variable
     * @param values as many as {@link #variable} gives
     */
    public void setVariable(String population, String variable, float[] values) {
        guarded(() -> {
            float[] target = engine.population(population).variable(variable);
            Check.length(values.length, target.length, "variable '" + variable + "' of '" + population + "'");
            for (float x : values) {
                Check.argument(Float.isFinite(x), () -> "variable '" + variable + "' must be finite, got " + x);
            }
            System.arraycopy(values, 0, target, 0, target.length);
            engine.population(population).stateReplaced();
            return null;
        });
    }

    /**
     * The third factor of a population as its learning signal has made it in the last step with learning on, copied.
     *
     * @param population name of a population with a learning signal
     * @return row-major {@code [batch][size]}
     */
    public float[] thirdFactor(String population) {
        return guarded(() -> engine.thirdFactor(population).clone());
    }

    /**
     * The spikes of the step just made.
     *
     * @param population name of the population
     * @return live view
     */
    public SpikeSignal spikes(String population) {
        return guarded(() -> access.spikes(population));
    }

    /**
     * A signal of a population; kept up to date from now on.
     *
     * @param population name of the population
     * @param spec what is wanted
     * @param <S> type of the signal
     * @return live signal
     */
    public <S> S signal(String population, SignalSpec<S> spec) {
        return guarded(() -> engine.signal(population, spec));
    }

    /**
     * Attaches a monitor. Monitors only read: no spike and no weight changes because of one.
     *
     * @param monitor what to record
     * @param <R> what the recording gives access to
     * @return running recording, closed with the simulator
     */
    public <R extends Recording> R attach(Monitor<R> monitor) {
        return guarded(() -> {
            R recording = monitor.bind(access);
            recordings.add(recording);
            engine.addListener(new RecordingListener(recording));
            return recording;
        });
    }

    /**
     * What the health monitor, which every simulator has, found so far: silent or saturated populations, weights at a
     * bound, rules that change nothing.
     *
     * @return running recording
     */
    public HealthRecording health() {
        return health;
    }

    /**
     * What happens in a step, in order, as text.
     *
     * @return one line per action
     */
    public String schedule() {
        return Schedule.describe(network, config);
    }

    /**
     * Hash of all spikes and weights so far.
     *
     * @return fingerprint
     */
    public Fingerprint fingerprint() {
        return guarded(() -> {
            Map<String, Long> spikes = new LinkedHashMap<>();
            Map<String, Long> weights = new LinkedHashMap<>();
            network.populations()
                    .keySet()
                    .forEach(n -> spikes.put(n, engine.population(n).fingerprint()));
            network.projections()
                    .keySet()
                    .forEach(n -> weights.put(n, engine.projection(n).fingerprint()));
            return new Fingerprint(spikes, weights);
        });
    }

    /**
     * Number of spikes of a population since the start, all samples together.
     *
     * @param population name of the population
     * @return spikes
     */
    public long spikeCount(String population) {
        return guarded(() -> engine.population(population).spikeCount());
    }

    /**
     * Steps made since the start.
     *
     * @return steps
     */
    public long stepCount() {
        return guarded(engine::stepCount);
    }

    /**
     * The description this was built from.
     *
     * @return network
     */
    public Network network() {
        return network;
    }

    /**
     * The configuration this was built with.
     *
     * @return configuration
     */
    public SimulationConfig config() {
        return config;
    }

    /**
     * The kernels in use.
     *
     * @return {@code "java"} or {@code "vector-<bits>"}
     */
    public String kernelName() {
        return engine.kernelName();
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T guarded(Supplier<T> action) {
        if (closed) {
            throw new IllegalStateException("this Simulator is closed; make a new one with Simulator.of");
        }
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "this Simulator is in use by another call; use one Simulator per thread, or one call at a time");
        }
        try {
            return action.get();
        } finally {
            busy.set(false);
        }
    }

    /** Everything is closed, even if a recording fails to. */
    private void closeAll() {
        RuntimeException first = null;
        for (Recording recording : recordings) {
            try {
                recording.close();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        engine.close();
        if (first != null) {
            throw first;
        }
    }

    /** Stops the threads and closes the recordings. */
    @Override
    public void close() {
        if (!closed) {
            guarded(() -> {
                closed = true;
                closeAll();
                return null;
            });
        }
    }
}
