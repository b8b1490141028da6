package io.github.snn4j.learning.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.RateSchedule;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.spike.BernoulliSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The trainer as a whole. */
class BpttTrainerTest {

    private static final int SAMPLES = 6;
    private static final int STEPS = 40;

    private static Network layers(int hidden) {
        return Network.builder()
                .source("in", 30, BernoulliSource.presented())
                .population("hid", hidden, Lif.delta(20).withReset(Reset.SUBTRACT))
                .population("out", 2, Lif.delta(20).withReset(Reset.SUBTRACT))
                .projection(Projection.between("in", "hid").weights(WeightInit.uniform(-0.2, 0.3)))
                .projection(Projection.between("hid", "out").weights(WeightInit.uniform(-0.3, 0.4)))
                .build();
    }

    private static float[] values(int sample, int size) {
        float[] p = new float[size];
        SplittableRandom random = new SplittableRandom(sample);
        for (int i = 0; i < size; i++) {
            p[i] = 0.4f * (float) random.nextDouble();
        }
        return p;
    }

    private static BpttBatch shown(BpttTrainer trainer, int inputs, int first) {
        BpttBatch batch = trainer.newBatch(SAMPLES);
        for (int b = 0; b < SAMPLES; b++) {
            batch.present("in", b, first + b, values(first + b, inputs));
            batch.label(b, b % 2);
        }
        return batch;
    }

    @ParameterizedTest
    @EnumSource(TinyNetworks.class)
    void spikesAndMembranesAreThoseOfTheSimulatorBitForBit(TinyNetworks kind) {
        Network network = kind.network();
        BpttConfig config = BpttConfig.of(1, 7, STEPS, "out", Loss.membraneCrossEntropy(Loss.Over.MEAN))
                .withThreads(2);
        try (BpttTrainer trainer = BpttTrainer.of(network, config);
                Simulator simulator =
                        Simulator.of(network, SimulationConfig.of(1, 7).withBatchSize(SAMPLES))) {
            BpttBatch batch = shown(trainer, TinyNetworks.INPUTS, 20);
            simulator.setPresentation(20);
            float[] drive = {0.3f, 0.8f, 0.5f};
            for (int b = 0; b < SAMPLES; b++) {
                simulator.present("in", b, values(20 + b, TinyNetworks.INPUTS));
                if (kind == TinyNetworks.GRADED) {
                    batch.drive("pixels", b, drive);
                    batch.drive("hid", b, new float[] {0.1f, 0f, 0.2f, 0.4f});
                }
            }
            if (kind == TinyNetworks.GRADED) {
                simulator.external("pixels", "drive", drive);
                simulator.external("hid", "current", 0.1f, 0f, 0.2f, 0.4f);
            }
            same(network, trainer, simulator, batch);
        }
    }

