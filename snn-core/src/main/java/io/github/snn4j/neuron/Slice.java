package io.github.snn4j.neuron;

/**
 * A worker's share of a population: the neurons {@code [from, to)} of the samples {@code [sampleFrom, sampleTo)}.
 *
 * @param index number of the slice, {@code 0 ..}
 * @param sampleFrom first sample
 * @param sampleTo one past the last sample
 * @param from first neuron
 * @param to one past the last neuron
 */
public record Slice(int index, int sampleFrom, int sampleTo, int from, int to) {

    /**
     * Whether there is nothing in it.
     *
     * @return true if it has no neuron or no sample
     */
    public boolean isEmpty() {
        return sampleFrom >= sampleTo || from >= to;
    }
}
