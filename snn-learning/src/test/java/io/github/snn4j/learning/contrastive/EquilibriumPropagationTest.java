package io.github.snn4j.learning.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Simulator;
import io.github.snn4j.learning.contrastive.EquilibriumTrial.Nudging;
import io.github.snn4j.neuron.EnergyUnit;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against the gradient of the cost at the settled state, taken by differences: every weight is moved a little and the
 * network settled anew, in double precision and with Newton-free relaxation of its own.
 */
class EquilibriumPropagationTest {

    private static final double[] ONE_SIDED = {0.1, 0.05, 0.02, 0.01};
    private static final double[] SYMMETRIC = {0.08, 0.05, 0.03, 0.02};
    private static final int STEPS = 150;

    private static double[][] changes(Layers layers, EquilibriumTrial trial, int number) {
        Network network =
                layers.network(l -> new EnergyUnit(2, Transfer.TANH), 1, l -> EquilibriumPropagation.of(1, trial));
        double[][] changes = new double[layers.last()][];
        try (Simulator simulator = layers.taught(network)) {
            simulator.runTrial(trial.protocol(number));
            for (int l = 0; l < changes.length; l++) {
                changes[l] = layers.change(simulator, l);
            }
        }
        return changes;
    }

    /** Half the squared distance of the settled output from the target. */
    private static double settledCost(Layers layers) {
        double[] h = new double[layers.sizes[1]];
        double[] o = new double[layers.sizes[2]];
        for (int step = 0; step < 300; step++) {
            for (int j = 0; j < h.length; j++) {
                double in = 0;
                for (int i = 0; i < layers.sizes[0]; i++) {
                    in += layers.w[0][i][j] * layers.input[i];
                }
                for (int k = 0; k < o.length; k++) {
                    in += layers.w[1][j][k] * Math.tanh(o[k]);
                }
                double a = Math.tanh(h[j]);
                h[j] += 0.5 * ((1 - a * a) * in - h[j]);
            }
            for (int k = 0; k < o.length; k++) {
                double in = 0;
                for (int j = 0; j < h.length; j++) {
                    in += layers.w[1][j][k] * Math.tanh(h[j]);
                }
                double a = Math.tanh(o[k]);
                o[k] += 0.5 * ((1 - a * a) * in - o[k]);
            }
        }
        double cost = 0;
        for (int k = 0; k < o.length; k++) {
            cost += (layers.target[k] - o[k]) * (layers.target[k] - o[k]) / 2;
        }
        return cost;
    }

    private static double[][] downhill(Layers layers) {
        double[][] gradient = new double[2][];
        double small = 1e-5;
        for (int l = 0; l < 2; l++) {
            gradient[l] = new double[layers.sizes[l] * layers.sizes[l + 1]];
            for (int n = 0; n < gradient[l].length; n++) {
                double[] row = layers.w[l][n / layers.sizes[l + 1]];
                int j = n % layers.sizes[l + 1];
                double w = row[j];
                row[j] = w + small;
                double above = settledCost(layers);
                row[j] = w - small;
                double below = settledCost(layers);
                row[j] = w;
                gradient[l][n] = -(above - below) / (2 * small);
            }
        }
        return gradient;
    }