    private static void same(Network network, BpttTrainer trainer, Simulator simulator, BpttBatch batch) {
        Map<String, BpttTrace[]> traces = new LinkedHashMap<>();
        Map<String, SpikeSignal> spikes = new LinkedHashMap<>();
        network.populations().forEach((name, p) -> {
            BpttTrace[] all = new BpttTrace[SAMPLES];
            Arrays.setAll(all, b -> trainer.trace(batch, b, name));
            traces.put(name, all);
            if (!(p.model().orElse(null) instanceof LeakyRate)) {
                spikes.put(name, simulator.spikes(name));
            }
        });
        long seen = 0;
        for (int t = 0; t < STEPS; t++) {
            simulator.step();
            for (String name : traces.keySet()) {
                float[] activity = spikes.containsKey(name) ? new float[0] : simulator.variable(name, "activity");
                for (int b = 0; b < SAMPLES; b++) {
                    BpttTrace trace = traces.get(name)[b];
                    int size = trace.size();
                    if (activity.length > 0) {
                        float[] now = Arrays.copyOfRange(trace.membrane(), t * size, (t + 1) * size);
                        assertThat(now).containsExactly(Arrays.copyOfRange(activity, b * size, (b + 1) * size));
                    } else {
                        int[] now = new int[spikes.get(name).count(b)];
                        for (int k = 0; k < now.length; k++) {
                            now[k] = spikes.get(name).index(b, k);
                        }
                        assertThat(trace.spikes()[t])
                                .as("%s, sample %s, step %s", name, b, t)
                                .containsExactly(now);
                        seen += now.length;
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(200);
        assertThat(trainer.evaluate(batch).spikes().values().stream()
                        .mapToLong(n -> n)
                        .sum())
                .isEqualTo(seen);
    }

    /** A plain step at rate 1 is minus the gradient; with a limit below its length it is as long as the limit. */
    @Test
    void aLongGradientIsShortenedAndAShortOneIsNot() {
        BpttConfig plain = BpttConfig.of(1, 3, STEPS, "out", Loss.countCrossEntropy())
                .withOptimizer(new Optimizer.Sgd(1), RateSchedule.constant());
        float[] whole = step(plain);
        double length = length(whole);
        float[] shortened = step(plain.withMaxGradientNorm(length / 3));
        assertThat(length(shortened)).isCloseTo(length / 3, within(1e-5 * length));
        for (int n = 0; n < whole.length; n++) {
            assertThat((double) shortened[n]).isCloseTo(whole[n] / 3.0, within(1e-6 * length));
        }
        assertThat(step(plain.withMaxGradientNorm(1.01 * length))).containsExactly(whole);
        assertThatThrownBy(() -> plain.withMaxGradientNorm(0))
                .hasMessage("BpttConfig.maxGradientNorm must be > 0, got 0.0");
    }

    /** The change of all weights by a step. */
    private static float[] step(BpttConfig config) {
        try (BpttTrainer trainer = BpttTrainer.of(layers(20), config)) {
            float[] change = new float[30 * 20 + 20 * 2];
            for (int turn = 0; turn < 2; turn++) {
                int at = 0;
                for (String name : List.of("in->hid", "hid->out")) {
                    for (float w : trainer.weights(name)) {
                        change[at] = turn == 0 ? w : w - change[at];
                        at++;
                    }
                }
                if (turn == 0) {
                    BpttBatch batch = shown(trainer, 30, 0);
                    for (int b = 0; b < SAMPLES; b++) {
                        batch.label(b, b % 2);
                    }
                    trainer.train(batch);
                }
            }
            return change;
        }
    }

    private static double length(float[] x) {
        double sum = 0;
        for (float v : x) {
            sum += (double) v * v;
        }
        return Math.sqrt(sum);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        List<Map<String, float[]>> all = new ArrayList<>();
        for (int threads = 1; threads <= 4; threads++) {
            BpttConfig config = BpttConfig.of(1, 3, STEPS, "out", Loss.countCrossEntropy())
                    .withSurrogate(new Surrogate(Surrogate.Shape.ARCTAN, 2))
                    .withThreads(threads);
            try (BpttTrainer trainer = BpttTrainer.of(layers(37), config)) {
                BpttBatch batch = shown(trainer, 30, 0);
                for (int k = 0; k < 5; k++) {
                    trainer.train(batch);
                }
                assertThat(trainer.steps()).isEqualTo(5);
                all.add(Map.of("a", trainer.weights("in->hid"), "b", trainer.weights("hid->out")));
            }
        }
        for (Map<String, float[]> other : all) {
            assertThat(other.get("a")).containsExactly(all.get(0).get("a"));
            assertThat(other.get("b")).containsExactly(all.get(0).get("b"));
        }
    }

    @Test
    void stepGoesDownTheGradientByTheScheduledRateWithinTheBounds() {
        Network network = Network.builder()
                .source("in", 30, BernoulliSource.presented())
                .population("out", 2, Lif.delta(20))
                .projection(Projection.between("in", "out")
                        .weights(WeightInit.uniform(0, 0.3))
                        .bounds(Bounds.upTo(0.3)))
                .build();
        BpttConfig config = BpttConfig.of(1, 3, STEPS, "out", Loss.countCrossEntropy())
                .withSurrogate(new Surrogate(Surrogate.Shape.SIGMOID, 2))
                .withOptimizer(new Optimizer.Sgd(0.5), new RateSchedule.Stepwise(1, 0.25));
        try (BpttTrainer trainer = BpttTrainer.of(network, config)) {
            BpttBatch batch = shown(trainer, 30, 0);
            int atBound = 0;
            for (int k = 0; k < 3; k++) {
                float[] before = trainer.weights("in->out");
                float[] g = trainer.gradients(batch).get("in->out");
                assertThat(trainer.weights("in->out")).containsExactly(before);
                trainer.train(batch);
                float[] after = trainer.weights("in->out");
                for (int n = 0; n < g.length; n++) {
                    double free = before[n] - 0.5 * Math.pow(0.25, k) * g[n];
                    double expected = Math.min(Math.max(free, 0), (float) 0.3);
                    assertThat((double) after[n]).isCloseTo(expected, within(1e-6));
                    atBound += expected == free ? 0 : 1;
                }
            }
            assertThat(atBound).as("weights that met a bound").isPositive();
        }
    }

    /** Two classes of random spike patterns: the case of the SpyTorch tutorials. */
    private static double taught(Surrogate surrogate, int rounds) {
        BpttConfig config = BpttConfig.of(1, 5, STEPS, "out", Loss.countCrossEntropy())
                .withSurrogate(surrogate)
                .withOptimizer(Optimizer.Adam.of(5e-3), RateSchedule.constant());
        int samples = 64;
        try (BpttTrainer trainer = BpttTrainer.of(layers(20), config)) {
            BpttBatch batch = trainer.newBatch(samples);
            SplittableRandom labels = new SplittableRandom(9);
            float[] rates = new float[30];
            Arrays.fill(rates, 0.1f);
            for (int b = 0; b < samples; b++) {
                batch.present("in", b, b, rates);
                batch.label(b, labels.nextInt(2));
            }
            for (int k = 0; k < rounds; k++) {
                trainer.train(batch);
            }
            return (double) trainer.evaluate(batch).correct() / samples;
        }
    }

    @Test
    void randomPatternsAreLearntWithASurrogateAndNotWithTheTrueDerivative() {
        double before = taught(new Surrogate(Surrogate.Shape.FAST_SIGMOID, 5), 0);
        double surrogate = taught(new Surrogate(Surrogate.Shape.FAST_SIGMOID, 5), 60);
        double truth = taught(new Surrogate(Surrogate.Shape.FAST_SIGMOID, 5, 0), 60);
        assertThat(truth)
                .as("accuracy with the true derivative")
                .isEqualTo(before)
                .isLessThan(0.65);
        assertThat(surrogate).as("accuracy with a surrogate").isGreaterThan(0.85);
    }

    @Test
    void frozenProjectionsKeepTheirWeightsAndStillPassTheGradientOn() {
        BpttConfig config = BpttConfig.of(1, 3, STEPS, "out", Loss.countCrossEntropy())
                .withSurrogate(new Surrogate(Surrogate.Shape.ARCTAN, 2));
        float[] all;
        try (BpttTrainer trainer = BpttTrainer.of(layers(12), config)) {
            all = trainer.gradients(shown(trainer, 30, 0)).get("in->hid");
        }
        try (BpttTrainer trainer = BpttTrainer.of(layers(12), config.withFrozen("hid->out"))) {
            float[] before = trainer.weights("hid->out");
            BpttBatch batch = shown(trainer, 30, 0);
            assertThat(trainer.gradients(batch)).containsOnlyKeys("in->hid");
            assertThat(trainer.gradients(batch).get("in->hid")).containsExactly(all);
            trainer.train(batch);
            assertThat(trainer.weights("hid->out")).containsExactly(before);
        }
    }

    @Test
    void numbersThatAreNoneStopTheTrainingAndKeepTheWeights() {
        Network network = Network.builder()
                .source("in", 30, BernoulliSource.presented())
                .population("hid", 4, Lif.delta(20).withReset(Reset.SUBTRACT))
                .population("out", 2, new LeakyRate(20, LeakyRate.Transfer.LINEAR))
                .projection(Projection.between("in", "hid").weights(WeightInit.uniform(0, 0.3)))
                .projection(Projection.between("hid", "out").weights(WeightInit.constant(3e38)))
                .build();
        BpttConfig config = BpttConfig.of(1, 3, STEPS, "out", Loss.membraneCrossEntropy(Loss.Over.MEAN));
        try (BpttTrainer trainer = BpttTrainer.of(network, config)) {
            float[] before = trainer.weights("in->hid");
            BpttBatch batch = shown(trainer, 30, 0);
            assertThatThrownBy(() -> trainer.train(batch))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("step 0 of the optimiser")
                    .hasMessageContaining("membrane of 'out'")
                    .hasMessageContaining("of sample 0");
            assertThat(trainer.weights("in->hid")).containsExactly(before);
            assertThat(trainer.steps()).isZero();
            float[] small = new float[8];
            trainer.setWeights("hid->out", small);
            assertThat(trainer.train(batch).loss()).isCloseTo(Math.log(2), within(1e-6));
        }
    }

    @Test
    void everySampleIsInOneBatchAndEpochsDiffer() {
        MiniBatches batches = new MiniBatches(103, 25, 4);
        int[][] first = batches.epoch(0);
        assertThat(first).hasNumberOfRows(5);
        assertThat(first[0]).hasSize(25);
        assertThat(first[4]).hasSize(3);
        assertThat(Arrays.stream(first).flatMapToInt(Arrays::stream).sorted().toArray())
                .containsExactly(IntStream.range(0, 103).toArray());
        assertThat(batches.epoch(0)).isDeepEqualTo(first);
        assertThat(Arrays.deepEquals(batches.epoch(1), first)).isFalse();
        assertThat(Arrays.deepEquals(new MiniBatches(103, 25, 5).epoch(0), first))
                .isFalse();
    }
}
