package io.github.snn4j.learning.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.plasticity.Optimizer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Inference and learning of a running network against the same equations in double precision, and against
 * back-propagation.
 */
class PredictiveNetworkTest {

    private static final int[] SIZES = {20, 30, 30, 10};
    private static final int BATCH = 3;
    private static final double RATE = 0.25;

    /** A plain step, so that a change of the weights is RATE times the mean change over the batch. */
    private static PredictiveNetwork toy() {
        return PredictiveNetwork.supervised(20, 30, 30, 10).withOptimizer(new Optimizer.Sgd(RATE));
    }

    /** A net with the weights of a reference, and random samples for both. */
    private static final class Rig implements AutoCloseable {

        final PredictiveNetwork net;
        final Reference reference;
        final double[][] inputs = new double[BATCH][];
        final double[][] targets = new double[BATCH][];
        final Simulator simulator;
        final PredictiveInference inference;

        Rig(PredictiveNetwork net, long seed, Relaxation relaxation) {
            this(net, seed, relaxation, SimulationConfig.of(PredictiveNetwork.DT_MS, seed));
        }

        Rig(PredictiveNetwork net, long seed, Relaxation relaxation, SimulationConfig config) {
            SplittableRandom random = new SplittableRandom(seed);
            this.net = net;
            this.reference = new Reference(
                    SIZES, net.variances().stream().mapToDouble(v -> v).toArray(), random);
            for (int b = 0; b < BATCH; b++) {
                inputs[b] = Reference.vector(SIZES[0], 1, random);
                targets[b] = Reference.vector(SIZES[3], 1, random);
            }
            this.simulator = Simulator.of(net.network(), config.withBatchSize(BATCH));
            for (int l = 1; l < SIZES.length; l++) {
                simulator.setWeights(PredictiveNetwork.weights(l), flat(reference.w[l]));
                simulator.setWeights(PredictiveNetwork.biases(l), flat(reference.b[l]));
            }
            this.inference = PredictiveInference.of(simulator, net, relaxation);
            inference.hold(0, flat(inputs));
        }

        void holdTargets() {
            inference.hold(3, flat(targets));
        }

        Reference.Sample sample(int b, boolean held) {
            return reference.new Sample(inputs[b], held ? targets[b] : null);
        }

        /** Change of the weights of a layer by the end of the trial, over the learning rate. */
        double[][] learn() {
            double[][] change = new double[SIZES.length][];
            float[][] before = weights();
            simulator.endTrial();
            float[][] after = weights();
            for (int l = 1; l < SIZES.length; l++) {
                change[l] = new double[before[l].length];
                for (int n = 0; n < before[l].length; n++) {
                    change[l][n] = (after[l][n] - before[l][n]) * BATCH / RATE;
                }
            }
            return change;
        }

        private float[][] weights() {
            float[][] all = new float[SIZES.length][];
            for (int l = 1; l < SIZES.length; l++) {
                all[l] = simulator.weights(PredictiveNetwork.weights(l)).toArray();
            }
            return all;
        }

        /** The gradient of back-propagation, downhill, summed over the batch. */
        double[][] gradient() {
            Reference.Sample[] samples = new Reference.Sample[BATCH];
            double[][][] deltas = new double[BATCH][][];
            for (int b = 0; b < BATCH; b++) {
                samples[b] = sample(b, true);
                deltas[b] = samples[b].deltas();
            }
            double[][] gradient = new double[SIZES.length][];
            for (int l = 1; l < SIZES.length; l++) {
                int layer = l;
                gradient[l] = Reference.outer(
                        Arrays.stream(samples).map(s -> s.rate[layer - 1]).toArray(double[][]::new),
                        Arrays.stream(deltas).map(d -> d[layer]).toArray(double[][]::new));
            }
            return gradient;
        }

        @Override
        public void close() {
            simulator.close();
        }
    }

