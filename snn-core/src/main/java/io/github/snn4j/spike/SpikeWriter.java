package io.github.snn4j.spike;

/** Takes the spikes of one step. Neurons of a sample are written in ascending order, each at most once. */
public interface SpikeWriter {

    /**
     * Notes that a neuron fires in this step.
     *
     * @param sample sample in {@code [0, batch)}
     * @param neuron neuron in {@code [0, size)}
     */
    void spike(int sample, int neuron);
}
