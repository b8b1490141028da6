package io.github.snn4j.internal.kernel;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Dense products by the BLAS of an ND4J backend: several times faster than the portable ones on large matrices, but
 * the sums run in an order of its own. Loaded by name only, see {@link DenseProducts}.
 *
 * <p>A row-major matrix is its transpose in column-major order, so {@code out = a b} is handed over as
 * {@code out' = b' a'} and nothing is rearranged; matrices are copied to native memory and back.
 */
final class Nd4jDenseProduct implements DenseProduct {

    private final String backend;

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
        gemm(b, columns, inner, false, a, inner, rows, false, out, columns, rows);
    }

    @Override
    public void addTransposedTimes(float[] a, int rows, int inner, float[] b, int columns, float[] out) {
        gemm(b, columns, inner, false, a, rows, inner, true, out, columns, rows);
    }

    @Override
    public void addTimesTransposed(float[] a, int rows, int inner, float[] b, int columns, float[] out) {
        gemm(b, inner, columns, true, a, inner, rows, false, out, columns, rows);
    }

    /** {@code z += op(x) op(y)} for column-major x [xRows][xColumns] and so on; op transposes if asked to. */
    private static void gemm(
            float[] x,
            int xRows,
            int xColumns,
            boolean transposeX,
            float[] y,
            int yRows,
            int yColumns,
            boolean transposeY,
            float[] z,
            int zRows,
            int zColumns) {
        // Closed at once: a product a step would otherwise fill native memory long before the garbage collector runs.
        try (INDArray left = columnMajor(x, xRows, xColumns);
                INDArray right = columnMajor(y, yRows, yColumns);
                INDArray sum = columnMajor(z, zRows, zColumns)) {
            Nd4j.gemm(left, right, sum, transposeX, transposeY, 1.0, 1.0);
            floats(sum).get(z, 0, zRows * zColumns);
        }
    }

    private static INDArray columnMajor(float[] values, int rows, int columns) {
        INDArray matrix = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, 'f');
        floats(matrix).put(values, 0, rows * columns);
        return matrix;
    }

    private static FloatBuffer floats(INDArray matrix) {
        return matrix.data().asNioFloat();
    }
}
