package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.signal.SpikeSignal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Spikes recorded by a {@link SpikeMonitor}, in order of step, sample and neuron. */
public final class SpikeRecording implements Recording {

    private final SpikeMonitor monitor;
    private final SpikeSignal spikes;
    private final @Nullable Selection selection;
    private final double dtMs;
    private final SpikeFile.@Nullable Writer file;
    private long[] steps = new long[16];
    private int[] samples = new int[16];
    private int[] neurons = new int[16];
    private int kept;
    private long count;

    SpikeRecording(SpikeMonitor monitor, MonitorContext context) {
        this.monitor = monitor;
        String population = monitor.population();
        this.spikes = context.spikes(population);
        this.selection = monitor.ids().isEmpty()
                ? null
                : new Selection(monitor.ids(), context.size(population), "SpikeMonitor of '" + population + "'");
        this.dtMs = context.timeStep().dtMs();
        this.file = monitor.file()
                .map(path -> new SpikeFile.Writer(
                        path,
                        population,
                        context.size(population),
                        context.batch(),
                        context.timeStep().dtMs()))
                .orElse(null);
    }

    @Override
    public void onStep(long step) {
        for (int b = 0; b < spikes.batch(); b++) {
            int n = spikes.count(b);
            for (int k = 0; k < n; k++) {
                int neuron = spikes.index(b, k);
                if (selection == null || selection.position(neuron) >= 0) {
                    take(step, b, neuron);
                }
            }
        }
    }

    private void take(long step, int sample, int neuron) {
        if (count == monitor.maxSpikes()) {
            throw new IllegalStateException("SpikeMonitor of '" + monitor.population() + "': more than "
                    + monitor.maxSpikes() + " spikes by step " + step
                    + "; raise the limit with atMost, watch fewer neurons with only, or write to a file with toFile");
        }
        count++;
        if (file != null) {
            file.write(step, sample, neuron);
            return;
        }
        if (kept == steps.length) {
            int more = (int) Math.min(Math.min(2L * kept, Integer.MAX_VALUE - 8), Math.max(monitor.maxSpikes(), 16));
            steps = Arrays.copyOf(steps, more);
            samples = Arrays.copyOf(samples, more);
            neurons = Arrays.copyOf(neurons, more);
        }
        steps[kept] = step;
        samples[kept] = sample;
        neurons[kept++] = neuron;
    }

    /**
     * Number of spikes taken in, whether kept or written.
     *
     * @return spikes
     */
    public long count() {
        return count;
    }

    /**
     * Number of spikes kept in memory: all, or none if they go to a file.
     *
     * @return spikes
     */
    public int size() {
        return kept;
    }

    /**
     * When a spike was fired.
     *
     * @param k number of the spike, in {@code [0, size())}
     * @return step since the simulator was built
     */
    public long step(int k) {
        return steps[Check.index(k, kept, "recorded spike")];
    }

    /**
     * When a spike was fired.
     *
     * @param k number of the spike, in {@code [0, size())}
     * @return time since the simulator was built, in ms
     */
    public double timeMs(int k) {
        return step(k) * dtMs;
    }

    /**
     * In which sample a spike was fired.
     *
     * @param k number of the spike, in {@code [0, size())}
     * @return sample
     */
    public int sample(int k) {
        return samples[Check.index(k, kept, "recorded spike")];
    }

    /**
     * Who fired a spike.
     *
     * @param k number of the spike, in {@code [0, size())}
     * @return neuron
     */
    public int neuron(int k) {
        return neurons[Check.index(k, kept, "recorded spike")];
    }

    /**
     * Times of all spikes of a neuron in a sample.
     *
     * @param sample the sample
     * @param neuron the neuron
     * @return ascending times in ms
     */
    public double[] timesMs(int sample, int neuron) {
        double[] times = new double[kept];
        int n = 0;
        for (int k = 0; k < kept; k++) {
            if (samples[k] == sample && neurons[k] == neuron) {
                times[n++] = timeMs(k);
            }
        }
        return Arrays.copyOf(times, n);
    }

    /**
     * Times of all spikes.
     *
     * @return times in ms, as many as {@link #size}
     */
    public double[] timesMs() {
        double[] times = new double[kept];
        Arrays.setAll(times, k -> steps[k] * dtMs);
        return times;
    }

    /**
     * Neurons of all spikes.
     *
     * @return neurons, as many as {@link #size}
     */
    public int[] neurons() {
        return Arrays.copyOf(neurons, kept);
    }

    /**
     * Samples of all spikes.
     *
     * @return samples, as many as {@link #size}
     */
    public int[] samples() {
        return Arrays.copyOf(samples, kept);
    }

    /** Forgets the spikes in memory; does nothing to a file. */
    public void clear() {
        if (file == null) {
            kept = 0;
            count = 0;
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
