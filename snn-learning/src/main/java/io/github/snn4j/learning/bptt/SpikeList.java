package io.github.snn4j.learning.bptt;

import java.util.Arrays;

/** The spikes of a population in a trial of one sample, by step and, on demand, by neuron. */
final class SpikeList {

    private final int size;
    private final int steps;
    private final int[] start;
    private int[] neurons = new int[16];
    private int filled;
    private int[] neuronStart = {};
    private int[] times = {};

    SpikeList(int size, int steps) {
        this.size = size;
        this.steps = steps;
        this.start = new int[steps + 1];
    }

    /** Forgets all spikes; steps are then filled in order. */
    void clear() {
        filled = 0;
        Arrays.fill(start, 0);
    }

    /** Array with room for a full step, to write the next step's neurons to from {@link #count} on. */
    int[] room() {
        if (neurons.length < filled + size) {
            neurons = Arrays.copyOf(neurons, Math.max(filled + size, 2 * neurons.length));
        }
        return neurons;
    }

    int count() {
        return filled;
    }

    /** Ends a step whose neurons were written up to {@code end}. */
    void close(int step, int end) {
        filled = end;
        start[step + 1] = end;
    }

    int[] neurons() {
        return neurons;
    }

    int from(int step) {
        return start[step];
    }

    int to(int step) {
        return start[step + 1];
    }

    /** Sorts the spikes by neuron. */
    void sortByNeuron() {
        if (neuronStart.length == 0) {
            neuronStart = new int[size + 1];
        }
        if (times.length < filled) {
            times = new int[Math.max(filled, 2 * times.length)];
        }
        Arrays.fill(neuronStart, 0);
        for (int k = 0; k < filled; k++) {
            neuronStart[neurons[k] + 1]++;
        }
        for (int i = 0; i < size; i++) {
            neuronStart[i + 1] += neuronStart[i];
        }
        for (int t = 0; t < steps; t++) {
            for (int k = start[t]; k < start[t + 1]; k++) {
                times[neuronStart[neurons[k]]++] = t;
            }
        }
        // Each start has moved to the next neuron's.
        System.arraycopy(neuronStart, 0, neuronStart, 1, size);
        neuronStart[0] = 0;
    }

    /** Steps of the spikes of all neurons, after {@link #sortByNeuron}. */
    int[] times() {
        return times;
    }

    int firstOf(int neuron) {
        return neuronStart[neuron];
    }

    int endOf(int neuron) {
        return neuronStart[neuron + 1];
    }
}
