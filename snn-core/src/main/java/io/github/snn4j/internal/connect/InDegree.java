package io.github.snn4j.internal.connect;

import io.github.snn4j.connect.Sparse;
import io.github.snn4j.internal.connect.SparsePattern.Shape;
import io.github.snn4j.random.KeyedRandom;

/**
 * The same number of synapses onto each neuron. Target j draws its sources from the stream (0, j, 0); then the table of
 * sources is turned into rows by counting, which leaves targets in ascending order.
 */
final class InDegree {

    private static final int MOST_SLICES = 32;

    private InDegree() {}

    static SparsePattern build(Shape shape, Sparse.FixedInDegree rule, KeyedRandom random, Tasks tasks) {
        boolean leaveOut = shape.same() && !rule.autapses();
        int candidates = Shape.candidates(shape.preSize(), leaveOut);
        int k = rule.count();
        CountedRows.checkDegree(shape, "fixedInDegree", "sources", k, candidates, rule.multapses());
        int n = shape.preSize();
        int post = shape.postSize();
        int[] sources = new int[Math.multiplyExact(k, post)];
        // Each slice of targets keeps a count per source: together not more than the synapses.
        int slices = (int) Math.max(1, Math.min(Math.min(MOST_SLICES, post), (long) sources.length / n));
        int[][] counts = new int[slices][];
        tasks.run(slices, slice -> {
            Subsets subsets = new Subsets(candidates);
            KeyedRandom.Cursor cursor = random.cursor();
            int[] count = new int[n];
            for (int j = cut(post, slice, slices); j < cut(post, slice + 1, slices); j++) {
                cursor.moveTo(0, j, 0);
                if (rule.multapses()) {
                    for (int x = j * k; x < (j + 1) * k; x++) {
                        sources[x] = Subsets.below(cursor, candidates);
                    }
                } else {
                    subsets.draw(cursor, k, sources, j * k);
                }
                if (leaveOut) {
                    Subsets.leaveOut(j, sources, j * k, k);
                }
                for (int x = j * k; x < (j + 1) * k; x++) {
                    count[sources[x]]++;
                }
            }
            counts[slice] = count;
        });
        int[] rowStart = places(counts, n);
        int[] targets = new int[sources.length];
        tasks.run(slices, slice -> {
            int[] place = counts[slice];
            for (int j = cut(post, slice, slices); j < cut(post, slice + 1, slices); j++) {
                for (int x = j * k; x < (j + 1) * k; x++) {
                    targets[place[sources[x]]++] = j;
                }
            }
        });
        return new SparsePattern(shape, rowStart, targets, null);
    }

    private static int cut(int size, int slice, int slices) {
        return (int) ((long) size * slice / slices);
    }

    /** Turns the counts into the place of each slice's first synapse in each row. */
    private static int[] places(int[][] counts, int rows) {
        int[] rowStart = new int[rows + 1];
        int at = 0;
        for (int i = 0; i < rows; i++) {
            rowStart[i] = at;
            for (int[] count : counts) {
                int c = count[i];
                count[i] = at;
                at += c;
            }
        }
        rowStart[rows] = at;
        return rowStart;
    }
}
