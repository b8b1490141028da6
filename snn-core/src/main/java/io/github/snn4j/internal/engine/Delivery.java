package io.github.snn4j.internal.engine;

import io.github.snn4j.neuron.Slice;
import io.github.snn4j.plasticity.ShortTermPlasticity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the spikes of one projection reach their targets. With one delay for all synapses they wait in the list of past
 * spikes and are added to the arrivals of the step in which they are due. Fixed synapses with delays of their own are
 * added to an {@link InputRing} one step after the spike. Plastic ones wait in the list as well, and each delay that
 * occurs is served in its step, since the weight that counts is the one at arrival.
 */
final class Delivery {

    private static final float[] NO_FACTORS = {};

    private final PopulationRuntime pre;
    private final PopulationRuntime post;
    private final SynapseStore store;
    private final ArrivalBuffer arrivals;
    private final @Nullable InputRing ring;
    private final int[] delays;
    private final ShortTermPlasticity.@Nullable Efficacy shortTerm;
    private final long fanOut;
    // Factors of the spikes that are due, [delay][sample][k], filled by one thread before the slices are served.
    private final float[][][] factors;
    // What a slice has to read, if delays differ.
    private final SegmentList[] segments;

    /**
     * Makes the delivery.
     *
     * @param pre presynaptic population
     * @param post postsynaptic population
     * @param store synapses
     * @param arrivals sums at the receptor
     * @param ring sums of later steps, or null if spikes wait in their list
     * @param delays delays to serve, in steps; a single 1 with a ring
     * @param shortTerm factors on the weights, or null; not with several delays and no ring
     */
    Delivery(
            PopulationRuntime pre,
            PopulationRuntime post,
            SynapseStore store,
            ArrivalBuffer arrivals,
            @Nullable InputRing ring,
            int[] delays,
            ShortTermPlasticity.@Nullable Efficacy shortTerm) {
        this.pre = pre;
        this.post = post;
        this.store = store;
        this.arrivals = arrivals;
        this.ring = ring;
        this.delays = delays;
        this.shortTerm = shortTerm;
        this.fanOut = 1 + store.synapses() / pre.size();
        this.segments = new SegmentList[post.sliceCount()];
        Arrays.setAll(segments, k -> new SegmentList());
        this.factors = new float[shortTerm == null ? 0 : delays.length][pre.batch()][0];
    }

    /** One thread, before the slices: brings short-term plasticity up to date and estimates the work to come. */
    long prepare(long stepInTrial) {
        SpikeRing spikes = pre.ring();
        long work = 0;
        for (int d = 0; d < delays.length; d++) {
            for (int b = 0; b < pre.batch(); b++) {
                int n = spikes.count(delays[d], b);
                work += n;
                if (shortTerm != null && n > 0) {
                    int[] fired = spikes.list(delays[d], b);
                    if (factors[d][b].length < n) {
                        factors[d][b] = new float[Math.max(n, 2 * factors[d][b].length)];
                    }
                    for (int k = 0; k < n; k++) {
                        factors[d][b][k] = shortTerm.onSpike(stepInTrial - delays[d], b, fired[k]);
                    }
                }
            }
        }
        return delays.length > 1 ? work * fanOut / delays.length : work * fanOut;
    }

    /** Serves a slice of the postsynaptic population. */
    void deliver(Slice slice) {
        if (ring == null && delays.length > 1) {
            deliverAllDelays((SparseStore) store, slice);
            return;
        }
        for (int d = 0; d < delays.length; d++) {
            SpikeRing spikes = pre.ring();
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int n = spikes.count(delays[d], b);
                if (n > 0) {
                    arrivals.touch(slice);
                    deliver(d, b, spikes.list(delays[d], b), n, slice);
                }
            }
        }
    }

    /** Spikes of each of the last steps, in order of delay, reach those of their synapses whose delay has passed. */
    private void deliverAllDelays(SparseStore sparse, Slice slice) {
        SpikeRing spikes = pre.ring();
        SegmentList list = segments[slice.index()];
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            for (int block = sparse.blockAt(slice.from());
                    block < sparse.blocks() && sparse.cut(block) < slice.to();
                    block++) {
                list.clear();
                for (int delay : delays) {
                    int n = spikes.count(delay, b);
                    if (n > 0) {
                        sparse.collect(list, block, delay, spikes.list(delay, b), n);
                    }
                }
                if (list.size() > 0) {
                    arrivals.touch(slice);
                    sparse.deliver(list, block, arrivals.array(slice), b * post.size());
                }
            }
        }
    }

    private void deliver(int d, int sample, int[] fired, int count, Slice slice) {
        float[] scale = shortTerm == null ? NO_FACTORS : factors[d][sample];
        int base = sample * post.size();
        if (ring != null) {
            ((SparseStore) store)
                    .deliverAhead(
                            fired, shortTerm == null ? null : scale, count, ring, sample, slice.from(), slice.to());
        } else if (shortTerm == null && store instanceof SparseStore sparse && !sparse.defers()) {
            SegmentList list = segments[slice.index()];
            sparse.deliverRows(fired, count, list, arrivals.array(slice), base, slice.from(), slice.to());
        } else if (shortTerm == null) {
            store.deliverSpikes(fired, count, arrivals.array(slice), base, slice.from(), slice.to());
        } else {
            for (int k = 0; k < count; k++) {
                store.deliverScaled(fired[k], scale[k], arrivals.array(slice), base, slice.from(), slice.to());
            }
        }
    }

    void reset() {
        if (shortTerm != null) {
            shortTerm.reset();
        }
    }
}
