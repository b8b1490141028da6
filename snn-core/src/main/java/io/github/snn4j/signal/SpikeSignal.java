package io.github.snn4j.signal;

/** The spikes of the step just made, as ascending lists of neuron indices, one list per sample. */
public interface SpikeSignal {

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
     * How many neurons of a sample fired in this step.
     *
     * @param sample sample in {@code [0, batch)}
     * @return number of spikes
     */
    int count(int sample);

    /**
     * The k-th neuron, in ascending order, that fired in this step.
     *
     * @param sample sample in {@code [0, batch)}
     * @param k in {@code [0, count(sample))}
     * @return neuron index
     */
    int index(int sample, int k);
}