    private static double[][] errors(Layers layers, Nudging nudging, double[] nudges) {
        double[][] gradient = downhill(layers);
        double[][] errors = new double[2][nudges.length];
        for (int k = 0; k < nudges.length; k++) {
            double[][] change = changes(layers, new EquilibriumTrial(nudging, nudges[k], STEPS, STEPS, 1), 0);
            for (int l = 0; l < 2; l++) {
                errors[l][k] = Layers.error(change[l], gradient[l]);
            }
        }
        return errors;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOneSidedErrorIsProportionalToTheNudge(long seed) {
        double[][] errors = errors(new Layers(seed, 1, 5, 6, 3), Nudging.ONE_SIDED, ONE_SIDED);
        for (double[] e : errors) {
            assertThat(Layers.slope(ONE_SIDED, e))
                    .as("seed %d, errors %s", seed, Arrays.toString(e))
                    .isCloseTo(1, within(0.1));
            assertThat(e[e.length - 1]).isLessThan(0.05);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSymmetricErrorIsProportionalToItsSquare(long seed) {
        double[][] errors = errors(new Layers(seed, 1, 5, 6, 3), Nudging.SYMMETRIC, SYMMETRIC);
        for (double[] e : errors) {
            assertThat(Layers.slope(SYMMETRIC, e))
                    .as("seed %d, errors %s", seed, Arrays.toString(e))
                    .isCloseTo(2, within(0.1));
            assertThat(e[e.length - 1]).isLessThan(2e-3);
        }
    }

    /** Both signs follow the gradient; their mean is the symmetric estimate. */
    @Test
    void theMeanOfBothSignsIsTheSymmetricEstimate() {
        Layers layers = new Layers(5, 1, 5, 6, 3);
        EquilibriumTrial random = new EquilibriumTrial(Nudging.RANDOM_SIGN, 0.2, STEPS, STEPS, 3);
        int up = trialWithSign(random, 1);
        int down = trialWithSign(random, -1);
        double[][] a = changes(layers, random, up);
        double[][] b = changes(layers, random, down);
        double[][] both = changes(layers, new EquilibriumTrial(Nudging.SYMMETRIC, 0.2, STEPS, STEPS, 1), 0);
        for (int l = 0; l < 2; l++) {
            for (int n = 0; n < both[l].length; n++) {
                assertThat((a[l][n] + b[l][n]) / 2).isCloseTo(both[l][n], within(1e-5));
            }
            assertThat(Layers.error(a[l], b[l])).isGreaterThan(0.01);
        }
    }

    private static int trialWithSign(EquilibriumTrial trial, int sign) {
        int n = 0;
        while (Math.signum(nudge(trial, n)) != sign) {
            n++;
        }
        return n;
    }

    private static double nudge(EquilibriumTrial trial, int number) {
        return trial.protocol(number).phases().get(1).nudge();
    }

    @Test
    void randomSignsComeUpEquallyOftenAndRepeatWithTheSeed() {
        EquilibriumTrial trial = new EquilibriumTrial(Nudging.RANDOM_SIGN, 0.5, 2, 3, 11);
        int positive = 0;
        for (int n = 0; n < 10_000; n++) {
            positive += nudge(trial, n) > 0 ? 1 : 0;
            assertThat(nudge(trial, n)).isIn(0.5, -0.5);
        }
        // 5 standard deviations of a fair coin
        assertThat(positive).isBetween(4_750, 5_250);
        assertThat(nudge(new EquilibriumTrial(Nudging.RANDOM_SIGN, 0.5, 2, 3, 11), 77))
                .isEqualTo(nudge(trial, 77));
    }

    @Test
    void protocolsListTheirPhases() {
        Phase free = new Phase(Phase.Role.FREE, 7, 0);
        Phase up = new Phase(Phase.Role.NUDGED, 3, 0.5);
        Phase down = new Phase(Phase.Role.NUDGED, 3, -0.5);
        assertThat(new EquilibriumTrial(Nudging.ONE_SIDED, 0.5, 7, 3, 1)
                        .protocol(0)
                        .phases())
                .containsExactly(free, up);
        assertThat(new EquilibriumTrial(Nudging.SYMMETRIC, 0.5, 7, 3, 1)
                        .protocol(4)
                        .phases())
                .containsExactly(free, up, free, down);
    }

    @Test
    void parametersAreChecked() {
        assertThatThrownBy(() -> new EquilibriumPropagation(-1, false)).hasMessageContaining("eta");
        assertThatThrownBy(() -> new EquilibriumTrial(Nudging.ONE_SIDED, 0, 1, 1, 1))
                .hasMessageContaining("nudge");
        assertThatThrownBy(() -> new EquilibriumTrial(Nudging.ONE_SIDED, 1, 0, 1, 1))
                .hasMessageContaining("freeSteps");
        assertThatThrownBy(() -> new EquilibriumTrial(Nudging.ONE_SIDED, 1, 1, 0, 1))
                .hasMessageContaining("nudgedSteps");
    }
}
