package io.github.snn4j.learning.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.learning.target.TargetPropagation.Targets;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The populations against a matrix program, and what target propagation promises. */
class TargetPropagationTest {

    private static final int BATCH = 4;
    private static final double RATE = 0.1;
    private static final double STEP = 0.5;

    private static TargetPropagation net(Transfer transfer, Targets targets, Integer... sizes) {
        Application sgd = Application.perTrial(new Optimizer.Sgd(RATE));
        return new TargetPropagation(List.of(sizes), transfer, targets, STEP, 0.3, sgd, sgd);
    }

    private static Simulator simulator(TargetPropagation net, long seed) {
        return Simulator.of(net.network(), SimulationConfig.of(1, seed).withBatchSize(BATCH));
    }

    private static float[] random(SplittableRandom random, int n, double size) {
        float[] x = new float[n];
        for (int k = 0; k < n; k++) {
            x[k] = (float) (size * (random.nextDouble() * 2 - 1));
        }
        return x;
    }

    /** Shows random values and labels and makes the step, without the end of the trial. */
    private static void show(Simulator simulator, TargetPropagation net, SplittableRandom random) {
        simulator.external(
                TargetPropagation.INPUT,
                "drive",
                random(random, BATCH * net.sizes().get(0), 1));
        float[] label = new float[BATCH * net.sizes().get(net.sizes().size() - 1)];
        for (int b = 0; b < BATCH; b++) {
            label[b * label.length / BATCH + random.nextInt(label.length / BATCH)] = 1;
        }
        simulator.external(TargetPropagation.LABEL, "drive", label);
        simulator.external(TargetPropagation.BIAS, "drive", 1);
        simulator.step();
    }

    private static MatrixNet matrices(Simulator simulator, TargetPropagation net) {
        return new MatrixNet(simulator, net);
    }

    @ParameterizedTest
    @EnumSource(
            value = Targets.class,
            names = {"DIFFERENCE", "PLAIN"})
    void valuesTargetsAndChangesAreThoseOfTheMatrixProgram(Targets targets) {
        long seed = 1;
        TargetPropagation net = net(Transfer.TANH, targets, 5, 6, 4, 3, 2);
        SplittableRandom random = new SplittableRandom(seed);
        try (Simulator simulator = simulator(net, seed)) {
            for (int l = 1; l < net.sizes().size(); l++) {
                String bias = TargetPropagation.biasOf(TargetPropagation.weights(l));
                simulator.setWeights(bias, random(random, net.sizes().get(l), 0.5));
            }
            MatrixNet oracle = matrices(simulator, net);
            show(simulator, net, random);
            simulator.endTrial();
            oracle.run(simulator, STEP, targets == Targets.DIFFERENCE);
            for (int l = 1; l <= net.hiddenLayers(); l++) {
                assertClose(simulator.variable(net.layer(l), "activity"), oracle.h[l], "values " + l);
                assertClose(simulator.variable(TargetPropagation.target(l), "activity"), oracle.t[l], "targets " + l);
            }
            MatrixNet after = matrices(simulator, net);
            for (int l = 1; l < net.sizes().size(); l++) {
                assertClose(
                        after.w[l], oracle.changed(oracle.w[l], oracle.h[l - 1], oracle.m[l], RATE), "weights " + l);
            }
            for (int l = 2; l <= net.hiddenLayers(); l++) {
                assertClose(
                        after.v[l], oracle.changed(oracle.v[l], oracle.code[l], oracle.mv[l], RATE), "inverse " + l);
            }
        }
    }

    private static void assertClose(float[] actual, double[][] expected, String what) {
        double[][] a = MatrixNet.rows(actual, expected.length);
        assertClose(a, expected, what);
    }

    private static void assertClose(double[][] actual, double[][] expected, String what) {
        assertThat(actual).as(what).hasDimensions(expected.length, expected[0].length);
        for (int i = 0; i < actual.length; i++) {
            for (int j = 0; j < actual[i].length; j++) {
                assertThat(actual[i][j]).as("%s [%d][%d]", what, i, j).isCloseTo(expected[i][j], within(2e-6));
            }
        }
    }

