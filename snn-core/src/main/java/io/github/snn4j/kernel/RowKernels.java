package io.github.snn4j.kernel;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.JavaKernels;
import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.internal.kernel.Kernels;

/**
 * Sums of matrix rows on the simulator's kernels, for trainers that do not run inside a simulator: SIMD if the JVM was
 * started with {@code --add-modules jdk.incubator.vector}, plain Java otherwise, with the same bits. Holds scratch
 * space, so every thread needs one of its own.
 *
 * <p>Sums run in the order of the rows, starting from what is in {@code out}, one column independently of the others:
 * taking the columns in blocks changes no bit, and keeps many rows in the first-level cache.
 */
public final class RowKernels {

    private static final int SIMD_BLOCK = 128;

    private final Kernels kernels;
    private final int block;
    private int[] shifted = new int[64];

    private RowKernels(Kernels kernels, int block) {
        this.kernels = kernels;
        this.block = block;
    }

    /**
     * The fastest kernels of this JVM.
     *
     * @return kernels for one thread
     */
    public static RowKernels fastest() {
        Kernels best = KernelProvider.best();
        return new RowKernels(best, best instanceof JavaKernels ? Integer.MAX_VALUE : SIMD_BLOCK);
    }

    /**
     * Plain Java.
     *
     * @return kernels for one thread
     */
    public static RowKernels plain() {
        return new RowKernels(new JavaKernels(), Integer.MAX_VALUE);
    }

    /**
     * How many columns to take at a time when the same rows are used again and again.
     *
     * @param columns columns there are
     * @return columns, at most as many as there are
     */
    public int block(int columns) {
        return Math.min(block, columns);
    }

    /**
     * Adds rows: {@code out[outBase + j] += sum_k matrix[(rows[k] + shift) stride + j]} for k in [first, end) and j in
     * [from, to).
     *
     * @param matrix row-major matrix
     * @param stride length of a row
     * @param rows row numbers
     * @param first index of the first row number
     * @param end one past the index of the last
     * @param shift added to the row numbers
     * @param out receives the sums; another array than {@code matrix}
     * @param outBase index of column 0 in {@code out}
     * @param from first column
     * @param to one past the last column
     */
    public void addRows(
            float[] matrix,
            int stride,
            int[] rows,
            int first,
            int end,
            int shift,
            float[] out,
            int outBase,
            int from,
            int to) {
        int count = end - first;
        if (count <= 0) {
            return;
        }
        int[] list = rows;
        if (first > 0 || shift != 0) {
            if (shifted.length < count) {
                shifted = new int[2 * count];
            }
            list = shifted;
            for (int k = 0; k < count; k++) {
                list[k] = rows[first + k] + shift;
            }
        }
        kernels.addRows(matrix, stride, list, count, out, outBase, from, to);
    }

    /**
     * Adds scaled rows: {@code out[outBase + j] += sum_k factors[factorBase + k] matrix[k stride + j]} for k in [0,
     * count) and j in [from, to).
     *
     * @param factors one factor a row
     * @param factorBase index of the first factor
     * @param count how many rows
     * @param matrix row-major matrix, of finite numbers
     * @param stride length of a row
     * @param out receives the sums; another array than {@code matrix}
     * @param outBase index of column 0 in {@code out}
     * @param from first column
     * @param to one past the last column
     */
    public void addScaledRows(
            float[] factors,
            int factorBase,
            int count,
            float[] matrix,
            int stride,
            float[] out,
            int outBase,
            int from,
            int to) {
        Check.argument(out != matrix, () -> "RowKernels.addScaledRows: out must be another array than matrix");
        kernels.addScaledRows(factors, factorBase, 1, count, matrix, 0, stride, out, outBase, from, to);
    }
}
