package io.github.snn4j.examples.contrastive;

import io.github.snn4j.learning.contrastive.EquilibriumPropagation;
import io.github.snn4j.learning.contrastive.EquilibriumTrial;
import io.github.snn4j.learning.contrastive.HopfieldEnergy;
import io.github.snn4j.neuron.EnergyUnit;
import io.github.snn4j.plasticity.Application;
import java.util.List;

/** Equilibrium propagation in a network of clipped energy units. */
public final class EquilibriumClassifier extends SettlingNetwork {

    private final EquilibriumTrial trial;
    private final boolean persistent;
    private final Particles particles;
    private int trials;

    /**
     * How it learns.
     *
     * @param trial phases and nudge
     * @param tauMs time constant of the units in steps of 1 ms
     * @param rates learning rate by layer, the lowest first
     * @param persistent whether each training image starts from the state in which it settled the last time
     */
    public record Settings(EquilibriumTrial trial, double tauMs, List<Double> rates, boolean persistent) {
        /** Copies the rates. */
        public Settings {
            rates = List.copyOf(rates);
        }
    }

    /**
     * An untrained network.
     *
     * @param sizes units by layer, the input first
     * @param batch images side by side
     * @param settings how it learns
     * @param seed seed of the weights
     * @param threads threads
     */
    public EquilibriumClassifier(List<Integer> sizes, int batch, Settings settings, long seed, int threads) {
        super(
                network(sizes, l -> EnergyUnit.clipped(settings.tauMs()), 1, l -> learning(settings, batch, l)),
                sizes,
                batch,
                seed,
                threads);
        this.trial = settings.trial();
        this.persistent = settings.persistent();
        this.particles = new Particles(sizes.subList(1, sizes.size()));
    }

    /**
     * An untrained network with the settings of the paper, see {@link MnistEquilibrium}, and those for more layers.
     *
     * @param sizes units by layer, the input first; up to three hidden layers
     * @param batch images side by side
     * @param seed seed of the weights and of the signs of the nudge
     * @param threads threads
     * @return network
     */
    public static EquilibriumClassifier usual(List<Integer> sizes, int batch, long seed, int threads) {
        Settings settings = EquilibriumVariant.RANDOM_SIGN.settings(sizes.size() - 2, seed);
        return new EquilibriumClassifier(sizes, batch, settings, seed, threads);
    }

    /** The only change of a trial comes at its end, so it needs no collecting. */
    private static Learning learning(Settings settings, int batch, int layer) {
        double rate = settings.rates().get(layer - 1) / batch;
        return new Learning(EquilibriumPropagation.of(rate, settings.trial()), Application.immediate());
    }

    @Override
    void teach(int[] numbers) {
        if (persistent) {
            particles.restore(numbers, simulator());
        }
        simulator().runTrial(trial.protocol(trials++));
        if (persistent) {
            particles.keep(numbers, simulator());
        }
    }

    @Override
    void settle() {
        simulator().run(trial.freeSteps());
    }

    @Override
    HopfieldEnergy energy() {
        HopfieldEnergy energy = HopfieldEnergy.empty();
        for (int l = 1; l < sizes().size(); l++) {
            energy = energy.units(layer(l)).synapses(weights(l)).synapses(bias(l));
        }
        return energy;
    }

    @Override
    String answer() {
        return EnergyUnit.STATE;
    }
}
