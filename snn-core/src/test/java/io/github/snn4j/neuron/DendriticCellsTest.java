package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pyramidal cells, interneurons and plateau neurons against closed forms. */
class DendriticCellsTest {

    private static final LeakyRate RELAY = new LeakyRate(0, Transfer.LINEAR);

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** A cell whose two receptors hear constants through weight 1. */
    private static Simulator cell(NeuronModel model, double near, double far, double dtMs) {
        Network network = Network.builder()
                .population("near", 1, RELAY)
                .population("far", 1, RELAY)
                .population("cell", 1, model)
                .projection(Projection.between("near", "cell")
                        .receptor(model.receptors().get(0))
                        .weight(1))
                .projection(Projection.between("far", "cell")
                        .receptor(model.receptors().get(1))
                        .weight(1))
                .build();
        Simulator simulator = Simulator.of(network, SimulationConfig.of(dtMs, 1));
        simulator.external("near", "drive", (float) near);
        simulator.external("far", "drive", (float) far);
        return simulator;
    }

    private static double get(Simulator simulator, String variable) {
        return simulator.variable("cell", variable)[0];
    }

    private static TrialProtocol protocol(Phase... phases) {
        return new TrialProtocol(List.of(phases));
    }

    @Test
    void theSomaApproachesTheMixtureOfItsDendritesExponentiallyOnEveryGrid() {
        for (double dt : new double[] {0.1, 0.5, 2}) {
            try (Simulator simulator = cell(PyramidalCell.hidden(Transfer.LOGISTIC), 0.7, -0.4, dt)) {
                for (int k = 1; k * dt <= 4; k++) {
                    simulator.step();
                    double u = (1 * 0.7 - 0.8 * 0.4) / 1.9 * (1 - Math.exp(-1.9 * k * dt));
                    assertThat(get(simulator, "u")).isCloseTo(u, within(1e-6));
                    assertThat(get(simulator, "activity")).isCloseTo(logistic(u), within(1e-6));
                }
                double predicted = 0.7 / 1.9;
                assertThat(get(simulator, "predicted")).isCloseTo(predicted, within(1e-6));
                assertThat(get(simulator, "mismatch"))
                        .isCloseTo(logistic(get(simulator, "u")) - logistic(predicted), within(1e-6));
            }
        }
    }

    @Test
    void theSteadyStateIsWhereTheDynamicsGo() {
        PyramidalCell cell = PyramidalCell.hidden(Transfer.TANH).withApical(0.3);
        try (Simulator moving = cell(cell, 1.1, -0.8, 1);
                Simulator steady = cell(cell.inSteadyState(), 1.1, -0.8, 1)) {
            moving.run(40);
            steady.step();
            for (String variable : new String[] {"u", "activity", "mismatch"}) {
                assertThat(get(steady, variable)).as(variable).isCloseTo(get(moving, variable), within(1e-6));
            }
        }
    }

    @Test
    void aTeacherPullsOnlyTaughtCellsAndOnlyInNudgedPhases() {
        PyramidalCell taught = PyramidalCell.output(Transfer.LINEAR);
        PyramidalCell untaught = new PyramidalCell(0.1, 1, 0, false, Transfer.LINEAR, false);
        double free = 0.5 / 1.1;
        double nudged = (0.5 + 0.4 * 2) / 1.5;
        for (PyramidalCell cell : new PyramidalCell[] {taught, untaught}) {
            try (Simulator simulator = cell(cell, 0.5, 0, 1)) {
                simulator.external("cell", "target", 2f);
                simulator.runTrial(protocol(new Phase(Phase.Role.FREE, 40, 0.4)));
                assertThat(get(simulator, "u")).isCloseTo(free, within(1e-6));
                simulator.runTrial(protocol(new Phase(Phase.Role.NUDGED, 40, 0.4)));
                assertThat(get(simulator, "u")).isCloseTo(cell.taught() ? nudged : free, within(1e-6));
                assertThat(get(simulator, "mismatch")).isCloseTo(get(simulator, "u") - free, within(1e-6));
            }
        }
    }

