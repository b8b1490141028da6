package io.github.snn4j.learning.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.ClampedRate;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against back-propagation written as a double loop: X. Xie and H.S. Seung, Neural Comput. 15:441-454, 2003. */
class ContrastiveHebbTest {

    private static final int STEPS = 60;
    private static final TrialProtocol TRIAL =
            new TrialProtocol(List.of(new Phase(Phase.Role.FREE, STEPS, 0), new Phase(Phase.Role.CLAMPED, STEPS, 1)));

    /** Changes by layer after one trial with the given rules. */
    static double[][] changes(Layers layers, double gain, double tauTargetMs, IntFunction<PlasticityRule> rules) {
        Network network = layers.network(
                l -> l == layers.last()
                        ? new ClampedRate(0, Transfer.LOGISTIC, tauTargetMs)
                        : new LeakyRate(0, Transfer.LOGISTIC),
                gain,
                rules);
        double[][] changes = new double[layers.last()][];
        try (Simulator simulator = layers.taught(network)) {
            simulator.runTrial(TRIAL);
            for (int l = 0; l < changes.length; l++) {
                changes[l] = layers.change(simulator, l);
            }
        }
        return changes;
    }

    private static double[][] changes(Layers layers, double gain) {
        return changes(layers, gain, 0, l -> ContrastiveHebb.below(1, gain, layers.last() - 1 - l));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void pointsAlongTheGradientWithSmallFeedback(long seed) {
        Layers two = new Layers(seed, 1, 10, 20, 20, 5);
        double[][] gradient = two.backPropagated();
        double[][] strong = changes(two, 1);
        double[][] weak = changes(two, 0.1);
        for (int l = 0; l < gradient.length; l++) {
            assertThat(Layers.cosine(weak[l], gradient[l]))
                    .as("layer %d, gain 0.1, seed %d", l, seed)
                    .isGreaterThan(0.99)
                    .isGreaterThan(Layers.cosine(strong[l], gradient[l]));
        }
        Layers one = new Layers(seed, 1, 10, 20, 5);
        double[][] tiny = changes(one, 0.001);
        for (int l = 0; l < tiny.length; l++) {
            assertThat(Layers.cosine(tiny[l], one.backPropagated()[l]))
                    .as("layer %d, gain 0.001, seed %d", l, seed)
                    .isGreaterThan(0.9999);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theErrorIsProportionalToTheFeedbackGain(long seed) {
        Layers layers = new Layers(seed, 1, 10, 20, 5);
        double[][] gradient = layers.backPropagated();
        double[] gains = {0.1, 0.05, 0.02, 0.01};
        double[][] errors = new double[gradient.length][gains.length];
        for (int k = 0; k < gains.length; k++) {
            double[][] change = changes(layers, gains[k]);
            for (int l = 0; l < gradient.length; l++) {
                errors[l][k] = Layers.error(change[l], gradient[l]);
            }
        }
        for (int l = 0; l < gradient.length; l++) {
            assertThat(Layers.slope(gains, errors[l]))
                    .as("layer %d, seed %d, errors %s", l, seed, errors[l])
                    .isCloseTo(1, within(0.1));
        }
    }

    @Test
    void aTargetThatIsTheOutputChangesNothing() {
        Layers layers = new Layers(4, 1, 6, 8, 3);
        Network network = layers.network(
                l -> l == 2 ? new ClampedRate(0, Transfer.LOGISTIC, 0) : new LeakyRate(0, Transfer.LOGISTIC),
                0.1,
                l -> ContrastiveHebb.below(1, 0.1, 1 - l));
        try (Simulator simulator = layers.taught(network)) {
            simulator.run(STEPS);
            simulator.external(Layers.layer(2), ClampedRate.TARGET, simulator.variable(Layers.layer(2), "activity"));
            simulator.runTrial(TRIAL);
            for (int l = 0; l < 2; l++) {
                assertThat(layers.change(simulator, l)).containsOnly(0);
            }
        }
    }

    @Test
    void factorsGrowByTheGainFromLayerToLayer() {
        assertThat(ContrastiveHebb.below(0.5, 0.1, 0).factor()).isEqualTo(1);
        assertThat(ContrastiveHebb.below(0.5, 0.1, 2).factor()).isCloseTo(100, within(1e-9));
        assertThat(ContinuousUpdate.below(0.5, 0.1, 2).factor()).isCloseTo(100, within(1e-9));
        assertThatThrownBy(() -> ContrastiveHebb.below(1, 0, 1)).hasMessageContaining("feedback gain must be > 0");
        assertThatThrownBy(() -> new ContrastiveHebb(-1, 1)).hasMessageContaining("ContrastiveHebb.eta");
        assertThatThrownBy(() -> new ContrastiveHebb(1, 0)).hasMessageContaining("ContrastiveHebb.factor");
    }
}
