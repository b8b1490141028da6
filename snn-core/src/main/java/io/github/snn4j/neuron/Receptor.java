package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;

/**
 * Where on the neuron a projection arrives. Models list theirs; a projection to one that the model lacks fails the
 * build.
 *
 * @param name name, unique within a model
 */
public record Receptor(String name) {

    /** The only input of models with one kind of input. */
    public static final Receptor INPUT = new Receptor("input");

    /** Excitatory conductance. */
    public static final Receptor EXCITATORY = new Receptor("excitatory");

    /** Inhibitory conductance. */
    public static final Receptor INHIBITORY = new Receptor("inhibitory");

    /** Validates the name. */
    public Receptor {
        Check.name(name, "Receptor.name");
    }
}
