package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.connect.Tasks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows of synapses into the layout of {@link SparseStore}: by block of targets, row and delay. Rows are given
 * with ascending targets.
 */
final class SparseBuilder {

    /**
     * Targets per block at most, so that one takes 16 bits. Smaller blocks keep the sums in a nearer cache, but a spike then
     * reads more pieces of rows, which costs more.
     */
    static final int BLOCK = 1 << 16;

    private static final int ROWS_PER_TASK = 256;

    private final int preSize;
    private final int postSize;
    private final int[] rowStart;
    private final int[] targets;
    private final char @Nullable [] delays;
    // The delay that all drawn ones turned out to be, or 0.
    private final int common;
    private final int[] cuts;
    private final Tasks tasks;

    /**
     * Takes the rows.
     *
     * @param preSize presynaptic neurons
     * @param postSize postsynaptic neurons
     * @param rowStart first synapse of each row, and the end of the last
     * @param targets postsynaptic neurons, ascending in a row
     * @param delays delay of each synapse in steps; null if all have the same
     * @param borders where the shares of the threads begin and end
     * @param tasks runs the work
     */
    SparseBuilder(
            int preSize,
            int postSize,
            int[] rowStart,
            int[] targets,
            char @Nullable [] delays,
            int[] borders,
            Tasks tasks) {
        this.preSize = preSize;
        this.postSize = postSize;
        this.rowStart = rowStart;
        this.targets = targets;
        this.delays = delays != null && differ(delays) ? delays : null;
        this.common = delays != null && delays.length > 0 ? delays[0] : 0;
        this.cuts = cuts(borders);
        this.tasks = tasks;
    }

    /** Drawn delays may all round to the same step, and a drawn graph may be empty. */
    private static boolean differ(char[] delays) {
        for (char d : delays) {
            if (d != delays[0]) {
                return true;
            }
        }
        return false;
    }

    /** Borders of the blocks: those between the threads, and more where a block would be too long. */
    static int[] cuts(int[] borders) {
        int[] cuts = new int[borders.length + borders[borders.length - 1] / BLOCK];
        int n = 1;
        for (int w = 1; w < borders.length; w++) {
            while (cuts[n - 1] < borders[w]) {
                cuts[n] = Math.min(borders[w], cuts[n - 1] + BLOCK);
                n++;
            }
        }
        return Arrays.copyOf(cuts, n);
    }

    private int blocks() {
        return cuts.length - 1;
    }

    /** Runs a piece of work for every row, some rows at a time. */
    private void forRows(RowWork work) {
        tasks.run((preSize + ROWS_PER_TASK - 1) / ROWS_PER_TASK, task -> {
            RowScratch scratch = new RowScratch();
            int end = Math.min((task + 1) * ROWS_PER_TASK, preSize);
            for (int i = task * ROWS_PER_TASK; i < end; i++) {
                int k = rowStart[i];
                for (int b = 0; b < blocks(); b++) {
                    int from = k;
                    while (k < rowStart[i + 1] && targets[k] < cuts[b + 1]) {
                        k++;
                    }
                    work.part(b * preSize + i, b, from, k, scratch);
                }
            }
        });
    }

    private interface RowWork {
        /** The part of a row that lies in a block: synapses [from, to) as given. */
        void part(int row, int block, int from, int to, RowScratch scratch);
    }

    /** Room for sorting one part of a row by delay, synapses of a delay staying in order. */
    private static final class RowScratch {
        private int[] order = new int[64];
        private final int[] ends = new int[Character.MAX_VALUE + 2];

        /** The synapses by ascending delay. */
        int[] sorted(char[] delays, int from, int to) {
            int n = to - from;
            if (order.length < n) {
                order = new int[Math.max(n, 2 * order.length)];
            }
            int low = Character.MAX_VALUE;
            int high = 0;
            for (int k = from; k < to; k++) {
                low = Math.min(low, delays[k]);
                high = Math.max(high, delays[k]);
            }
            Arrays.fill(ends, low, Math.max(low, high) + 2, 0);
            for (int k = from; k < to; k++) {
                ends[delays[k] + 1]++;
            }
            for (int d = low; d <= high; d++) {
                ends[d + 1] += ends[d];
            }
            for (int k = from; k < to; k++) {
                order[ends[delays[k]]++] = k;
            }
            return order;
        }
    }

