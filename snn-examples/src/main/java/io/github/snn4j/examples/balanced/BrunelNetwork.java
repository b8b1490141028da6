package io.github.snn4j.examples.balanced;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.random.Values;
import io.github.snn4j.statistics.Siegert;
import io.github.snn4j.stimulus.PoissonStimulus;

/**
 * Model A of N. Brunel, J. Comput. Neurosci. 8:183-208, 2000, doi 10.1023/A:1008925309027: excitatory and inhibitory LIF
 * neurons with delta synapses, each of which has the same number of inputs from the network, drawn without repetition,
 * and as much Poisson noise from outside as excitatory inputs of the network would make.
 *
 * <p>Membrane 20 ms, threshold 20 mV above rest, refractory 2 ms, excitatory weight 0.1 mV, inhibitory {@code -g} times
 * as much, delay 1.5 ms. The noise of rate {@code eta vTh/(weight tauMem)} would on its own bring the mean membrane to
 * {@code eta vTh}. Reset is 10 mV as in the paper; NEST's examples of this network reset to 0.
 *
 * @param excitatory number of excitatory neurons
 * @param inhibitory number of inhibitory neurons
 * @param excInputs excitatory synapses onto each neuron
 * @param inhInputs inhibitory synapses onto each neuron
 * @param g inhibitory weight over excitatory weight
 * @param eta external rate over the rate that just reaches threshold
 * @param vReset potential after a spike in mV above rest, {@code < 20}
 */
public record BrunelNetwork(
        int excitatory, int inhibitory, int excInputs, int inhInputs, double g, double eta, double vReset) {

    /** Excitatory weight in mV. */
    public static final double WEIGHT = 0.1;

    private static final double TAU_MEM_MS = 20;
    private static final double V_TH = 20;
    private static final double T_REF_MS = 2;
    private static final double DELAY_MS = 1.5;

    /** Validates what the parts cannot. */
    public BrunelNetwork {
        if (excInputs > excitatory || inhInputs > inhibitory) {
            throw new IllegalArgumentException("BrunelNetwork: a neuron with " + excInputs + " + " + inhInputs
                    + " inputs needs at least as many neurons, got " + excitatory + " + " + inhibitory);
        }
    }

    /**
     * The network of the paper: 10,000 + 2,500 neurons with 1,000 + 250 inputs.
     *
     * @param regime working point
     * @return the network
     */
    public static BrunelNetwork published(Regime regime) {
        return new BrunelNetwork(10_000, 2_500, 1_000, 250, regime.inhibition(), regime.drive(), 10);
    }

    /**
     * As many inputs of each neuron, but another number of neurons.
     *
     * @param neurons number of neurons, four in five of them excitatory
     * @return changed copy
     */
    public BrunelNetwork withNeurons(int neurons) {
        int exc = TwoPopulations.excitatory(neurons);
        return new BrunelNetwork(exc, neurons - exc, excInputs, inhInputs, g, eta, vReset);
    }

    /**
     * Another reset.
     *
     * @param value potential after a spike in mV above rest, {@code < 20}
     * @return changed copy
     */
    public BrunelNetwork withReset(double value) {
        return new BrunelNetwork(excitatory, inhibitory, excInputs, inhInputs, g, eta, value);
    }

    /**
     * Rate of the Poisson noise that each neuron gets.
     *
     * @return rate in Hz, all inputs from outside together
     */
    public double externalRateHz() {
        return 1000 * eta * V_TH / (WEIGHT * TAU_MEM_MS);
    }

    /**
     * Describes the network.
     *
     * @return populations {@code exc} and {@code inh}, the four projections between them, and the noise
     */
    public Network network() {
        Lif model = Lif.delta(TAU_MEM_MS).withPotentials(0, vReset, V_TH).withRefractory(T_REF_MS);
        PoissonStimulus noise = new PoissonStimulus(externalRateHz(), WEIGHT);
        return TwoPopulations.builder(
                        population(TwoPopulations.EXC, excitatory, model),
                        population(TwoPopulations.INH, inhibitory, model),
                        output(excInputs, WEIGHT),
                        output(inhInputs, -g * WEIGHT))
                .stimulus(TwoPopulations.EXC, noise)
                .stimulus(TwoPopulations.INH, noise)
                .build();
    }

    private Population population(String name, int size, Lif model) {
        return Population.of(name, size, model).startingAt("v", Values.uniform(vReset, V_TH));
    }

    private static TwoPopulations.Output output(int inputs, double weight) {
        return new TwoPopulations.Output(
                Connectivity.fixedInDegree(inputs).withAutapses(), weight, DELAY_MS, Receptor.INPUT);
    }

    /**
     * The rate that mean-field theory predicts for asynchronous activity: the inputs of a neuron are taken for white
     * noise, and all neurons fire at the rate that such noise causes.
     *
     * @return rate in Hz
     */
    public double meanFieldRateHz() {
        double tauS = TAU_MEM_MS / 1000;
        return new Siegert(TAU_MEM_MS, T_REF_MS, vReset, V_TH)
                .selfConsistentRateHz(
                        rateHz -> WEIGHT * tauS * (externalRateHz() + rateHz * (excInputs - g * inhInputs)),
                        rateHz -> WEIGHT
                                * Math.sqrt(tauS / 2 * (externalRateHz() + rateHz * (excInputs + g * g * inhInputs))));
    }
}
