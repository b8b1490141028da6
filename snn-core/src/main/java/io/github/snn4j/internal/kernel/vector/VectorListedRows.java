package io.github.snn4j.internal.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of scaled matrix rows chosen by a list, built like {@link VectorRows}, where the reasons are given. */
final class VectorListedRows {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int BLOCK = 8 * LANES;

    private VectorListedRows() {}

    /** See {@link io.github.snn4j.internal.kernel.Kernels#addListedRows}; needs at least one vector of columns. */
    static void add(
            float[] matrix,
            int matrixBase,
            int stride,
            int[] rows,
            float[] factors,
            int first,
            int count,
            float[] out,
            int outBase,
            int from,
            int to) {
        int j = from;
        while (j < to) {
            int columns = VectorRows.chunk(to - j);
            if (columns == BLOCK) {
                block(matrix, matrixBase + j, stride, rows, factors, first, count, out, outBase + j);
            } else {
                int last = columns - LANES;
                edge(matrix, matrixBase + j, stride, rows, factors, first, count, out, outBase + j, last);
            }
            j += columns;
        }
    }

    /** Adds to eight vectors. */
    private static void block(
            float[] matrix,
            int matrixBase,
            int stride,
            int[] rows,
            float[] factors,
            int first,
            int count,
            float[] out,
            int o) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, out, o);
        FloatVector s1 = FloatVector.fromArray(SPECIES, out, o + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, out, o + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, out, o + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, out, o + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, out, o + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(SPECIES, out, o + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(SPECIES, out, o + 7 * LANES);
        for (int k = first; k < first + count; k++) {
            FloatVector f = FloatVector.broadcast(SPECIES, factors[k]);
            int m = matrixBase + rows[k] * stride;
            s0 = s0.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m)));
            s1 = s1.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m + LANES)));
            s2 = s2.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m + 2 * LANES)));
            s3 = s3.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m + 3 * LANES)));
            s4 = s4.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m + 4 * LANES)));
            s5 = s5.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m + 5 * LANES)));
            s6 = s6.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m + 6 * LANES)));
            s7 = s7.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m + 7 * LANES)));
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

    /** Adds to up to four vectors, none beginning after {@code last}. */
    private static void edge(
            float[] matrix,
            int matrixBase,
            int stride,
            int[] rows,
            float[] factors,
            int first,
            int count,
            float[] out,
            int o,
            int last) {
        int j1 = Math.min(LANES, last);
        int j2 = Math.min(2 * LANES, last);
        int j3 = Math.min(3 * LANES, last);
        FloatVector s0 = FloatVector.fromArray(SPECIES, out, o);
        FloatVector s1 = FloatVector.fromArray(SPECIES, out, o + j1);
        FloatVector s2 = FloatVector.fromArray(SPECIES, out, o + j2);
        FloatVector s3 = FloatVector.fromArray(SPECIES, out, o + j3);
        for (int k = first; k < first + count; k++) {
            FloatVector f = FloatVector.broadcast(SPECIES, factors[k]);
            int m = matrixBase + rows[k] * stride;
            s0 = s0.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m)));
            s1 = s1.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m + j1)));
            s2 = s2.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m + j2)));
            s3 = s3.add(f.mul(FloatVector.fromArray(SPECIES, matrix, m + j3)));
        }
        s0.intoArray(out, o);
        s1.intoArray(out, o + j1);
        s2.intoArray(out, o + j2);
        s3.intoArray(out, o + j3);
    }
}
