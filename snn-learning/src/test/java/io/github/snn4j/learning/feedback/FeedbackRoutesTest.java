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
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.plasticity.Optimizer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each route does with the feedback weights, read out by errors of one output at a time. */
class FeedbackRoutesTest {

    private static final int HIDDEN = 12;
    private static final int OUT = 4;
    private static final int BATCH = 32;

    /** Sample k has error 1 at output k, so that the third factor of sample k is column k of B. */
    private record Unit() implements LearningSignal {
        @Override
        public Source bind(LearningSignalContext context) {
            return modulator -> {
                Arrays.fill(modulator, 0f);
                for (int k = 0; k < OUT; k++) {
                    modulator[k * OUT + k] = 1f;
                }
            };
        }
    }

    private static Simulator simulator(ErrorFeedback feedback, double decay, long seed) {
        LeakyRate linear = new LeakyRate(0, LeakyRate.Transfer.LINEAR);
        Network network = Network.builder()
                .population("hidden", HIDDEN, linear)
                .population("out", OUT, linear)
                .projection(Projection.between("hidden", "out")
                        .name("w")
                        .weights(WeightInit.normal(0, 0.5))
                        .application(Application.perTrial(new Optimizer.Momentum(0.2, 0.5))
                                .withDecay(decay))
                        .rule(DeltaRule.of(Slope.one())))
                .learningSignal("out", new Unit())
                .learningSignal("hidden", feedback)
                .build();
        Simulator simulator = Simulator.of(network, SimulationConfig.of(1, seed).withBatchSize(BATCH));
        simulator.external("hidden", "drive", noise(seed));
        return simulator;
    }

