package io.github.snn4j.internal.engine;

import io.github.snn4j.neuron.Slice;
import io.github.snn4j.neuron.SpikeBlock;

/**
 * Takes the spikes of one slice. A slice that owns whole samples appends them to the ring at once; one that owns some
 * neurons of a sample shared with others keeps them until {@link #merge}, which is called slice by slice in ascending
 * order.
 */
final class SliceSpikes implements SpikeBlock {

    private final SpikeRing ring;
    private final Slice slice;
    private final boolean direct;
    private final int[] scratch;
    private final int[][] held;
    private final int[] heldCount;

    SliceSpikes(SpikeRing ring, Slice slice, boolean direct) {
        this.ring = ring;
        this.slice = slice;
        this.direct = direct;
        int width = Math.max(0, slice.to() - slice.from());
        int samples = Math.max(0, slice.sampleTo() - slice.sampleFrom());
        this.scratch = direct ? new int[width] : new int[0];
        this.held = direct ? new int[0][] : new int[samples][width];
        // Longer than needed: counts of different slices must not share a cache line.
        this.heldCount = new int[direct ? 0 : samples + 16];
    }

    @Override
    public int[] target(int sample) {
        return direct ? scratch : held[sample - slice.sampleFrom()];
    }

    @Override
    public void emitted(int sample, int count) {
        if (direct) {
            ring.append(sample, scratch, count);
        } else {
            heldCount[sample - slice.sampleFrom()] = count;
        }
    }

    /** Hands held spikes to the ring. */
    void merge() {
        for (int s = 0; s < held.length; s++) {
            ring.append(slice.sampleFrom() + s, held[s], heldCount[s]);
            heldCount[s] = 0;
        }
    }
}
