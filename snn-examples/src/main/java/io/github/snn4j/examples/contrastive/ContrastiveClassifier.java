package io.github.snn4j.examples.contrastive;

import io.github.snn4j.learning.contrastive.ContinuousUpdate;
import io.github.snn4j.learning.contrastive.ContrastiveHebb;
import io.github.snn4j.learning.contrastive.HopfieldEnergy;
import io.github.snn4j.neuron.ClampedRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.List;

/** Contrastive Hebbian learning with a feedback gain, by two phases or continuously, in a network of logistic units. */
public final class ContrastiveClassifier extends SettlingNetwork {

    private final Settings settings;
    private final TrialProtocol trial;

    /**
     * How it learns.
     *
     * @param gain feedback gain
     * @param freeSteps steps with the output free
     * @param clampedSteps steps with the output held, or drawn, to the target
     * @param tauTargetMs time constant in steps of 1 ms with which the target takes over; 0 for two phases
     * @param rate learning rate
     */
    public record Settings(double gain, int freeSteps, int clampedSteps, double tauTargetMs, double rate) {

        /** Whether weights follow the change of activity. */
        boolean follows() {
            return tauTargetMs > 0;
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
    public ContrastiveClassifier(List<Integer> sizes, int batch, Settings settings, long seed, int threads) {
        super(
                network(
                        sizes,
                        l -> new ClampedRate(0, Transfer.LOGISTIC, settings.tauTargetMs()),
                        settings.gain(),
                        l -> learning(settings, batch, l, sizes.size() - 1 - l)),
                sizes,
                batch,
                seed,
                threads);
        this.settings = settings;
        this.trial = new TrialProtocol(List.of(
                new Phase(Phase.Role.FREE, settings.freeSteps(), 0),
                new Phase(Phase.Role.CLAMPED, settings.clampedSteps(), 1)));
    }

    /**
     * An untrained network that compares two phases, with the settings of {@link MnistContrastive}.
     *
     * @param sizes units by layer, the input first
     * @param batch images side by side
     * @param seed seed of the weights
     * @param threads threads
     * @return network
     */
    public static ContrastiveClassifier usual(List<Integer> sizes, int batch, long seed, int threads) {
        return new ContrastiveClassifier(sizes, batch, ContrastiveVariant.TWO_PHASE.settings(), seed, threads);
    }

    /**
     * Weights that follow activity change in every step; that is collected, so that they do not move what they are
     * learnt from. The input is held, so the lowest weights change at the end of the phase anyway, as with two phases.
     */
    private static Learning learning(Settings settings, int batch, int layer, int below) {
        boolean collect = settings.follows() && layer > 1;
        double eta = collect ? 1 : settings.rate() / batch;
        PlasticityRule rule = settings.follows()
                ? ContinuousUpdate.below(eta, settings.gain(), below)
                : ContrastiveHebb.below(eta, settings.gain(), below);
        return new Learning(
                rule, collect ? Application.perTrial(new Optimizer.Sgd(settings.rate())) : Application.immediate());
    }

    @Override
    void teach(int[] numbers) {
        simulator().runTrial(trial);
    }

    @Override
    void settle() {
        simulator().run(settings.freeSteps());
    }

    /** Layers below the output weigh more by the reciprocal of the gain each. */
    @Override
    HopfieldEnergy energy() {
        HopfieldEnergy energy = HopfieldEnergy.empty();
        double factor = 1;
        for (int l = sizes().size() - 1; l >= 1; l--) {
            energy = energy.rates(layer(l), Transfer.LOGISTIC)
                    .scaled(factor)
                    .synapses(weights(l))
                    .scaled(factor)
                    .synapses(bias(l))
                    .scaled(factor);
            factor /= settings.gain();
        }
        return energy;
    }

    @Override
    String answer() {
        return "activity";
    }
}
