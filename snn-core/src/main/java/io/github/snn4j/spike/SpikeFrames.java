package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;

/**
 * The spikes of one sample on the grid: for every step the neurons that fire, ascending, each at most once. Immutable;
 * four bytes a spike and four bytes a step.
 *
 * <p>They come from a recording of events ({@code io.github.snn4j.event.EventFraming}) or from arrays, and are shown to
 * a {@link FrameSource}.
 *
 * <p>Verified by {@code SpikeFramesTest}.
 */
public final class SpikeFrames {

    private final int size;
    /** Where each step begins in {@link #neurons}, one more at the end. */
    private final int[] begins;

    private final int[] neurons;

    private SpikeFrames(int size, int[] begins, int[] neurons) {
        this.size = size;
        this.begins = begins;
        this.neurons = neurons;
    }

    /**
     * Spikes as two arrays in any order; a neuron that is named more than once in a step fires once.
     *
     * @param size number of neurons, {@code >= 1}
     * @param steps number of steps, {@code >= 0}
     * @param step step of each spike, in {@code [0, steps)}
     * @param neuron neuron of each spike, in {@code [0, size)}
     * @return the frames
     */
    public static SpikeFrames of(int size, int steps, int[] step, int[] neuron) {
        Check.atLeast(size, 1, "SpikeFrames.size");
        Check.atLeast(steps, 0, "SpikeFrames.steps");
        Check.length(neuron.length, step.length, "SpikeFrames.neuron");
        long[] places = new long[step.length];
        for (int k = 0; k < places.length; k++) {
            Check.index(step[k], steps, "SpikeFrames: step of spike " + k);
            Check.index(neuron[k], size, "SpikeFrames: neuron of spike " + k);
            places[k] = (long) step[k] * size + neuron[k];
        }
        Arrays.sort(places);
        int[] begins = new int[steps + 1];
        int[] neurons = new int[places.length];
        int count = 0;
        for (int k = 0; k < places.length; k++) {
            if (k == 0 || places[k] != places[k - 1]) {
                neurons[count++] = (int) (places[k] % size);
                begins[(int) (places[k] / size) + 1]++;
            }
        }
        for (int s = 0; s < steps; s++) {
            begins[s + 1] += begins[s];
        }
        return new SpikeFrames(size, begins, Arrays.copyOf(neurons, count));
    }

    /**
     * Number of neurons.
     *
     * @return neurons
     */
    public int size() {
        return size;
    }

    /**
     * Number of steps; nothing fires afterwards.
     *
     * @return steps
     */
    public int steps() {
        return begins.length - 1;
    }

    /**
     * Number of spikes in all steps.
     *
     * @return spikes
     */
    public int count() {
        return neurons.length;
    }

    /**
     * Number of neurons that fire in a step.
     *
     * @param step step, {@code >= 0}
     * @return spikes; 0 from {@link #steps} on
     */
    public int count(long step) {
        Check.argument(step >= 0, () -> "SpikeFrames: step must be >= 0, got " + step);
        return step < steps() ? begins[(int) step + 1] - begins[(int) step] : 0;
    }

    /**
     * One of the neurons that fire in a step.
     *
     * @param step step in {@code [0, steps())}
     * @param k which, in {@code [0, count(step))}
     * @return neuron; ascending with {@code k}
     */
    public int neuron(int step, int k) {
        Check.index(step, steps(), "SpikeFrames: step");
        int begin = begins[step];
        Check.index(k, begins[step + 1] - begin, "SpikeFrames: spike of step " + step);
        return neurons[begin + k];
    }

    /** Writes the spikes of a step. */
    void emit(long step, int sample, SpikeWriter out) {
        if (step < begins.length - 1) {
            int end = begins[(int) step + 1];
            for (int k = begins[(int) step]; k < end; k++) {
                out.spike(sample, neurons[k]);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeFrames f
                && f.size == size
                && Arrays.equals(f.begins, begins)
                && Arrays.equals(f.neurons, neurons);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size + Arrays.hashCode(begins)) + Arrays.hashCode(neurons);
    }

    @Override
    public String toString() {
        return "SpikeFrames[" + size + " neurons, " + steps() + " steps, " + neurons.length + " spikes]";
    }
}
