package io.github.snn4j.internal.connect;

import io.github.snn4j.connect.Sparse;
import io.github.snn4j.internal.connect.SparsePattern.Shape;
import io.github.snn4j.random.Distributions;
import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import java.util.function.Supplier;

/** Rows whose lengths are not known before they are drawn. Row i draws from the stream (0, i, 0). */
final class DrawnRows {

    private DrawnRows() {}

    /** Draws one row. Used by one thread. */
    interface Row {
        /** Adds the targets of a row in ascending order. */
        void draw(int row, KeyedRandom.Cursor random, Targets out);
    }

    /** A list of numbers that grows. */
    static final class Targets {
        private int[] values;
        private int size;

        Targets(int capacity) {
            values = new int[capacity];
        }

        void add(int target) {
            if (size == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(SparsePattern.MOST, 64 + size + (size >> 1)));
            }
            values[size++] = target;
        }

        int size() {
            return size;
        }

        void sortFrom(int start, Subsets sorter) {
            sorter.sort(values, start, size - start);
        }
    }

    static SparsePattern build(Shape shape, double perRow, KeyedRandom random, Tasks tasks, Supplier<Row> rows) {
        int n = shape.preSize();
        int perTask = CountedRows.rowsPerTask(n, n * perRow);
        int count = (n + perTask - 1) / perTask;
        double expected = Math.min(perTask, n) * perRow;
        int capacity = (int) Math.min(SparsePattern.MOST, 16 + expected + 4 * Math.sqrt(expected));
        int[] rowStart = new int[n + 1];
        Targets[] parts = new Targets[count];
        tasks.run(count, task -> {
            Row row = rows.get();
            KeyedRandom.Cursor cursor = random.cursor();
            Targets out = new Targets(capacity);
            int end = (int) Math.min(n, (task + 1L) * perTask);
            for (int i = task * perTask; i < end; i++) {
                int before = out.size;
                cursor.moveTo(0, i, 0);
                row.draw(i, cursor, out);
                rowStart[i + 1] = out.size - before;
            }
            parts[task] = out;
        });
        for (int i = 0; i < n; i++) {
            rowStart[i + 1] = Math.addExact(rowStart[i], rowStart[i + 1]);
        }
        int[] targets = new int[rowStart[n]];
        tasks.run(
                count,
                task -> System.arraycopy(parts[task].values, 0, targets, rowStart[task * perTask], parts[task].size));
        return new SparsePattern(shape, rowStart, targets, null);
    }

    /**
     * Pairs with the same probability: from one synapse to the next, a geometric number of pairs is left out. That is
     * the whole part of an exponential number of mean {@code -1 / ln(1 - p)}.
     */
    static final class Probability implements Row {
        private final int candidates;
        private final boolean leaveOut;
        private final double meanSkip;

        Probability(Shape shape, Sparse.FixedProbability rule) {
            leaveOut = shape.same() && !rule.autapses();
            candidates = Shape.candidates(shape.postSize(), leaveOut);
            meanSkip = -1 / StrictMath.log1p(-rule.probability());
        }

        @Override
        public void draw(int row, KeyedRandom.Cursor random, Targets out) {
            int self = leaveOut ? row : Integer.MAX_VALUE;
            int next = 0;
            while (true) {
                double skip = Distributions.fastExponential(random) * meanSkip;
                if (skip >= candidates - next) {
                    return;
                }
                next += (int) skip;
                out.add(next >= self ? next + 1 : next);
                next++;
            }
        }
    }
}
