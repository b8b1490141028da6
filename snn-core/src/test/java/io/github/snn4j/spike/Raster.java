package io.github.snn4j.spike;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The spikes of one sample, and the statistics the tests ask of them. */
final class Raster implements SpikeWriter {

    final int size;
    final int steps;
    private final int sample;
    private final List<int[]> spikes = new ArrayList<>(); // {step, neuron} in the order of writing
    private int now;
    private int last;

    private Raster(int size, int steps, int sample) {
        this.size = size;
        this.steps = steps;
        this.sample = sample;
    }

    /** Runs one trial of one sample and insists on ascending neurons in range. */
    static Raster of(SpikeSource.Emitter emitter, int size, int steps, int sample, int stream) {
        Raster raster = new Raster(size, steps, sample);
        for (int step = 0; step < steps; step++) {
            raster.step(emitter, step, stream);
        }
        return raster;
    }

    /** One trial of a batch of one. */
    static Raster of(SpikeSource source, int size, double dtMs, int steps) {
        return of(source.bind(TestContext.of(size, 1, dtMs)), size, steps, 0, 0);
    }

    static Raster empty(int size, int steps, int sample) {
        return new Raster(size, steps, sample);
    }

    void step(SpikeSource.Emitter emitter, int step, int stream) {
        now = step;
        last = -1;
        emitter.emit(step, sample, stream, this);
    }

    @Override
    public void spike(int writtenSample, int neuron) {
        if (writtenSample != sample || neuron <= last || neuron >= size) {
            throw new AssertionError(
                    "step " + now + ": sample " + writtenSample + " neuron " + neuron + " after " + last);
        }
        last = neuron;
        spikes.add(new int[] {now, neuron});
    }

    List<String> list() {
        return spikes.stream().map(Arrays::toString).toList();
    }

    int count() {
        return spikes.size();
    }

    /** Steps in which a neuron fires. */
    int[] train(int neuron) {
        return spikes.stream().filter(s -> s[1] == neuron).mapToInt(s -> s[0]).toArray();
    }

    /** Intervals of all neurons in steps, each train by itself. */
    int[] intervals() {
        int[] previous = new int[size];
        Arrays.fill(previous, -1);
        int[] intervals = new int[spikes.size()];
        int count = 0;
        for (int[] s : spikes) {
            if (previous[s[1]] >= 0) {
                intervals[count++] = s[0] - previous[s[1]];
            }
            previous[s[1]] = s[0];
        }
        return Arrays.copyOf(intervals, count);
    }

    /** Counts in windows, [neuron * windows + window]. */
    double[] windowCounts(int stepsPerWindow) {
        int windows = steps / stepsPerWindow;
        double[] counts = new double[size * windows];
        for (int[] s : spikes) {
            if (s[0] < windows * stepsPerWindow) {
                counts[s[1] * windows + s[0] / stepsPerWindow]++;
            }
        }
        return counts;
    }

    /** Spikes of all neurons by step modulo a period. */
    long[] cycleHistogram(int period) {
        long[] histogram = new long[period];
        for (int[] s : spikes) {
            histogram[s[0] % period]++;
        }
        return histogram;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    static double cv(int[] intervals) {
        double[] values = Arrays.stream(intervals).asDoubleStream().toArray();
        return Math.sqrt(variance(values)) / mean(values);
    }

    static double fano(double[] counts) {
        return variance(counts) / mean(counts);
    }
}
