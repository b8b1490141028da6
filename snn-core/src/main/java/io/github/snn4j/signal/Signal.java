package io.github.snn4j.signal;

/**
 * A value per neuron and sample that the simulator keeps up to date: a trace, a membrane, an activity. Read it after
 * the step it belongs to; only its owner writes it.
 */
public interface Signal {

    /**
     * Number of samples simulated side by side.
     *
     * @return samples, {@code >= 1}
     */
    int batch();

    /**
     * Number of neurons.
     *
     * @return neurons, {@code >= 1}
     */
    int size();

    /**
     * The live values, row-major {@code [batch][size]}. The same array for the whole life of the simulator.
     *
     * @return the array; treat as read-only
     */
    float[] array();
}
