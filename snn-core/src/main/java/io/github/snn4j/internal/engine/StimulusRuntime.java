package io.github.snn4j.internal.engine;

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
        return settings.workers();
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
        return population.input(receptor.orElseGet(population::firstReceptor));
    }

    @Override
    public float[] current() {
        return population.existingExternal("current").driven();
    }
}
