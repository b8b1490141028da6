package io.github.snn4j.examples.microcircuit;

import java.util.List;

/**
 * The populations of the microcircuit: excitatory and inhibitory neurons of layers 2/3, 4, 5 and 6.
 *
 * <p>Sizes, connection probabilities and external in-degrees are those of table 5 of T.C. Potjans &amp; M. Diesmann,
 * Cereb. Cortex 24:785-806, 2014, doi 10.1093/cercor/bhs358. Mean rates, and the mean and standard deviation of the
 * membrane potential to start with, come from the full-scale run that accompanies the PyNEST implementation. CV and
 * synchrony are of the NEURON implementation: C. Romaro, F.A. Najman, W.W. Lytton, A.C. Roque &amp; S. Dura-Bernal,
 * Neural Comput. 33:1993-2032, 2021, doi 10.1162/neco_a_01400, tables A.3 and A.5, external Poisson input.
 */
public enum CorticalPopulation {

    /** Excitatory neurons of layers 2 and 3. */
    L23E("L2/3E", 20_683, 1600, 0.903, -68.28, 5.36, 0.938, 2.9, .1009, .1689, .0437, .0818, .0323, 0, .0076, 0),

    /** Inhibitory neurons of layers 2 and 3. */
    L23I("L2/3I", 5_834, 1500, 2.965, -63.16, 4.57, 0.916, 1.8, .1346, .1371, .0316, .0515, .0755, 0, .0042, 0),

    /** Excitatory neurons of layer 4. */
    L4E("L4E", 21_915, 2100, 4.414, -63.33, 4.74, 0.891, 3.0, .0077, .0059, .0497, .1350, .0067, .0003, .0453, 0),

    /** Inhibitory neurons of layer 4. */
    L4I("L4I", 5_479, 1900, 5.876, -63.45, 4.94, 0.873, 1.7, .0691, .0029, .0794, .1597, .0033, 0, .1057, 0),

    /** Excitatory neurons of layer 5. */
    L5E("L5E", 4_850, 2000, 7.569, -63.11, 4.94, 0.847, 4.4, .1004, .0622, .0505, .0057, .0831, .3726, .0204, 0),

    /** Inhibitory neurons of layer 5. */
    L5I("L5I", 1_065, 1900, 8.633, -61.66, 4.55, 0.809, 1.1, .0548, .0269, .0257, .0022, .0600, .3158, .0086, 0),

    /** Excitatory neurons of layer 6. */
    L6E("L6E", 14_395, 2900, 1.105, -66.72, 5.46, 0.924, 1.2, .0156, .0066, .0211, .0166, .0572, .0197, .0396, .2252),

    /** Inhibitory neurons of layer 6. */
    L6I("L6I", 2_948, 2100, 7.829, -61.43, 4.48, 0.819, 1.0, .0364, .0010, .0034, .0005, .0277, .0080, .0658, .1443);

    private final String text;
    private final int neurons;
    private final int externalInputs;
    private final double rateHz;
    private final double startMean;
    private final double startSd;
    private final double cv;
    private final double synchrony;
    private final double[] probabilities;

    CorticalPopulation(
            String text,
            int neurons,
            int externalInputs,
            double rateHz,
            double startMean,
            double startSd,
            double cv,
            double synchrony,
            double... probabilities) {
        this.text = text;
        this.neurons = neurons;
        this.externalInputs = externalInputs;
        this.rateHz = rateHz;
        this.startMean = startMean;
        this.startSd = startSd;
        this.cv = cv;
        this.synchrony = synchrony;
        this.probabilities = probabilities;
    }

    /**
     * The populations of one kind.
     *
     * @param excitatory which kind
     * @return four populations from the surface downwards
     */
    public static List<CorticalPopulation> of(boolean excitatory) {
        return List.of(values()).stream()
                .filter(p -> p.excitatory() == excitatory)
                .toList();
    }

    /**
     * Whether its synapses excite.
     *
     * @return true for the E populations
     */
    public boolean excitatory() {
        return ordinal() % 2 == 0;
    }

    /**
     * Layer, counted from the surface.
     *
     * @return 0 for layers 2 and 3, 3 for layer 6
     */
    public int layer() {
        return ordinal() / 2;
    }

    /**
     * Number of neurons of the full network.
     *
     * @return neurons
     */
    public int neurons() {
        return neurons;
    }

    /**
     * Inputs of each neuron from outside the network, at full scale.
     *
     * @return in-degree
     */
    public int externalInputs() {
        return externalInputs;
    }

    /**
     * Published mean rate at full scale.
     *
     * @return rate in Hz
     */
    public double rateHz() {
        return rateHz;
    }

    /**
     * Mean membrane potential to start with.
     *
     * @return potential in mV
     */
    public double startMean() {
        return startMean;
    }

    /**
     * Standard deviation of the membrane potential to start with.
     *
     * @return in mV
     */
    public double startSd() {
        return startSd;
    }

    /**
     * Published mean coefficient of variation of the intervals between spikes.
     *
     * @return CV
     */
    public double cv() {
        return cv;
    }

    /**
     * Published synchrony: variance over mean of the spikes of about 1,000 neurons in bins of 3 ms.
     *
     * @return synchrony, 1 for independent Poisson neurons
     */
    public double synchrony() {
        return synchrony;
    }

    /**
     * Probability that a pair of neurons is joined at least once.
     *
     * @param pre population of the presynaptic neuron
     * @return probability, 0 if there are no synapses
     */
    public double probabilityFrom(CorticalPopulation pre) {
        return probabilities[pre.ordinal()];
    }

    /**
     * Total number of synapses at full scale: as many as must be drawn, with replacement, between random pairs so that
     * a given pair is joined with the given probability, {@code ln(1 - p) / ln(1 - 1/(Npre Npost))}.
     *
     * @param pre presynaptic population
     * @return synapses, not rounded
     */
    public double synapsesFrom(CorticalPopulation pre) {
        double pairs = (double) pre.neurons * neurons;
        return StrictMath.log1p(-probabilityFrom(pre)) / StrictMath.log1p(-1 / pairs);
    }

    /**
     * Returns the name as papers write it.
     *
     * @return for example {@code L2/3E}
     */
    @Override
    public String toString() {
        return text;
    }
}
