package io.github.snn4j.examples.plastic;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.stimulus.PoissonStimulus;
import java.util.Locale;

/**
 * The balanced random network of N. Brunel, J. Comput. Neurosci. 8:183-208, 2000, doi 10.1023/A:1008925309027, with
 * spike-timing-dependent plasticity of the synapses between excitatory neurons. A network like this was studied by A.
 * Morrison, A. Aertsen &amp; M. Diesmann, Neural Comput. 19:1437-1467, 2007, doi 10.1162/neco.2007.19.6.1437.
 *
 * <p>Membrane 20 ms, threshold 20 mV above rest, reset to rest, refractory 2 ms, delta synapses of 0.1 mV and -0.5 mV,
 * delay 1.5 ms; any pair is joined with the same probability, for 1,000 excitatory and 250 inhibitory inputs on
 * average, and each neuron gets Poisson noise of 20 kHz through weights of 0.1 mV. Plastic weights lie between 0 and
 * 0.2 mV; a pair of spikes changes them by {@code A+ = 0.001} or {@code A- = 1.05 A+} of that, windows are 20 ms,
 * unless the rule brings values of its own.
 *
 * @param excitatory number of excitatory neurons, a multiple of 4, at least 1,000
 * @param rule how changes depend on the weight
 */
public record PlasticBrunelNetwork(int excitatory, Rule rule) {

    /** Name of the excitatory population. */
    public static final String EXC = "exc";

    /** Name of the inhibitory population. */
    public static final String INH = "inh";

    /** Name of the plastic projection. */
    public static final String PLASTIC = "plastic";

    /** Starting weight of excitation in mV. */
    public static final double WEIGHT = 0.1;

    /** Largest plastic weight in mV. */
    public static final double LARGEST = 2 * WEIGHT;

    private static final double INHIBITION = -5;
    private static final double EXC_INPUTS = 1000;
    private static final double DELAY_MS = 1.5;
    private static final double NOISE_HZ = 20_000;
    private static final double POTENTIATION = 0.001 * LARGEST;
    private static final double DEPRESSION = 1.05 * POTENTIATION;
    private static final int PER_INHIBITORY = 4;

    /** How a change depends on the weight it meets. */
    public enum Rule {
        /** Not at all; the bounds cut off. */
        ADDITIVE,
        /** By the power 0.4 of the distance from the bound, after Guetig et al. 2003. */
        POWER_LAW,
        /**
         * Potentiation by the power 0.4 of the weight and depression in proportion to it, after Morrison et al. 2007, as
         * in NEST's benchmark network; without bounds.
         */
        MORRISON;

        private static final double EXPONENT = 0.4;

        /** Where uncorrelated spikes take the weights, in units of the reference weight. */
        private static final double FIXED_POINT = 44.5;

        /**
         * Name for the command line.
         *
         * @return lower-case words joined by hyphens
         */
        public String option() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        PairStdp stdp() {
            return switch (this) {
                case ADDITIVE -> PairStdp.additive(POTENTIATION, DEPRESSION);
                case POWER_LAW -> PairStdp.powerLaw(POTENTIATION, DEPRESSION, EXPONENT);
                case MORRISON -> PairStdp.morrison(WEIGHT / FIXED_POINT);
            };
        }

        Bounds bounds() {
            return this == MORRISON ? Bounds.none() : Bounds.upTo(LARGEST);
        }
    }

    /** Checks the size. */
    public PlasticBrunelNetwork {
        if (excitatory < EXC_INPUTS || excitatory % PER_INHIBITORY != 0) {
            throw new IllegalArgumentException(
                    "PlasticBrunelNetwork: excitatory must be a multiple of 4 and >= 1000, got " + excitatory);
        }
    }

    /**
     * Number of inhibitory neurons.
     *
     * @return a quarter of the excitatory ones
     */
    public int inhibitory() {
        return excitatory / PER_INHIBITORY;
    }

    /**
     * Describes the network. Networks of another size have as many inputs of each neuron.
     *
     * @return populations {@link #EXC} and {@link #INH}, four projections, noise
     */
    public Network network() {
        Lif model = Lif.delta(20).withPotentials(0, 0, 20).withRefractory(2);
        PoissonStimulus noise = new PoissonStimulus(NOISE_HZ, WEIGHT);
        return Network.builder()
                .population(EXC, excitatory, model)
                .population(INH, inhibitory(), model)
                .stimulus(EXC, noise)
                .stimulus(INH, noise)
                .projection(fixed(EXC, EXC, WEIGHT)
                        .name(PLASTIC)
                        .bounds(rule.bounds())
                        .rule(rule.stdp()))
                .projection(fixed(EXC, INH, WEIGHT))
                .projection(fixed(INH, EXC, INHIBITION * WEIGHT))
                .projection(fixed(INH, INH, INHIBITION * WEIGHT))
                .build();
    }

    private Projection.Builder fixed(String pre, String post, double weight) {
        return Projection.between(pre, post)
                .connectivity(Connectivity.fixedProbability(EXC_INPUTS / excitatory))
                .weight(weight)
                .delayMs(DELAY_MS);
    }
}
