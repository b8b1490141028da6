package io.github.snn4j.internal.engine;

import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.random.Values;
import io.github.snn4j.spike.SpikeSource;
import io.github.snn4j.stimulus.Stimulus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A population as the engine needs it.
 *
 * @param name unique name
 * @param size neurons
 * @param model neurons, or null for a source
 * @param source spike source, or null for neurons
 * @param parameters parameters that differ between neurons
 * @param initial starting values that differ from the model's
 * @param stimuli input from outside
 * @param recurrent whether its spikes come back to it
 * @param owner thread that advances all its neurons, or -1 if they are shared out
 */
public record PopulationSpec(
        String name,
        int size,
        @Nullable NeuronModel model,
        @Nullable SpikeSource source,
        Map<String, Values> parameters,
        Map<String, Values> initial,
        List<Stimulus> stimuli,
        boolean recurrent,
        int owner) {}
