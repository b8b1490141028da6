package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnergyUnitTest {

    private static final double WEIGHT = 0.5;

    private static Simulator simulator(EnergyUnit unit, double drive) {
        Network network = Network.builder()
                .population("in", 1, new LeakyRate(0, Transfer.LINEAR))
                .population("unit", 1, unit)
                .projection(Projection.between("in", "unit").weight(WEIGHT))
                .build();
        Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1));
        simulator.external("in", "drive", (float) (drive / WEIGHT));
        return simulator;
    }

    private static double s(Simulator simulator) {
        return simulator.variable("unit", EnergyUnit.STATE)[0];
    }

    private static TrialProtocol phase(Phase.Role role, int steps, double nudge) {
        return new TrialProtocol(List.of(new Phase(role, steps, nudge)));
    }

    /** {@code s[k] = input (1 - (1 - dt/tau)^k)}. */
    @Test
    void aClippedUnitApproachesItsInputByEulersMethod() {
        try (Simulator sim = simulator(EnergyUnit.clipped(4), 0.7)) {
            for (int k = 1; k <= 30; k++) {
                sim.step();
                assertThat(s(sim)).isCloseTo(0.7 * (1 - Math.pow(0.75, k)), within(1e-6));
            }
        }
    }

    @Test
    void aClippedUnitStaysWithinTheBoundsAndLeavesThem() {
        try (Simulator sim = simulator(EnergyUnit.clipped(2), 3)) {
            sim.run(20);
            assertThat(s(sim)).isEqualTo(1);
            sim.external("in", "drive", -6f);
            sim.run(20);
            assertThat(s(sim)).isZero();
            sim.external("in", "drive", 1f);
            sim.run(40);
            assertThat(s(sim)).isCloseTo(0.5, within(1e-6));
        }
    }

    /** {@code 0 = input - s + nudge (target - s)}. */
    @Test
    void theNudgeDrawsToTheTargetOnlyInItsPhase() {
        try (Simulator sim = simulator(EnergyUnit.clipped(4), 0.2)) {
            sim.external("unit", EnergyUnit.TARGET, 0.9f);
            sim.runTrial(phase(Phase.Role.FREE, 100, 0));
            assertThat(s(sim)).isCloseTo(0.2, within(1e-6));
            sim.runTrial(phase(Phase.Role.NUDGED, 100, 0.5));
            assertThat(s(sim)).isCloseTo((0.2 + 0.5 * 0.9) / 1.5, within(1e-6));
            assertThat((double) sim.variable("unit", EnergyUnit.SETTLED)[0])
                    .as("what free steps left")
                    .isCloseTo(0.2, within(1e-6));
            sim.runTrial(phase(Phase.Role.NUDGED, 100, -0.1));
            assertThat(s(sim)).isCloseTo((0.2 - 0.1 * 0.9) / 0.9, within(1e-6));
            sim.run(100);
            assertThat(s(sim)).as("outside a protocol").isCloseTo(0.2, within(1e-6));
        }
    }

    @Test
    void aClampedUnitIsTheTargetAndOneWithoutATargetIsFree() {
        try (Simulator sim = simulator(EnergyUnit.clipped(4), 0.2)) {
            sim.runTrial(phase(Phase.Role.CLAMPED, 100, 0));
            assertThat(s(sim)).isCloseTo(0.2, within(1e-6));
            sim.external("unit", EnergyUnit.TARGET, 0.9f);
            sim.runTrial(phase(Phase.Role.CLAMPED, 1, 0));
            assertThat(sim.variable("unit", "activity")).containsExactly(0.9f);
        }
    }

    /** Units at rest fulfil {@code s = rho'(s) input}; the equation is solved here by halving intervals. */
    @ParameterizedTest
    @EnumSource(
            value = Transfer.class,
            names = {"TANH", "LOGISTIC", "LINEAR"})
    void smoothUnitsSettleWhereTheSlopeTimesTheInputIsTheState(Transfer transfer) {
        double low = 0;
        double high = 1;
        for (int k = 0; k < 60; k++) {
            double middle = (low + high) / 2;
            double slope =
                    switch (transfer) {
                        case TANH -> 1 - Math.tanh(middle) * Math.tanh(middle);
                        case LOGISTIC -> 1 / (2 + Math.exp(middle) + Math.exp(-middle));
                        default -> 1;
                    };
            if (slope * 0.8 > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        try (Simulator sim = simulator(new EnergyUnit(4, transfer), 0.8)) {
            sim.run(200);
            assertThat(s(sim)).isCloseTo(low, within(2e-6));
            assertThat((double) sim.variable("unit", "activity")[0])
                    .isCloseTo(transfer.valueAt((float) low), within(2e-6));
        }
    }

    @Test
    void aStateThatIsSetShowsAtOnceInTheActivity() {
        try (Simulator sim = simulator(new EnergyUnit(4, Transfer.TANH), 0.8)) {
            sim.setVariable("unit", EnergyUnit.STATE, new float[] {0.3f});
            assertThat((double) sim.variable("unit", "activity")[0]).isCloseTo(Math.tanh(0.3), within(1e-6));
        }
    }

    @Test
    void parametersStepAndTargetsAreChecked() {
        assertThatThrownBy(() -> EnergyUnit.clipped(0)).hasMessageContaining("EnergyUnit.tauMs");
        assertThatThrownBy(() -> new EnergyUnit(1, Transfer.RELU)).hasMessageContaining("RELU");
        assertThatThrownBy(() -> simulator(EnergyUnit.clipped(0.5), 1))
                .hasMessageContaining("'unit'")
                .hasMessageContaining("must be >= dt = 1.0 ms, got 0.5");
        try (Simulator sim = simulator(EnergyUnit.clipped(4), 0.2)) {
            sim.external("unit", EnergyUnit.TARGET, 1.5f);
            assertThatThrownBy(() -> sim.runTrial(phase(Phase.Role.CLAMPED, 1, 0)))
                    .hasMessageContaining("'unit': targets must be in [0.0, 1.0]")
                    .hasMessageContaining("got 1.5");
        }
    }
}
