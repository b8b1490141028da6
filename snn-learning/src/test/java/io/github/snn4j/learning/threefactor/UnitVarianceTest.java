package io.github.snn4j.learning.threefactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.spike.BernoulliSource;
import io.github.snn4j.spike.PoissonSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitVarianceTest {

    private static final UnitVariance.Layer FIRST = new UnitVariance.Layer("first", "w1", "b1");
    private static final UnitVariance.Layer SECOND = new UnitVariance.Layer("second", "w2", "b2");

    private static Simulator simulator(double firstWidth, Connectivity second) {
        Network network = Network.builder()
                .source("in", 60, new PoissonSource(80))
                .source("one", 1, new BernoulliSource(1))
                .population("first", 50, DecolleLif.published())
                .population("second", 40, DecolleLif.published())
                .projection(Projection.between("in", "first")
                        .name("w1")
                        .weights(
                                firstWidth == 0 ? WeightInit.constant(0) : WeightInit.uniform(-firstWidth, firstWidth)))
                .projection(Projection.between("first", "second")
                        .name("w2")
                        .connectivity(second)
                        .weights(WeightInit.uniform(-0.1, 0.1)))
                .projection(Projection.between("one", "first").name("b1").receptor(DecolleLif.BIAS))
                .projection(Projection.between("one", "second").name("b2").receptor(DecolleLif.BIAS))
                .build();
        return Simulator.of(network, SimulationConfig.of(1, 6).withBatchSize(8));
    }

    /** Mean and variance over neurons, samples and steps 20 to 60. */
    private static double[] moments(Simulator simulator, String population) {
        simulator.setPresentation(0);
        simulator.run(20);
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int t = 0; t < 40; t++) {
            simulator.step();
            for (float u : simulator.variable(population, "u")) {
                sum += u;
                squares += (double) u * u;
                n++;
            }
        }
        simulator.reset();
        return new double[] {sum / n, squares / n - sum / n * (sum / n)};
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0, dense", "20, -0.5, dense", "1, 0, sparse"})
    void membranesOfAllLayersGetTheWantedMeanAndVariance(double firstWidth, double mean, String kind) {
        Connectivity second = kind.equals("dense") ? Connectivity.allToAll() : Connectivity.fixedProbability(0.5);
        try (Simulator simulator = simulator(firstWidth, second)) {
            assertThat(moments(simulator, "first")[1])
                    .as("it has something to do")
                    .isNotCloseTo(1, within(0.2));
            UnitVariance.over(20, 40).withMean(mean).apply(simulator, FIRST, SECOND);
            for (String population : new String[] {"first", "second"}) {
                double[] moments = moments(simulator, population);
                assertThat(moments[0]).as("mean of %s", population).isCloseTo(mean, within(0.021));
                assertThat(moments[1]).as("variance of %s", population).isCloseTo(1, within(0.021));
            }
            assertThat(simulator.spikeCount("second")).isPositive();
        }
    }

    @Test
    void layerWithoutInputIsAnError() {
        try (Simulator simulator = simulator(0, Connectivity.allToAll())) {
            assertThatThrownBy(() -> UnitVariance.over(20, 40).apply(simulator, FIRST))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("UnitVariance: the membranes of 'first' do not move; give projection 'w1' weights other"
                            + " than 0 and input");
        }
    }

    @Test
    void layerThatDoesNotSettleIsAnError() {
        UnitVariance impatient = new UnitVariance(20, 40, 0, 1, 1e-9, 1);
        try (Simulator simulator = simulator(1, Connectivity.allToAll())) {
            assertThatThrownBy(() -> impatient.apply(simulator, FIRST))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "'first' has not come within 1.0E-9 of mean 0.0 and variance 1.0 in 1 attempts");
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> UnitVariance.over(-1, 40)).hasMessageContaining("burnInSteps must be >= 0");
        assertThatThrownBy(() -> UnitVariance.over(0, 0)).hasMessageContaining("steps must be >= 1");
        assertThatThrownBy(() -> new UnitVariance(0, 1, 0, 0, 1, 1)).hasMessageContaining("variance must be > 0");
    }
}