    private static float[] noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[BATCH * HIDDEN];
        for (int n = 0; n < x.length; n++) {
            x[n] = (float) (random.nextDouble() * 2 - 1);
        }
        return x;
    }

    /** B, [j][k] as the weights are, in the step just made. */
    private static double[] feedback(Simulator simulator) {
        float[] third = simulator.thirdFactor("hidden");
        double[] b = new double[HIDDEN * OUT];
        for (int k = 0; k < OUT; k++) {
            for (int j = 0; j < HIDDEN; j++) {
                b[j * OUT + k] = third[k * HIDDEN + j];
            }
        }
        return b;
    }

    private static double distance(double[] b, float[] w) {
        double sum = 0;
        for (int n = 0; n < b.length; n++) {
            sum += (b[n] - w[n]) * (b[n] - w[n]);
        }
        return Math.sqrt(sum);
    }

    private static double correlation(double[] b, float[] w) {
        double bw = 0;
        double bb = 0;
        double ww = 0;
        for (int n = 0; n < b.length; n++) {
            bw += b[n] * w[n];
            bb += b[n] * b[n];
            ww += (double) w[n] * w[n];
        }
        return bw / Math.sqrt(bb * ww);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void kolenPollackFeedbackComesNearerByTheSameShareInEveryTrialWhateverTheChangesAre(long seed) {
        double decay = 0.05;
        try (Simulator simulator = simulator(ErrorFeedback.adaptive("out", "w", 1, decay), decay, seed)) {
            double first = 0;
            for (int trial = 0; trial < 60; trial++) {
                float[] w = simulator.weights("w").toArray();
                simulator.runTrial(DeltaNet.ONE_STEP);
                double now = distance(feedback(simulator), w);
                first = trial == 0 ? now : first;
                assertThat(now / first)
                        .as("trial %d, seed %d", trial, seed)
                        .isCloseTo(Math.pow(1 - decay, trial), within(2e-6));
                assertThat(simulator.weights("w").toArray()).isNotEqualTo(w);
                simulator.reset();
                simulator.external("hidden", "drive", noise(seed + trial));
            }
            assertThat(first).isGreaterThan(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theWeightMirrorFindsTheWeightsFromNoise(long seed) {
        double rate = 0.06;
        double decay = 0.01;
        try (Simulator simulator = simulator(ErrorFeedback.mirror("out", 1, rate, decay), 0, seed)) {
            float[] w = simulator.weights("w").toArray();
            double[] at = new double[3];
            double[] b = {};
            for (int round = 0; round < at.length; round++) {
                simulator.external("hidden", ErrorFeedback.MIRROR, 1f);
                for (int k = 0; k < 10 * Math.pow(10, round); k++) {
                    simulator.external("hidden", "drive", noise(1000L * seed + 17L * round + k));
                    simulator.step();
                    simulator.reset();
                }
                simulator.external("hidden", ErrorFeedback.MIRROR, 0f);
                simulator.step();
                b = feedback(simulator);
                at[round] = correlation(b, w);
                simulator.reset();
            }
            assertThat(at[1]).as("after 110 steps, seed %d", seed).isGreaterThan(at[0]);
            assertThat(at[2]).as("after 1,110 steps, seed %d", seed).isGreaterThan(0.98);
            assertThat(simulator.weights("w").toArray())
                    .as("noise teaches the feedback alone")
                    .isEqualTo(w);
            // The variance of uniform noise on [-1, 1] is 1/3.
            double size = Math.sqrt(Arrays.stream(b).map(x -> x * x).sum());
            double expected = rate / decay / 3 * distance(new double[b.length], w);
            assertThat(size / expected).as("seed %d", seed).isCloseTo(1, within(0.1));
        }
    }

    @Test
    void signSymmetryHasTheSignsOfTheWeightsAndKeepsItsMagnitudes() {
        try (Simulator simulator = simulator(ErrorFeedback.sign("out", "w", 0.3), 0, 5)) {
            simulator.step();
            double[] first = feedback(simulator);
            float[] w = simulator.weights("w").toArray();
            float[] turned = w.clone();
            for (int n = 0; n < w.length; n += 2) {
                turned[n] = -2 * w[n];
            }
            simulator.reset();
            simulator.setWeights("w", turned);
            simulator.step();
            double[] second = feedback(simulator);
            for (int n = 0; n < w.length; n++) {
                assertThat(Math.signum(first[n])).isEqualTo(Math.signum(w[n]));
                assertThat(second[n]).isEqualTo(n % 2 == 0 ? -first[n] : first[n]);
            }
            assertThat(Arrays.stream(first).map(x -> x * x).average().orElseThrow())
                    .isCloseTo(0.09, within(0.03));
        }
    }

    @Test
    void directRandomTargetProjectionHearsTheTargetAndNotTheError() {
        try (Simulator simulator = simulator(ErrorFeedback.target("out", 1), 0, 6);
                Simulator random = simulator(ErrorFeedback.random("out", 1), 0, 6)) {
            simulator.step();
            assertThat(feedback(simulator)).as("no target, whatever the error").containsOnly(0);
            simulator.reset();
            float[] target = new float[BATCH * OUT];
            for (int k = 0; k < OUT; k++) {
                target[k * OUT + k] = 1f;
            }
            simulator.external("hidden", ErrorFeedback.TARGET, target);
            simulator.step();
            random.step();
            double[] error = feedback(random);
            double[] heard = feedback(simulator);
            for (int n = 0; n < heard.length; n++) {
                assertThat(heard[n]).as("the same weights, against the target").isEqualTo(-error[n]);
            }
        }
    }

    /** The delta, not the weights, is what lines up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void underFeedbackAlignmentTheErrorTurnsFromARightAngleTowardsTheGradient(long seed) {
        Network network = DeltaNet.network(
                        k -> ErrorFeedback.random(DeltaNet.layer(k + 1), 0.6).through(DeltaNet.above(k)), 0.1)
                .build();
        try (Simulator simulator =
                Simulator.of(network, SimulationConfig.of(1, seed).withBatchSize(DeltaNet.BATCH))) {
            double early = 0;
            double late = 0;
            SplittableRandom random = new SplittableRandom(seed);
            for (int trial = 0; trial < 1500; trial++) {
                double angle = trial(simulator, random);
                early += trial < 10 ? angle / 10 : 0;
                late += trial >= 1400 ? angle / 100 : 0;
            }
            assertThat(early).as("angle at the start, seed %d", seed).isBetween(60.0, 120.0);
            assertThat(late)
                    .as("angle at the end, seed %d, start %s", seed, early)
                    .isLessThan(45);
        }
    }

    /** A teacher: the class is the largest of the first three inputs. */
    private static double trial(Simulator simulator, SplittableRandom random) {
        float[] x = new float[DeltaNet.BATCH * 5];
        float[] t = new float[DeltaNet.BATCH * 3];
        for (int b = 0; b < DeltaNet.BATCH; b++) {
            int best = 0;
            for (int i = 0; i < 5; i++) {
                x[b * 5 + i] = (float) (random.nextDouble() * 2 - 1);
                best = i < 3 && x[b * 5 + i] > x[b * 5 + best] ? i : best;
            }
            t[b * 3 + best] = 1f;
        }
        simulator.reset();
        simulator.external("in", "drive", x);
        simulator.external("out", ReadoutError.TARGET, t);
        float[] w = simulator.weights("w3").toArray();
        simulator.runTrial(DeltaNet.ONE_STEP);
        float[] error = simulator.thirdFactor("out");
        float[] heard = simulator.thirdFactor("hidden2");
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int b = 0; b < DeltaNet.BATCH; b++) {
            for (int j = 0; j < 6; j++) {
                double exact = 0;
                for (int k = 0; k < 3; k++) {
                    exact += (double) w[j * 3 + k] * error[b * 3 + k];
                }
                double h = heard[b * 6 + j];
                dot += exact * h;
                aa += exact * exact;
                bb += h * h;
            }
        }
        return Math.toDegrees(Math.acos(dot / Math.sqrt(aa * bb)));
    }

    @Test
    void mistakesAreRefused() {
        assertThatThrownBy(() -> ErrorFeedback.sign("out", "", 1))
                .hasMessageContaining("SIGN needs the name of the projection to 'out'");
        assertThatThrownBy(() -> ErrorFeedback.mirror("out", 1, -1, 0)).hasMessageContaining("rate must be >= 0");
        assertThatThrownBy(() -> Application.perTrial(new Optimizer.Sgd(1)).withDecay(1))
                .hasMessageContaining("PerTrial.decay");
        LeakyRate linear = new LeakyRate(0, LeakyRate.Transfer.LINEAR);
        Network single = Network.builder()
                .population("hidden", 2, linear)
                .population("out", OUT, linear)
                .learningSignal("out", ReadoutError.regression())
                .learningSignal("hidden", ErrorFeedback.mirror("out", 1, 1, 0))
                .build();
        assertThatThrownBy(() -> Simulator.of(single, SimulationConfig.of(1, 1)))
                .hasMessageContaining("needs at least 2 samples");
    }
}
