package io.github.snn4j.internal.connect;

import io.github.snn4j.connect.Sparse;
import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.connect.SparsePattern.Shape;
import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import java.util.function.Supplier;

/** Rows whose lengths are known before their targets are drawn. Row i draws from the stream (0, i, 0). */
final class CountedRows {

    private static final int SYNAPSES_PER_TASK = 1 << 15;

    private CountedRows() {}

    /** Draws the targets of one row. Used by one thread. */
    private interface Row {
        void draw(int row, int count, KeyedRandom.Cursor random, int[] out, int at);
    }

    static SparsePattern outDegree(Shape shape, Sparse.FixedOutDegree rule, KeyedRandom random, Tasks tasks) {
        boolean leaveOut = shape.same() && !rule.autapses();
        int candidates = Shape.candidates(shape.postSize(), leaveOut);
        checkDegree(shape, "fixedOutDegree", "targets", rule.count(), candidates, rule.multapses());
        return fill(
                shape,
                equal(shape.preSize(), rule.count()),
                random,
                tasks,
                () -> plain(candidates, leaveOut, rule.multapses()));
    }

    /** What {@link Sparse#checkSizes} cannot know: whether the neuron itself is among the candidates. */
    static void checkDegree(Shape shape, String rule, String what, int count, int candidates, boolean multapses) {
        Check.argument(
                multapses ? candidates > 0 : count <= candidates,
                () -> "Projection '" + shape.projection() + "': " + rule + "(" + count + ") needs "
                        + (multapses ? "at least one of the " : count + " ") + what + ", there are " + candidates
                        + " without the neuron itself; allow withAutapses() or "
                        + (multapses ? "take another rule" : "withMultapses(), or take fewer"));
    }

    static SparsePattern total(Shape shape, Sparse.FixedTotal rule, KeyedRandom random, Tasks tasks) {
        boolean leaveOut = shape.same() && !rule.autapses();
        int candidates = Shape.candidates(shape.postSize(), leaveOut);
        long pairs = (long) shape.preSize() * candidates;
        Check.argument(
                rule.multapses() ? pairs > 0 : rule.count() <= pairs,
                () -> "Projection '" + shape.projection() + "': fixedTotal(" + rule.count() + ") is more than the "
                        + pairs + " pairs without autapses; allow withAutapses() or take fewer");
        int[] rowStart = new int[shape.preSize() + 1];
        countRows(rule, candidates, random, rowStart);
        return fill(shape, rowStart, random, tasks, () -> plain(candidates, leaveOut, rule.multapses()));
    }

    /**
     * Numbers of synapses per row, by drawing a row for each: multinomial with multapses. Without, a draw hits a pair
     * that is taken already with the share of the row that is taken, and is repeated then: the counts are those of
     * distinct pairs. Of more than half of all pairs, the missing ones are drawn.
     */
    private static void countRows(Sparse.FixedTotal rule, int candidates, KeyedRandom random, int[] rowStart) {
        int rows = rowStart.length - 1;
        long pairs = (long) rows * candidates;
        boolean missing = !rule.multapses() && rule.count() > pairs / 2;
        int[] counts = new int[rows];
        KeyedRandom.Cursor cursor = random.cursor();
        cursor.moveTo(1, 0, 0);
        for (long left = missing ? pairs - rule.count() : rule.count(); left > 0; ) {
            int row = Subsets.below(cursor, rows);
            if (rule.multapses() || Subsets.below(cursor, candidates) >= counts[row]) {
                counts[row]++;
                left--;
            }
        }
        for (int i = 0; i < rows; i++) {
            rowStart[i + 1] = rowStart[i] + (missing ? candidates - counts[i] : counts[i]);
        }
    }

    static SparsePattern smallWorld(Shape shape, Sparse.SmallWorld rule, KeyedRandom random, Tasks tasks) {
        int n = shape.preSize();
        return fill(shape, equal(n, rule.neighbours()), random, tasks, () -> {
            Subsets subsets = new Subsets(n - 1);
            return (row, count, cursor, out, at) -> {
                int kept = 0;
                for (int step = 1; step <= n - 1; step += step == count / 2 ? n - count : 1) {
                    if (cursor.nextDouble() >= rule.rewiring()) {
                        int target = (int) (((long) row + step) % n);
                        out[at + kept++] = target > row ? target - 1 : target;
                    }
                }
                subsets.complete(cursor, kept, count, out, at);
                Subsets.leaveOut(row, out, at, count);
            };
        });
    }

    private static Row plain(int candidates, boolean leaveOut, boolean multapses) {
        Subsets subsets = new Subsets(candidates);
        return (row, count, cursor, out, at) -> {
            if (multapses) {
                Subsets.repeated(cursor, candidates, count, out, at);
            } else {
                subsets.draw(cursor, count, out, at);
            }
            if (leaveOut) {
                Subsets.leaveOut(row, out, at, count);
            }
        };
    }

    private static int[] equal(int rows, int count) {
        int[] rowStart = new int[rows + 1];
        Arrays.setAll(rowStart, i -> i * count);
        return rowStart;
    }

    private static SparsePattern fill(
            Shape shape, int[] rowStart, KeyedRandom random, Tasks tasks, Supplier<Row> rows) {
        int n = shape.preSize();
        int[] targets = new int[rowStart[n]];
        int perTask = rowsPerTask(n, targets.length);
        tasks.run((n + perTask - 1) / perTask, task -> {
            Row row = rows.get();
            KeyedRandom.Cursor cursor = random.cursor();
            int end = (int) Math.min(n, (task + 1L) * perTask);
            for (int i = task * perTask; i < end; i++) {
                cursor.moveTo(0, i, 0);
                row.draw(i, rowStart[i + 1] - rowStart[i], cursor, targets, rowStart[i]);
            }
        });
        return new SparsePattern(shape, rowStart, targets, null);
    }

    /** Depends on the sizes only. */
    static int rowsPerTask(int rows, double synapses) {
        return (int) Math.max(1, Math.min(rows, rows * (double) SYNAPSES_PER_TASK / Math.max(1, synapses)));
    }
}
