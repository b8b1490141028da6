package io.github.snn4j.plasticity;

/** Looks at synapses one after the other. */
@FunctionalInterface
public interface SynapseVisitor {

    /**
     * A synapse.
     *
     * @param pre presynaptic neuron
     * @param post postsynaptic neuron
     * @param weight its weight
     */
    void visit(int pre, int post, float weight);
}
