package io.github.snn4j.internal.kernel;

import io.github.snn4j.random.KeyedRandom;

/**
 * The arithmetic of the inner loops. Two implementations exist and give the same bits: {@link JavaKernels} is the
 * specification, the other uses SIMD. To keep it so: elementwise operations in the same order, no fused multiply-add,
 * no reductions across lanes.
 */
public interface Kernels {

    /** Values of decaying variables below this are set to zero, which keeps slow subnormal numbers out. */
    float FLOOR = 1e-20f;

    /**
     * Another way to the same end, without a comparison: {@code (x + FLUSH) - FLUSH} is 0 for |x| below 1e-20 or so, and
     * x up to a rounding for larger ones.
     */
    float FLUSH = 1.5e-13f;

    /**
     * Short name for logs and reports.
     *
     * @return {@code "java"} or {@code "vector-<bits>"}
     */
    String name();

    /**
     * Adds rows of a matrix: {@code out[outBase + j] += sum_k weights[rows[k] stride + j]} for j in [from, to), added
     * in order of k, starting from the value in {@code out}.
     *
     * @param weights row-major matrix
     * @param stride length of a row
     * @param rows row numbers
     * @param count how many rows
     * @param out receives the sums
     * @param outBase index of column 0 in {@code out}
     * @param from first column
     * @param to one past the last column
     */
    void addRows(float[] weights, int stride, int[] rows, int count, float[] out, int outBase, int from, int to);

    /**
     * Adds scaled rows of a matrix, the inner loop of dense products: {@code out[outBase + j] += sum_k
     * factors[factorBase + k factorStride] matrix[matrixBase + k stride + j]} for j in [from, to), added in order of
     * k, starting from the value in {@code out}. A factor of zero is not special: it makes NaN of an infinite element.
     *
     * @param factors one factor a row
     * @param factorBase index of the first factor
     * @param factorStride distance between factors
     * @param count how many rows
     * @param matrix row-major matrix
     * @param matrixBase index of column 0 of the first row
     * @param stride length of a row
     * @param out receives the sums
     * @param outBase index of column 0 in {@code out}
     * @param from first column
     * @param to one past the last column
     */
    void addScaledRows(
            float[] factors,
            int factorBase,
            int factorStride,
            int count,
            float[] matrix,
            int matrixBase,
            int stride,
            float[] out,
            int outBase,
            int from,
            int to);

    /**
     * Adds scaled rows of a matrix chosen by a list: {@code out[outBase + j] += sum_k factors[first + k]
     * matrix[matrixBase + rows[first + k] stride + j]} for j in [from, to), added in order of k, starting from the
     * value in {@code out}. Rows may overlap.
     *
     * @param matrix matrix
     * @param matrixBase index of column 0 of row 0
     * @param stride distance between rows
     * @param rows row numbers
     * @param factors one factor for each of {@code rows}
     * @param first index of the first row number and factor
     * @param count how many rows
     * @param out receives the sums
     * @param outBase index of column 0 in {@code out}
     * @param from first column
     * @param to one past the last column
     */
    void addListedRows(
            float[] matrix,
            int matrixBase,
            int stride,
            int[] rows,
            float[] factors,
            int first,
            int count,
            float[] out,
            int outBase,
            int from,
            int to);

    /**
     * Adds scaled rows of a matrix to four vectors at once, the inner loop of products of matrices: {@code out[outBases[v]
     * + j] += sum_k factors[factorBases[v] + k factorStride] matrix[matrixBase + k stride + j]} for v in [first, first +
     * 4) and j in [0, columns), added in order of k, starting from the value in {@code out}.
     *
     * @param factors one factor a row and vector
     * @param factorBases index of the first factor of each vector
     * @param factorStride distance between the factors of a vector
     * @param first the first of the four vectors
     * @param count how many rows
     * @param matrix row-major matrix
     * @param matrixBase index of column 0 of the first row
     * @param stride length of a row
     * @param out receives the sums; the four vectors do not overlap
     * @param outBases index of column 0 of each vector in {@code out}
     * @param columns number of columns
     */
    void addFourRows(
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
            int columns);

    /**
     * Exponential decay with floor: {@code x := x factor, |x| < FLOOR becomes 0}.
     *
     * @param x values
     * @param from first index
     * @param to one past the last index
     * @param factor decay factor
     */
    void decay(float[] x, int from, int to, float factor);

    /**
     * Adds a scaled vector and clips: {@code w[wBase + j] = min(max(w + scale x[xBase + j], low), high)} for j in
     * [from, to) for which {@code scale x} is not zero.
     *
     * @param w weights
     * @param wBase index of column 0 in {@code w}
     * @param scale factor
     * @param x values
     * @param xBase index of column 0 in {@code x}
     * @param from first column
     * @param to one past the last column
     * @param low lower bound
     * @param high upper bound
     */
    void addScaledClipped(
            float[] w, int wBase, float scale, float[] x, int xBase, int from, int to, float low, float high);

