package io.github.snn4j.examples.microcircuit;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Delay;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.random.Values;
import io.github.snn4j.stimulus.PoissonStimulus;

/**
 * The cortical microcircuit of T.C. Potjans &amp; M. Diesmann, Cereb. Cortex 24:785-806, 2014, doi
 * 10.1093/cercor/bhs358: 77,169 integrate-and-fire neurons in eight populations with some 300 million synapses, and
 * Poisson input from the rest of the brain. Activity is asynchronous and irregular, at a rate of its own in each
 * population.
 *
 * <pre>
 *   tauMem dv/dt = -(v - vRest) + I      tauSyn dI/dt = -I, I jumps by the weight
 * </pre>
 *
 * <p>Membrane 250 pF and 10 ms, rest and reset -65 mV, threshold -50 mV, refractory 2 ms, currents of 0.5 ms. A weight
 * is the peak R I of a synaptic current in mV: {@code 87.8 pA * 10 ms / 250 pF = 3.51 mV}, for an excitatory
 * postsynaptic potential of 0.15 mV. Inhibition is four times stronger, excitation from L4E to L2/3E twice. Weights
 * have a standard deviation of 10 %. Delays are normal, 1.5 &plusmn; 0.75 ms for excitation and 0.75 &plusmn; 0.375 ms
 * for inhibition, at least a step of 0.1 ms. Since excitation and inhibition decay alike, both reach the same current,
 * with weights of either sign.
 *
 * <p>Reduced networks have fewer neurons and, in the same proportion s, fewer inputs of each neuron. Weights grow by
 * {@code 1/sqrt(s)}, which keeps the variance of the input, and a constant current replaces the part {@code 1 -
 * sqrt(s)} of the mean that is lost, computed with the published rates: S.J. van Albada, M. Helias &amp; M. Diesmann,
 * PLoS Comput. Biol. 11:e1004490, 2015, doi 10.1371/journal.pcbi.1004490. Correlations are not kept; they grow as s
 * falls.
 *
 * @param scale size as a fraction of the full network, from 0.01 to 1
 */
public record MicrocircuitNetwork(double scale) {

    /** The time step the network was published with, in ms. */
    public static final double DT_MS = 0.1;

    /** Mean excitatory weight at full scale, R I in mV. */
    public static final double WEIGHT = weightFor(0.15);

    private static final double TAU_MEM_MS = 10;
    private static final double TAU_SYN_MS = 0.5;
    private static final double V_REST = -65;
    private static final double V_TH = -50;
    private static final double T_REF_MS = 2;
    private static final double INHIBITION = -4;
    private static final double WEIGHT_SD = 0.1;
    private static final double EXC_DELAY_MS = 1.5;
    private static final double INH_DELAY_MS = 0.75;
    private static final double DELAY_SD = 0.5;

    /** Delays beyond this many standard deviations, one in a billion, are drawn again: spikes are kept that long. */
    private static final double MOST_DELAY_SDS = 6;

    private static final double EXTERNAL_HZ = 8;
    private static final double LEAST_SCALE = 0.01;

    /** Checks the scale. */
    public MicrocircuitNetwork {
        if (!(scale >= LEAST_SCALE && scale <= 1)) {
            throw new IllegalArgumentException(
                    "MicrocircuitNetwork: scale must be in [" + LEAST_SCALE + ", 1], got " + scale);
        }
    }

    /**
     * The network at a scale.
     *
     * @param scale size as a fraction of the full network, from 0.01 to 1
     * @return the network
     */
    public static MicrocircuitNetwork of(double scale) {
        return new MicrocircuitNetwork(scale);
    }

    /**
     * Describes the network.
     *
     * @return eight populations named {@code L23E} to {@code L6I}, a projection for each pair that is joined, and noise
     */
    public Network network() {
        Network.Builder builder = Network.builder();
        for (CorticalPopulation p : CorticalPopulation.values()) {
            Lif model = Lif.exponential(TAU_MEM_MS, TAU_SYN_MS)
                    .withPotentials(V_REST, V_REST, V_TH)
                    .withRefractory(T_REF_MS)
                    .withBias(compensation(p));
            builder.population(Population.of(p.name(), neurons(p), model)
                            .startingAt("v", Values.normal(p.startMean(), p.startSd())))
                    .stimulus(p.name(), new PoissonStimulus(externalRateHz(p), scaled(WEIGHT)));
        }
        for (CorticalPopulation post : CorticalPopulation.values()) {
            for (CorticalPopulation pre : CorticalPopulation.values()) {
                if (synapses(pre, post) > 0) {
                    builder.projection(projection(pre, post));
                }
            }
        }
        return builder.build();
    }

