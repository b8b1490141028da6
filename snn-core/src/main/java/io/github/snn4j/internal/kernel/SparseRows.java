package io.github.snn4j.internal.kernel;

/**
 * Adds compressed rows of weights to sums: the innermost loop of spike delivery. Targets are 16 bits wide, which halves
 * the memory that a spike reads, and the loop is unrolled by four by hand, since the compiler does not unroll loops with
 * computed store addresses; together that takes two thirds of the time of the plain loop over {@code int} targets. There is no
 * SIMD form: scattered stores gain nothing from it. Synapses are added in ascending order.
 */
public final class SparseRows {

    private SparseRows() {}

    /**
     * {@code out[base + targets[k]] += weight} for k in [from, to).
     *
     * @param out sums
     * @param base index of target 0
     * @param targets targets of the synapses
     * @param from first synapse
     * @param to one past the last synapse
     * @param weight weight of all of them
     */
    public static void addShared(float[] out, int base, char[] targets, int from, int to, float weight) {
        int k = from;
        for (; k < to - 3; k += 4) {
            int a = base + targets[k];
            int b = base + targets[k + 1];
            int c = base + targets[k + 2];
            int d = base + targets[k + 3];
            out[a] += weight;
            out[b] += weight;
            out[c] += weight;
            out[d] += weight;
        }
        for (; k < to; k++) {
            out[base + targets[k]] += weight;
        }
    }

    /**
     * As {@link #addShared(float[], int, char[], int, int, float)}, with targets given by the distance from the one
     * before. The sum is the only thing that a synapse waits for.
     *
     * @param out sums
     * @param base index of target 0
     * @param gaps distance of each target from the one before, unsigned; that of the first counts from 0
     * @param from first synapse
     * @param to one past the last synapse
     * @param weight weight of all of them
     */
    public static void addShared(float[] out, int base, byte[] gaps, int from, int to, float weight) {
        int at = base;
        int k = from;
        for (; k < to - 3; k += 4) {
            int a = at + (gaps[k] & 0xff);
            int b = a + (gaps[k + 1] & 0xff);
            int c = b + (gaps[k + 2] & 0xff);
            at = c + (gaps[k + 3] & 0xff);
            out[a] += weight;
            out[b] += weight;
            out[c] += weight;
            out[at] += weight;
        }
        for (; k < to; k++) {
            at += gaps[k] & 0xff;
            out[at] += weight;
        }
    }

    /**
     * {@code out[base + targets[k]] += weights[k]} for k in [from, to).
     *
     * @param out sums
     * @param base index of target 0
     * @param targets targets of the synapses
     * @param weights weights of the synapses
     * @param from first synapse
     * @param to one past the last synapse
     */
    public static void add(float[] out, int base, char[] targets, float[] weights, int from, int to) {
        int k = from;
        for (; k < to - 3; k += 4) {
            int a = base + targets[k];
            int b = base + targets[k + 1];
            int c = base + targets[k + 2];
            int d = base + targets[k + 3];
            out[a] += weights[k];
            out[b] += weights[k + 1];
            out[c] += weights[k + 2];
            out[d] += weights[k + 3];
        }
        for (; k < to; k++) {
            out[base + targets[k]] += weights[k];
        }
    }

    /**
     * As {@link #add}, for a handful of synapses: the plain loop.
     *
     * @param out sums
     * @param base index of target 0
     * @param targets targets of the synapses
     * @param weights weights of the synapses
     * @param from first synapse
     * @param to one past the last synapse
     */
    public static void addFew(float[] out, int base, char[] targets, float[] weights, int from, int to) {
        for (int k = from; k < to; k++) {
            out[base + targets[k]] += weights[k];
        }
    }

    /**
     * {@code out[base + targets[k]] += factor weights[k]} for k in [from, to).
     *
     * @param out sums
     * @param base index of target 0
     * @param targets targets of the synapses
     * @param weights weights of the synapses
     * @param from first synapse
     * @param to one past the last synapse
     * @param factor factor on all weights
     */
    public static void addScaled(
            float[] out, int base, char[] targets, float[] weights, int from, int to, float factor) {
        for (int k = from; k < to; k++) {
            out[base + targets[k]] += factor * weights[k];
        }
    }

    /**
     * As {@link #addScaled(float[], int, char[], float[], int, int, float)}, with targets given by the distance from the
     * one before.
     *
     * @param out sums
     * @param base index of target 0
     * @param gaps distance of each target from the one before, unsigned; that of the first counts from 0
     * @param weights weights of the synapses
     * @param from first synapse
     * @param to one past the last synapse
     * @param factor factor on all weights
     */
    public static void addScaled(float[] out, int base, byte[] gaps, float[] weights, int from, int to, float factor) {
        int at = base;
        for (int k = from; k < to; k++) {
            at += gaps[k] & 0xff;
            out[at] += factor * weights[k];
        }
    }
}
