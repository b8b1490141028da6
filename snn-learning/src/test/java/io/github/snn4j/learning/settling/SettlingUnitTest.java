package io.github.snn4j.learning.settling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingUnitTest {

    private static final SettlingUnit UNIT = new SettlingUnit(0.2, 1.5, 0.5, SettlingUnit.Evidence.TARGET);

    private static Projection.Builder to(Receptor receptor) {
        return Projection.between(receptor.name(), "unit").weight(1).receptor(receptor);
    }

    private static Network network() {
        Network.Builder net = Network.builder().population("unit", 1, UNIT);
        for (Receptor r : UNIT.receptors()) {
            net.population(r.name(), 1, new LeakyRate(0, Transfer.LINEAR)).projection(to(r));
        }
        return net.build();
    }

    private static TrialProtocol phases(Phase.Role role, int steps) {
        return new TrialProtocol(List.of(new Phase(role, steps, 0)));
    }

    private static float x(Simulator simulator) {
        return simulator.variable("unit", "x")[0];
    }

    /** With constant inputs x - x* shrinks by 1 - rate down per step, x* = predicted + up/down (encoded - recoded). */
    @Test
    void itStartsAtTheEncodedValueAndSettlesBetweenEvidenceAndExpectation() {
        double end = -0.4 + 1.5 / 0.5 * (0.9 - 0.7);
        try (Simulator simulator = Simulator.of(network(), SimulationConfig.of(1, 1))) {
            simulator.external("encoded", "drive", 0.9f);
            simulator.external("recoded", "drive", 0.7f);
            simulator.external("predicted", "drive", -0.4f);
            simulator.external("noise", "drive", 10f);
            for (int k = 0; k < 60; k++) {
                simulator.runTrial(phases(Phase.Role.FREE, 1));
                double expected = end + (0.9 - end) * StrictMath.pow(1 - 0.2 * 0.5, k);
                assertThat((double) x(simulator)).as("step %d", k).isCloseTo(expected, within(1e-5));
                assertThat(simulator.variable("unit", "activity")[0]).isEqualTo(x(simulator) + 10f);
            }
            float held = x(simulator);
            simulator.runTrial(phases(Phase.Role.CLAMPED, 3));
            assertThat(x(simulator)).as("held in the CLAMPED phase").isEqualTo(held);
            simulator.reset();
            simulator.runTrial(phases(Phase.Role.FREE, 1));
            assertThat(x(simulator)).as("starts anew").isEqualTo(0.9f);
        }
    }

    @Test
    void stepsThatWouldOvershootAreRefused() {
        assertThatThrownBy(() -> new SettlingUnit(2, 1, 1, SettlingUnit.Evidence.TARGET))
                .hasMessage("SettlingUnit: rate * down must be <= 1, or the state overshoots, got 2.0");
    }

    @Test
    void aPixelIsSeenOrFilledInOrCorrupted() {
        Network network = Network.builder()
                .population("image", 2, new ImageUnit())
                .population("inside", 2, new LeakyRate(0, Transfer.LINEAR))
                .projection(Projection.between("inside", "image")
                        .connectivity(Connectivity.oneToOne())
                        .weight(1)
                        .delayMs(1))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.external("image", ImageUnit.PIXEL, 0.25f, 0.75f);
            simulator.external("image", ImageUnit.HIDDEN, 0, 1);
            simulator.external("image", ImageUnit.CORRUPTED, 0.5f, 1f);
            simulator.external("inside", "drive", 0.125f, 0.125f);
            simulator.runTrial(phases(Phase.Role.FREE, 1));
            assertThat(simulator.variable("image", "activity")).containsExactly(0.25f, 0.75f);
            simulator.runTrial(phases(Phase.Role.FREE, 1));
            assertThat(simulator.variable("image", "activity")).containsExactly(0.25f, 0.125f);
            simulator.runTrial(phases(Phase.Role.CLAMPED, 1));
            assertThat(simulator.variable("image", "activity")).containsExactly(0.5f, 1f);
            assertThat(simulator.variable("image", "x"))
                    .as("what the decoder learns")
                    .containsExactly(0.25f, 0.75f);
        }
    }
}
