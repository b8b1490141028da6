package io.github.snn4j.internal.kernel;

/**
 * Dense products on {@link Kernels#addScaledRows}: the same bits with either kernel, any blocking and any split of the
 * columns, since each sum runs in order of k. Threads may therefore share a product by columns.
 *
 * <p>The right factor is taken in blocks that stay in the first-level cache while all rows of the left factor pass by.
 */
public final class JavaDenseProduct implements DenseProduct {

    /** Rows and columns of a block of the right factor: 32 kB. */
    private static final int BLOCK_ROWS = 32;

    private static final int BLOCK_COLUMNS = 256;

    private final Kernels kernels;

    /**
     * Products on the given kernels.
     *
     * @param kernels inner loops
     */
    public JavaDenseProduct(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public String name() {
        return "portable on " + kernels.name();
    }

    @Override
    public void addProduct(float[] a, int rows, int inner, float[] b, int columns, float[] out) {
        addProduct(a, rows, inner, b, columns, out, 0, columns);
    }

    @Override
    public void addTransposedTimes(float[] a, int rows, int inner, float[] b, int columns, float[] out) {
        addTransposedTimes(a, rows, inner, b, columns, out, 0, columns);
    }

    @Override
    public void addTimesTransposed(float[] a, int rows, int inner, float[] b, int columns, float[] out) {
        addTimesTransposed(a, rows, inner, b, columns, out, 0, columns);
    }

    /**
     * Some columns of {@link DenseProduct#addProduct}.
     *
     * @param a left factor, [rows][inner]
     * @param rows rows of {@code out}
     * @param inner length of the sums
     * @param b right factor, [inner][columns]
     * @param columns columns of {@code out}
     * @param out receives the sums, [rows][columns]
     * @param from first column
     * @param to one past the last column
     */
    public void addProduct(float[] a, int rows, int inner, float[] b, int columns, float[] out, int from, int to) {
        blocks(a, inner, 1, rows, inner, b, columns, out, from, to);
    }

    /**
     * Some columns of {@link DenseProduct#addTransposedTimes}.
     *
     * @param a left factor, [inner][rows]
     * @param rows rows of {@code out}
     * @param inner length of the sums
     * @param b right factor, [inner][columns]
     * @param columns columns of {@code out}
     * @param out receives the sums, [rows][columns]
     * @param from first column
     * @param to one past the last column
     */
    public void addTransposedTimes(
            float[] a, int rows, int inner, float[] b, int columns, float[] out, int from, int to) {
        blocks(a, 1, rows, rows, inner, b, columns, out, from, to);
    }

    /** Left factor by strides: element (r, k) is {@code a[r rowStride + k innerStride]}. */
    private void blocks(
            float[] a,
            int rowStride,
            int innerStride,
            int rows,
            int inner,
            float[] b,
            int columns,
            float[] out,
            int from,
            int to) {
        for (int c = from; c < to; c += BLOCK_COLUMNS) {
            int end = Math.min(c + BLOCK_COLUMNS, to);
            for (int k = 0; k < inner; k += BLOCK_ROWS) {
                int count = Math.min(BLOCK_ROWS, inner - k);
                for (int r = 0; r < rows; r++) {
                    int first = r * rowStride + k * innerStride;
                    kernels.addScaledRows(
                            a, first, innerStride, count, b, k * columns, columns, out, r * columns, c, end);
                }
            }
        }
    }

    /**
     * Some columns of {@link DenseProduct#addTimesTransposed}. Blocks of {@code b} are turned around first, so a
     * single row costs several times more than with {@link #addProduct}: for few rows keep the transpose.
     *
     * @param a left factor, [rows][inner]
     * @param rows rows of {@code out}
     * @param inner length of the sums
     * @param b right factor, [columns][inner]
     * @param columns columns of {@code out}
     * @param out receives the sums, [rows][columns]
     * @param from first column
     * @param to one past the last column
     */
    public void addTimesTransposed(
            float[] a, int rows, int inner, float[] b, int columns, float[] out, int from, int to) {
        float[] block = new float[Math.min(BLOCK_ROWS, inner) * Math.min(BLOCK_COLUMNS, to - from)];
        for (int c = from; c < to; c += BLOCK_COLUMNS) {
            int width = Math.min(BLOCK_COLUMNS, to - c);
            for (int k = 0; k < inner; k += BLOCK_ROWS) {
                int count = Math.min(BLOCK_ROWS, inner - k);
                for (int j = 0; j < width; j++) {
                    int row = (c + j) * inner + k;
                    for (int i = 0; i < count; i++) {
                        block[i * width + j] = b[row + i];
                    }
                }
                for (int r = 0; r < rows; r++) {
                    kernels.addScaledRows(a, r * inner + k, 1, count, block, 0, width, out, r * columns + c, 0, width);
                }
            }
        }
    }
}