    private Projection.Builder projection(CorticalPopulation pre, CorticalPopulation post) {
        double weight = scaled(weight(pre, post));
        double delayMs = pre.excitatory() ? EXC_DELAY_MS : INH_DELAY_MS;
        double sdMs = DELAY_SD * delayMs;
        return Projection.between(pre.name(), post.name())
                .connectivity(Connectivity.fixedTotal(synapses(pre, post))
                        .withAutapses()
                        .withMultapses())
                .weights(WeightInit.normal(weight, WEIGHT_SD * Math.abs(weight)))
                .delay(Delay.normalMs(delayMs, sdMs, DT_MS / 2, delayMs + MOST_DELAY_SDS * sdMs));
    }

    /**
     * Number of neurons.
     *
     * @param population one of the eight
     * @return at least 1
     */
    public int neurons(CorticalPopulation population) {
        return (int) Math.max(1, Math.round(scale * population.neurons()));
    }

    /**
     * Number of synapses of a projection.
     *
     * @param pre presynaptic population
     * @param post postsynaptic population
     * @return in proportion to neurons and in-degrees, so to the square of the scale
     */
    public long synapses(CorticalPopulation pre, CorticalPopulation post) {
        double inputs = scale * post.synapsesFrom(pre) / post.neurons();
        return Math.round(inputs * neurons(post));
    }

    /**
     * Number of all neurons.
     *
     * @return neurons
     */
    public int neurons() {
        int sum = 0;
        for (CorticalPopulation p : CorticalPopulation.values()) {
            sum += neurons(p);
        }
        return sum;
    }

    /**
     * Number of all synapses within the network.
     *
     * @return synapses
     */
    public long synapses() {
        long sum = 0;
        for (CorticalPopulation post : CorticalPopulation.values()) {
            for (CorticalPopulation pre : CorticalPopulation.values()) {
                sum += synapses(pre, post);
            }
        }
        return sum;
    }

    /**
     * Mean weight of a projection at full scale.
     *
     * @param pre presynaptic population
     * @param post postsynaptic population
     * @return R I in mV
     */
    public static double weight(CorticalPopulation pre, CorticalPopulation post) {
        if (!pre.excitatory()) {
            return INHIBITION * WEIGHT;
        }
        boolean strong = pre == CorticalPopulation.L4E && post == CorticalPopulation.L23E;
        return strong ? 2 * WEIGHT : WEIGHT;
    }

    /**
     * Rate of the noise that each neuron gets.
     *
     * @param population one of the eight
     * @return rate in Hz, all external inputs together
     */
    public double externalRateHz(CorticalPopulation population) {
        return EXTERNAL_HZ * population.externalInputs() * scale;
    }

    /** Weights of fewer inputs are larger, so that the variance stays. */
    private double scaled(double weight) {
        return weight / Math.sqrt(scale);
    }

    /**
     * Mean input that a reduced network lacks, replaced by a constant.
     *
     * @param post population that gets it
     * @return R I in mV, 0 at full scale
     */
    public double compensation(CorticalPopulation post) {
        double perSecond = WEIGHT * EXTERNAL_HZ * post.externalInputs();
        for (CorticalPopulation pre : CorticalPopulation.values()) {
            perSecond += weight(pre, post) * pre.rateHz() * post.synapsesFrom(pre) / post.neurons();
        }
        // A synaptic current of peak w has the integral w tauSyn.
        return (1 - Math.sqrt(scale)) * perSecond * TAU_SYN_MS / 1000;
    }

    /**
     * The weight whose postsynaptic potential has a given peak: the difference of exponentials
     * {@code tauSyn/(tauMem - tauSyn) (exp(-t/tauMem) - exp(-t/tauSyn))}, taken where it is largest.
     */
    private static double weightFor(double peak) {
        double ratio = TAU_MEM_MS / TAU_SYN_MS;
        double at = TAU_MEM_MS * TAU_SYN_MS / (TAU_MEM_MS - TAU_SYN_MS) * StrictMath.log(ratio);
        double height = (StrictMath.exp(-at / TAU_MEM_MS) - StrictMath.exp(-at / TAU_SYN_MS)) / (ratio - 1);
        return peak / height;
    }
}
