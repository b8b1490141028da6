package io.github.snn4j.internal.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of matrices by tiles that stay in registers: four rows of sums, several vectors wide, so that a loaded vector
 * of the matrix is used four times. Built like {@link VectorRows}, where it is told why lines are repeated and how edges
 * overlap. The tile is four vectors wide where there are 32 registers; with the 16 of AVX2 sums would go through memory,
 * and it is two wide.
 */
final class VectorProduct {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final boolean WIDE = LANES != 8;
    private static final int TILE = (WIDE ? 4 : 2) * LANES;

    private VectorProduct() {}

    /** See {@link io.github.snn4j.internal.kernel.Kernels#addFourRows}; needs at least one vector of columns. */
    static void add(
            float[] factors,
            int[] factorBases,
            int factorStride,
            int first,
            int count,
            float[] matrix,
            int matrixBase,
            int stride,
            float[] out,
            int[] outBases,
            int columns) {
        int j = 0;
        while (j < columns) {
            int next = Math.min(TILE, columns - j);
            int rest = columns - j - next;
            if (rest > 0 && rest < LANES) {
                next -= LANES; // the rest becomes wide enough for a vector
            }
            int m = matrixBase + j;
            int last = next - LANES;
            if (next == LANES) {
                thin(factors, factorBases, factorStride, first, count, matrix, m, stride, out, outBases, j);
            } else if (WIDE) {
                wide(factors, factorBases, factorStride, first, count, matrix, m, stride, out, outBases, j, last);
            } else {
                slim(factors, factorBases, factorStride, first, count, matrix, m, stride, out, outBases, j, last);
            }
            j += next;
        }
    }

