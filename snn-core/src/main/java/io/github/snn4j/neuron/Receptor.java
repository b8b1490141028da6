package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;

/**
 * Where on the neuron a projection arrives. Models list theirs; a projection to one that the model lacks fails the
 * build.
 *
 * @param name name, unique within a model
 * @param potential whether it senses the membrane potential of graded presynaptic units instead of their output, as a
 *     contact between neighbouring compartments does
 * @param variable state variable that it senses instead, if it senses a potential; empty for the membrane
 */
public record Receptor(String name, boolean potential, String variable) {

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

    /**
     * A receptor for what presynaptic neurons send out: spikes, or the activity of graded units.
     *
     * @param name name, unique within a model
     */
    public Receptor(String name) {
        this(name, false);
    }

    /**
     * A receptor that may sense the membrane potential.
     *
     * @param name name, unique within a model
     * @param potential whether it senses the membrane potential of graded presynaptic units
     */
    public Receptor(String name, boolean potential) {
        this(name, potential, "");
    }

    /**
     * A receptor that senses a potential other than that of the soma, such as that of a dendrite.
     *
     * @param name name, unique within a model
     * @param variable name of a state variable of the presynaptic units, which are graded
     * @return the receptor
     */
    public static Receptor sensing(String name, String variable) {
        return new Receptor(name, true, variable);
    }
}
