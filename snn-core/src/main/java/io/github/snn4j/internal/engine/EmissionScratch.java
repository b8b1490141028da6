package io.github.snn4j.internal.engine;

import io.github.snn4j.spike.SpikeWriter;

/** Collects what a source emits for one sample and step, and checks that it is ascending and in range. */
final class EmissionScratch implements SpikeWriter {

    private int[] indices = new int[0];
    private int count;
    private int last = -1;
    private int size;
    private String name = "";

    void begin(int populationSize, String population) {
        if (indices.length < populationSize) {
            indices = new int[populationSize];
        }
        size = populationSize;
        name = population;
        count = 0;
        last = -1;
    }

    @Override
    public void spike(int sample, int neuron) {
        if (neuron <= last || neuron >= size) {
            throw new IllegalStateException("source '" + name + "' must emit neurons in ascending order below " + size
                    + ", got " + neuron + " after " + last);
        }
        last = neuron;
        indices[count++] = neuron;
    }

    int[] indices() {
        return indices;
    }

    int count() {
        return count;
    }
}