    /** Adds to up to four vectors a row from column j0 on, none beginning more than {@code last} later. */
    private static void wide(
            float[] factors,
            int[] factorBases,
            int factorStride,
            int first,
            int count,
            float[] matrix,
            int matrixBase,
            int stride,
            float[] out,
            int[] outBases,
            int j0,
            int last) {
        int j1 = Math.min(LANES, last);
        int j2 = Math.min(2 * LANES, last);
        int j3 = Math.min(3 * LANES, last);
        int r0 = outBases[first] + j0;
        int r1 = outBases[first + 1] + j0;
        int r2 = outBases[first + 2] + j0;
        int r3 = outBases[first + 3] + j0;
        int f0 = factorBases[first];
        int f1 = factorBases[first + 1];
        int f2 = factorBases[first + 2];
        int f3 = factorBases[first + 3];
        FloatVector s00 = FloatVector.fromArray(SPECIES, out, r0);
        FloatVector s01 = FloatVector.fromArray(SPECIES, out, r0 + j1);
        FloatVector s02 = FloatVector.fromArray(SPECIES, out, r0 + j2);
        FloatVector s03 = FloatVector.fromArray(SPECIES, out, r0 + j3);
        FloatVector s10 = FloatVector.fromArray(SPECIES, out, r1);
        FloatVector s11 = FloatVector.fromArray(SPECIES, out, r1 + j1);
        FloatVector s12 = FloatVector.fromArray(SPECIES, out, r1 + j2);
        FloatVector s13 = FloatVector.fromArray(SPECIES, out, r1 + j3);
        FloatVector s20 = FloatVector.fromArray(SPECIES, out, r2);
        FloatVector s21 = FloatVector.fromArray(SPECIES, out, r2 + j1);
        FloatVector s22 = FloatVector.fromArray(SPECIES, out, r2 + j2);
        FloatVector s23 = FloatVector.fromArray(SPECIES, out, r2 + j3);
        FloatVector s30 = FloatVector.fromArray(SPECIES, out, r3);
        FloatVector s31 = FloatVector.fromArray(SPECIES, out, r3 + j1);
        FloatVector s32 = FloatVector.fromArray(SPECIES, out, r3 + j2);
        FloatVector s33 = FloatVector.fromArray(SPECIES, out, r3 + j3);
        for (int k = 0; k < count; k++) {
            int m = matrixBase + k * stride;
            int f = k * factorStride;
            FloatVector x0 = FloatVector.fromArray(SPECIES, matrix, m);
            FloatVector x1 = FloatVector.fromArray(SPECIES, matrix, m + j1);
            FloatVector x2 = FloatVector.fromArray(SPECIES, matrix, m + j2);
            FloatVector x3 = FloatVector.fromArray(SPECIES, matrix, m + j3);
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[f0 + f]);
            s00 = s00.add(factor.mul(x0));
            s01 = s01.add(factor.mul(x1));
            s02 = s02.add(factor.mul(x2));
            s03 = s03.add(factor.mul(x3));
            factor = FloatVector.broadcast(SPECIES, factors[f1 + f]);
            s10 = s10.add(factor.mul(x0));
            s11 = s11.add(factor.mul(x1));
            s12 = s12.add(factor.mul(x2));
            s13 = s13.add(factor.mul(x3));
            factor = FloatVector.broadcast(SPECIES, factors[f2 + f]);
            s20 = s20.add(factor.mul(x0));
            s21 = s21.add(factor.mul(x1));
            s22 = s22.add(factor.mul(x2));
            s23 = s23.add(factor.mul(x3));
            factor = FloatVector.broadcast(SPECIES, factors[f3 + f]);
            s30 = s30.add(factor.mul(x0));
            s31 = s31.add(factor.mul(x1));
            s32 = s32.add(factor.mul(x2));
            s33 = s33.add(factor.mul(x3));
        }
        s00.intoArray(out, r0);
        s01.intoArray(out, r0 + j1);
        s02.intoArray(out, r0 + j2);
        s03.intoArray(out, r0 + j3);
        s10.intoArray(out, r1);
        s11.intoArray(out, r1 + j1);
        s12.intoArray(out, r1 + j2);
        s13.intoArray(out, r1 + j3);
        s20.intoArray(out, r2);
        s21.intoArray(out, r2 + j1);
        s22.intoArray(out, r2 + j2);
        s23.intoArray(out, r2 + j3);
        s30.intoArray(out, r3);
        s31.intoArray(out, r3 + j1);
        s32.intoArray(out, r3 + j2);
        s33.intoArray(out, r3 + j3);
    }

    /** Adds to up to two vectors a row from column j0 on, none beginning more than {@code last} later. */
    private static void slim(
            float[] factors,
            int[] factorBases,
            int factorStride,
            int first,
            int count,
            float[] matrix,
            int matrixBase,
            int stride,
            float[] out,
            int[] outBases,
            int j0,
            int last) {
        int j1 = Math.min(LANES, last);
        int r0 = outBases[first] + j0;
        int r1 = outBases[first + 1] + j0;
        int r2 = outBases[first + 2] + j0;
        int r3 = outBases[first + 3] + j0;
        int f0 = factorBases[first];
        int f1 = factorBases[first + 1];
        int f2 = factorBases[first + 2];
        int f3 = factorBases[first + 3];
        FloatVector s00 = FloatVector.fromArray(SPECIES, out, r0);
        FloatVector s01 = FloatVector.fromArray(SPECIES, out, r0 + j1);
        FloatVector s10 = FloatVector.fromArray(SPECIES, out, r1);
        FloatVector s11 = FloatVector.fromArray(SPECIES, out, r1 + j1);
        FloatVector s20 = FloatVector.fromArray(SPECIES, out, r2);
        FloatVector s21 = FloatVector.fromArray(SPECIES, out, r2 + j1);
        FloatVector s30 = FloatVector.fromArray(SPECIES, out, r3);
        FloatVector s31 = FloatVector.fromArray(SPECIES, out, r3 + j1);
        for (int k = 0; k < count; k++) {
            int m = matrixBase + k * stride;
            int f = k * factorStride;
            FloatVector x0 = FloatVector.fromArray(SPECIES, matrix, m);
            FloatVector x1 = FloatVector.fromArray(SPECIES, matrix, m + j1);
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[f0 + f]);
            s00 = s00.add(factor.mul(x0));
            s01 = s01.add(factor.mul(x1));
            factor = FloatVector.broadcast(SPECIES, factors[f1 + f]);
            s10 = s10.add(factor.mul(x0));
            s11 = s11.add(factor.mul(x1));
            factor = FloatVector.broadcast(SPECIES, factors[f2 + f]);
            s20 = s20.add(factor.mul(x0));
            s21 = s21.add(factor.mul(x1));
            factor = FloatVector.broadcast(SPECIES, factors[f3 + f]);
            s30 = s30.add(factor.mul(x0));
            s31 = s31.add(factor.mul(x1));
        }
        s00.intoArray(out, r0);
        s01.intoArray(out, r0 + j1);
        s10.intoArray(out, r1);
        s11.intoArray(out, r1 + j1);
        s20.intoArray(out, r2);
        s21.intoArray(out, r2 + j1);
        s30.intoArray(out, r3);
        s31.intoArray(out, r3 + j1);
    }

    /** Adds to one vector a row from column j0 on. */
    private static void thin(
            float[] factors,
            int[] factorBases,
            int factorStride,
            int first,
            int count,
            float[] matrix,
            int matrixBase,
            int stride,
            float[] out,
            int[] outBases,
            int j0) {
        int r0 = outBases[first] + j0;
        int r1 = outBases[first + 1] + j0;
        int r2 = outBases[first + 2] + j0;
        int r3 = outBases[first + 3] + j0;
        int f0 = factorBases[first];
        int f1 = factorBases[first + 1];
        int f2 = factorBases[first + 2];
        int f3 = factorBases[first + 3];
        FloatVector s0 = FloatVector.fromArray(SPECIES, out, r0);
        FloatVector s1 = FloatVector.fromArray(SPECIES, out, r1);
        FloatVector s2 = FloatVector.fromArray(SPECIES, out, r2);
        FloatVector s3 = FloatVector.fromArray(SPECIES, out, r3);
        for (int k = 0; k < count; k++) {
            FloatVector x = FloatVector.fromArray(SPECIES, matrix, matrixBase + k * stride);
            int f = k * factorStride;
            s0 = s0.add(x.mul(factors[f0 + f]));
            s1 = s1.add(x.mul(factors[f1 + f]));
            s2 = s2.add(x.mul(factors[f2 + f]));
            s3 = s3.add(x.mul(factors[f3 + f]));
        }
        s0.intoArray(out, r0);
        s1.intoArray(out, r1);
        s2.intoArray(out, r2);
        s3.intoArray(out, r3);
    }
}
