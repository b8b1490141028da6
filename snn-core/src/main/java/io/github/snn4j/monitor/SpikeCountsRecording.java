package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.signal.SpikeSignal;
import java.util.Arrays;

/** Counts kept by {@link SpikeCounts}. They go on over trials and resets until {@link #clear}. */
public final class SpikeCountsRecording implements Recording {

    private final SpikeSignal spikes;
    private final int batch;
    private final int size;
    private final int[] counts;

    SpikeCountsRecording(SpikeSignal spikes) {
        this.spikes = spikes;
        this.batch = spikes.batch();
        this.size = spikes.size();
        this.counts = new int[batch * size];
    }

    @Override
    public void onStep(long step) {
        for (int b = 0; b < batch; b++) {
            int n = spikes.count(b);
            for (int k = 0; k < n; k++) {
                counts[b * size + spikes.index(b, k)]++;
            }
        }
    }

    /**
     * The counts, live: the same array for the whole life of the simulator.
     *
     * @return counts {@code [batch][size]}; treat as read-only
     */
    public int[] counts() {
        return counts;
    }

    /**
     * Spikes of one neuron.
     *
     * @param sample the sample
     * @param neuron the neuron
     * @return spikes since the last {@link #clear}
     */
    public int count(int sample, int neuron) {
        Check.index(sample, batch, "sample");
        return counts[sample * size + Check.index(neuron, size, "neuron")];
    }

    /**
     * Spikes of all neurons of a sample.
     *
     * @param sample the sample
     * @return spikes since the last {@link #clear}
     */
    public long total(int sample) {
        Check.index(sample, batch, "sample");
        long n = 0;
        for (int k = sample * size; k < (sample + 1) * size; k++) {
            n += counts[k];
        }
        return n;
    }

    /** Sets all counts to zero. */
    public void clear() {
        Arrays.fill(counts, 0);
    }
}
