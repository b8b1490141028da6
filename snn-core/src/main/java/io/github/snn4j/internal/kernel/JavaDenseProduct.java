package io.github.snn4j.internal.kernel;

import java.util.Arrays;

/**
 * Dense products on {@link Kernels#addFourRows}: the same bits with either kernel, any blocking and any split of rows
 * and columns, since each sum runs in order of k. Threads may therefore share a product; each needs an instance of its
 * own, which keeps scratch memory.
 *
 * <p>The sums are taken in blocks of terms. Of each block four rows of the left factor are multiplied at once; rows that
 * are mostly zeros, as images and spikes are, are listed value by value instead and cost what they hold. The right
 * factor is packed in pieces that stay in the first-level cache while all rows pass by. (The layers of blocks are those
 * of K. Goto and R.A. van de Geijn, ACM Trans. Math. Softw. 34(3), 2008, doi:10.1145/1356052.1356053.)
 */
public final class JavaDenseProduct implements DenseProduct {

    /** Terms and columns of a piece of the right factor: 32 kB. */
    private static final int TERMS = 128;

    private static final int COLUMNS = 64;

    /** No vector is longer, so that so many columns are never too few for one. */
    private static final int WIDEST_VECTOR = 16;

    /** From so many rows on a packed piece of the right factor is used often enough to pay. */
    private static final int PACK_FROM = 8;

    private static final int GROUP = 4;

    private final Kernels kernels;

    // The left factor, element (r, k) at leftBase + r rowStride + k termStride.
    private float[] left = {};
    private int leftBase;
    private int rowStride;
    private int termStride;
    private int rows;
    private int terms;

    // The right factor, element (k, c) at k rightTermStride + c columnStride; one of the strides is 1.
    private float[] right = {};
    private int rightTermStride;
    private int columnStride;
    private float factor;

    // Rows of the left factor in a block of terms: first those that are taken in fours, then those that are listed.
    private int[] order = {};
    private int fours;
    private int[] leftBases = {};
    private int[] outBases = {};
    private float[] values = {};
    private int[] termOf = {};
    private int[] lengthOf = {};

