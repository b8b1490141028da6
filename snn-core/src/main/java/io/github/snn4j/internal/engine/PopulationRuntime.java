package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.KernelContext;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.neuron.DynamicsContext;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Parameter;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.plasticity.PhaseView;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.spike.SourceContext;
import io.github.snn4j.spike.SpikeSource;
import io.github.snn4j.stimulus.Stimulus;
import io.github.snn4j.time.TimeStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One running population: its arrays by name, its inputs, its recent spikes. */
public final class PopulationRuntime implements DynamicsContext, KernelContext, SourceContext {

    private record Variable(float[] values, float initial, float @Nullable [] each, boolean slow) {

        /** Sets all samples to the starting values. */
        void restart() {
            Arrays.fill(values, initial);
            if (each != null) {
                for (int at = 0; at < values.length; at += each.length) {
                    System.arraycopy(each, 0, values, at, each.length);
                }
            }
        }
    }

    private final String name;
    private final int size;
    private final EngineSettings settings;
    private final PhaseView phase;
    private final List<Receptor> receptors;
    private final int[] borders;
    private final Slice[] slices;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<Receptor, ArrivalBuffer> inputs = new LinkedHashMap<>();
    private final Map<Receptor, InputRing> rings = new LinkedHashMap<>();
    private final NeuronValues given;
    private final Map<String, ExternalValues> externals = new LinkedHashMap<>();
    private final Hash hash = new Hash();
    private NeuronModel.@Nullable Dynamics dynamics;
    private SpikeSource.@Nullable Emitter emitter;
    private SpikeRing ring = new SpikeRing(1, 1);
    private SliceSpikes[] blocks = new SliceSpikes[0];
    private ArrivalBuffer[] inputArray = new ArrivalBuffer[0];
    private InputRing[] ringArray = new InputRing[0];
    private ArrivalBuffer[] ringInputs = new ArrivalBuffer[0];
    private Stimulus.Injector[] injectors = new Stimulus.Injector[0];
    private Stimulus.Injector[] lateInjectors = new Stimulus.Injector[0];
    private @Nullable ExternalValues driven;
    private @Nullable RunawayCheck runaway;
    private String[] checkedNames = {};
    private float[][] checked = {};
    private int slots = 1;
    private long spikeCount;
    private SpikeView now = new SpikeView(ring, 0, 1, 1);

    PopulationRuntime(PopulationSpec spec, EngineSettings settings, PhaseView phase) {
        this.phase = phase;
        this.name = spec.name();
        this.size = spec.size();
        this.receptors = spec.model() == null ? List.of() : spec.model().receptors();
        this.given = new NeuronValues(spec, settings.seed());
        this.settings = settings;
        this.borders = Partition.borders(size, settings.shares(), spec.owner());
        this.slices = Partition.slices(borders, settings.batch());
    }

    /** Says that spikes must be remembered for so many steps back. Called before {@link #start}. */
    void remember(int delay) {
        slots = Math.max(slots, delay + 1);
    }

    void start(PopulationSpec spec) {
        ring = new SpikeRing(slots, batch());
        now = new SpikeView(ring, 0, batch(), size);
        blocks = new SliceSpikes[slices.length];
        for (int w = 0; w < slices.length; w++) {
            blocks[w] = new SliceSpikes(ring, slices[w], Partition.bySample(batch(), slices.length));
        }
        if (spec.model() != null) {
            dynamics = spec.model().bind(this);
            given.requireAllUsed();
        } else if (spec.source() != null) {
            emitter = spec.source().bind(this);
        }
        if (dynamics != null && RunawayCheck.concerns(this, dynamics.refractorySteps(), spec.recurrent())) {
            runaway = new RunawayCheck(
                    this, dynamics.refractorySteps(), settings.timeStep().dtMs());
        }
        checkedNames = variables.keySet().toArray(String[]::new);
        checked = variables.values().stream().map(Variable::values).toArray(float[][]::new);
        bindStimuli(spec.stimuli());
        stateReplaced();
    }