    @Test
    void aCurrentAddsToTheDrive() {
        try (Simulator simulator = cell(PyramidalCell.hidden(Transfer.LINEAR).inSteadyState(), 0.5, 0.25, 1)) {
            simulator.external("cell", "current", 0.38f);
            simulator.step();
            assertThat(get(simulator, "u")).isCloseTo((0.5 + 0.8 * 0.25 + 0.38) / 1.9, within(1e-6));
        }
    }

    @Test
    void anInterneuronMixesItsDendriteWithThePotentialAboveItNotWithTheActivity() {
        Network network = Network.builder()
                .population("in", 2, RELAY)
                .population("above", 2, PyramidalCell.output(Transfer.LOGISTIC).inSteadyState())
                .population("cell", 2, Interneuron.of(Transfer.LOGISTIC).inSteadyState())
                .population("matched", 2, new MatchedInterneuron(Transfer.LOGISTIC))
                .projection(Projection.between("in", "above")
                        .connectivity(Connectivity.oneToOne())
                        .weight(2))
                .projection(Projection.between("in", "cell")
                        .connectivity(Connectivity.oneToOne())
                        .weight(3))
                .projection(Projection.between("above", "cell")
                        .connectivity(Connectivity.oneToOne())
                        .receptor(Interneuron.SOMA)
                        .weight(1))
                .projection(Projection.between("above", "matched")
                        .connectivity(Connectivity.oneToOne())
                        .receptor(MatchedInterneuron.PREDICTION)
                        .weight(1))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.external("in", "drive", 0.6f, -0.9f);
            simulator.external("above", "target", 1f, 1f);
            simulator.runTrial(protocol(new Phase(Phase.Role.NUDGED, 1, 0.5)));
            for (int n = 0; n < 2; n++) {
                double x = n == 0 ? 0.6 : -0.9;
                double above = (2 * x + 0.5) / 1.6;
                double u = (3 * x + 0.8 * above) / 1.9;
                assertThat((double) simulator.variable("above", "u")[n]).isCloseTo(above, within(1e-6));
                assertThat((double) simulator.variable("cell", "u")[n]).isCloseTo(u, within(1e-6));
                assertThat((double) simulator.variable("cell", "mismatch")[n])
                        .isCloseTo(logistic(u) - logistic(3 * x / 1.1), within(1e-6));
                assertThat((double) simulator.variable("matched", "activity")[n])
                        .as("what the basal dendrite predicts, without the teacher")
                        .isCloseTo(logistic(2 * x / 1.1), within(1e-6));
            }
        }
    }

    @Test
    void thePlateauIsTheMeanOfTheApicalPotentialSinceThePhaseSettled() {
        PlateauNeuron neuron = new PlateauNeuron(0.1, 0.6, 0, 3, false, false);
        try (Simulator simulator = cell(neuron, 0.5, 1, 1)) {
            for (int phase = 0; phase < 3; phase++) {
                double sum = 0;
                Phase.Role role = phase % 2 == 0 ? Phase.Role.FREE : Phase.Role.NUDGED;
                simulator.external("far", "drive", 1f + phase);
                simulator.runTrial(protocol(new Phase(role, 5, 0)));
                sum += 2 * (1 + phase);
                assertThat(get(simulator, "apicalMean")).isCloseTo(sum / 2, within(1e-6));
                simulator.external("far", "drive", -2f);
                simulator.runTrial(protocol(new Phase(role, 3, 0)));
                assertThat(get(simulator, "apicalMean"))
                        .as("the same phase goes on")
                        .isCloseTo((sum - 6) / 5, within(1e-6));
                assertThat(get(simulator, "plateau")).isCloseTo(logistic((sum - 6) / 5), within(1e-6));
                assertThat(get(simulator, "u"))
                        .as("apical input does not move the soma")
                        .isCloseTo(0.3 / 0.7 * (1 - Math.exp(-0.7 * 8 * (phase + 1))), within(1e-6));
            }
        }
    }

    @Test
    void impossibleConductancesAreRefused() {
        assertThatThrownBy(() -> PyramidalCell.hidden(Transfer.TANH).withApical(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PyramidalCell.gApical");
        assertThatThrownBy(() -> new Interneuron(0, 1, 1, Transfer.TANH, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Interneuron.gLeak");
        assertThatThrownBy(() -> new PlateauNeuron(0.1, 0.6, 0, -1, false, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PlateauNeuron.settleMs");
    }
}
