package io.github.snn4j.examples.songabbott;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Synapse;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.spike.PoissonSource;

/**
 * One integrate-and-fire neuron with plastic excitatory inputs that fire independently at the same rate, after S. Song,
 * K.D. Miller &amp; L.F. Abbott, Nat. Neurosci. 3:919-926, 2000, doi 10.1038/78829, with the parameters of the Brian 2
 * example of that paper.
 *
 * <p>Membrane 10 ms, rest -74 mV, threshold -54 mV, reset -60 mV, excitatory conductance of 5 ms with reversal at 0
 * mV. The largest weight is 0.01 of the leak conductance; weights start uniform between 0 and that. Windows are 20 ms,
 * potentiation of a pair is 1 % of the largest weight and depression 1.05 %. Since depression wins where spikes are
 * independent, only inputs that often take part in making the neuron fire stay strong: with additive changes weights
 * end near either bound, with multiplicative ones in one heap between.
 *
 * @param inputs number of inputs, {@code >= 1}
 * @param inputRateHz rate of each in Hz, {@code > 0}
 * @param additive whether changes do not depend on the weight; otherwise they shrink towards the bounds
 */
public record SongAbbottNetwork(int inputs, double inputRateHz, boolean additive) {

    /** Largest weight in units of the leak conductance. */
    public static final double LARGEST = 0.01;

    /** Name of the plastic projection. */
    public static final String PLASTIC = "plastic";

    /** Name of the neuron's population. */
    public static final String NEURON = "neuron";

    private static final String INPUT = "input";
    private static final double TAU_MEM_MS = 10;
    private static final double TAU_SYN_MS = 5;
    private static final double V_REST = -74;
    private static final double V_RESET = -60;
    private static final double V_TH = -54;

    /** Excitatory; the model wants a second reversal potential, which nothing here uses. */
    private static final Synapse SYNAPSE = new Synapse.Conductance(TAU_SYN_MS, TAU_SYN_MS, 0, V_REST);

    /**
     * The network of the paper: 1,000 inputs of 15 Hz, additive changes.
     *
     * @return the network
     */
    public static SongAbbottNetwork published() {
        return new SongAbbottNetwork(1000, 15, true);
    }

    /**
     * Changes that shrink in proportion to the distance from the bound.
     *
     * @return changed copy
     */
    public SongAbbottNetwork multiplicative() {
        return new SongAbbottNetwork(inputs, inputRateHz, false);
    }

    /**
     * Describes the network.
     *
     * @return inputs, neuron and the plastic projection between them
     */
    public Network network() {
        PairStdp rule = PairStdp.songAbbott(LARGEST)
                .withDependence(additive ? WeightDependence.additive() : WeightDependence.multiplicative());
        return Network.builder()
                .source(INPUT, inputs, new PoissonSource(inputRateHz))
                .population(
                        NEURON, 1, Lif.delta(TAU_MEM_MS).withSynapse(SYNAPSE).withPotentials(V_REST, V_RESET, V_TH))
                .projection(Projection.between(INPUT, NEURON)
                        .name(PLASTIC)
                        .receptor(Receptor.EXCITATORY)
                        .weights(WeightInit.uniform(0, LARGEST))
                        .bounds(Bounds.upTo(LARGEST))
                        .rule(rule))
                .build();
    }
}
