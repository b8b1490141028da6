package io.github.snn4j.examples.balanced;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Synapse;
import io.github.snn4j.random.Values;

/**
 * The conductance-based network of T.P. Vogels &amp; L.F. Abbott, J. Neurosci. 25:10786-10795, 2005, doi
 * 10.1523/JNEUROSCI.3508-05.2005, as benchmark 1 of R. Brette et al., J. Comput. Neurosci. 23:349-398, 2007, doi
 * 10.1007/s10827-007-0038-6. Nothing drives it: conductances at the start set off activity that keeps itself up.
 * Membranes start far apart; if many neurons fired together at once, the inhibition they cause would end all activity.
 * With these starts one network in a hundred still falls silent.
 *
 * <p>LIF: membrane 20 ms, rest and reset -60 mV, threshold -50 mV, refractory 5 ms; conductances, in units of the leak, of
 * 5 ms (excitatory, weight 0.6, reversal 0 mV) and 10 ms (inhibitory, weight 6.7, reversal -80 mV). Every pair is joined
 * with the same probability; spikes travel for 0.1 ms.
 *
 * @param neurons number of neurons, four in five of them excitatory
 * @param inputs mean number of synapses onto each; with more of them each is weaker, so that the mean input stays
 */
public record CobaNetwork(int neurons, double inputs) {

    /** Mean number of synapses onto each neuron of the published network. */
    public static final double USUAL_INPUTS = 80;

    private static final double W_EXC = 0.6;
    private static final double W_INH = 6.7;
    private static final double DELAY_MS = 0.1;

    /** Validates the sizes. */
    public CobaNetwork {
        TwoPopulations.checkSizes("CobaNetwork", neurons, inputs);
    }

    /**
     * The published network: 4,000 neurons with 80 inputs each.
     *
     * @return the network
     */
    public static CobaNetwork published() {
        return new CobaNetwork(4000, USUAL_INPUTS);
    }

    /**
     * Describes the network.
     *
     * @return populations {@code exc} and {@code inh} and the four projections between them
     */
    public Network network() {
        Lif model = Lif.delta(20)
                .withSynapse(new Synapse.Conductance(5, 10, 0, -80))
                .withPotentials(-60, -60, -50)
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
        return Population.of(name, size, model)
                .startingAt("v", Values.uniform(-150, -50))
                .startingAt("gExc", Values.constant(3))
                .startingAt("gInh", Values.uniform(0, 36));
    }
}
