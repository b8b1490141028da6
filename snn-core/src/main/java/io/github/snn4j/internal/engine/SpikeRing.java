package io.github.snn4j.internal.engine;

import java.util.Arrays;

/** The spikes of the last steps of one population: a ring of slots, each with an ascending index list per sample. */
final class SpikeRing {

    private final int[][][] indices;
    private final int[][] counts;
    private int current;

    /**
     * Makes an empty ring.
     *
     * @param slots steps remembered, this one included
     * @param batch samples
     */
    SpikeRing(int slots, int batch) {
        indices = new int[slots][batch][0];
        counts = new int[slots][batch];
    }

    /** Moves on to the next step, whose lists are empty. */
    void advance() {
        current = current + 1 == counts.length ? 0 : current + 1;
        Arrays.fill(counts[current], 0);
    }

    /** Forgets all spikes. */
    void clear() {
        for (int[] slot : counts) {
            Arrays.fill(slot, 0);
        }
    }

    /**
     * Appends indices, all above those already there, to the current step. Samples may be written by different threads.
     */
    void append(int sample, int[] source, int count) {
        int old = counts[current][sample];
        int[] list = indices[current][sample];
        if (old + count > list.length) {
            list = Arrays.copyOf(list, Math.max(old + count, list.length * 2));
            indices[current][sample] = list;
        }
        System.arraycopy(source, 0, list, old, count);
        counts[current][sample] = old + count;
    }

    /** Keeps only the first indices of the current step. */
    void keep(int sample, int count) {
        counts[current][sample] = count;
    }

    int count(int delay, int sample) {
        return counts[slot(delay)][sample];
    }

    int[] list(int delay, int sample) {
        return indices[slot(delay)][sample];
    }

    private int slot(int delay) {
        int s = current - delay;
        return s < 0 ? s + counts.length : s;
    }
}