    private static float[] flat(double[]... rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int n = 0; n < all.length; n++) {
            all[n] = (float) rows[n / rows[0].length][n % rows[0].length];
        }
        return all;
    }

    private static double largestDifference(float[] got, int sample, double[] wanted) {
        double largest = 0;
        for (int j = 0; j < wanted.length; j++) {
            largest = Math.max(largest, Math.abs(got[sample * wanted.length + j] - wanted[j]));
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSweepIsTheFeedForwardPassAndLeavesNoErrorWhereNothingIsHeld(long seed) {
        try (Rig rig = new Rig(toy(), seed, new Relaxation(20, 0))) {
            rig.holdTargets();
            rig.inference.sweep();
            for (int b = 0; b < BATCH; b++) {
                Reference.Sample s = rig.sample(b, true);
                assertThat(largestDifference(rig.inference.prediction(3), b, s.mu[3]))
                        .as("seed %d", seed)
                        .isLessThan(2e-6);
                for (int l = 1; l < 3; l++) {
                    assertThat(largestDifference(rig.inference.values(l), b, s.mu[l]))
                            .isLessThan(2e-6);
                    assertThat(largestDifference(rig.inference.errors(l), b, new double[SIZES[l]]))
                            .isLessThan(1e-6);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyStepIsThatOfTheEquations(long seed) {
        try (Rig rig = new Rig(toy(), seed, new Relaxation(15, 0))) {
            rig.holdTargets();
            InferenceReport report = rig.inference.infer();
            double energy = 0;
            for (int b = 0; b < BATCH; b++) {
                Reference.Sample s = rig.sample(b, true);
                for (int k = 0; k < 15; k++) {
                    s.step(rig.net.step(), false);
                }
                energy += s.energy() / BATCH;
                for (int l = 1; l <= 3; l++) {
                    assertThat(largestDifference(rig.inference.values(l), b, s.x[l]))
                            .as("values of layer %d, seed %d", l, seed)
                            .isLessThan(5e-6);
                    assertThat(largestDifference(rig.inference.errors(l), b, s.e[l]))
                            .isLessThan(5e-6);
                }
            }
            assertThat(report.energy()).isCloseTo(energy, within(1e-6 * energy));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void freeEnergyNeverRisesAndTheReportSaysWhereItBeganAndEnded(long seed) {
        for (PredictiveNetwork net : new PredictiveNetwork[] {
            toy().withStep(0.1),
            toy(),
            toy().withVariances(0.0, 1.0, 1.0, 1.0).withStep(0.1),
            toy().withVariances(0.0, 1.0, 10.0, 100.0)
        }) {
            try (Rig rig = new Rig(net, seed, new Relaxation(100, 0))) {
                rig.holdTargets();
                InferenceReport report = rig.inference.infer();
                FreeEnergyRecording f = rig.inference.energies();
                int first = net.sweepSteps() - 1;
                assertThat(f.size()).isEqualTo(net.sweepSteps() + 100);
                assertThat(report.startEnergy()).isEqualTo(f.at(first));
                assertThat(report.energy()).isEqualTo(f.latest()).isLessThan(0.999 * f.at(first));
                assertThat(report.rate()).isEqualTo(1);
                for (int k = first + 1; k < f.size(); k++) {
                    // In float the settled state trembles in the last bits.
                    assertThat(f.at(k)).as("step %d, seed %d, %s", k, seed, net).isLessThan(f.at(k - 1) * (1 + 1e-6));
                }
            }
        }
    }

    @Test
    void aStepThatIsTooLargeIsHalvedUntilTheEnergyFalls() {
        PredictiveNetwork net = toy().withVariances(0.0, 1.0, 1.0, 0.05).withStep(1);
        try (Rig rig = new Rig(net, 4, new Relaxation(200, 0))) {
            rig.holdTargets();
            InferenceReport report = rig.inference.infer();
            assertThat(report.rate()).isLessThan(0.3);
            assertThat(report.energy()).isLessThan(report.startEnergy());
            assertThat(rig.inference.infer().rate())
                    .as("a new trial starts with the whole step")
                    .isEqualTo(report.rate());
        }
    }

    @Test
    void relaxationEndsWhenAStepAddsLittle() {
        try (Rig rig = new Rig(toy(), 5, new Relaxation(500, 1e-3))) {
            rig.holdTargets();
            InferenceReport report = rig.inference.infer();
            FreeEnergyRecording f = rig.inference.energies();
            assertThat(report.settled()).isTrue();
            assertThat(report.steps()).isBetween(5, 200);
            double step = f.at(f.size() - 2) - f.latest();
            assertThat(step).isLessThan(1e-3 * (report.startEnergy() - report.energy()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withoutTargetEveryErrorSettlesToZero(long seed) {
        try (Rig rig = new Rig(toy(), seed, new Relaxation(400, 0))) {
            rig.holdTargets();
            rig.inference.infer();
            rig.inference.release(3);
            InferenceReport report = rig.inference.relax();
            assertThat(report.startEnergy()).isGreaterThan(1e-3);
            assertThat(report.energy()).as("seed %d", seed).isLessThan(1e-10);
            for (int l = 1; l <= 3; l++) {
                assertThat(largestDifference(rig.inference.errors(l), 0, new double[SIZES[l]]))
                        .isLessThan(1e-5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aWideOutputBringsTheChangeToTheGradient(long seed) {
        double[][] cosines = new double[2][];
        double[] variances = {1, 100};
        for (int k = 0; k < 2; k++) {
            try (Rig rig = new Rig(
                    toy().withVariances(0.0, 1.0, 1.0, variances[k]).withStep(0.1), seed, new Relaxation(100, 0))) {
                rig.holdTargets();
                rig.inference.infer();
                double[][] gradient = rig.gradient();
                double[][] change = rig.learn();
                cosines[k] = new double[SIZES.length];
                for (int l = 1; l < SIZES.length; l++) {
                    cosines[k][l] = Reference.cosine(change[l], gradient[l]);
                }
            }
        }
        for (int l = 1; l < SIZES.length; l++) {
            assertThat(cosines[1][l]).as("layer %d, seed %d", l, seed).isGreaterThan(0.99);
            assertThat(cosines[1][l]).isGreaterThan(cosines[0][l]);
        }
    }

    /** In double precision, where the settled errors can be told from the gradient to ten digits. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fixedPredictionsSettleAtBackPropagation(long seed) {
        Reference reference = new Reference(SIZES, new double[] {0, 1, 1, 100}, new SplittableRandom(seed));
        SplittableRandom random = new SplittableRandom(seed + 100);
        Reference.Sample s =
                reference.new Sample(Reference.vector(SIZES[0], 1, random), Reference.vector(SIZES[3], 1, random));
        double[][] delta = s.deltas();
        for (int k = 0; k < 300; k++) {
            s.step(0.2, true);
        }
        for (int l = 1; l < SIZES.length; l++) {
            for (int j = 0; j < SIZES[l]; j++) {
                assertThat(100 * s.e[l][j]).as("layer %d, seed %d", l, seed).isCloseTo(delta[l][j], within(1e-10));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fixedPredictionInferenceChangesWeightsByTheGradient(long seed) {
        PredictiveNetwork net = toy().withFixedPrediction();
        requireGradient(net.withVariances(0.0, 1.0, 1.0, 1.0), seed, new Relaxation(100, 0), 1e-5);
        requireGradient(net.withVariances(0.0, 1.0, 1.0, 1.0).withStep(1), seed, new Relaxation(2, 0), 1e-5);
        // Errors of 1/100 beside values of 1 lose two digits.
        requireGradient(net, seed, new Relaxation(100, 0), 1e-4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void zeroDivergenceInferenceChangesWeightsByTheGradient(long seed) {
        requireGradient(toy().withZeroDivergence(), seed, new Relaxation(1, 0), 1e-5);
    }

    private static void requireGradient(PredictiveNetwork net, long seed, Relaxation relaxation, double tolerance) {
        try (Rig rig = new Rig(net, seed, relaxation)) {
            rig.holdTargets();
            rig.inference.infer();
            double[][] gradient = rig.gradient();
            double[][] change = rig.learn();
            for (int l = 1; l < SIZES.length; l++) {
                double largest = Arrays.stream(gradient[l]).map(Math::abs).max().orElseThrow();
                for (int n = 0; n < gradient[l].length; n++) {
                    assertThat(change[l][n])
                            .as("layer %d, seed %d", l, seed)
                            .isCloseTo(gradient[l][n], within(tolerance * largest));
                }
            }
        }
    }

    @Test
    void aTrialDoesNotSeeTheOneBefore() {
        for (PredictiveNetwork net :
                new PredictiveNetwork[] {toy(), toy().withFixedPrediction(), toy().withZeroDivergence()}) {
            try (Rig rig = new Rig(net, 6, new Relaxation(10, 0))) {
                rig.holdTargets();
                rig.simulator.setLearning(false);
                rig.inference.infer();
                float[] first = rig.inference.errors(1);
                rig.inference.hold(0, new float[SIZES[0]]);
                rig.inference.infer();
                assertThat(rig.inference.errors(1)).isNotEqualTo(first);
                rig.inference.hold(0, flat(rig.inputs));
                rig.inference.infer();
                assertThat(rig.inference.errors(1)).isEqualTo(first);
            }
        }
    }

    @Test
    void onePatternIsLearntUntilNoErrorIsLeft() {
        PredictiveNetwork net = toy().withOptimizer(new Optimizer.Sgd(0.05));
        try (Rig rig = new Rig(net, 7, new Relaxation(20, 0))) {
            rig.inference.hold(0, flat(rig.inputs[0]));
            rig.inference.hold(3, flat(rig.targets[0]));
            double first = rig.inference.infer().startEnergy();
            for (int k = 0; k < 100; k++) {
                rig.simulator.endTrial();
                rig.inference.infer();
            }
            assertThat(rig.inference.energies().latest()).isLessThan(1e-6 * first);
        }
    }

    @Test
    void learningLowersTheEnergyOfAGenerativeNetAndHiddenPartsAreCompleted() {
        // Data on a curve: 12 numbers that follow from one angle.
        PredictiveNetwork net = PredictiveNetwork.generative(2, 20, 12)
                .withVariances(1.0, 0.2, 0.05)
                .withOptimizer(Optimizer.Adam.of(5e-3));
        int batch = 16;
        SplittableRandom random = new SplittableRandom(8);
        try (Simulator simulator = Simulator.of(
                net.network(), SimulationConfig.of(PredictiveNetwork.DT_MS, 8).withBatchSize(batch))) {
            PredictiveInference inference = PredictiveInference.of(simulator, net, new Relaxation(200, 1e-4));
            double early = 0;
            double late = 0;
            for (int k = 0; k < 400; k++) {
                inference.hold(2, curve(batch, random));
                double energy = inference.infer().energy();
                early += k < 10 ? energy / 10 : 0;
                late += k >= 390 ? energy / 10 : 0;
                simulator.endTrial();
            }
            assertThat(late).isLessThan(0.5 * early);
            float[] whole = curve(batch, random);
            float[] held = new float[12];
            Arrays.fill(held, 0, 6, 1f);
            inference.hold(2, whole, held);
            inference.infer();
            float[] completed = inference.values(2);
            double error = 0;
            double variance = 0;
            for (int n = 0; n < completed.length; n++) {
                if (held[n % 12] != 0f) {
                    assertThat(completed[n]).isEqualTo(whole[n]);
                } else {
                    error += Math.pow(completed[n] - whole[n], 2);
                    variance += whole[n] * whole[n];
                }
            }
            assertThat(error).as("what is completed beats the mean, which is 0").isLessThan(0.3 * variance);
        }
    }

    private static float[] curve(int batch, SplittableRandom random) {
        float[] data = new float[batch * 12];
        for (int n = 0; n < data.length; n += 12) {
            double angle = random.nextDouble(0, 2 * Math.PI);
            for (int j = 0; j < 12; j++) {
                data[n + j] = (float) StrictMath.cos(angle - 0.5 * j);
            }
        }
        return data;
    }

    @Test
    void impossibleNetworksAreRefused() {
        assertThatThrownBy(() -> PredictiveNetwork.supervised(3)).hasMessageContaining("at least two layers");
        assertThatThrownBy(() -> toy().withVariances(0.0, 1.0)).hasMessageContaining("one per layer, 4 numbers");
        assertThatThrownBy(() -> toy().withVariances(0.0, 1.0, 0.0, 1.0)).hasMessageContaining("layer 2 must be > 0");
        assertThatThrownBy(() -> toy().withZeroDivergence().withStep(0.5)).hasMessageContaining("withZeroDivergence");
        assertThatThrownBy(() -> toy().withStep(1.5).network()).hasMessageContaining("ValueUnit.step");
        try (Rig rig = new Rig(toy(), 1, new Relaxation(1, 0))) {
            assertThatThrownBy(() -> rig.inference.release(0)).hasMessageContaining("variance");
        }
    }
}
