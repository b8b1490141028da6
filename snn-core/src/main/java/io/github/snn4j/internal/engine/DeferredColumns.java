package io.github.snn4j.internal.engine;

import io.github.snn4j.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Puts changes of columns off until their rows are needed. A postsynaptic spike changes one weight in each of many
 * rows; made at once, every change fetches a cache line of its own, and a large projection waits for memory most of the
 * time. Here a spike is only noted with its neuron. The next presynaptic spike, which reads the row anyway, finds for
 * each of its synapses which spikes of the target are new, and makes the changes. No index from targets to synapses is
 * needed.
 *
 * <p>The result is the same, bit for bit: every weight sees the same changes in the same order. The value of the
 * presynaptic trace at a noted spike follows from its value at the last presynaptic spike by the same multiplications
 * as {@link TraceRuntime} makes. This works for columns {@code scale x} with one exponential trace x that is read
 * before the spikes of the step, which is what STDP rules hand over. For anything else the rows are brought up to date
 * first.
 *
 * <p>Workers own blocks of targets, and all state is kept by block, so they do not meet.
 */
final class DeferredColumns {

    private final TraceRuntime trace;
    private final Law law;
    private final DeferredBlock[] blocks;

    DeferredColumns(SparseStore store, float[] w, TraceRuntime trace, Law law) {
        this.trace = trace;
        this.law = law;
        this.blocks = new DeferredBlock[store.blocks()];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = new DeferredBlock(store, b, w, trace, law);
        }
    }

    /** Whether a column can be put off. */
    boolean fits(Signal pre, float offset, Law otherLaw) {
        return pre == trace && offset == 0f && otherLaw == law;
    }

    /** Notes that the synapses onto a neuron change, in the step just made. */
    void column(int block, int post, float scale) {
        blocks[block].note(post, trace.updates() - 1, scale);
    }

    /** A presynaptic spike arrives in the step being made: its row is brought up to date and added to the sums, if any. */
    void arrive(int block, int pre, float @Nullable [] out, int outBase) {
        blocks[block].arrive(pre, trace.updates(), out, outBase);
    }

    /** Brings a row up to date. */
    void apply(int block, int pre) {
        blocks[block].apply(pre);
    }

    /** Brings all rows of a block up to date. */
    void applyAll(int block) {
        blocks[block].applyAll();
    }

    /** Starts a trial: no spikes, no traces. The rows have been brought up to date. */
    void reset() {
        for (DeferredBlock b : blocks) {
            b.reset();
        }
    }

    long bytes() {
        long bytes = 0;
        for (DeferredBlock b : blocks) {
            bytes += b.bytes();
        }
        return bytes;
    }
}
