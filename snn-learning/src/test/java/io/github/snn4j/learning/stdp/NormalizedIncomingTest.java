package io.github.snn4j.learning.stdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.spike.PoissonSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalizedIncomingTest {

    private static final int INPUTS = 400;
    private static final int OUTPUTS = 20;

    private static Simulator simulator(PlasticityRule rule, Connectivity connectivity) {
        Network network = Network.builder()
                .source("in", INPUTS, new PoissonSource(50))
                .population("out", OUTPUTS, Lif.delta(20))
                .projection(Projection.between("in", "out")
                        .name("plastic")
                        .connectivity(connectivity)
                        .weights(WeightInit.uniform(0, 0.1))
                        .bounds(new Bounds(0, Double.POSITIVE_INFINITY))
                        .rule(rule))
                .build();
        return Simulator.of(network, SimulationConfig.of(1, 78));
    }

    private static double[] sums(Simulator simulator) {
        double[] sums = new double[OUTPUTS];
        float[] w = simulator.weights("plastic").toArray();
        for (int n = 0; n < w.length; n++) {
            sums[n % OUTPUTS] += w[n];
        }
        return sums;
    }

    /** A float sum of 400 terms, a division and a product per weight. */
    private static void assertNormalised(Simulator simulator) {
        for (double sum : sums(simulator)) {
            assertThat(sum).isCloseTo(8, within(8 * INPUTS * 0x1p-24));
        }
    }

    @Test
    void everySumIsTheTotalAfterEachTrial() {
        try (Simulator simulator =
                simulator(new NormalizedIncoming(DiehlCookStdp.postsynaptic(0.001, 0.3), 8), Connectivity.allToAll())) {
            for (int k = 0; k < 3; k++) {
                float[] before = simulator.weights("plastic").toArray();
                simulator.run(50);
                simulator.endTrial();
                assertNormalised(simulator);
                assertThat(simulator.weights("plastic").toArray()).isNotEqualTo(before);
                simulator.reset();
            }
        }
    }

    @Test
    void euclideanLengthsAreTheTotalAfterEachTrial() {
        try (Simulator simulator = simulator(
                new NormalizedIncoming(DiehlCookStdp.postsynaptic(0.001, 0), Norm.EUCLIDEAN, 2),
                Connectivity.allToAll())) {
            simulator.run(50);
            simulator.endTrial();
            double[] squares = new double[OUTPUTS];
            float[] w = simulator.weights("plastic").toArray();
            for (int n = 0; n < w.length; n++) {
                squares[n % OUTPUTS] += w[n] * (double) w[n];
            }
            for (double square : squares) {
                assertThat(Math.sqrt(square)).isCloseTo(2, within(2 * INPUTS * 0x1p-24));
            }
        }
    }

    @Test
    void startingWeightsAreScaledInTheFirstStep() {
        try (Simulator simulator =
                simulator(new NormalizedIncoming(PairStdp.additive(0, 0), 8), Connectivity.allToAll())) {
            simulator.step();
            assertNormalised(simulator);
        }
    }

    @Test
    void weightsSetFromOutsideAreScaledInTheNextTrial() {
        try (Simulator simulator =
                simulator(new NormalizedIncoming(PairStdp.additive(0, 0), 8), Connectivity.allToAll())) {
            simulator.step();
            float[] other = new float[INPUTS * OUTPUTS];
            Arrays.fill(other, 0.5f);
            simulator.setWeights("plastic", other);
            simulator.reset();
            simulator.step();
            assertNormalised(simulator);
        }
    }

    @Test
    void nothingIsScaledWhileLearningIsOff() {
        try (Simulator simulator =
                simulator(new NormalizedIncoming(PairStdp.additive(0.1, 0), 8), Connectivity.allToAll())) {
            float[] start = simulator.weights("plastic").toArray();
            simulator.setLearning(false);
            simulator.run(20);
            simulator.endTrial();
            assertThat(simulator.weights("plastic").toArray()).isEqualTo(start);
        }
    }

    @Test
    void neuronsWithoutWeightAreLeftAloneAndMissingSynapsesStayMissing() {
        float[][] w = new float[INPUTS][OUTPUTS];
        for (int i = 0; i < INPUTS; i++) {
            for (int j = 0; j < OUTPUTS; j++) {
                w[i][j] = j == 0 ? 0f : (i + j) % 3 == 0 ? Float.NaN : 0.01f;
            }
        }
        try (Simulator simulator =
                simulator(new NormalizedIncoming(PairStdp.additive(0, 0), 8), Connectivity.matrix(w))) {
            simulator.step();
            double[] sums = sums(simulator);
            assertThat(sums[0]).isZero();
            assertThat(sums[1]).isCloseTo(8, within(1e-4));
            assertThat(simulator.weights("plastic").get(2, 1)).isZero();
        }
    }

    @Test
    void refusesATotalThatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NormalizedIncoming(PairStdp.additive(0, 0), 0))
                .withMessage("NormalizedIncoming.total must be > 0, got 0.0");
    }
}
