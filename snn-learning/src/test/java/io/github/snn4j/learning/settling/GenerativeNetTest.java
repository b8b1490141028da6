package io.github.snn4j.learning.settling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.learning.settling.SettlingUnit.Evidence;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two steps of EM against a plain program, and the bound against the likelihood it bounds. */
class GenerativeNetTest {

    private static final double RATE = 0.2;
    private static final double UP = 1.3;
    private static final double DOWN = 0.9;
    private static final double PRIOR = 0.1;
    private static final double ETA = 0.05;

    private static final double MODEL_SD = 0.4;

    private static GenerativeNet net(Evidence evidence, Application application, int steps, Integer... sizes) {
        return new GenerativeNet(List.of(sizes), RATE, UP, DOWN, PRIOR, MODEL_SD, 0.3, evidence, steps, application);
    }

    private static Application sgd() {
        return Application.perTrial(new Optimizer.Sgd(ETA));
    }

    private static void show(Simulator simulator, float[] images) {
        simulator.external(GenerativeNet.IMAGE, ImageUnit.PIXEL, images);
        simulator.external(GenerativeNet.IMAGE, ImageUnit.CORRUPTED, images);
        simulator.external(GenerativeNet.BIAS, "drive", 1);
    }

    private static float[] uniform(SplittableRandom random, int n) {
        float[] x = new float[n];
        for (int k = 0; k < n; k++) {
            x[k] = (float) random.nextDouble();
        }
        return x;
    }

    private static double[] through(float[] w, float[] bias, double[] x, String transfer) {
        double[] y = new double[bias.length];
        for (int j = 0; j < y.length; j++) {
            y[j] = bias[j];
            for (int i = 0; i < x.length; i++) {
                y[j] += x[i] * w[i * y.length + j];
            }
            y[j] = transfer.equals("tanh")
                    ? Math.tanh(y[j])
                    : transfer.equals("logistic") ? 1 / (1 + Math.exp(-y[j])) : y[j];
        }
        return y;
    }

    private static double[] wide(float[] x) {
        double[] y = new double[x.length];
        Arrays.setAll(y, k -> x[k]);
        return y;
    }

    /** One image, two hidden layers: states after settling, then the changes of all four matrices. */
    @ParameterizedTest
    @EnumSource(Evidence.class)
    void settlingAndLearningAreThoseOfAPlainProgram(Evidence evidence) {
        long seed = 1;
        int steps = 6;
        GenerativeNet net = net(evidence, sgd(), steps, 7, 5, 3);
        SplittableRandom random = new SplittableRandom(seed);
        float[] image = uniform(random, 7);
        try (Simulator simulator = Simulator.of(net.network(), SimulationConfig.of(1, seed))) {
            for (String name : net.learnt()) {
                float[] w = simulator.weights(name).toArray();
                for (int k = 0; k < w.length; k++) {
                    w[k] += (float) (0.3 * random.nextDouble());
                }
                simulator.setWeights(name, w);
            }
            float[][] w = new float[8][];
            Arrays.setAll(w, k -> simulator.weights(net.learnt().get(k)).toArray());
            show(simulator, image);
            simulator.runTrial(net.protocol());

            double[] x = wide(image);
            double[] u1 = through(w[0], w[1], x, "tanh");
            double[] h1 = u1.clone();
            double[] h2 = through(w[2], w[3], h1, "linear");
            for (int k = 1; k < steps; k++) {
                double[] expected1 = through(w[4], w[5], h2, "tanh");
                double[] pixels = through(w[6], w[7], h1, "logistic");
                double[] again1 = through(w[0], w[1], pixels, "tanh");
                double[] again2 = through(w[2], w[3], expected1, "linear");
                double[] up1 = back(w[6], difference(x, pixels, false));
                double[] up2 = back(w[4], difference(h1, expected1, true));
                for (int j = 0; j < 5; j++) {
                    double e = evidence == Evidence.TARGET ? u1[j] - again1[j] : MODEL_SD * MODEL_SD * up1[j];
                    h1[j] += RATE * (UP * e + DOWN * (expected1[j] - h1[j]));
                }
                double[] u2 = through(w[2], w[3], h1, "linear");
                for (int j = 0; j < 3; j++) {
                    double e = evidence == Evidence.TARGET ? u2[j] - again2[j] : up2[j];
                    h2[j] += RATE * (UP * e - PRIOR * h2[j]);
                }
            }
            assertClose(wide(simulator.variable(GenerativeNet.layer(1), "x")), h1, "first layer, seed " + seed);
            assertClose(wide(simulator.variable(GenerativeNet.layer(2), "x")), h2, "second layer, seed " + seed);

            double[] n1 = wide(simulator.variable(GenerativeNet.layer(1), "activity"));
            double[] n2 = wide(simulator.variable(GenerativeNet.layer(2), "activity"));
            double[] e1 = through(w[4], w[5], n2, "tanh");
            double[] e0 = through(w[6], w[7], n1, "logistic");
            double[] u2 = through(w[2], w[3], n1, "linear");
            assertChange(simulator, net.learnt().get(0), w[0], x, difference(h1, u1, true));
            assertChange(simulator, net.learnt().get(2), w[2], n1, difference(h2, u2, false));
            assertChange(simulator, net.learnt().get(4), w[4], n2, difference(h1, e1, true));
            assertChange(simulator, net.learnt().get(6), w[6], n1, difference(x, e0, false));
            assertChange(simulator, net.learnt().get(7), w[7], new double[] {1}, difference(x, e0, false));
        }
    }

