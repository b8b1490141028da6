package io.github.snn4j.learning.bptt;

/** What is done to matrices besides the sums of {@link io.github.snn4j.kernel.RowKernels}. */
final class Rows {

    private Rows() {}

    /** Adds one scaled row. */
    static void addScaledRow(float factor, float[] matrix, int base, float[] out, int outBase, int width) {
        if (factor != 0f) {
            for (int j = 0; j < width; j++) {
                out[outBase + j] += factor * matrix[base + j];
            }
        }
    }

    /** Turns a matrix around: {@code out[j rows + i] = matrix[i columns + j]}. */
    static void transpose(float[] matrix, int rows, int columns, float[] out) {
        int tile = 16;
        for (int i0 = 0; i0 < rows; i0 += tile) {
            int i1 = Math.min(i0 + tile, rows);
            for (int j0 = 0; j0 < columns; j0 += tile) {
                int j1 = Math.min(j0 + tile, columns);
                for (int i = i0; i < i1; i++) {
                    for (int j = j0; j < j1; j++) {
                        out[j * rows + i] = matrix[i * columns + j];
                    }
                }
            }
        }
    }
}