    /** Bit for bit, for random inverses; the plain variant has no such property. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whereTheOutputIsRightEveryTargetIsTheValue(long seed) {
        for (Targets targets : List.of(Targets.DIFFERENCE, Targets.PLAIN)) {
            TargetPropagation net = net(Transfer.TANH, targets, 7, 6, 5, 4, 3);
            try (Simulator simulator = simulator(net, seed)) {
                show(simulator, net, new SplittableRandom(seed));
                simulator.external(
                        TargetPropagation.LABEL, "drive", simulator.variable(TargetPropagation.OUTPUT, "activity"));
                simulator.step();
                for (int l = net.hiddenLayers() - 1; l >= 1; l--) {
                    float[] value = simulator.variable(net.layer(l), "activity");
                    float[] target = simulator.variable(TargetPropagation.target(l), "activity");
                    if (targets == Targets.DIFFERENCE) {
                        assertThat(target).as("layer %d, seed %d", l, seed).isEqualTo(value);
                    } else {
                        assertThat(MatrixNet.distance(target, value))
                                .as("layer %d, seed %d", l, seed)
                                .isGreaterThan(0.1);
                    }
                }
            }
        }
    }

    /** Linear layers whose inverses are the inverse matrices: reaching the target below is reaching the one above. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withPerfectInversesALayerAtItsTargetPutsTheNextOneAtIts(long seed) {
        TargetPropagation net = net(Transfer.LINEAR, Targets.DIFFERENCE, 3, 2, 2, 2, 2);
        SplittableRandom random = new SplittableRandom(seed);
        try (Simulator simulator = simulator(net, seed)) {
            for (int l = 2; l <= net.hiddenLayers(); l++) {
                float[] w = random(random, 4, 0.5);
                w[0] += 1;
                w[3] += 1;
                float det = w[0] * w[3] - w[1] * w[2];
                simulator.setWeights(TargetPropagation.weights(l), w);
                simulator.setWeights(
                        TargetPropagation.inverse(l), new float[] {w[3] / det, -w[1] / det, -w[2] / det, w[0] / det});
            }
            show(simulator, net, random);
            MatrixNet oracle = matrices(simulator, net);
            for (int l = net.hiddenLayers(); l >= 2; l--) {
                double[][] below =
                        MatrixNet.rows(simulator.variable(TargetPropagation.target(l - 1), "activity"), BATCH);
                assertClose(
                        simulator.variable(TargetPropagation.target(l), "activity"),
                        MatrixNet.product(below, oracle.w[l]),
                        "what layer " + l + " makes of the target below, seed " + seed);
            }
        }
    }

    /** Forward weights are held; what the targets ask of the hidden layers turns towards the gradient. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void trainedInversesPointWithinARightAngleOfTheGradient(long seed) {
        TargetPropagation net = net(Transfer.TANH, Targets.DIFFERENCE, 20, 30, 30, 30, 5);
        SplittableRandom random = new SplittableRandom(seed);
        try (Simulator simulator = simulator(net, seed)) {
            for (int l = 1; l < net.sizes().size(); l++) {
                simulator.setLearningRate(TargetPropagation.weights(l), 0);
                simulator.setLearningRate(TargetPropagation.biasOf(TargetPropagation.weights(l)), 0);
            }
            double[] before = angles(simulator, net, random);
            for (int k = 0; k < 1000; k++) {
                show(simulator, net, random);
                simulator.endTrial();
                simulator.reset();
            }
            double[] after = angles(simulator, net, random);
            for (int l = 1; l < net.hiddenLayers(); l++) {
                assertThat(before[l]).as("before, layer %d, seed %d", l, seed).isGreaterThan(80);
                assertThat(after[l]).as("after, layer %d, seed %d", l, seed).isLessThan(76);
            }
            assertThat(after[net.hiddenLayers()])
                    .as("the top target is a step downhill")
                    .isLessThan(0.1);
        }
    }

    @Test
    void theControlIsTheGradient() {
        TargetPropagation net = net(Transfer.TANH, Targets.GRADIENT, 6, 7, 5, 4, 3);
        try (Simulator simulator = simulator(net, 3)) {
            MatrixNet before = matrices(simulator, net);
            show(simulator, net, new SplittableRandom(3));
            simulator.endTrial();
            before.forward(simulator);
            double[][][] gradient = before.backPropagated();
            MatrixNet after = matrices(simulator, net);
            for (int l = 1; l < net.sizes().size(); l++) {
                double scale = l == net.sizes().size() - 1 ? RATE : RATE * STEP;
                assertClose(
                        after.w[l], before.changed(before.w[l], before.h[l - 1], gradient[l], scale), "weights " + l);
            }
        }
    }

    /** Mean over some batches of the angle between (t - h) f' and the gradient, in degrees, by layer. */
    private static double[] angles(Simulator simulator, TargetPropagation net, SplittableRandom random) {
        double[] mean = new double[net.hiddenLayers() + 1];
        int batches = 10;
        for (int k = 0; k < batches; k++) {
            show(simulator, net, random);
            MatrixNet oracle = matrices(simulator, net);
            oracle.run(simulator, STEP, true);
            double[][][] gradient = oracle.backPropagated();
            for (int l = 1; l < mean.length; l++) {
                mean[l] += MatrixNet.angle(oracle.m[l], gradient[l]) / batches;
            }
            simulator.reset();
        }
        return mean;
    }

    @Test
    void theClassifierWithTheSameWeightsGivesTheSameOutput() {
        TargetPropagation net = net(Transfer.TANH, Targets.DIFFERENCE, 5, 6, 4, 3);
        try (Simulator simulator = simulator(net, 5);
                Simulator classifier =
                        Simulator.of(net.classifier(), SimulationConfig.of(1, 9).withBatchSize(BATCH))) {
            float[] input = random(new SplittableRandom(5), BATCH * 5, 1);
            for (Simulator s : List.of(simulator, classifier)) {
                s.external(TargetPropagation.INPUT, "drive", input);
                s.external(TargetPropagation.BIAS, "drive", 1);
            }
            for (int l = 1; l < net.sizes().size(); l++) {
                String weights = TargetPropagation.weights(l);
                String bias = TargetPropagation.biasOf(weights);
                simulator.setWeights(
                        bias, random(new SplittableRandom(l), net.sizes().get(l), 1));
                classifier.setWeights(weights, simulator.weights(weights).toArray());
                classifier.setWeights(bias, simulator.weights(bias).toArray());
            }
            simulator.step();
            classifier.step();
            assertThat(classifier.variable(TargetPropagation.OUTPUT, "activity"))
                    .isEqualTo(simulator.variable(TargetPropagation.OUTPUT, "activity"));
        }
    }

    @Test
    void badSizesAreNamed() {
        assertThatThrownBy(() -> net(Transfer.TANH, Targets.PLAIN, 3, 2))
                .hasMessage("TargetPropagation.sizes: number of layers must be >= 3, got 2");
        assertThatThrownBy(() -> net(Transfer.TANH, Targets.PLAIN, 3, 0, 2))
                .hasMessage("TargetPropagation.sizes must be >= 1, got 0");
    }
}
