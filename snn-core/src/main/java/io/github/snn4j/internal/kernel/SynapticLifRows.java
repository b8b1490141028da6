package io.github.snn4j.internal.kernel;

/**
 * Constants of {@link JavaSynapticLif}: one row of numbers for all neurons or one for each, a head and then a block per
 * receptor.
 */
public final class SynapticLifRows {

    /** exp(-dt/tauMem). */
    public static final int MEMBRANE_DECAY = 0;
    /** Effect of an external current over one step; with conductances its potential at rest. */
    public static final int DRIVE_GAIN = 1;
    /** Resting potential plus the constant bias. */
    public static final int V_INFINITY = 2;
    /** Potential after a spike. */
    public static final int V_RESET = 3;
    /** Threshold. */
    public static final int V_TH = 4;
    /** Steps for which the membrane is held. */
    public static final int REFRACTORY_STEPS = 5;
    /** dt/tauMem. */
    public static final int STEPS_PER_TAU = 6;

    /** Of a receptor: exp(-dt/tauSyn). */
    public static final int DECAY = 0;
    /** Of a receptor: dt/tauSyn. */
    public static final int RISE_TO_LEVEL = 1;
    /** Of a receptor: effect of the current on the membrane, or mean of the conductance over the step. */
    public static final int LEVEL_TO_MEMBRANE = 2;
    /** Of a receptor: the same for the rise of an alpha function. */
    public static final int RISE_TO_MEMBRANE = 3;
    /** Of a receptor: factor on arrivals. */
    public static final int INPUT_GAIN = 4;
    /** Of a receptor: reversal potential. */
    public static final int REVERSAL = 5;

    /** Length of the head. */
    static final int HEAD = 7;
    /** Length of the block of a receptor. */
    static final int BLOCK = 6;

    final float[] values;
    final int stride;
    final int receptors;
    final boolean subtract;
    private final int length;

    /**
     * Rows of zeros.
     *
     * @param rows 1, or the number of neurons
     * @param receptors number of receptors
     * @param subtract whether a spike subtracts instead of setting the membrane
     */
    public SynapticLifRows(int rows, int receptors, boolean subtract) {
        this.length = HEAD + BLOCK * receptors;
        this.values = new float[Math.multiplyExact(rows, length)];
        this.stride = rows == 1 ? 0 : length;
        this.receptors = receptors;
        this.subtract = subtract;
    }

    /**
     * Sets a number of the head.
     *
     * @param row row
     * @param what which number
     * @param value value
     */
    public void set(int row, int what, double value) {
        values[row * length + what] = (float) value;
    }

    /**
     * Sets a number of a receptor.
     *
     * @param row row
     * @param receptor receptor
     * @param what which number
     * @param value value
     */
    public void set(int row, int receptor, int what, double value) {
        values[row * length + HEAD + receptor * BLOCK + what] = (float) value;
    }

    /**
     * Number of receptors.
     *
     * @return receptors
     */
    public int receptors() {
        return receptors;
    }
}
