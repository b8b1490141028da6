package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.Parameter;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.random.Values;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Parameters and starting values of one population that the user has given per neuron. */
final class NeuronValues {

    private final PopulationSpec spec;
    private final long seed;
    private final Set<String> parameters = new TreeSet<>();
    private final Set<String> variables = new TreeSet<>();

    NeuronValues(PopulationSpec spec, long seed) {
        this.spec = spec;
        this.seed = seed;
    }

    Parameter parameter(String name, double common) {
        parameters.add(name);
        Values given = spec.parameters().get(name);
        return given == null
                ? Parameter.common(name, common)
                : Parameter.perNeuron(name, draw(given, "parameter " + name));
    }

    /** Starting values of a state variable; null if the model's holds for all. */
    float @Nullable [] starting(String variable) {
        variables.add(variable);
        Values given = spec.initial().get(variable);
        if (given == null) {
            return null;
        }
        double[] drawn = draw(given, "start " + variable);
        float[] values = new float[drawn.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = (float) drawn[n];
        }
        return values;
    }

    private double[] draw(Values given, String purpose) {
        KeyedRandom.Cursor random = KeyedRandom.of(seed, spec.name(), purpose).cursor();
        double[] values = new double[spec.size()];
        for (int n = 0; n < values.length; n++) {
            random.moveTo(0, n, 0);
            values[n] = given.draw(n, random);
        }
        return values;
    }

    /** When the model has asked for what it knows: refuses names that it does not know. */
    void requireAllUsed() {
        requireKnown(spec.parameters(), parameters, "parameter that can differ between neurons");
        requireKnown(spec.initial(), variables, "state variable");
    }

    private void requireKnown(Map<String, Values> given, Set<String> known, String what) {
        for (String name : given.keySet()) {
            Check.argument(
                    known.contains(name),
                    () -> "Population '" + spec.name() + "': its model has no " + what + " '" + name + "'; it has "
                            + known);
        }
    }
}
