package io.github.snn4j.internal.engine;

import io.github.snn4j.neuron.DynamicsContext;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.stimulus.StimulusContext;
import java.util.Arrays;

/**
 * Sums of arriving weights at one receptor, with a mark per slice that says whether anything arrived. They are taken in
 * by the step of the neurons; or, if the buffer is late, they are a state variable of the neurons, added to when the
 * step of the neurons is over.
 *
 * <p>If threads share out neurons, each has an array of its own, as long as all. In one array the cache line where two
 * shares meet would travel between the cores with almost every spike.
 */
final class ArrivalBuffer implements DynamicsContext.Input, StimulusContext.Arrivals {

    /** Marks of different slices lie on different cache lines, since threads write them all the time. */
    private static final int APART = 64;

    private final float[][] sums;
    private final boolean[] touched;
    private final boolean late;

    /** Arrivals to be taken in by the neurons. */
    ArrivalBuffer(int length, int slices, boolean apart) {
        this.sums = new float[slices][];
        for (int k = 0; k < slices; k++) {
            sums[k] = apart || k == 0 ? new float[length] : sums[0];
        }
        this.late = false;
        this.touched = new boolean[slices * APART];
    }

    /** Arrivals to be added to a state variable. */
    ArrivalBuffer(float[] state, int slices) {
        this.sums = new float[slices][];
        Arrays.fill(sums, state);
        this.late = true;
        touched = new boolean[slices * APART];
    }

    @Override
    public float[] array(Slice slice) {
        return sums[slice.index()];
    }

    /** The array that all slices share. */
    float[] whole() {
        return sums[0];
    }

    boolean apart() {
        return sums[sums.length - 1] != sums[0];
    }

    @Override
    public boolean touched(Slice slice) {
        return touched[slice.index() * APART];
    }

    @Override
    public void touch(Slice slice) {
        touched[slice.index() * APART] = true;
    }

    /** Whether arrivals are added after the step of the neurons. */
    boolean late() {
        return late;
    }

    void untouch(Slice slice) {
        touched[slice.index() * APART] = false;
    }

    void clear() {
        for (float[] s : sums) {
            Arrays.fill(s, 0f);
        }
        Arrays.fill(touched, false);
    }
}