    private static double[] back(float[] w, double[] error) {
        double[] x = new double[w.length / error.length];
        for (int k = 0; k < w.length; k++) {
            x[k / error.length] += w[k] * error[k % error.length];
        }
        return x;
    }

    private static double[] difference(double[] target, double[] y, boolean slope) {
        double[] d = new double[y.length];
        Arrays.setAll(d, j -> (target[j] - y[j]) * (slope ? 1 - y[j] * y[j] : 1));
        return d;
    }

    private static void assertChange(Simulator simulator, String name, float[] before, double[] pre, double[] error) {
        float[] after = simulator.weights(name).toArray();
        for (int k = 0; k < after.length; k++) {
            double expected = ETA * pre[k / error.length] * error[k % error.length];
            assertThat((double) after[k] - before[k]).as("%s [%d]", name, k).isCloseTo(expected, within(1e-6));
        }
    }

    private static void assertClose(double[] actual, double[] expected, String what) {
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k]).as("%s [%d]", what, k).isCloseTo(expected[k], within(1e-5));
        }
    }

    /**
     * One cause, so that log p(x) and the divergence of q from the posterior are integrals over a line: bound + KL =
     * log p(x).
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theBoundAndTheDivergenceAddUpToTheLikelihood(long seed) {
        int batch = 2000;
        GenerativeNet net = net(Evidence.TARGET, sgd(), 4, 6, 1);
        SplittableRandom random = new SplittableRandom(seed);
        float[] image = uniform(random, 6);
        float[] images = new float[batch * 6];
        for (int k = 0; k < images.length; k++) {
            images[k] = image[k % 6];
        }
        try (Simulator simulator =
                Simulator.of(net.network(), SimulationConfig.of(1, seed).withBatchSize(batch))) {
            float[] decoder = uniform(random, 6);
            float[] bias = uniform(random, 6);
            simulator.setWeights(GenerativeNet.decoder(1), decoder);
            simulator.setWeights(GenerativeNet.biasOf(GenerativeNet.decoder(1)), bias);
            show(simulator, images);
            simulator.setLearning(false);
            simulator.runTrial(net.protocol());
            Bound bound = Bound.of(net, simulator);
            double centre = simulator.variable(GenerativeNet.layer(1), "x")[0];

            double evidence = 0;
            double step = 0.01;
            for (double h = -8; h < 8; h += step) {
                evidence += step * Math.exp(joint(h, image, decoder, bias));
            }
            double expectation = 0;
            for (double h = -8; h < 8; h += step) {
                double q = Math.exp(-(h - centre) * (h - centre) / 2 / 0.09) / Math.sqrt(2 * Math.PI * 0.09);
                expectation += step * q * joint(h, image, decoder, bias);
            }
            double divergence = Math.log(evidence) - expectation - 0.5 * Math.log(2 * Math.PI * Math.E * 0.09);
            assertThat(divergence).as("divergence, seed %d", seed).isPositive();
            assertThat(bound.total() + divergence).as("seed %d", seed).isCloseTo(Math.log(evidence), within(0.05));
        }
    }

    private static double joint(double h, float[] x, float[] decoder, float[] bias) {
        double log = -h * h / 2 - Math.log(2 * Math.PI) / 2;
        for (int k = 0; k < x.length; k++) {
            double p = 1 / (1 + Math.exp(-decoder[k] * h - bias[k]));
            log += x[k] * Math.log(p) + (1 - x[k]) * Math.log(1 - p);
        }
        return log;
    }

    /** Pictures of one bar out of eight in a 4 x 4 grid. */
    private static float[] bars(SplittableRandom random, int batch) {
        float[] images = new float[batch * 16];
        for (int b = 0; b < batch; b++) {
            int bar = random.nextInt(8);
            for (int k = 0; k < 4; k++) {
                images[b * 16 + (bar < 4 ? bar * 4 + k : k * 4 + bar - 4)] = 1;
            }
        }
        return images;
    }

    @ParameterizedTest
    @EnumSource(Evidence.class)
    void afterLearningEveryStepOfInferenceRaisesTheJointAndTrainingHasRaisedTheBound(Evidence evidence) {
        int batch = 32;
        long seed = 4;
        Application adam = Application.perTrial(Optimizer.Adam.of(5e-3));
        // The weights with which GRADIENT is modelSd^2 times the gradient of log p(x, h).
        GenerativeNet net = evidence == Evidence.TARGET
                ? net(evidence, adam, 8, 16, 12, 6)
                : new GenerativeNet(
                        List.of(16, 12, 6), RATE, 1, 1, MODEL_SD * MODEL_SD, MODEL_SD, 0.3, evidence, 8, adam);
        SplittableRandom random = new SplittableRandom(seed);
        try (Simulator simulator =
                Simulator.of(net.network(), SimulationConfig.of(1, seed).withBatchSize(batch))) {
            double first = 0;
            double last = 0;
            for (int k = 0; k < 600; k++) {
                show(simulator, bars(random, batch));
                simulator.runTrial(net.protocol());
                last = Bound.of(net, simulator).total();
                first = k == 0 ? last : first;
                simulator.reset();
            }
            assertThat(last).as("bound, %.2f at the start", first).isGreaterThan(first + 3);
            simulator.setLearning(false);
            show(simulator, bars(random, batch));
            TrialProtocol one = new TrialProtocol(List.of(new Phase(Phase.Role.FREE, 1, 0)));
            double before = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < 8; k++) {
                simulator.runTrial(one);
                double now = Bound.of(net, simulator).joint();
                assertThat(now).as("step %d", k).isGreaterThan(before);
                before = now;
            }
        }
    }
}
