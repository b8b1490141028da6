package io.github.snn4j.neuron;

import java.util.Arrays;

/** The state of one neuron in double precision, a separate array for every slice; allocated when first asked for. */
final class SliceScratch {

    /** Numbers in an array: more than any model needs, so that slices do not share cache lines. */
    private static final int LENGTH = 32;

    private double[][] cells = {};

    synchronized double[] of(Slice slice) {
        int known = cells.length;
        if (slice.index() >= known) {
            cells = Arrays.copyOf(cells, slice.index() + 1);
            for (int i = known; i < cells.length; i++) {
                cells[i] = new double[LENGTH];
            }
        }
        return cells[slice.index()];
    }
}
