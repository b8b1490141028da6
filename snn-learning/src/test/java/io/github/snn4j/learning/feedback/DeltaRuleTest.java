package io.github.snn4j.learning.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.spike.PoissonSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule with exact feedback is gradient descent; one switch changes where the error comes from. */
class DeltaRuleTest {

    private static final long SEED = 13_276;

    private static float[] values(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[n];
        for (int k = 0; k < n; k++) {
            x[k] = (float) (random.nextDouble() * 2 - 1);
        }
        return x;
    }

    private static float[] targets(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] t = new float[DeltaNet.BATCH * 3];
        for (int b = 0; b < DeltaNet.BATCH; b++) {
            t[b * 3 + random.nextInt(3)] = 1;
        }
        return t;
    }

    private static Simulator simulator(Network network, SimulationConfig.DenseProducts products, long seed) {
        Simulator simulator = Simulator.of(
                network,
                SimulationConfig.of(1, seed).withBatchSize(DeltaNet.BATCH).withDenseProducts(products));
        simulator.external("in", "drive", values(DeltaNet.BATCH * DeltaNet.SIZES[0], seed));
        simulator.external("out", ReadoutError.TARGET, targets(seed));
        return simulator;
    }

    private static double[][] weights(Simulator simulator) {
        double[][] w = new double[DeltaNet.SIZES.length][];
        for (int k = 1; k < w.length; k++) {
            float[] now = simulator.weights("w" + k).toArray();
            w[k] = new double[now.length];
            for (int n = 0; n < now.length; n++) {
                w[k][n] = now[n];
            }
        }
        return w;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withExactFeedbackEveryWeightGoesDownTheGradient(long seed) {
        for (SimulationConfig.DenseProducts products : SimulationConfig.DenseProducts.values()) {
            try (Simulator simulator =
                    simulator(DeltaNet.network(DeltaNet::symmetric, 1).build(), products, seed)) {
                double[][] before = weights(simulator);
                simulator.runTrial(DeltaNet.ONE_STEP);
                double[][] after = weights(simulator);
                double[][] g =
                        DeltaNet.gradient(before, values(DeltaNet.BATCH * DeltaNet.SIZES[0], seed), targets(seed));
                for (int k = 1; k < g.length; k++) {
                    for (int n = 0; n < g[k].length; n++) {
                        assertThat(after[k][n] - before[k][n])
                                .as("layer %d weight %d, %s, seed %d", k, n, products, seed)
                                .isCloseTo(-g[k][n], within(2e-6));
                    }
                }
            }
        }
    }

    @Test
    void theOracleIsTheSlopeOfTheLoss() {
        try (Simulator simulator = simulator(
                DeltaNet.network(DeltaNet::symmetric, 1).build(), SimulationConfig.DenseProducts.PORTABLE, SEED)) {
            double[][] w = weights(simulator);
            float[] x = values(DeltaNet.BATCH * DeltaNet.SIZES[0], SEED);
            double[][] g = DeltaNet.gradient(w, x, targets(SEED));
            double h = 1e-5;
            for (int k = 1; k < w.length; k++) {
                for (int n = 0; n < w[k].length; n++) {
                    double kept = w[k][n];
                    w[k][n] = kept + h;
                    double up = DeltaNet.loss(w, x, targets(SEED));
                    w[k][n] = kept - h;
                    double down = DeltaNet.loss(w, x, targets(SEED));
                    w[k][n] = kept;
                    assertThat(g[k][n]).isCloseTo((up - down) / (2 * h), within(1e-8));
                }
            }
        }
    }

    /** Feedback that is read from a fixed copy of the weights: the same bits while the copy is the transpose. */
    @Test
    void feedbackAlignmentWithTheTransposeIsBackPropagationBitForBit() {
        Network exact = DeltaNet.network(DeltaNet::symmetric, 0.5).build();
        Network.Builder fixed = DeltaNet.network(
                k -> ErrorFeedback.symmetric(DeltaNet.layer(k + 1), "copy" + (k + 1))
                        .through(DeltaNet.above(k)),
                0.5);
        for (int k = 2; k < DeltaNet.SIZES.length; k++) {
            fixed.population("shadow" + k, DeltaNet.SIZES[k], new LeakyRate(0, LeakyRate.Transfer.LINEAR))
                    .projection(Projection.between(DeltaNet.layer(k - 1), "shadow" + k)
                            .name("copy" + k));
        }
        SimulationConfig.DenseProducts portable = SimulationConfig.DenseProducts.PORTABLE;
        try (Simulator bp = simulator(exact, portable, SEED);
                Simulator fa = simulator(fixed.build(), portable, SEED)) {
            for (int k = 2; k < DeltaNet.SIZES.length; k++) {
                fa.setWeights("copy" + k, bp.weights("w" + k).toArray());
            }
            bp.runTrial(DeltaNet.ONE_STEP);
            fa.runTrial(DeltaNet.ONE_STEP);
            for (int k = 1; k < DeltaNet.SIZES.length; k++) {
                assertThat(fa.weights("w" + k).toArray())
                        .as("layer %d", k)
                        .isEqualTo(bp.weights("w" + k).toArray());
            }
            bp.reset();
            fa.reset();
            bp.runTrial(DeltaNet.ONE_STEP);
            fa.runTrial(DeltaNet.ONE_STEP);
            assertThat(fa.weights("w1").toArray()).isNotEqualTo(bp.weights("w1").toArray());
        }
    }

    @ParameterizedTest
    @EnumSource
    void slopesAreTheDerivativesOfTheTransferFunctions(LeakyRate.Transfer transfer) {
        float[] x = {-2.5f, -0.6f, -0.01f, 0.2f, 0.7f, 1.3f};
        Network network = Network.builder()
                .population("in", 1, new LeakyRate(0, LeakyRate.Transfer.LINEAR))
                .population("out", x.length, new LeakyRate(0, transfer))
                .projection(Projection.between("in", "out").rule(DeltaRule.of(Slope.of(transfer))))
                .learningSignal("out", new Ones())
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, SEED))) {
            simulator.external("in", "drive", -1f);
            simulator.external("out", "drive", x);
            simulator.step();
            float[] change = simulator.weights("in->out").toArray();
            for (int n = 0; n < x.length; n++) {
                double h = 1e-3;
                double slope = (transfer.valueAt((float) (x[n] + h)) - transfer.valueAt((float) (x[n] - h))) / (2 * h);
                assertThat((double) change[n]).as("%s at %s", transfer, x[n]).isCloseTo(slope, within(2e-3));
            }
        }
    }

    /** A third factor of 1. */
    private record Ones() implements LearningSignal {
        @Override
        public Source bind(LearningSignalContext context) {
            return modulator -> java.util.Arrays.fill(modulator, 1f);
        }
    }

    /** Traces before, a surrogate behind: the change of a step from signals that are read beside the rule. */
    @Test
    void spikingLayersTakeTracesAndSurrogates() {
        Trace trace = Trace.of(20);
        Surrogate surrogate = new Surrogate(Surrogate.Shape.FAST_SIGMOID, 2);
        Network network = Network.builder()
                .source("in", 8, new PoissonSource(100))
                .population("hidden", 5, Lif.exponential(20, 5))
                .population("out", 3, new LeakyRate(10, LeakyRate.Transfer.LINEAR))
                .projection(Projection.between("in", "hidden")
                        .weights(WeightInit.uniform(0, 1))
                        .rule(new DeltaRule(0.1, trace, Slope.of(surrogate))))
                .projection(Projection.between("hidden", "out").weights(WeightInit.normal(0, 1)))
                .learningSignal("out", ReadoutError.regression())
                .learningSignal("hidden", ErrorFeedback.random("out", 1))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, SEED))) {
            Signal x = simulator.signal("in", trace);
            Signal psi = simulator.signal("hidden", surrogate);
            simulator.external("out", ReadoutError.TARGET, 1f, -1f, 0.5f);
            double moved = 0;
            for (int step = 0; step < 60; step++) {
                float[] before = simulator.weights("in->hidden").toArray();
                simulator.step();
                float[] after = simulator.weights("in->hidden").toArray();
                float[] third = simulator.thirdFactor("hidden");
                for (int i = 0; i < 8; i++) {
                    for (int j = 0; j < 5; j++) {
                        double expected = -0.1 * x.array()[i] * third[j] * psi.array()[j];
                        moved += Math.abs(expected);
                        assertThat((double) after[i * 5 + j] - before[i * 5 + j])
                                .isCloseTo(expected, within(1e-6));
                    }
                }
            }
            assertThat(simulator.spikeCount("hidden")).isPositive();
            assertThat(moved).isGreaterThan(0.1);
        }
    }

    /** The products overflow though every activity is finite. */
    @Test
    void aChangeThatIsNotFiniteStopsBeforeAnyWeightIsTouched() {
        try (Simulator simulator = simulator(
                DeltaNet.network(DeltaNet::symmetric, 1).build(), SimulationConfig.DenseProducts.PORTABLE, SEED)) {
            simulator.external("in", "drive", 1e30f);
            simulator.external("out", ReadoutError.TARGET, 1e30f);
            double[][] before = weights(simulator);
            assertThatThrownBy(() -> simulator.runTrial(DeltaNet.ONE_STEP))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("Projection 'w1'")
                    .hasMessageContaining("step 1")
                    .hasMessageContaining("last good ones");
            assertThat(weights(simulator)).isDeepEqualTo(before);
        }
    }
}