    /**
     * Adds a scaled vector: {@code out[outBase + j] += scale x[xBase + j]} for j in [from, to).
     *
     * @param out values to add to
     * @param outBase index of column 0 in {@code out}
     * @param scale factor
     * @param x values
     * @param xBase index of column 0 in {@code x}
     * @param from first column
     * @param to one past the last column
     */
    void addScaled(float[] out, int outBase, float scale, float[] x, int xBase, int from, int to);

    /**
     * One step of leaky integrate-and-fire neurons with delta synapses.
     *
     * <pre>
     *   if refractory:  refractory -= 1, the membrane is held, arrivals are lost
     *   else            v = vInf + (v - vInf) membraneDecay [+ external driveGain] [+ input inputGain]
     *                   spike if v >= vTh [+ thresholdOffset]; then reset, refractory = refractorySteps
     *   input = 0
     * </pre>
     *
     * @param p constants
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param arrivals whether {@code input} may hold anything but zeros
     * @param spikes receives the neurons that fire, ascending, from index 0
     * @return number of spikes
     */
    int lifDelta(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes);

    /**
     * One step of leaky integrate-and-fire neurons with exponential current synapses; arrivals act on the membrane
     * from the next step on. As {@link #lifDelta} but
     *
     * <pre>
     *   v = vInf + (v - vInf) membraneDecay + synapse synapseToMembrane [+ external driveGain]
     *   synapse = synapse synapseDecay [+ input inputGain]          also while refractory
     * </pre>
     *
     * @param p constants
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param arrivals whether {@code input} may hold anything but zeros
     * @param spikes receives the neurons that fire, ascending, from index 0
     * @return number of spikes
     */
    int lifCurrent(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes);

    /**
     * One step of leaky integrate-and-fire neurons with an excitatory and an inhibitory current, each exponential.
     * Arrivals are added to the currents when the step is over, so they act on the membrane from the next step on. As
     * {@link #lifDelta} but
     *
     * <pre>
     *   v = vInf + (v - vInf) membraneDecay + synapse synapseToMembrane + inhibition inhibitionToMembrane
     *       [+ external driveGain]
     *   synapse = synapse synapseDecay                        also while refractory
     *   inhibition = inhibition inhibitoryDecay               also while refractory
     * </pre>
     *
     * @param p constants
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param spikes receives the neurons that fire, ascending, from index 0
     * @return number of spikes
     */
    int lifCurrents(LifParameters p, LifArrays a, int base, int thresholdBase, int from, int to, int[] spikes);

    /**
     * As {@link #lifCurrents}, as if no neuron were refractory, and without resetting those that reach threshold. For
     * neurons with a threshold that all share and no external current. The few that are refractory are set right
     * afterwards, which is much cheaper than to ask every neuron.
     *
     * @param p constants
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param from first neuron
     * @param to one past the last neuron
     * @param reached receives the neurons at or above threshold, ascending, from index 0
     * @return number of them
     */
    int lifCurrentsUnheld(LifParameters p, LifArrays a, int base, int from, int to, int[] reached);

    /**
     * Sets tiny values to zero, {@code x = (x + FLUSH) - FLUSH}.
     *
     * @param x values
     */
    void flush(float[] x);

    /**
     * Whether no value is NaN or infinite.
     *
     * @param x values
     * @return true if all are finite
     */
    boolean allFinite(float[] x);

    /**
     * One step of leaky integrate-and-fire neurons with exponential conductances, in units of the leak conductance, by
     * an exponential step with the mean conductances; arrivals act on the membrane from the next step on. As {@link #lifDelta} but
     *
     * <pre>
     *   me = ge excitatoryMean,  mi = gi inhibitoryMean
     *   g = 1 + me + mi
     *   u = (vInf + me eExc + mi eInh [+ external]) / g
     *   v = u + (v - u) exp(-stepsPerTau g)
     *   ge = ge synapseDecay [+ input inputGain]                     also while refractory
     *   gi = gi inhibitoryDecay [+ inhibitoryInput inputGain]        also while refractory
     * </pre>
     *
     * @param p constants
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param arrivals whether the inputs may hold anything but zeros
     * @param spikes receives the neurons that fire, ascending, from index 0
     * @return number of spikes
     */
    int lifConductance(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes);

    /**
     * Random blocks of neighbouring ids, see {@link io.github.snn4j.random.KeyedRandom#block}. Of block b, the first two
     * words are the halves of {@code words[b]}, high half first, and the other two those of {@code words[count + b]}.
     *
     * @param random key
     * @param step step
     * @param id id of the first block
     * @param count number of blocks
     * @param stream stream
     * @param words receives {@code 2 count} values
     */
    void randomBlocks(KeyedRandom random, long step, int id, int count, int stream, long[] words);

    /**
     * Fast exponential of a number not above zero, the same bits in all kernels; see {@link FastExp}.
     *
     * @param x exponent, {@code <= 0}
     * @return exp(x), relative error below 3e-7; 0 below -87
     */
    static float expNonPositive(float x) {
        return FastExp.nonPositive(x);
    }
}
