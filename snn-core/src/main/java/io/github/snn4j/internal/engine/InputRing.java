package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.Slice;
import java.util.Arrays;

/**
 * Sums of weights that will arrive at one receptor in the steps to come, for synapses with delays of their own. A spike
 * is taken in one step after it was fired, so a delay of d steps is d - 1 slots ahead of the current one.
 */
final class InputRing {

    private final String population;
    private final int size;
    private final int slotLength;
    private int slots;
    private float[] sums = {};
    private int current;

    InputRing(int batch, int size, String population) {
        this.population = population;
        this.size = size;
        this.slotLength = batch * size;
    }

    /** Makes room for delays of so many steps. Before the first step only. */
    void reserve(int longestDelay) {
        if (longestDelay <= slots) {
            return;
        }
        long length = (long) longestDelay * slotLength;
        Check.argument(
                length <= Integer.MAX_VALUE - 8,
                () -> "Population '" + population + "': delays of up to " + longestDelay + " steps per synapse need "
                        + (length >> 18) + " MB of input buffer, more than one array holds; shorten the longest delay,"
                        + " split the population, or use a longer time step");
        slots = longestDelay;
        sums = new float[(int) length];
    }

    /** Moves on to the next step. */
    void advance() {
        current = current + 1 == slots ? 0 : current + 1;
    }

    /** Index of neuron 0 of a sample in the slot so many steps ahead. */
    int base(int ahead, int sample) {
        int slot = current + ahead;
        return (slot >= slots ? slot - slots : slot) * slotLength + sample * size;
    }

    float[] array() {
        return sums;
    }

    /** Moves what arrives in this step to the arrivals. */
    void flush(Slice slice, ArrivalBuffer arrivals) {
        float[] out = arrivals.array(slice);
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            int from = base(0, b) + slice.from();
            int to = base(0, b) + slice.to();
            int outFrom = b * size + slice.from() - from;
            for (int k = from; k < to; k++) {
                out[outFrom + k] += sums[k];
                sums[k] = 0f;
            }
        }
        arrivals.touch(slice);
    }

    void clear() {
        Arrays.fill(sums, 0f);
    }

    long bytes() {
        return 4L * sums.length;
    }
}
