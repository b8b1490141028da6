package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.SparseRows;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Targets of the synapses of a {@link SparseStore}, ascending within a row of a block. They take 16 bits each; or 8, as
 * the distance from the synapse before, if no distance in the whole projection is larger. Reading rows from all over the
 * memory is a large part of the delivery of spikes, so half the bytes are worth a sum per synapse.
 */
final class RowTargets {

    /** Bytes of a cache line. */
    private static final int LINE = 64;

    private static final int LARGEST_GAP = 0xff;

    /** Below so many synapses the plain loop is the faster one. */
    private static final int FEW = 32;

    private final char @Nullable [] wide;
    private final byte @Nullable [] gaps;
    private final int length;

    private RowTargets(char @Nullable [] wide, byte @Nullable [] gaps, int length) {
        this.wide = wide;
        this.gaps = gaps;
        this.length = length;
    }

    static RowTargets of(char[] targets) {
        return new RowTargets(targets, null, targets.length);
    }

    /**
     * The same targets in 8 bits each if that is possible, else these.
     *
     * @param starts first synapse of each row of each block, and the end of the last
     */
    RowTargets packed(int[] starts) {
        if (wide == null) {
            return this;
        }
        byte[] packed = new byte[length];
        for (int row = 0; row < starts.length - 1; row++) {
            int before = 0;
            for (int k = starts[row]; k < starts[row + 1]; k++) {
                int gap = wide[k] - before;
                if (gap > LARGEST_GAP) {
                    return this;
                }
                packed[k] = (byte) gap;
                before = wide[k];
            }
        }
        return new RowTargets(null, packed, length);
    }

    int length() {
        return length;
    }

    boolean isPacked() {
        return gaps != null;
    }

    /** Targets in 16 bits; rules need them and are never given packed ones. */
    char[] wide() {
        return Objects.requireNonNull(wide, "targets are packed");
    }

    /**
     * Target of a synapse.
     *
     * @param k the synapse
     * @param before target of the synapse before it in the row, 0 for the first
     */
    int at(int k, int before) {
        return gaps == null ? wide()[k] : before + (gaps[k] & LARGEST_GAP);
    }

    /** Adds the weight that all synapses share. */
    void addShared(float[] out, int base, int from, int to, float weight) {
        if (gaps == null) {
            SparseRows.addShared(out, base, wide(), from, to, weight);
        } else {
            SparseRows.addShared(out, base, gaps, from, to, weight);
        }
    }

    /** Adds a weight per synapse. */
    void add(float[] out, int base, float[] weights, int from, int to) {
        if (gaps == null && to - from < FEW) {
            SparseRows.addFew(out, base, wide(), weights, from, to);
        } else if (gaps == null) {
            SparseRows.add(out, base, wide(), weights, from, to);
        } else {
            SparseRows.addScaled(out, base, gaps, weights, from, to, 1f);
        }
    }

    /** Adds a weight per synapse times a factor. */
    void addScaled(float[] out, int base, float[] weights, int from, int to, float factor) {
        if (gaps == null) {
            SparseRows.addScaled(out, base, wide(), weights, from, to, factor);
        } else {
            SparseRows.addScaled(out, base, gaps, weights, from, to, factor);
        }
    }

    /** Loads every cache line of some synapses; what it returns only keeps the compiler from leaving that out. */
    int touch(int from, int to) {
        int sum = 0;
        if (gaps == null) {
            char[] t = wide();
            for (int k = from; k < to; k += LINE / Character.BYTES) {
                sum += t[k];
            }
        } else {
            for (int k = from; k < to; k += LINE) {
                sum += gaps[k];
            }
        }
        return sum;
    }

    long bytes() {
        return gaps == null ? (long) Character.BYTES * length : length;
    }
}
