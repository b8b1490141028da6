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

class ClampedRateTest {

    private static Simulator simulator(NeuronModel unit) {
        Network network = Network.builder()
                .population("in", 2, new LeakyRate(3, Transfer.LINEAR))
                .population("unit", 2, unit)
                .projection(Projection.between("in", "unit").weight(0.4))
                .build();
        Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1));
        simulator.external("in", "drive", 0.9f, -0.3f);
        return simulator;
    }

    private static TrialProtocol clamped(int steps) {
        return new TrialProtocol(List.of(new Phase(Phase.Role.CLAMPED, steps, 1)));
    }

    @ParameterizedTest
    @EnumSource(Transfer.class)
    void isALeakyRateWhileFree(Transfer transfer) {
        try (Simulator clamped = simulator(new ClampedRate(5, transfer, 2));
                Simulator plain = simulator(new LeakyRate(5, transfer))) {
            for (int k = 0; k < 20; k++) {
                clamped.step();
                plain.step();
                assertThat(clamped.variable("unit", "x")).isEqualTo(plain.variable("unit", "x"));
                float[] a = clamped.variable("unit", "activity");
                float[] b = plain.variable("unit", "activity");
                for (int n = 0; n < a.length; n++) {
                    assertThat((double) a[n]).isCloseTo(b[n], within(1e-6));
                }
            }
        }
    }

    /** {@code a[k] = t + (a[0] - t) exp(-k dt/tauTarget)}. */
    @Test
    void theTargetTakesOverExponentially() {
        try (Simulator sim = simulator(new ClampedRate(5, Transfer.LOGISTIC, 4))) {
            sim.external("unit", ClampedRate.TARGET, 1f, 0f);
            sim.run(30);
            float[] free = sim.variable("unit", "activity");
            for (int k = 1; k <= 10; k++) {
                sim.runTrial(clamped(1));
                float[] a = sim.variable("unit", "activity");
                assertThat((double) a[0]).isCloseTo(1 + (free[0] - 1) * Math.exp(-k / 4.0), within(1e-6));
                assertThat((double) a[1]).isCloseTo(free[1] * Math.exp(-k / 4.0), within(1e-6));
            }
            sim.step();
            assertThat((double) sim.variable("unit", "activity")[0])
                    .as("free again at once")
                    .isCloseTo(Transfer.LOGISTIC.valueAt(sim.variable("unit", "x")[0]), within(1e-6));
        }
    }

    @Test
    void withoutATimeConstantTheTargetIsThereAtOnceAndWithoutATargetNothingIsClamped() {
        try (Simulator sim = simulator(new ClampedRate(5, Transfer.TANH, 0))) {
            sim.runTrial(clamped(3));
            assertThat((double) sim.variable("unit", "activity")[0])
                    .isCloseTo(Math.tanh(sim.variable("unit", "x")[0]), within(1e-6));
            sim.external("unit", ClampedRate.TARGET, -0.5f, 0.25f);
            sim.runTrial(clamped(1));
            assertThat(sim.variable("unit", "activity")).containsExactly(-0.5f, 0.25f);
        }
    }

    @Test
    void parametersAndTargetsAreChecked() {
        assertThatThrownBy(() -> new ClampedRate(-1, Transfer.TANH, 0)).hasMessageContaining("ClampedRate.tauMs");
        assertThatThrownBy(() -> new ClampedRate(1, Transfer.TANH, -1)).hasMessageContaining("tauTargetMs");
        try (Simulator sim = simulator(new ClampedRate(5, Transfer.TANH, 0))) {
            sim.external("unit", ClampedRate.TARGET, 0f, -1.01f);
            assertThatThrownBy(() -> sim.runTrial(clamped(1)))
                    .hasMessageContaining("'unit': targets must be in [-1.0, 1.0], the range of TANH, got -1.01");
        }
    }
}