    /**
     * Makes a store.
     *
     * @param weights weight of each synapse, in the order given; null if all share one
     * @param shared the weight that all share
     * @param declared the delay of all synapses in steps, where none was given for each
     * @return the store
     */
    SparseStore build(float @Nullable [] weights, float shared, int declared) {
        int delay = common > 0 ? common : declared;
        char[] targetsOut = new char[targets.length];
        if (delays == null && blocks() == 1) {
            forRows((row, b, from, to, scratch) -> {
                for (int k = from; k < to; k++) {
                    targetsOut[k] = (char) targets[k];
                }
            });
            return new SparseStore(
                    new SparseLayout(preSize, postSize, cuts, rowStart, null, null, new int[] {delay}, targetsOut),
                    weights,
                    shared);
        }
        float[] weightsOut = weights == null ? null : new float[weights.length];
        return delays == null
                ? oneDelay(weights, weightsOut, shared, delay, targetsOut)
                : mixed(delays, weights, weightsOut, shared, targetsOut);
    }

    private SparseStore oneDelay(
            float @Nullable [] weights, float @Nullable [] weightsOut, float shared, int delay, char[] targetsOut) {
        int[] starts = new int[blocks() * preSize + 1];
        forRows((row, b, from, to, scratch) -> starts[row + 1] = to - from);
        sum(starts);
        forRows((row, b, from, to, scratch) -> {
            int at = starts[row] - from;
            for (int k = from; k < to; k++) {
                targetsOut[at + k] = (char) (targets[k] - cuts[b]);
            }
            if (weights != null && weightsOut != null) {
                System.arraycopy(weights, from, weightsOut, starts[row], to - from);
            }
        });
        return new SparseStore(
                new SparseLayout(preSize, postSize, cuts, starts, null, null, new int[] {delay}, targetsOut),
                weightsOut,
                shared);
    }

    private SparseStore mixed(
            char[] given, float @Nullable [] weights, float @Nullable [] weightsOut, float shared, char[] targetsOut) {
        int[] synapseStarts = new int[blocks() * preSize + 1];
        int[] starts = new int[blocks() * preSize + 1];
        forRows((row, b, from, to, scratch) -> {
            synapseStarts[row + 1] = to - from;
            int[] order = scratch.sorted(given, from, to);
            int segments = 0;
            for (int k = 0; k < to - from; k++) {
                segments += k == 0 || given[order[k]] != given[order[k - 1]] ? 1 : 0;
            }
            starts[row + 1] = segments;
        });
        sum(synapseStarts);
        sum(starts);
        int segments = starts[starts.length - 1];
        int[] segmentStarts = new int[segments + 1];
        segmentStarts[segments] = targets.length;
        char[] segmentDelays = new char[segments];
        forRows((row, b, from, to, scratch) -> {
            int[] order = scratch.sorted(given, from, to);
            int at = synapseStarts[row];
            int segment = starts[row] - 1;
            for (int k = 0; k < to - from; k++) {
                int synapse = order[k];
                if (k == 0 || given[order[k]] != given[order[k - 1]]) {
                    segment++;
                    segmentStarts[segment] = at + k;
                    segmentDelays[segment] = given[synapse];
                }
                targetsOut[at + k] = (char) (targets[synapse] - cuts[b]);
                if (weights != null && weightsOut != null) {
                    weightsOut[at + k] = weights[synapse];
                }
            }
        });
        return new SparseStore(
                new SparseLayout(
                        preSize,
                        postSize,
                        cuts,
                        starts,
                        segmentStarts,
                        segmentDelays,
                        occurring(segmentDelays),
                        targetsOut),
                weightsOut,
                shared);
    }

    private static void sum(int[] starts) {
        for (int k = 1; k < starts.length; k++) {
            starts[k] += starts[k - 1];
        }
    }

    private static int[] occurring(char[] segmentDelays) {
        boolean[] seen = new boolean[Character.MAX_VALUE + 1];
        for (char d : segmentDelays) {
            seen[d] = true;
        }
        int[] delays = new int[seen.length];
        int n = 0;
        for (int d = 0; d < seen.length; d++) {
            if (seen[d]) {
                delays[n++] = d;
            }
        }
        return Arrays.copyOf(delays, n);
    }
}
