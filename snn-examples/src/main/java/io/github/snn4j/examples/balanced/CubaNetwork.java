package io.github.snn4j.examples.balanced;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Synapse;
import io.github.snn4j.random.Values;

/**
 * The current-based network of T.P. Vogels &amp; L.F. Abbott, J. Neurosci. 25:10786-10795, 2005, doi
 * 10.1523/JNEUROSCI.3508-05.2005, as benchmark 2 of R. Brette et al., J. Comput. Neurosci. 23:349-398, 2007, doi
 * 10.1007/s10827-007-0038-6. Its neurons rest above threshold, so it needs no other drive.
 *
 * <p>LIF: membrane 20 ms, rest -49 mV, threshold -50 mV, reset -60 mV, refractory 5 ms; currents of 5 ms (excitatory,
 * 1.62 mV) and 10 ms (inhibitory, -9 mV). Every pair is joined with the same probability; spikes travel for 0.1 ms.
 *
 * @param neurons number of neurons, four in five of them excitatory
 * @param inputs mean number of synapses onto each; with more of them each is weaker, so that the mean input stays
 */
public record CubaNetwork(int neurons, double inputs) {

    /** Mean number of synapses onto each neuron of the published network. */
    public static final double USUAL_INPUTS = 80;

    private static final double W_EXC = 1.62;
    private static final double W_INH = -9;
    private static final double DELAY_MS = 0.1;

    /** Validates the sizes. */
    public CubaNetwork {
        TwoPopulations.checkSizes("CubaNetwork", neurons, inputs);
    }

    /**
     * The published network: 4,000 neurons with 80 inputs each.
     *
     * @return the network
     */
    public static CubaNetwork published() {
        return new CubaNetwork(4000, USUAL_INPUTS);
    }

    /**
     * Describes the network.
     *
     * @return populations {@code exc} and {@code inh} and the four projections between them
     */
    public Network network() {
        Lif model = Lif.delta(20)
                .withSynapse(new Synapse.ExponentialCurrents(5, 10))
                .withPotentials(-49, -60, -50)
                .withRefractory(5);
        int exc = TwoPopulations.excitatory(neurons);
        double strength = USUAL_INPUTS / inputs;
        Connectivity pairs = Connectivity.fixedProbability(inputs / neurons).withAutapses();
        return TwoPopulations.builder(
                        population(TwoPopulations.EXC, exc, model),
                        population(TwoPopulations.INH, neurons - exc, model),
                        new TwoPopulations.Output(pairs, W_EXC * strength, DELAY_MS, Receptor.EXCITATORY),
                        new TwoPopulations.Output(pairs, W_INH * strength, DELAY_MS, Receptor.INHIBITORY))
                .build();
    }

    private static Population population(String name, int size, Lif model) {
        return Population.of(name, size, model).startingAt("v", Values.uniform(-60, -50));
    }
}
