package io.github.snn4j.signal;

import io.github.snn4j.internal.check.Check;

/**
 * A state variable of the neuron model by its name, for rules that belong to one model (an adaptation variable, a
 * dendritic compartment).
 *
 * @param name name of the variable as listed by the model
 */
public record State(String name) implements SignalSpec<Signal> {

    /** Validates the name. */
    public State {
        Check.name(name, "State.name");
    }
}