    private void bindStimuli(List<Stimulus> stimuli) {
        List<Stimulus.Injector> early = new ArrayList<>();
        List<Stimulus.Injector> late = new ArrayList<>();
        for (int k = 0; k < stimuli.size(); k++) {
            StimulusRuntime context = new StimulusRuntime(this, name + ".stimulus" + k, settings);
            Stimulus.Injector injector = stimuli.get(k).bind(context);
            (context.late() ? late : early).add(injector);
        }
        injectors = early.toArray(Stimulus.Injector[]::new);
        lateInjectors = late.toArray(Stimulus.Injector[]::new);
        driven = injectors.length == 0 ? null : externals.get("current");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int batch() {
        return settings.batch();
    }

    @Override
    public TimeStep timeStep() {
        return settings.timeStep();
    }

    @Override
    public Kernels kernels() {
        return settings.kernels();
    }

    @Override
    public KeyedRandom random(String purpose) {
        return KeyedRandom.of(settings.seed(), name, purpose);
    }

    @Override
    public float[] state(String variable, float initial) {
        return declare(variable, new Variable(new float[batch() * size], initial, given.starting(variable), false));
    }

    @Override
    public float[] state(String variable, Parameter initial) {
        float[] each = given.starting(variable);
        if (each == null && initial.varies()) {
            each = new float[size];
            for (int n = 0; n < size; n++) {
                each[n] = (float) initial.at(n);
            }
        }
        return declare(variable, new Variable(new float[batch() * size], (float) initial.at(0), each, false));
    }

    @Override
    public float[] slowState(String variable, float initial) {
        return declare(variable, new Variable(new float[size], initial, given.starting(variable), true));
    }

    @Override
    public float[] arrivalState(String variable, Receptor receptor) {
        requireReceptor(receptor);
        float[] values = state(variable, 0f);
        Check.argument(
                inputs.put(receptor, new ArrivalBuffer(values, slices.length)) == null,
                () -> "Population '" + name + "': receptor '" + receptor.name() + "' is asked for twice");
        inputArray = inputs.values().toArray(ArrivalBuffer[]::new);
        return values;
    }

    private boolean sharesNeurons() {
        return slices.length > 1 && !Partition.bySample(batch(), slices.length);
    }

    private void requireReceptor(Receptor receptor) {
        Check.argument(
                receptors.contains(receptor),
                () -> "Population '" + name + "' has no receptor '" + receptor.name() + "'; it has " + receptors);
    }

    private float[] declare(String variable, Variable v) {
        Check.argument(
                variables.put(variable, v) == null,
                () -> "Population '" + name + "': state variable '" + variable + "' is declared twice");
        v.restart();
        return v.values();
    }

    @Override
    public ArrivalBuffer input(Receptor receptor) {
        requireReceptor(receptor);
        ArrivalBuffer buffer = inputs.computeIfAbsent(
                receptor, r -> new ArrivalBuffer(batch() * size, slices.length, sharesNeurons()));
        inputArray = inputs.values().toArray(ArrivalBuffer[]::new);
        return buffer;
    }

    /** Sums for later steps at a receptor, for synapses with delays of their own. */
    InputRing ring(Receptor receptor, int longestDelay) {
        InputRing ring = rings.computeIfAbsent(receptor, r -> new InputRing(batch(), size, name));
        ring.reserve(longestDelay);
        ringArray = rings.values().toArray(InputRing[]::new);
        ringInputs = rings.keySet().stream().map(this::input).toArray(ArrivalBuffer[]::new);
        return ring;
    }

    Receptor firstReceptor() {
        return receptors.get(0);
    }

    @Override
    public Parameter parameter(String parameter, double common) {
        return given.parameter(parameter, common);
    }

    @Override
    public PhaseView phase() {
        return phase;
    }

    @Override
    public ExternalValues external(String variable) {
        return external(variable, size);
    }

    ExternalValues external(String variable, int width) {
        return externals.computeIfAbsent(
                variable, v -> new ExternalValues("external '" + v + "' of '" + name + "'", batch(), width));
    }

    /**
     * An external variable that exists.
     *
     * @param variable its name
     * @return the values
     */
    public ExternalValues existingExternal(String variable) {
        ExternalValues values = externals.get(variable);
        Check.argument(
                values != null,
                () -> "Population '" + name + "' has no external variable '" + variable + "'; it has "
                        + externals.keySet());
        return values;
    }

    boolean isSource() {
        return emitter != null;
    }

    /**
     * Whether the output is graded.
     *
     * @return true for graded units
     */
    public boolean graded() {
        return dynamics != null && dynamics.graded();
    }

    NeuronModel.Dynamics dynamics() {
        if (dynamics == null) {
            throw new IllegalArgumentException("Population '" + name + "' is a spike source and has no membrane");
        }
        return dynamics;
    }

    /**
     * The running source.
     *
     * @return emitter
     */
    public SpikeSource.Emitter emitter() {
        if (emitter == null) {
            throw new IllegalArgumentException(
                    "Population '" + name + "' is no spike source, nothing can be presented to it");
        }
        return emitter;
    }

    float[] membrane() {
        return variable(dynamics().membrane());
    }

    float[] activity() {
        return dynamics().activity();
    }

    float[] distanceToThreshold() {
        return dynamics().distanceToThreshold();
    }

    /**
     * A state variable.
     *
     * @param variable its name
     * @return live array, {@code [batch][size]}, or {@code [size]} if it is shared by the samples
     */
    public float[] variable(String variable) {
        Variable v = variables.get(variable);
        Check.argument(
                v != null,
                () -> "Population '" + name + "' has no state variable '" + variable + "'; it has "
                        + variables.keySet());
        return v.values();
    }

    /** Tells the model that state variables have been set from outside. */
    public void stateReplaced() {
        if (dynamics != null) {
            dynamics.stateReplaced();
        }
    }

    /**
     * Names of the state variables.
     *
     * @return names in order of declaration
     */
    public List<String> variableNames() {
        return List.copyOf(variables.keySet());
    }

    SpikeView spikes(int delay) {
        Check.argument(!graded(), () -> "Population '" + name + "' has graded output and no spikes");
        return delay == 0 ? now : new SpikeView(ring, delay, batch(), size);
    }

    /**
     * The spikes of the step just made.
     *
     * @return live view
     */
    public SpikeSignal spikes() {
        return spikes(0);
    }

    /** Where the shares of the workers begin and end, if neurons are shared out; {@code workers + 1} numbers. */
    int[] borders() {
        return borders;
    }

    int sliceCount() {
        return slices.length;
    }

    Slice slice(int worker) {
        return slices[worker];
    }

    SpikeRing ring() {
        return ring;
    }

    /** Moves on to the next step. */
    void advance() {
        ring.advance();
        for (InputRing r : ringArray) {
            r.advance();
        }
    }

    /** Takes in what arrives besides spikes of this step, and advances the neurons of a slice. */
    void step(int worker, long stepInTrial, int presentation) {
        Slice slice = slices[worker];
        if (!slice.isEmpty()) {
            flushRings(slice, false);
            if (driven != null) {
                driven.restart(slice);
            }
            for (Stimulus.Injector injector : injectors) {
                injector.inject(stepInTrial, presentation, slice);
            }
            dynamics().step(slice, blocks[worker]);
        }
        for (ArrivalBuffer input : inputArray) {
            input.untouch(slice);
        }
    }

    /** Adds what arrives besides spikes of this step to the state variables that take arrivals. */
    void takeLate(int worker, long stepInTrial, int presentation) {
        Slice slice = slices[worker];
        if (!slice.isEmpty()) {
            flushRings(slice, true);
            for (Stimulus.Injector injector : lateInjectors) {
                injector.inject(stepInTrial, presentation, slice);
            }
        }
    }

    private void flushRings(Slice slice, boolean late) {
        for (int k = 0; k < ringArray.length; k++) {
            if (ringInputs[k].late() == late) {
                ringArray[k].flush(slice, ringInputs[k]);
            }
        }
    }

    /** Rough work of advancing the neurons by a step, in units of a fraction of a nanosecond. */
    long stepWork() {
        return (long) size * batch() * (10 + 20L * (injectors.length + lateInjectors.length));
    }

    /** Fails if the population has exploded. */
    void checkRunaway(long step) {
        if (runaway != null) {
            runaway.check(step);
        }
    }

    /** Sets tiny values of what arrivals are added to to zero: as subnormal numbers they would be slow. */
    void flush() {
        for (ArrivalBuffer input : inputArray) {
            if (input.late()) {
                settings.kernels().flush(input.whole());
            }
        }
    }

    /** Fails if a state variable is NaN or infinite. */
    void checkFinite(long step) {
        for (int k = 0; k < checked.length; k++) {
            if (!settings.kernels().allFinite(checked[k])) {
                FiniteCheck.fail(this, checkedNames[k], checked[k], step);
            }
        }
    }

    /** Lets the source write the spikes of some samples. */
    void emit(long step, int firstStream, int sampleFrom, int sampleTo, EmissionScratch scratch) {
        for (int b = sampleFrom; b < sampleTo; b++) {
            scratch.begin(size, name);
            emitter().emit(step, b, firstStream + b, scratch);
            ring.append(b, scratch.indices(), scratch.count());
        }
    }

    /** One thread, after all slices: joins the lists, takes the fingerprint, lets the model do what is shared. */
    void afterStep(boolean learning, long step) {
        for (SliceSpikes b : blocks) {
            b.merge();
        }
        for (int s = 0; s < batch(); s++) {
            int[] list = ring.list(0, s);
            int n = ring.count(0, s);
            if (dynamics != null && n > 1) {
                n = dynamics.select(s, list, n);
                ring.keep(s, n);
            }
            spikeCount += n;
            for (int k = 0; k < n; k++) {
                hash.add(step << 24 ^ (long) s << 52 ^ list[k]);
            }
        }
        if (dynamics != null && !dynamics.graded()) {
            dynamics.afterStep(now, learning);
        }
    }

    /**
     * Spikes of all samples since the simulator was built.
     *
     * @return number of spikes
     */
    public long spikeCount() {
        return spikeCount;
    }

    /**
     * Running hash of all spikes since the simulator was built.
     *
     * @return 64-bit hash
     */
    public long fingerprint() {
        return hash.value();
    }

    void reset() {
        ring.clear();
        for (ArrivalBuffer input : inputArray) {
            input.clear();
        }
        for (InputRing r : ringArray) {
            r.clear();
        }
        for (Stimulus.Injector injector : injectors) {
            injector.reset();
        }
        for (Stimulus.Injector injector : lateInjectors) {
            injector.reset();
        }
        for (Variable v : variables.values()) {
            if (!v.slow()) {
                v.restart();
            }
        }
        stateReplaced();
        if (emitter != null) {
            emitter.reset();
        }
        if (runaway != null) {
            runaway.reset();
        }
    }
}