    private final float[] piece = new float[TERMS * COLUMNS];
    private float[] wide = {};

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
        left(a, 0, inner, 1, rows, inner).right(b, columns).addTo(out, 0, columns, 0, columns);
    }

    @Override
    public void addTransposedTimes(float[] a, int rows, int inner, float[] b, int columns, float[] out) {
        left(a, 0, 1, rows, rows, inner).right(b, columns).addTo(out, 0, columns, 0, columns);
    }

    @Override
    public void addTimesTransposed(float[] a, int rows, int inner, float[] b, int columns, float[] out) {
        left(a, 0, inner, 1, rows, inner).rightTransposed(b, inner, 1f).addTo(out, 0, columns, 0, columns);
    }

    /**
     * Sets the left factor: element (r, k) is {@code a[base + r rowStride + k termStride]}.
     *
     * @param a array that holds it
     * @param base index of element (0, 0)
     * @param rowStride distance between rows
     * @param termStride distance between the terms of a sum
     * @param rows number of rows
     * @param terms number of terms
     * @return this
     */
    public JavaDenseProduct left(float[] a, int base, int rowStride, int termStride, int rows, int terms) {
        this.left = a;
        this.leftBase = base;
        this.rowStride = rowStride;
        this.termStride = termStride;
        this.rows = rows;
        this.terms = terms;
        return this;
    }

    /**
     * Sets the right factor.
     *
     * @param b matrix [terms][columns]
     * @param columns length of its rows
     * @return this
     */
    public JavaDenseProduct right(float[] b, int columns) {
        this.right = b;
        this.rightTermStride = columns;
        this.columnStride = 1;
        this.factor = 1f;
        return this;
    }

    /**
     * Sets the right factor to the transpose of a matrix, times a number.
     *
     * @param b matrix [columns][terms]
     * @param terms length of its rows
     * @param factor factor on every element, rounded before anything else is done
     * @return this
     */
    public JavaDenseProduct rightTransposed(float[] b, int terms, float factor) {
        this.right = b;
        this.rightTermStride = 1;
        this.columnStride = terms;
        this.factor = factor;
        return this;
    }

    /**
     * Adds columns [from, to) of the product: {@code out[outBase + r outStride + c] += sum_k left(r, k) right(k, c)}.
     * Terms whose left factor is zero may be left out, so an infinite right factor does not always make NaN of them.
     *
     * @param out receives the sums; none of the factors
     * @param outBase index of row 0, column 0
     * @param outStride distance between rows
     * @param from first column
     * @param to one past the last column
     */
    public void addTo(float[] out, int outBase, int outStride, int from, int to) {
        int width = to - from;
        if (width >= WIDEST_VECTOR) {
            blocks(width, out, outBase + from, outStride, from, width);
        } else if (width > 0) {
            narrow(out, outBase + from, outStride, from, width);
        }
    }

    /** Columns too few for a vector are padded. */
    private void narrow(float[] out, int outBase, int outStride, int from, int width) {
        if (wide.length < rows * WIDEST_VECTOR) {
            wide = new float[rows * WIDEST_VECTOR];
        }
        for (int r = 0; r < rows; r++) {
            System.arraycopy(out, outBase + r * outStride, wide, r * WIDEST_VECTOR, width);
        }
        blocks(width, wide, 0, WIDEST_VECTOR, from, WIDEST_VECTOR);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(wide, r * WIDEST_VECTOR, out, outBase + r * outStride, width);
        }
    }

    /** As {@link #addTo}, for {@code padded} columns of which the right factor has the first {@code width}. */
    private void blocks(int width, float[] out, int outBase, int outStride, int from, int padded) {
        boolean asStored = rows < PACK_FROM && columnStride == 1 && width == padded;
        for (int k = 0; k < terms; k += TERMS) {
            int count = Math.min(TERMS, terms - k);
            sort(k, count, padded > WIDEST_VECTOR);
            if (asStored) {
                int first = k * rightTermStride + from;
                multiply(count, right, first, rightTermStride, out, outBase, outStride, padded);
                continue;
            }
            for (int c = 0; c < padded; ) {
                int columns = Math.min(COLUMNS, padded - c);
                int rest = padded - c - columns;
                if (rest > 0 && rest < WIDEST_VECTOR) {
                    columns -= WIDEST_VECTOR; // the rest becomes wide enough for a vector
                }
                pack(k, count, from + c, columns, Math.min(columns, width - c));
                multiply(count, piece, 0, columns, out, outBase + c, outStride, columns);
                c += columns;
            }
        }
    }

    /** Sorts the rows for terms [k, k + count): full ones in fours, then the rest and, if a list pays, the mostly empty ones. */
    private void sort(int k, int count, boolean listing) {
        if (order.length < rows) {
            order = new int[rows];
            leftBases = new int[rows];
            outBases = new int[rows];
            lengthOf = new int[rows];
        }
        int base = leftBase + k * termStride;
        int full = 0;
        int last = rows;
        for (int r = 0; r < rows; r++) {
            order[listing && mostlyZero(base + r * rowStride, count) ? --last : full++] = r;
        }
        fours = full / GROUP * GROUP;
        for (int n = 0; n < rows; n++) {
            leftBases[n] = base + order[n] * rowStride;
        }
        if (fours < rows) {
            list(count);
        }
    }

    private void list(int count) {
        if (values.length < rows * count) {
            values = new float[rows * count];
            termOf = new int[rows * count];
        }
        Arrays.fill(lengthOf, fours, rows, 0);
        if (rowStride == 1) { // along the stored rows
            for (int i = 0; i < count; i++) {
                for (int n = fours; n < rows; n++) {
                    list(n, i, left[leftBases[n] + i * termStride], count);
                }
            }
        } else {
            for (int n = fours; n < rows; n++) {
                for (int i = 0; i < count; i++) {
                    list(n, i, left[leftBases[n] + i * termStride], count);
                }
            }
        }
    }

    private void list(int row, int term, float x, int count) {
        int at = row * count + lengthOf[row]; // without a branch, since it would be a guess
        values[at] = x;
        termOf[at] = term;
        lengthOf[row] += x != 0f ? 1 : 0;
    }

    /** Whether a row is quicker done value by value: below one in four, by trial; judged by every third value. */
    private boolean mostlyZero(int first, int count) {
        int seen = 0;
        int nonZero = 0;
        for (int i = 0; i < count; i += 3) {
            seen++;
            nonZero += left[first + i * termStride] != 0f ? 1 : 0;
        }
        return 4 * nonZero < seen;
    }

    /** Packs a piece of the right factor: {@code columns} columns, of which {@code present} exist. */
    private void pack(int k, int count, int from, int columns, int present) {
        int first = k * rightTermStride + from * columnStride;
        if (columnStride == 1) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(right, first + i * rightTermStride, piece, i * columns, present);
            }
        } else {
            transpose(first, count, columns, present);
        }
        for (int i = 0; present < columns && i < count; i++) {
            Arrays.fill(piece, i * columns + present, (i + 1) * columns, 0f);
        }
    }

    /** Four stored rows at a time, so that neighbours are written together. */
    private void transpose(int first, int count, int columns, int present) {
        int j = 0;
        for (; j + GROUP <= present; j += GROUP) {
            int a = first + j * columnStride;
            int b = a + columnStride;
            int c = b + columnStride;
            int d = c + columnStride;
            for (int i = 0; i < count; i++) {
                int to = i * columns + j;
                piece[to] = factor * right[a + i];
                piece[to + 1] = factor * right[b + i];
                piece[to + 2] = factor * right[c + i];
                piece[to + 3] = factor * right[d + i];
            }
        }
        for (; j < present; j++) {
            for (int i = 0; i < count; i++) {
                piece[i * columns + j] = factor * right[first + j * columnStride + i];
            }
        }
    }

    /** Adds a block of terms of the left factor times {@code count} rows of a matrix. */
    private void multiply(
            int count, float[] b, int first, int stride, float[] out, int outBase, int outStride, int columns) {
        for (int n = 0; n < rows; n++) {
            outBases[n] = outBase + order[n] * outStride;
        }
        for (int n = 0; n < fours; n += GROUP) {
            kernels.addFourRows(left, leftBases, termStride, n, count, b, first, stride, out, outBases, columns);
        }
        for (int n = fours; n < rows; n++) {
            int to = outBases[n];
            kernels.addListedRows(b, first, stride, termOf, values, n * count, lengthOf[n], out, to, 0, columns);
        }
    }
}
