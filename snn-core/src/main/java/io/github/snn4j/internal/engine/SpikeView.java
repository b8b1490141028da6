package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.signal.SpikeSignal;

/** The spikes of a population as seen a fixed number of steps later. */
final class SpikeView implements SpikeSignal {

    private final SpikeRing ring;
    private final int delay;
    private final int batch;
    private final int size;

    SpikeView(SpikeRing ring, int delay, int batch, int size) {
        this.ring = ring;
        this.delay = delay;
        this.batch = batch;
        this.size = size;
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int count(int sample) {
        return ring.count(delay, sample);
    }

    @Override
    public int index(int sample, int k) {
        Check.index(k, count(sample), "spike number");
        return ring.list(delay, sample)[k];
    }

    /** The list itself; valid up to {@link #count}. */
    int[] list(int sample) {
        return ring.list(delay, sample);
    }
}
