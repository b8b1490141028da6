package io.github.snn4j.neuron;

/** The spikes that a slice of a population emits in one step: kernels write indices, the model says how many. */
public interface SpikeBlock {

    /**
     * Where to write the neurons of a sample that fire, ascending; long enough for the whole slice.
     *
     * @param sample sample in the slice
     * @return scratch array, written from index 0
     */
    int[] target(int sample);

    /**
     * Says how many indices were written for a sample.
     *
     * @param sample sample in the slice
     * @param count number of spikes
     */
    void emitted(int sample, int count);
}
