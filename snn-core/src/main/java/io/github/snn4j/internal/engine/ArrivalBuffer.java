package io.github.snn4j.internal.engine;

import io.github.snn4j.neuron.DynamicsContext;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.stimulus.StimulusContext;
import java.util.Arrays;

/** Sums of arriving weights at one receptor, with a mark per slice that says whether anything arrived. */
final class ArrivalBuffer implements DynamicsContext.Input, StimulusContext.Arrivals {

    /** Marks of different slices lie on different cache lines, since threads write them all the time. */
    private static final int APART = 64;

    private final float[] sums;
    private final boolean[] touched;

    ArrivalBuffer(int length, int slices) {
        sums = new float[length];
        touched = new boolean[slices * APART];
    }

    @Override
    public float[] array() {
        return sums;
    }

    @Override
    public boolean touched(Slice slice) {
        return touched[slice.index() * APART];
    }

    @Override
    public void touch(Slice slice) {
        touched[slice.index() * APART] = true;
    }

    void untouch(Slice slice) {
        touched[slice.index() * APART] = false;
    }

    void clear() {
        Arrays.fill(sums, 0f);
        Arrays.fill(touched, false);
    }
}
