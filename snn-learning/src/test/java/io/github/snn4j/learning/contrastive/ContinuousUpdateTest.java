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
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the sum over the steps written out, the two-phase rule, and back-propagation. */
class ContinuousUpdateTest {

    private static final double TAU_TARGET_MS = 4;

    private static double[][] changes(Layers layers, double gain) {
        return ContrastiveHebbTest.changes(
                layers, gain, TAU_TARGET_MS, l -> ContinuousUpdate.below(1, gain, layers.last() - 1 - l));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void pointsAlongTheGradientWithSmallFeedback(long seed) {
        Layers two = new Layers(seed, 1, 10, 20, 20, 5);
        double[][] gradient = two.backPropagated();
        double[][] change = changes(two, 0.1);
        for (int l = 0; l < gradient.length; l++) {
            assertThat(Layers.cosine(change[l], gradient[l]))
                    .as("layer %d, gain 0.1, seed %d", l, seed)
                    .isGreaterThan(0.99);
        }
    }

    /** They differ by the term in the change of the presynaptic activity, which is of the order of the gain. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theDifferenceToTwoPhasesIsProportionalToTheFeedbackGain(long seed) {
        Layers layers = new Layers(seed, 1, 10, 20, 5);
        double[] gains = {0.1, 0.05, 0.02, 0.01};
        double[] output = new double[gains.length];
        for (int k = 0; k < gains.length; k++) {
            double gain = gains[k];
            double[][] twoPhases = ContrastiveHebbTest.changes(
                    layers, gain, TAU_TARGET_MS, l -> ContrastiveHebb.below(1, gain, layers.last() - 1 - l));
            double[][] change = changes(layers, gain);
            output[k] = Layers.error(change[1], twoPhases[1]);
            assertThat(Layers.error(change[0], twoPhases[0]))
                    .as("the input is held, so the first layer agrees; gain %s, seed %d", gain, seed)
                    .isLessThan(1e-3);
        }
        assertThat(Layers.slope(gains, output)).as("seed %d, %s", seed, output).isCloseTo(1, within(0.1));
    }

    /** The rule against the formula, step by step, on activities read from the network. */
    @Test
    void theChangeIsTheSumOverTheStepsOfTheClampedPhase() {
        Layers layers = new Layers(7, 2, 5, 6, 3);
        double gain = 0.5;
        int steps = 9;
        Network network = layers.network(
                l -> l == 2
                        ? new ClampedRate(2, Transfer.LOGISTIC, TAU_TARGET_MS)
                        : new LeakyRate(2, Transfer.LOGISTIC),
                gain,
                l -> new ContinuousUpdate(0.01, 1));
        double[] sum = new double[6 * 3];
        try (Simulator simulator = layers.taught(network)) {
            float[][] then = {new float[3]};
            simulator.attach(context -> step -> {
                float[] x = context.variable(Layers.layer(1), "activity");
                float[] y = context.variable(Layers.layer(2), "activity");
                for (int n = 0; step >= steps && n < sum.length; n++) {
                    sum[n] += 0.01 * x[n / 3] * (y[n % 3] - (double) then[0][n % 3]);
                }
                then[0] = y.clone();
            });
            simulator.runTrial(new TrialProtocol(
                    List.of(new Phase(Phase.Role.FREE, steps, 0), new Phase(Phase.Role.CLAMPED, steps, 1))));
            double[] change = layers.change(simulator, 1);
            for (int n = 0; n < sum.length; n++) {
                // The weights of a step act on the next, so rounding of the weights is all that differs.
                assertThat(change[n]).as("synapse %d", n).isCloseTo(sum[n], within(1e-6));
            }
        }
    }

    @Test
    void parametersAreChecked() {
        assertThatThrownBy(() -> new ContinuousUpdate(-1, 1)).hasMessageContaining("ContinuousUpdate.eta");
        assertThatThrownBy(() -> new ContinuousUpdate(1, 0)).hasMessageContaining("ContinuousUpdate.factor");
    }
}
