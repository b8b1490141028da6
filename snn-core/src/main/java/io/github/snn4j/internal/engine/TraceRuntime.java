package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.signal.Trace;
import java.util.Arrays;

/**
 * A running spike trace. While few values differ from zero it keeps a list of them, so that decay and use cost no more
 * than there are; beyond a quarter of the neurons it switches to whole-array work until the next reset. Both give the
 * same bits.
 */
final class TraceRuntime extends SignalRuntime implements SparseSignal {

    /** Share of non-zero values, as 1/2^n, above which the list no longer pays. */
    private static final int DENSE_SHIFT = 2;

    private final Kernels kernels;
    private final SpikeView spikes;
    private final float decay;
    private final boolean saturate;
    private final boolean before;
    private final int[][] active;
    private final int[] activeCount;
    private final boolean[] dense;
    private final int[][] pending;
    private final int[] pendingCount;
    private int updates;

    TraceRuntime(Kernels kernels, Trace spec, SpikeView spikes, float decay) {
        super(spikes.batch(), spikes.size(), new float[spikes.batch() * spikes.size()]);
        this.kernels = kernels;
        this.spikes = spikes;
        this.decay = decay;
        this.saturate = spec.mode() == Trace.Mode.SATURATE;
        this.before = spec.reading() == Trace.Reading.BEFORE_SPIKE;
        int most = (spikes.size() >> DENSE_SHIFT) + 1;
        this.active = new int[batch()][most];
        this.activeCount = new int[batch()];
        this.dense = new boolean[batch()];
        this.pending = new int[batch()][0];
        this.pendingCount = new int[batch()];
    }

    /**
     * A trace read after the spike decays and then takes this step's spikes in; one read before it takes the last
     * step's spikes in and then decays, so that the array always holds what is to be read.
     */
    @Override
    void update(int sample) {
        if (sample == 0) {
            updates++;
        }
        if (before) {
            add(sample, pending[sample], pendingCount[sample]);
            decay(sample);
            int n = spikes.count(sample);
            if (pending[sample].length < n) {
                pending[sample] = new int[Math.max(n, 2 * pending[sample].length)];
            }
            System.arraycopy(spikes.list(sample), 0, pending[sample], 0, n);
            pendingCount[sample] = n;
        } else {
            decay(sample);
            add(sample, spikes.list(sample), spikes.count(sample));
        }
    }

    private void decay(int sample) {
        float[] x = array();
        int base = sample * size();
        if (dense[sample]) {
            kernels.decay(x, base, base + size(), decay);
            return;
        }
        int[] list = active[sample];
        int kept = 0;
        for (int k = 0; k < activeCount[sample]; k++) {
            int j = list[k];
            float y = x[base + j] * decay;
            if (y < Kernels.FLOOR) {
                x[base + j] = 0f;
            } else {
                x[base + j] = y;
                list[kept++] = j;
            }
        }
        activeCount[sample] = kept;
    }

    private void add(int sample, int[] fired, int count) {
        float[] x = array();
        int base = sample * size();
        for (int k = 0; k < count; k++) {
            int j = fired[k];
            if (!dense[sample] && x[base + j] == 0f) {
                if (activeCount[sample] == active[sample].length) {
                    dense[sample] = true;
                } else {
                    active[sample][activeCount[sample]++] = j;
                }
            }
            x[base + j] = saturate ? 1f : x[base + j] + 1f;
        }
    }

    @Override
    void reset() {
        super.reset();
        updates = 0;
        Arrays.fill(activeCount, 0);
        Arrays.fill(pendingCount, 0);
        Arrays.fill(dense, false);
    }

    /** How often it was brought up to date since the trial began, which is the number of the next step. */
    int updates() {
        return updates;
    }

    float decayFactor() {
        return decay;
    }

    boolean saturates() {
        return saturate;
    }

    /** Whether it is read before the spikes of the step are added. */
    boolean readBefore() {
        return before;
    }

    SpikeView spikes() {
        return spikes;
    }

    @Override
    public boolean sparse(int sample) {
        return !dense[sample];
    }

    @Override
    public int[] active(int sample) {
        return active[sample];
    }

    @Override
    public int activeCount(int sample) {
        return activeCount[sample];
    }
}
