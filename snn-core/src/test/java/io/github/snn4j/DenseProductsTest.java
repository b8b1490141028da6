package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.LeakyRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graded populations give the same activity whoever multiplies the matrices. */
class DenseProductsTest {

    private static final int BATCH = 40;

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 3})
    void blasAndKernelsAgreeUpToRoundingWithAndWithoutDelay(double delayMs) {
        float[] portable = activity(delayMs, SimulationConfig.DenseProducts.PORTABLE, 1);
        assertThat(activity(delayMs, SimulationConfig.DenseProducts.PORTABLE, 2))
                .isEqualTo(portable);
        float[] fastest = activity(delayMs, SimulationConfig.DenseProducts.FASTEST, 2);
        assertThat(portable).hasSize(BATCH * 50);
        boolean moved = false;
        for (int n = 0; n < portable.length; n++) {
            assertThat(fastest[n]).isCloseTo(portable[n], within(1e-5f));
            moved |= Math.abs(portable[n]) > 0.01f;
        }
        assertThat(moved).as("the test sees activity").isTrue();
    }

    private static float[] activity(double delayMs, SimulationConfig.DenseProducts products, int threads) {
        Network network = Network.builder()
                .population("in", 70, new LeakyRate(5, LeakyRate.Transfer.TANH))
                .population("out", 50, new LeakyRate(10, LeakyRate.Transfer.TANH))
                .projection(Projection.between("in", "out")
                        .weights(WeightInit.normal(0, 0.2))
                        .delayMs(delayMs))
                .build();
        SimulationConfig config = SimulationConfig.of(1, 3)
                .withBatchSize(BATCH)
                .withThreads(threads)
                .withDenseProducts(products);
        try (Simulator simulator = Simulator.of(network, config)) {
            float[] drive = new float[BATCH * 70];
            for (int n = 0; n < drive.length; n++) {
                drive[n] = (float) StrictMath.sin(n);
            }
            simulator.external("in", "drive", drive);
            simulator.run(20);
            return simulator.variable("out", "activity");
        }
    }
}
