package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The graded unit against closed forms. */
class LeakyRateTest {

    @Test
    void stepResponseIsExponential() {
        try (Simulator sim = NeuronBench.start(new LeakyRate(10, LeakyRate.Transfer.LINEAR), 1)) {
            sim.external("n", "drive", 0.8f);
            for (int k = 1; k <= 60; k++) {
                sim.step();
                assertThat((double) sim.variable("n", "x")[0]).isCloseTo(0.8 * (1 - Math.exp(-k / 10.0)), within(1e-6));
            }
        }
    }

    @Test
    void theRestingValueIsTheInputPassedThroughTheNonLinearity() {
        Network network = Network.builder()
                .population("a", 1, new LeakyRate(1, LeakyRate.Transfer.LINEAR))
                .population("b", 1, new LeakyRate(5, LeakyRate.Transfer.TANH))
                .projection(Projection.between("a", "b").weight(0.5))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 1))) {
            sim.external("a", "drive", 1.2f);
            sim.run(200);
            assertThat((double) sim.variable("b", "x")[0]).isCloseTo(0.6, within(1e-6));
            assertThat((double) sim.variable("b", "activity")[0]).isCloseTo(Math.tanh(0.6), within(1e-6));
        }
    }

    @Test
    void activityArrivesAfterExactlyTheDelay() {
        LeakyRate relay = new LeakyRate(1e-6, LeakyRate.Transfer.LINEAR);
        for (int delay = 0; delay < 4; delay++) {
            Network network = Network.builder()
                    .population("a", 1, relay)
                    .population("b", 1, relay)
                    .projection(Projection.between("a", "b").weight(1).delayMs(delay))
                    .build();
            try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 1))) {
                for (int k = 0; k < 12; k++) {
                    sim.external("a", "drive", k + 1f);
                    sim.step();
                    assertThat(sim.variable("b", "activity")[0]).isEqualTo(Math.max(0f, k + 1f - delay));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LeakyRate.Transfer.class)
    void derivativeAgreesWithFiniteDifferences(LeakyRate.Transfer f) {
        for (float x : new float[] {-2.3f, -0.7f, 0.2f, 0.6f, 1.7f}) {
            float h = 1e-2f;
            float difference = (f.valueAt(x + h) - f.valueAt(x - h)) / (2 * h);
            assertThat(f.derivativeAt(x)).isCloseTo(difference, within(2e-4f));
        }
    }
}
