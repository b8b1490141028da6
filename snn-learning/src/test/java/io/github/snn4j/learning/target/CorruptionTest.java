package io.github.snn4j.learning.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorruptionTest {

    private static final int UNITS = 400;

    private static Simulator simulator(Corruption corruption, int batch, int threads) {
        Network network = Network.builder()
                .population("units", UNITS, new LeakyRate(0, Transfer.LINEAR))
                .stimulus("units", corruption)
                .build();
        return Simulator.of(
                network, SimulationConfig.of(1, 77).withBatchSize(batch).withThreads(threads));
    }

    private static float[] noise(Simulator simulator) {
        simulator.step();
        return simulator.variable("units", "activity");
    }

    @Test
    void meanAndVarianceAreThoseAskedFor() {
        try (Simulator simulator = simulator(Corruption.of(0.5), 100, 1)) {
            float[] x = noise(simulator);
            double mean = 0;
            double square = 0;
            for (float v : x) {
                mean += v / (double) x.length;
                square += v * (double) v / x.length;
            }
            // Five standard errors of 40,000 draws.
            assertThat(mean).isCloseTo(0, within(5 * 0.5 / 200));
            assertThat(square).isCloseTo(0.25, within(5 * 0.25 * Math.sqrt(2) / 200));
        }
    }

    @Test
    void everyPresentationAndStepHasItsOwnInAnyBatchAndWithAnyNumberOfThreads() {
        try (Simulator one = simulator(Corruption.of(1), 1, 1);
                Simulator many = simulator(Corruption.of(1), 3, 2)) {
            float[] first = noise(many);
            float[] second = noise(many);
            assertThat(second).isNotEqualTo(first);
            for (int b = 0; b < 3; b++) {
                one.setPresentation(b);
                assertThat(noise(one)).isEqualTo(Arrays.copyOfRange(first, b * UNITS, (b + 1) * UNITS));
                assertThat(noise(one)).isEqualTo(Arrays.copyOfRange(second, b * UNITS, (b + 1) * UNITS));
                one.reset();
            }
        }
    }

    @Test
    void thereIsNoneBeforeItsFirstStep() {
        try (Simulator simulator = simulator(new Corruption(1, 2, Optional.empty()), 1, 1)) {
            assertThat(noise(simulator)).containsOnly(0f);
            assertThat(noise(simulator)).containsOnly(0f);
            assertThat(noise(simulator)[0]).isNotEqualTo(0f);
            simulator.reset();
            assertThat(noise(simulator)).containsOnly(0f);
        }
    }
}
