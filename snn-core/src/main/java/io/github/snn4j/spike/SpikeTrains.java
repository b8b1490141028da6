package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Spikes of some neurons as a list of pairs (neuron, time), in any order. Immutable; 12 bytes a spike.
 *
 * <p>They come from arrays, from a text file ({@link #readText}) or from a recording
 * ({@code io.github.snn4j.monitor.SpikeFile}), and are replayed by a {@link SpikeTrainSource}.
 *
 * <p>Verified by {@code SpikeTrainsTest}.
 */
public final class SpikeTrains {

    private final int size;
    private final int[] neurons;
    private final double[] timesMs;

    private SpikeTrains(int size, int[] neurons, double[] timesMs) {
        this.size = size;
        this.neurons = neurons;
        this.timesMs = timesMs;
    }

    /**
     * Spikes as two arrays.
     *
     * @param size number of neurons, {@code >= 1}
     * @param neurons neuron of each spike, in {@code [0, size)}; copied
     * @param timesMs time of each spike in ms, {@code >= 0}; copied
     * @return the trains
     */
    public static SpikeTrains of(int size, int[] neurons, double[] timesMs) {
        Check.atLeast(size, 1, "SpikeTrains.size");
        Check.length(timesMs.length, neurons.length, "SpikeTrains.timesMs");
        for (int k = 0; k < neurons.length; k++) {
            int neuron = neurons[k];
            double timeMs = timesMs[k];
            Check.argument(
                    neuron >= 0 && neuron < size,
                    () -> "SpikeTrains: neuron of the spike at " + timeMs + " ms must be in [0, " + (size - 1)
                            + "], got " + neuron);
            Check.argument(
                    timeMs >= 0 && timeMs < Double.POSITIVE_INFINITY,
                    () -> "SpikeTrains: time of a spike of neuron " + neuron + " must be >= 0 ms, got " + timeMs);
        }
        return new SpikeTrains(size, neurons.clone(), timesMs.clone());
    }

    /**
     * Trains by neuron.
     *
     * @param timesMs times in ms, one array per neuron, which may be empty
     * @return trains of {@code timesMs.length} neurons
     */
    public static SpikeTrains of(double[][] timesMs) {
        int count = Arrays.stream(timesMs).mapToInt(t -> t.length).reduce(0, Math::addExact);
        int[] neurons = new int[count];
        double[] times = new double[count];
        int k = 0;
        for (int n = 0; n < timesMs.length; n++) {
            for (double timeMs : timesMs[n]) {
                neurons[k] = n;
                times[k++] = timeMs;
            }
        }
        return of(timesMs.length, neurons, times);
    }

    /**
     * Reads a text file with one spike a line: {@code neuron,time_ms}, such as {@code 17,203.5}. Blanks around the two
     * numbers, empty lines, lines that begin with {@code #} and a first line {@code neuron,time_ms} are passed over.
     *
     * @param path the file
     * @param size number of neurons, {@code >= 1}
     * @return the trains
     * @throws IOException if the file cannot be read, or a line is not of this form; the text names the line
     */
    public static SpikeTrains readText(Path path, int size) throws IOException {
        Check.atLeast(size, 1, "SpikeTrains.size");
        SpikeText text = new SpikeText(path, size);
        text.read();
        return new SpikeTrains(size, text.neurons(), text.timesMs());
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
     * Number of spikes.
     *
     * @return spikes
     */
    public int count() {
        return neurons.length;
    }

    /**
     * Who fired a spike.
     *
     * @param k number of the spike, in {@code [0, count())}
     * @return neuron
     */
    public int neuron(int k) {
        return neurons[k];
    }

    /**
     * When a spike was fired.
     *
     * @param k number of the spike, in {@code [0, count())}
     * @return time in ms
     */
    public double timeMs(int k) {
        return timesMs[k];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeTrains t
                && t.size == size
                && Arrays.equals(t.neurons, neurons)
                && Arrays.equals(t.timesMs, timesMs);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size + Arrays.hashCode(neurons)) + Arrays.hashCode(timesMs);
    }

    @Override
    public String toString() {
        return "SpikeTrains[" + size + " neurons, " + neurons.length + " spikes]";
    }
}
