package io.github.snn4j.internal.engine;

import java.util.Arrays;

/** Pieces of the synapse arrays that are to be read, scattered over the memory. */
final class SegmentList {

    private int[] begins = new int[256];
    private int[] ends = new int[256];
    private int size;
    // Written so that the compiler must not leave touching out.
    private float touched;

    void clear() {
        size = 0;
    }

    void add(int begin, int end) {
        if (size == begins.length) {
            begins = Arrays.copyOf(begins, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        begins[size] = begin;
        ends[size] = end;
        size++;
    }

    int size() {
        return size;
    }

    int begin(int k) {
        return begins[k];
    }

    int end(int k) {
        return ends[k];
    }

    /** Loads every cache line of each piece; no load depends on another, so the processor fetches many at a time. */
    void touch(RowTargets targets) {
        int sum = 0;
        for (int k = 0; k < size; k++) {
            sum += targets.touch(begins[k], ends[k]);
        }
        touched = sum;
    }

    /** Loads both ends of each piece, for the same reason. */
    void touch(RowTargets targets, float[] weights) {
        float sum = 0f;
        for (int k = 0; k < size; k++) {
            sum += targets.touch(begins[k], begins[k] + 1) + weights[begins[k]] + weights[ends[k] - 1];
        }
        touched = sum;
    }
}
