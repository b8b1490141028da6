package io.github.snn4j.learning.memory;

import io.github.snn4j.learning.memory.MemoryNet.Layout;

/**
 * Sparse attentive backtracking: a recurrent network remembers its past states, is reminded of a few of them in every
 * step, and learns through what it was reminded of instead of through all the time in between.
 *
 * <pre>
 *   h'(t) = tanh(W_in x(t) + W_rec h(t-1) + b)                provisional state; kept as memory m(t)
 *   e_i   = (W_q h'(t)) . (W_k m(i)) / sqrt(keySize)          for all i &lt; t
 *   a     = softmax over the topK largest e_i, 0 elsewhere
 *   s(t)  = sum_i a_i m(i)                                    what it is reminded of
 *   h(t)  = h'(t) + s(t)
 *   y(t)  = softmax(V_h h(t) + V_s s(t) + c)
 * </pre>
 *
 * <p>Credit goes from a step to the memories that were read, and from each of them back through recurrent connections,
 * but not over a border of a multiple of {@code truncation} steps. Without memories ({@code topK = 0}) this is
 * truncated back-propagation through time; with memories, a loss can reach a state any number of steps ago in two hops.
 *
 * <p>Differences from the paper: a tanh layer instead of an LSTM; scores are products of keys instead of a layer of
 * their own; the chosen scores are normalised by a softmax instead of being lowered by the largest score that was left
 * out; memories are states before reading, which keeps them in (-1, 1).
 *
 * <p>Reference: N.R. Ke, A. Goyal, O. Bilaniuk, J. Binas, M.C. Mozer, C. Pal &amp; Y. Bengio, "Sparse attentive
 * backtracking: temporal credit assignment through reminding", NeurIPS 2018, arXiv 1809.03702.
 *
 * <p>Verified by {@code SparseAttentiveBacktrackingTest}: gradient against finite differences, with borders and choices
 * held; against back-propagation through time written another way.
 *
 * @param inputs number of input symbols; one is shown per step
 * @param hidden units of the recurrent layer, {@code >= 1}
 * @param outputs number of classes, {@code >= 1}
 * @param keySize length of queries and keys, {@code >= 1}
 * @param topK memories read per step, {@code >= 0}
 * @param truncation steps between the borders that recurrent credit does not pass, {@code >= 1}; {@link #NEVER} for
 *     none
 */
public record SparseAttentiveBacktracking(int inputs, int hidden, int outputs, int keySize, int topK, int truncation) {

    /** Truncation that leaves recurrent credit whole. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Validates the sizes. */
    public SparseAttentiveBacktracking {
        atLeast(inputs, 1, "inputs");
        atLeast(hidden, 1, "hidden");
        atLeast(outputs, 1, "outputs");
        atLeast(keySize, 1, "keySize");
        atLeast(topK, 0, "topK");
        atLeast(truncation, 1, "truncation");
        long most = Math.max(Math.max(inputs, hidden), Math.max(outputs, keySize));
        if (most > 1 << 14) {
            throw new IllegalArgumentException("SparseAttentiveBacktracking: sizes must be at most 16384, got " + most);
        }
    }

    private static void atLeast(int value, int least, String what) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "SparseAttentiveBacktracking." + what + " must be >= " + least + ", got " + value);
        }
    }

    /**
     * Makes a network with random weights: recurrent ones are orthogonal, so that a state fades slowly; others are
     * normal with standard deviation {@code 1 / sqrt(units they come from)}.
     *
     * @param seed seed of the weights
     * @return network with its own parameters
     */
    public MemoryNet network(long seed) {
        return new MemoryNet(this, MemoryNetInit.draw(new Layout(this), seed));
    }
}
