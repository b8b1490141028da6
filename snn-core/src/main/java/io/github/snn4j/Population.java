package io.github.snn4j;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.random.Values;
import io.github.snn4j.spike.SpikeSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A group of neurons of one kind, or of spike trains from one source.
 *
 * @param name unique name; random numbers are keyed by it
 * @param size number of neurons or spike trains, {@code >= 1}
 * @param model the neurons, empty for a source
 * @param source the spike source, empty for neurons
 * @param parameters parameters of the model that differ between neurons, by the name of the record component
 * @param initial state variables that do not start at the model's value, by name
 */
public record Population(
        String name,
        int size,
        Optional<NeuronModel> model,
        Optional<SpikeSource> source,
        Map<String, Values> parameters,
        Map<String, Values> initial) {

    /** Copies the maps and validates name and size. */
    public Population {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
        Check.name(name, "Population.name");
        String population = name;
        int neurons = size;
        Check.argument(neurons >= 1, () -> "Population '" + population + "': size must be >= 1, got " + neurons);
        Check.argument(
                model.isPresent() != source.isPresent(),
                () -> "Population '" + population + "' needs either neurons or a source");
        checkLengths("parameter", population, neurons, parameters);
        checkLengths("starting value of", population, neurons, initial);
        boolean varied = !parameters.isEmpty() || !initial.isEmpty();
        Check.argument(
                model.isPresent() || !varied,
                () -> "Population '" + population
                        + "' is a spike source and takes neither parameters nor starting values");
    }

    private static void checkLengths(String what, String population, int size, Map<String, Values> values) {
        values.forEach((variable, v) -> {
            if (v instanceof Values.Given g) {
                Check.length(g.length(), size, "Population '" + population + "': " + what + " '" + variable + "'");
            }
        });
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
        return new Population(name, size, Optional.of(model), Optional.empty(), Map.of(), Map.of());
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
        return new Population(name, size, Optional.empty(), Optional.of(source), Map.of(), Map.of());
    }

    /**
     * Neurons that differ in a parameter.
     *
     * @param parameter name of the model's record component, such as {@code "tauMemMs"}
     * @param values one value per neuron
     * @return changed copy
     */
    public Population with(String parameter, Values values) {
        Map<String, Values> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, values);
        return new Population(name, size, model, source, changed, initial);
    }

    /**
     * Neurons that start, and start again after a reset, at given values.
     *
     * @param variable name of a state variable of the model, such as {@code "v"}
     * @param values one value per neuron
     * @return changed copy
     */
    public Population startingAt(String variable, Values values) {
        Map<String, Values> changed = new LinkedHashMap<>(initial);
        changed.put(variable, values);
        return new Population(name, size, model, source, parameters, changed);
    }
}
