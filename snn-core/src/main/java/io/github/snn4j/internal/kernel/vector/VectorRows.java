package io.github.snn4j.internal.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of matrix rows: eight vectors of output columns stay in registers while all rows pass by, so that an element of
 * the matrix costs one load and one addition. Eight hide the latency of the addition and fit the 16 registers of AVX2.
 *
 * <p>Columns that do not fill a vector are done by one that overlaps its neighbour. Both are loaded before either is
 * stored, so the columns they share get the same bits twice. Vectors never cross a method call, since one that the
 * compiler declines to inline would put them on the heap; that is why the code looks repeated.
 */
final class VectorRows {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int BLOCK = 8 * LANES;
    private static final int EDGE = 4 * LANES;

    private VectorRows() {}

    /** Columns to do next: a block if possible, an edge otherwise, so that either nothing or a full vector remains. */
    static int chunk(int columns) {
        int next = columns >= BLOCK ? BLOCK : Math.min(columns, EDGE);
        int rest = columns - next;
        if (rest == 0 || rest >= LANES) {
            return next;
        }
        return next == BLOCK ? EDGE : next - LANES;
    }

    /** See {@link io.github.snn4j.internal.kernel.Kernels#addRows}; needs at least one vector of columns. */
    static void addRows(
            float[] weights, int stride, int[] rows, int count, float[] out, int outBase, int from, int to) {
        int j = from;
        while (j < to) {
            int columns = chunk(to - j);
            if (columns == BLOCK) {
                block(weights, stride, rows, count, out, outBase, j);
            } else {
                edge(weights, stride, rows, count, out, outBase, j, j + columns - LANES);
            }
            j += columns;
        }
    }

