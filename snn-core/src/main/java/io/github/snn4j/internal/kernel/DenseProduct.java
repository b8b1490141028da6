package io.github.snn4j.internal.kernel;

/**
 * Products of dense row-major matrices, each added to what {@code out} holds: forward through dense activity,
 * transposed for feedback, and outer products summed over a batch for weight gradients. Spikes are sparse: {@link
 * Kernels#addRows} suits them better up to about every third neuron firing.
 *
 * <p>Arrays may be longer than the matrix, which starts at index 0; {@code out} must be none of the factors.
 */
public interface DenseProduct {

    /** Multiply-adds from which a call of BLAS, which costs some 30 microseconds, beats the kernels. */
    long BLAS_FROM = 100_000;

    /**
     * Short name for logs and reports.
     *
     * @return name
     */
    String name();

    /**
     * {@code out[r][c] += sum_k a[r][k] b[k][c]}.
     *
     * @param a left factor, [rows][inner]
     * @param rows rows of {@code out}
     * @param inner length of the sums
     * @param b right factor, [inner][columns]
     * @param columns columns of {@code out}
     * @param out receives the sums, [rows][columns]
     */
    void addProduct(float[] a, int rows, int inner, float[] b, int columns, float[] out);

    /**
     * Transposed left factor, {@code out[r][c] += sum_k a[k][r] b[k][c]}: outer products of the rows of {@code a} and
     * {@code b}, summed.
     *
     * @param a left factor, [inner][rows]
     * @param rows rows of {@code out}
     * @param inner length of the sums, for example the number of samples
     * @param b right factor, [inner][columns]
     * @param columns columns of {@code out}
     * @param out receives the sums, [rows][columns]
     */
    void addTransposedTimes(float[] a, int rows, int inner, float[] b, int columns, float[] out);

    /**
     * As {@link #addTransposedTimes(float[], int, int, float[], int, float[])}, times a factor.
     *
     * @param a left factor, [inner][rows]
     * @param rows rows of {@code out}
     * @param inner length of the sums
     * @param b right factor, [inner][columns]
     * @param columns columns of {@code out}
     * @param scale factor on the sums
     * @param zero whether {@code out} holds nothing but zeros, which then need not be read
     * @param out receives the sums, [rows][columns]
     */
    default void addTransposedTimes(
            float[] a, int rows, int inner, float[] b, int columns, float scale, boolean zero, float[] out) {
        float[] scaled = new float[inner * columns];
        for (int n = 0; n < scaled.length; n++) {
            scaled[n] = scale * b[n];
        }
        addTransposedTimes(a, rows, inner, scaled, columns, out);
    }

    /**
     * Transposed right factor, {@code out[r][c] += sum_k a[r][k] b[c][k]}: back through a weight matrix.
     *
     * @param a left factor, [rows][inner]
     * @param rows rows of {@code out}
     * @param inner length of the sums
     * @param b right factor, [columns][inner]
     * @param columns columns of {@code out}
     * @param out receives the sums, [rows][columns]
     */
    void addTimesTransposed(float[] a, int rows, int inner, float[] b, int columns, float[] out);

    /** Gives native memory back. */
    default void close() {}
}
