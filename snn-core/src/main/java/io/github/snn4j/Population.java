package io.github.snn4j;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.spike.SpikeSource;
import java.util.Optional;

/**
 * A group of neurons of one kind, or of spike trains from one source.
 *
 * @param name unique name; random numbers are keyed by it
 * @param size number of neurons or spike trains, {@code >= 1}
 * @param model the neurons, empty for a source
 * @param source the spike source, empty for neurons
 */
public record Population(String name, int size, Optional<NeuronModel> model, Optional<SpikeSource> source) {

    /** Validates name and size. */
    public Population {
        Check.name(name, "Population.name");
        String population = name;
        int neurons = size;
        Check.argument(neurons >= 1, () -> "Population '" + population + "': size must be >= 1, got " + neurons);
        Check.argument(
                model.isPresent() != source.isPresent(),
                () -> "Population '" + population + "' needs either neurons or a source");
    }

    /**
     * A population of neurons.
     *
     * @param name unique name
     * @param size number of neurons
     * @param model how they behave
     * @return the population
     */
    public static Population of(String name, int size, NeuronModel model) {
        return new Population(name, size, Optional.of(model), Optional.empty());
    }

    /**
     * A population of spike trains from outside the network.
     *
     * @param name unique name
     * @param size number of spike trains
     * @param source where they come from
     * @return the population
     */
    public static Population source(String name, int size, SpikeSource source) {
        return new Population(name, size, Optional.empty(), Optional.of(source));
    }
}