    /** Adds to the eight vectors from column j on. */
    private static void block(float[] weights, int stride, int[] rows, int count, float[] out, int outBase, int j) {
        int o = outBase + j;
        FloatVector s0 = FloatVector.fromArray(SPECIES, out, o);
        FloatVector s1 = FloatVector.fromArray(SPECIES, out, o + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, out, o + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, out, o + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, out, o + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, out, o + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(SPECIES, out, o + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(SPECIES, out, o + 7 * LANES);
        for (int k = 0; k < count; k++) {
            int w = rows[k] * stride + j;
            s0 = s0.add(FloatVector.fromArray(SPECIES, weights, w));
            s1 = s1.add(FloatVector.fromArray(SPECIES, weights, w + LANES));
            s2 = s2.add(FloatVector.fromArray(SPECIES, weights, w + 2 * LANES));
            s3 = s3.add(FloatVector.fromArray(SPECIES, weights, w + 3 * LANES));
            s4 = s4.add(FloatVector.fromArray(SPECIES, weights, w + 4 * LANES));
            s5 = s5.add(FloatVector.fromArray(SPECIES, weights, w + 5 * LANES));
            s6 = s6.add(FloatVector.fromArray(SPECIES, weights, w + 6 * LANES));
            s7 = s7.add(FloatVector.fromArray(SPECIES, weights, w + 7 * LANES));
        }
        s0.intoArray(out, o);
        s1.intoArray(out, o + LANES);
        s2.intoArray(out, o + 2 * LANES);
        s3.intoArray(out, o + 3 * LANES);
        s4.intoArray(out, o + 4 * LANES);
        s5.intoArray(out, o + 5 * LANES);
        s6.intoArray(out, o + 6 * LANES);
        s7.intoArray(out, o + 7 * LANES);
    }

    /** Adds to up to four vectors from column j on, none beginning after {@code last}. */
    private static void edge(
            float[] weights, int stride, int[] rows, int count, float[] out, int outBase, int j, int last) {
        int j1 = Math.min(j + LANES, last);
        int j2 = Math.min(j + 2 * LANES, last);
        int j3 = Math.min(j + 3 * LANES, last);
        FloatVector s0 = FloatVector.fromArray(SPECIES, out, outBase + j);
        FloatVector s1 = FloatVector.fromArray(SPECIES, out, outBase + j1);
        FloatVector s2 = FloatVector.fromArray(SPECIES, out, outBase + j2);
        FloatVector s3 = FloatVector.fromArray(SPECIES, out, outBase + j3);
        for (int k = 0; k < count; k++) {
            int w = rows[k] * stride;
            s0 = s0.add(FloatVector.fromArray(SPECIES, weights, w + j));
            s1 = s1.add(FloatVector.fromArray(SPECIES, weights, w + j1));
            s2 = s2.add(FloatVector.fromArray(SPECIES, weights, w + j2));
            s3 = s3.add(FloatVector.fromArray(SPECIES, weights, w + j3));
        }
        s0.intoArray(out, outBase + j);
        s1.intoArray(out, outBase + j1);
        s2.intoArray(out, outBase + j2);
        s3.intoArray(out, outBase + j3);
    }

    /** See {@link io.github.snn4j.internal.kernel.Kernels#addScaledRows}; needs at least one vector of columns. */
    static void addScaledRows(
            float[] factors,
            int factorBase,
            int factorStride,
            int count,
            float[] matrix,
            int matrixBase,
            int stride,
            float[] out,
            int outBase,
            int from,
            int to) {
        int j = from;
        while (j < to) {
            int columns = chunk(to - j);
            if (columns == BLOCK) {
                blockScaled(factors, factorBase, factorStride, count, matrix, matrixBase, stride, out, outBase, j);
            } else {
                int last = j + columns - LANES;
                edgeScaled(factors, factorBase, factorStride, count, matrix, matrixBase, stride, out, outBase, j, last);
            }
            j += columns;
        }
    }

    /** Adds to the eight vectors from column j on. */
    private static void blockScaled(
            float[] factors,
            int factorBase,
            int factorStride,
            int count,
            float[] matrix,
            int matrixBase,
            int stride,
            float[] out,
            int outBase,
            int j) {
        int o = outBase + j;
        FloatVector s0 = FloatVector.fromArray(SPECIES, out, o);
        FloatVector s1 = FloatVector.fromArray(SPECIES, out, o + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, out, o + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, out, o + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, out, o + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, out, o + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(SPECIES, out, o + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(SPECIES, out, o + 7 * LANES);
        for (int k = 0; k < count; k++) {
            FloatVector f = FloatVector.broadcast(SPECIES, factors[factorBase + k * factorStride]);
            int w = matrixBase + k * stride + j;
            s0 = s0.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w)));
            s1 = s1.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + LANES)));
            s2 = s2.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + 2 * LANES)));
            s3 = s3.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + 3 * LANES)));
            s4 = s4.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + 4 * LANES)));
            s5 = s5.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + 5 * LANES)));
            s6 = s6.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + 6 * LANES)));
            s7 = s7.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + 7 * LANES)));
        }
        s0.intoArray(out, o);
        s1.intoArray(out, o + LANES);
        s2.intoArray(out, o + 2 * LANES);
        s3.intoArray(out, o + 3 * LANES);
        s4.intoArray(out, o + 4 * LANES);
        s5.intoArray(out, o + 5 * LANES);
        s6.intoArray(out, o + 6 * LANES);
        s7.intoArray(out, o + 7 * LANES);
    }

    /** Adds to up to four vectors from column j on, none beginning after {@code last}. */
    private static void edgeScaled(
            float[] factors,
            int factorBase,
            int factorStride,
            int count,
            float[] matrix,
            int matrixBase,
            int stride,
            float[] out,
            int outBase,
            int j,
            int last) {
        int j1 = Math.min(j + LANES, last);
        int j2 = Math.min(j + 2 * LANES, last);
        int j3 = Math.min(j + 3 * LANES, last);
        FloatVector s0 = FloatVector.fromArray(SPECIES, out, outBase + j);
        FloatVector s1 = FloatVector.fromArray(SPECIES, out, outBase + j1);
        FloatVector s2 = FloatVector.fromArray(SPECIES, out, outBase + j2);
        FloatVector s3 = FloatVector.fromArray(SPECIES, out, outBase + j3);
        for (int k = 0; k < count; k++) {
            FloatVector f = FloatVector.broadcast(SPECIES, factors[factorBase + k * factorStride]);
            int w = matrixBase + k * stride;
            s0 = s0.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + j)));
            s1 = s1.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + j1)));
            s2 = s2.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + j2)));
            s3 = s3.add(f.mul(FloatVector.fromArray(SPECIES, matrix, w + j3)));
        }
        s0.intoArray(out, outBase + j);
        s1.intoArray(out, outBase + j1);
        s2.intoArray(out, outBase + j2);
        s3.intoArray(out, outBase + j3);
    }
}
