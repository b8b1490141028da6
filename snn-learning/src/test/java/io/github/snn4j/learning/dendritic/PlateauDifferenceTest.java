package io.github.snn4j.learning.dendritic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.PlateauNeuron;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One trial of two phases against the equations of the paper, written out in double precision. */
class PlateauDifferenceTest {

    private static final long SEED = 22901;
    private static final int INPUTS = 6;
    private static final int CELLS = 7;
    private static final int OUTPUTS = 3;
    private static final double SHARE = 0.6 / 0.7;
    private static final double NUDGE = 2;

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static Network network() {
        PlateauNeuron neuron = PlateauNeuron.published().inSteadyState();
        return Network.builder()
                .population("in", INPUTS, new LeakyRate(0, Transfer.LINEAR))
                .population("hidden", CELLS, neuron)
                .population("out", OUTPUTS, neuron.withTeacher())
                .projection(Projection.between("in", "hidden")
                        .weights(WeightInit.uniform(-1, 1))
                        .rule(PlateauDifference.hidden(0.5)))
                .projection(Projection.between("hidden", "out")
                        .weights(WeightInit.uniform(-1, 1))
                        .rule(PlateauDifference.output(0.5)))
                .projection(Projection.between("out", "hidden")
                        .weights(WeightInit.uniform(-1, 1))
                        .receptor(PlateauNeuron.APICAL)
                        .delayMs(1))
                .build();
    }

    private static TrialProtocol twoPhases() {
        return new TrialProtocol(List.of(new Phase(Phase.Role.FREE, 2, 0), new Phase(Phase.Role.NUDGED, 2, NUDGE)));
    }

    @Test
    void oneTrialChangesTheWeightsByTheEquationsOfThePaper() {
        SplittableRandom random = new SplittableRandom(SEED);
        try (Simulator simulator = Simulator.of(network(), SimulationConfig.of(1, SEED))) {
            float[] x = new float[INPUTS];
            for (int i = 0; i < INPUTS; i++) {
                x[i] = (float) random.nextDouble();
            }
            float[] w1 = simulator.weights("in->hidden").toArray();
            float[] w2 = simulator.weights("hidden->out").toArray();
            float[] down = simulator.weights("out->hidden").toArray();
            simulator.external("in", "drive", x);
            simulator.external("out", "target", 8f, -8f, -8f);
            simulator.runTrial(twoPhases());

            double[] r = new double[CELLS];
            for (int j = 0; j < CELLS; j++) {
                for (int i = 0; i < INPUTS; i++) {
                    r[j] += SHARE * w1[i * CELLS + j] * x[i];
                }
                r[j] = logistic(r[j]);
            }
            double[] free = new double[OUTPUTS];
            double[] taught = new double[OUTPUTS];
            for (int k = 0; k < OUTPUTS; k++) {
                double basal = 0;
                for (int j = 0; j < CELLS; j++) {
                    basal += w2[j * OUTPUTS + k] * r[j];
                }
                free[k] = logistic(SHARE * basal);
                taught[k] = logistic((0.6 * basal + NUDGE * (k == 0 ? 8 : -8)) / (0.7 + NUDGE));
                double delta = (taught[k] - free[k]) * free[k] * (1 - free[k]);
                for (int j = 0; j < CELLS; j++) {
                    assertThat((double) simulator.weights("hidden->out").get(j, k) - w2[j * OUTPUTS + k])
                            .isCloseTo(0.5 * delta * r[j], within(1e-6));
                }
            }
            for (int j = 0; j < CELLS; j++) {
                double before = 0;
                double after = 0;
                for (int k = 0; k < OUTPUTS; k++) {
                    before += down[k * CELLS + j] * free[k];
                    after += down[k * CELLS + j] * taught[k];
                }
                double delta = (logistic(after) - logistic(before)) * r[j] * (1 - r[j]);
                for (int i = 0; i < INPUTS; i++) {
                    assertThat((double) simulator.weights("in->hidden").get(i, j) - w1[i * CELLS + j])
                            .as("input %d, cell %d, seed %d", i, j, SEED)
                            .isCloseTo(0.5 * delta * x[i], within(1e-6));
                }
            }
        }
    }

    @Test
    void aTeacherWithoutAPhaseBeforeItTeachesNothing() {
        try (Simulator simulator = Simulator.of(network(), SimulationConfig.of(1, SEED))) {
            float[] start = simulator.weights("hidden->out").toArray();
            simulator.external("in", "drive", 0.5f);
            simulator.external("out", "target", 8f);
            simulator.runTrial(new TrialProtocol(List.of(new Phase(Phase.Role.NUDGED, 2, NUDGE))));
            assertThat(simulator.weights("hidden->out").toArray()).isEqualTo(start);
        }
    }

    @Test
    void otherVariablesAreRefused() {
        assertThatThrownBy(() -> new PlateauDifference(1, "u"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PlateauDifference.variable");
    }
}
