package io.github.snn4j.learning.eprop;

import io.github.snn4j.signal.SpikeSignal;
import java.util.Arrays;

/** The spikes of a trial by step and sample. Grows with the longest trial, then allocates no more. */
final class SpikeLog {

    private final SpikeSignal spikes;
    private final int batch;
    private int[] neurons = new int[1024];
    // Where the spikes of a step and sample end.
    private int[] ends = new int[1024];
    private int count;
    private int lists;

    SpikeLog(SpikeSignal spikes) {
        this.spikes = spikes;
        this.batch = spikes.batch();
    }

    void step() {
        if (lists + batch > ends.length) {
            ends = Arrays.copyOf(ends, Math.max(lists + batch, 2 * ends.length));
        }
        for (int b = 0; b < batch; b++) {
            int n = spikes.count(b);
            if (count + n > neurons.length) {
                neurons = Arrays.copyOf(neurons, Math.max(count + n, 2 * neurons.length));
            }
            for (int k = 0; k < n; k++) {
                neurons[count++] = spikes.index(b, k);
            }
            ends[lists++] = count;
        }
    }

    /** For each spike of a step adds the row of its sample, {@code sum[neuron][j] += rows[sample][j]}. */
    void addRows(int step, float[] rows, int width, float[] sum) {
        for (int b = 0; b < batch; b++) {
            int list = step * batch + b;
            int row = b * width;
            for (int k = list == 0 ? 0 : ends[list - 1]; k < ends[list]; k++) {
                int at = neurons[k] * width;
                for (int j = 0; j < width; j++) {
                    sum[at + j] += rows[row + j];
                }
            }
        }
    }

    void clear() {
        count = 0;
        lists = 0;
    }
}
