package io.github.snn4j.internal.kernel;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Dense products by the BLAS of an ND4J backend: several times faster than the portable ones on large matrices, but
 * the sums run in an order of its own. Loaded by name only, see {@link DenseProducts}. For one thread at a time.
 *
 * <p>A row-major matrix is its transpose in column-major order, so {@code out = a b} is handed over as
 * {@code out' = b' a'} and nothing is rearranged; matrices are copied to native memory and back. That memory is kept,
 * one matrix per shape and role: new memory would cost more than the copies.
 */
final class Nd4jDenseProduct implements DenseProduct {

    private record Native(int rows, int columns, INDArray matrix, FloatBuffer values) {}

    private final String backend;
    private final List<Native> lefts = new ArrayList<>();
    private final List<Native> rights = new ArrayList<>();
    private final List<Native> sums = new ArrayList<>();

    /** Starts ND4J; fails with whatever ND4J throws when it has no backend. */
    Nd4jDenseProduct() {
        backend = Nd4j.getBackend().getClass().getSimpleName();
    }

    @Override
    public String name() {
        return "blas of " + backend;
    }

    @Override
    public void addProduct(float[] a, int rows, int inner, float[] b, int columns, float[] out) {
        gemm(b, columns, inner, false, a, inner, rows, false, 1f, false, out, columns, rows);
    }

    @Override
    public void addTransposedTimes(float[] a, int rows, int inner, float[] b, int columns, float[] out) {
        addTransposedTimes(a, rows, inner, b, columns, 1f, false, out);
    }

    @Override
    public void addTransposedTimes(
            float[] a, int rows, int inner, float[] b, int columns, float scale, boolean zero, float[] out) {
        gemm(b, columns, inner, false, a, rows, inner, true, scale, zero, out, columns, rows);
    }

    @Override
    public void addTimesTransposed(float[] a, int rows, int inner, float[] b, int columns, float[] out) {
        gemm(b, inner, columns, true, a, inner, rows, false, 1f, false, out, columns, rows);
    }

    /** {@code z += scale op(x) op(y)} for column-major x [xRows][xColumns] and so on; op transposes if asked to. */
    private void gemm(
            float[] x,
            int xRows,
            int xColumns,
            boolean transposeX,
            float[] y,
            int yRows,
            int yColumns,
            boolean transposeY,
            float scale,
            boolean zero,
            float[] z,
            int zRows,
            int zColumns) {
        Native left = columnMajor(lefts, x, xRows, xColumns);
        Native right = columnMajor(rights, y, yRows, yColumns);
        Native sum = zero ? find(sums, zRows, zColumns) : columnMajor(sums, z, zRows, zColumns);
        Nd4j.gemm(left.matrix, right.matrix, sum.matrix, transposeX, transposeY, scale, zero ? 0.0 : 1.0);
        sum.values.get(0, z, 0, zRows * zColumns);
    }

    private static Native columnMajor(List<Native> known, float[] values, int rows, int columns) {
        Native found = find(known, rows, columns);
        found.values.put(0, values, 0, rows * columns);
        return found;
    }

    private static Native find(List<Native> known, int rows, int columns) {
        for (int k = 0; k < known.size(); k++) { // an iterator would be an object per product
            Native n = known.get(k);
            if (n.rows == rows && n.columns == columns) {
                return n;
            }
        }
        INDArray matrix = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, 'f');
        Native made = new Native(rows, columns, matrix, matrix.data().asNioFloat());
        known.add(made);
        return made;
    }

    @Override
    public void close() {
        for (List<Native> list : List.of(lefts, rights, sums)) {
            list.forEach(n -> n.matrix.close());
            list.clear();
        }
    }
}
