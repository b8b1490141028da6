package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.KernelContext;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.stimulus.StimulusContext;
import io.github.snn4j.time.TimeStep;
import java.util.Optional;

/** What one stimulus of one population may ask for. */
final class StimulusRuntime implements StimulusContext, KernelContext {

    private final PopulationRuntime population;
    private final String name;
    private final EngineSettings settings;
    private boolean late;
    private boolean current;

    StimulusRuntime(PopulationRuntime population, String name, EngineSettings settings) {
        this.population = population;
        this.name = name;
        this.settings = settings;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return population.size();
    }

    @Override
    public int batch() {
        return settings.batch();
    }

    @Override
    public int slices() {
        return settings.shares();
    }

    @Override
    public TimeStep timeStep() {
        return settings.timeStep();
    }

    @Override
    public KeyedRandom random(String purpose) {
        return KeyedRandom.of(settings.seed(), name, purpose);
    }

    @Override
    public Kernels kernels() {
        return settings.kernels();
    }

    @Override
    public Arrivals arrivals(Optional<Receptor> receptor) {
        ArrivalBuffer arrivals = population.input(receptor.orElseGet(population::firstReceptor));
        late |= arrivals.late();
        requireOne();
        return arrivals;
    }

    /** Whether the stimulus adds to state variables, which is done after the step of the neurons. */
    boolean late() {
        return late;
    }

    private void requireOne() {
        Check.argument(
                !(late && current),
                () -> "Stimulus '" + name + "' asks for arrivals at exponential currents and for the membrane current,"
                        + " which are added at different times of a step; use two stimuli");
    }

    @Override
    public float[] current() {
        current = true;
        requireOne();
        return population.existingExternal("current").driven();
    }
}
