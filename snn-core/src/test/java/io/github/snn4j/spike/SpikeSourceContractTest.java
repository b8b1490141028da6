package io.github.snn4j.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.time.TimeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every source promises. */
class SpikeSourceContractTest {

    private static final int SIZE = 23;
    private static final int STEPS = 161;
    private static final double DT_MS = 0.5;

    /** One of each. */
    enum Source {
        POISSON(new PoissonSource(90), true, false),
        POISSON_PRESENTED(PoissonSource.presented(), true, true),
        BERNOULLI(new BernoulliSource(0.1), true, false),
        BERNOULLI_PRESENTED(BernoulliSource.presented(), true, true),
        IMAGE(new ImageSource(200, 1), true, true),
        THINNING(InhomogeneousPoissonSource.byThinning((n, ms) -> 90 + n - ms % 80, 150), true, false),
        TIME_RESCALING(InhomogeneousPoissonSource.byTimeRescaling((n, ms) -> 90 + n - ms % 80), true, false),
        DEAD_TIME(RenewalSource.deadTime(90, 2), true, false),
        GAMMA(RenewalSource.gamma(90, 3), true, false),
        LATENCY_LINEAR(new LatencySource(50, 1, 0, LatencySource.Form.LINEAR), false, true),
        LATENCY_LOGARITHMIC(new LatencySource(50, 1, 0.1, LatencySource.Form.LOGARITHMIC), false, true),
        SPIKE_TRAIN(SpikeTrainSource.of(trains()), false, false),
        FRAMES(new FrameSource(), false, false);

        final SpikeSource source;
        final boolean random;
        final boolean takesValues;

        Source(SpikeSource source, boolean random, boolean takesValues) {
            this.source = source;
            this.random = random;
            this.takesValues = takesValues;
        }

        private static SpikeFrames frames(int size) {
            int[] steps = new int[3 * SIZE];
            int[] neurons = new int[3 * SIZE];
            for (int k = 0; k < steps.length; k++) {
                steps[k] = (k * 29) % 150;
                neurons[k] = k % SIZE;
            }
            return SpikeFrames.of(size, 150, steps, neurons);
        }

        private static double[][] trains() {
            double[][] timesMs = new double[SIZE][];
            for (int n = 0; n < SIZE; n++) {
                timesMs[n] = new double[] {80 - n, 0.5 * n, 40};
            }
            return timesMs;
        }

        /** Values that differ with the presentation, among them 0 and the highest. */
        float @Nullable [] values(int presentation, int size) {
            if (!takesValues) {
                return null;
            }
            float scale = this == POISSON_PRESENTED ? 200 : 1;
            float[] values = new float[size];
            for (int n = 0; n < size; n++) {
                values[n] = scale * ((n * 7 + presentation * 5) % 11) / 10f;
            }
            return values;
        }

        SpikeSource.Emitter emitter(long seed, String name, int size, int batch, int firstPresentation) {
            TestContext context = new TestContext(seed, name, size, batch, new TimeStep(DT_MS));
            SpikeSource.Emitter emitter = source.bind(context);
            for (int b = 0; b < batch; b++) {
                if (this == FRAMES) {
                    emitter.present(b, frames(size));
                }
                float[] values = values(firstPresentation + b, size);
                if (values != null) {
                    emitter.present(b, values);
                }
            }
            return emitter;
        }

        List<String> spikes(long seed, String name, int presentation) {
            return spikes(emitter(seed, name, SIZE, 1, presentation), 0, presentation);
        }

        List<String> spikes(int presentation) {
            return spikes(TestContext.SEED, "in", presentation);
        }

        static List<String> spikes(SpikeSource.Emitter emitter, int sample, int stream) {
            return Raster.of(emitter, SIZE, STEPS, sample, stream).list();
        }
    }

    @ParameterizedTest
    @EnumSource
    void equalSeedsGiveEqualSpikes(Source source) {
        List<String> spikes = source.spikes(4);
        assertThat(spikes).isNotEmpty().isEqualTo(source.spikes(4));
    }

    @ParameterizedTest
    @EnumSource
    void seedNameAndStreamCountIfAndOnlyIfTheSourceIsRandom(Source source) {
        List<String> spikes = source.spikes(0);
        SpikeSource.Emitter emitter = source.emitter(TestContext.SEED, "in", SIZE, 1, 0);
        assertThat(Source.spikes(emitter, 0, 1).equals(spikes)).as("stream").isNotEqualTo(source.random);
        assertThat(source.spikes(TestContext.SEED + 1, "in", 0).equals(spikes))
                .as("seed")
                .isNotEqualTo(source.random);
        assertThat(source.spikes(TestContext.SEED, "other", 0).equals(spikes))
                .as("name")
                .isNotEqualTo(source.random);
    }

    @ParameterizedTest
    @EnumSource
    void batchOfThreeEqualsThreeRunsOfOne(Source source) {
        SpikeSource.Emitter emitter = source.emitter(TestContext.SEED, "in", SIZE, 3, 10);
        List<Raster> rasters = new ArrayList<>();
        for (int b = 0; b < 3; b++) {
            rasters.add(Raster.empty(SIZE, STEPS, b));
        }
        for (int step = 0; step < STEPS; step++) {
            for (int b : new int[] {2, 0, 1}) {
                rasters.get(b).step(emitter, step, 10 + b);
            }
        }
        for (int b = 0; b < 3; b++) {
            assertThat(rasters.get(b).list()).as("sample %d", b).isEqualTo(source.spikes(10 + b));
        }
    }

    @ParameterizedTest
    @EnumSource
    void samplesMayBeEmittedByDifferentThreads(Source source) throws Exception {
        int threads = 2;
        int steps = 4_000; // long enough for the threads to meet, if they share anything
        SpikeSource.Emitter emitter = source.emitter(TestContext.SEED, "in", SIZE, threads, 0);
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Raster>> together = new ArrayList<>();
            for (int b = 0; b < threads; b++) {
                int sample = b;
                together.add(pool.submit(() -> {
                    start.await();
                    return Raster.of(emitter, SIZE, steps, sample, sample);
                }));
            }
            for (Future<Raster> raster : together) {
                raster.get();
            }
            emitter.reset();
            for (int b = 0; b < threads; b++) {
                Raster alone = Raster.of(emitter, SIZE, steps, b, b);
                assertThat(together.get(b).get().list()).as("sample %d", b).isEqualTo(alone.list());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void trialAfterResetForgetsTheOneBefore(Source source) {
        SpikeSource.Emitter emitter = source.emitter(TestContext.SEED, "in", SIZE, 1, 3);
        Raster.of(emitter, SIZE, 39, 0, 77); // broken off
        emitter.reset();
        assertThat(Source.spikes(emitter, 0, 3)).isEqualTo(source.spikes(3));
        emitter.reset();
        assertThat(Source.spikes(emitter, 0, 3)).isEqualTo(source.spikes(3));
    }

    @ParameterizedTest
    @EnumSource
    void stepsLeftOutChangeNothingLater(Source source) {
        SpikeSource.Emitter emitter = source.emitter(TestContext.SEED, "in", SIZE, 1, 3);
        Raster raster = Raster.empty(SIZE, STEPS, 0);
        for (int step = 7; step < STEPS; step += 9) {
            raster.step(emitter, step, 3);
        }
        List<String> expected = new ArrayList<>(source.spikes(3));
        expected.removeIf(s -> Integer.parseInt(s.substring(1, s.indexOf(','))) % 9 != 7);
        assertThat(raster.list()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SPIKE_TRAIN") // has a size of its own
    void furtherNeuronsChangeNothing(Source source) {
        SpikeSource.Emitter wide = source.emitter(TestContext.SEED, "in", 2 * SIZE, 1, 3);
        List<String> spikes = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            String prefix = "[" + step + ", ";
            wide.emit(step, 0, 3, (sample, neuron) -> {
                if (neuron < SIZE) {
                    spikes.add(prefix + neuron + "]");
                }
            });
        }
        assertThat(spikes).isEqualTo(source.spikes(3));
    }

    @ParameterizedTest
    @EnumSource(names = {"THINNING", "TIME_RESCALING", "DEAD_TIME", "GAMMA", "SPIKE_TRAIN", "FRAMES"})
    void sourcesWithoutValuesRefuseThem(Source source) {
        SpikeSource.Emitter emitter = source.emitter(TestContext.SEED, "in", SIZE, 1, 2);
        assertThatThrownBy(() -> emitter.present(0, new float[SIZE])).isInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<Source> encoders() {
        return Stream.of(Source.values()).filter(s -> s.takesValues);
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void presentedValuesAreCopiedAndBadOnesChangeNothing(Source source) {
        float[] values = Objects.requireNonNull(source.values(2, SIZE));
        SpikeSource.Emitter emitter = source.emitter(TestContext.SEED, "in", SIZE, 1, 2);
        emitter.present(0, values);
        values[3] = 1e9f;
        values[0] = 0;
        refuse(emitter, 0, values, "got 1.0E9 for neuron 3");
        values[3] = Float.NaN;
        refuse(emitter, 0, values, "got NaN for neuron 3");
        values[3] = -0.5f;
        refuse(emitter, 0, values, "got -0.5 for neuron 3");
        refuse(emitter, 0, new float[SIZE + 1], "presented values must have length 23, got 24");
        refuse(emitter, 1, new float[SIZE], "sample must be in [0, 0], got 1");
        assertThat(Source.spikes(emitter, 0, 2)).isEqualTo(source.spikes(2));
    }

    private static void refuse(SpikeSource.Emitter emitter, int sample, float[] values, String text) {
        assertThatThrownBy(() -> emitter.present(sample, values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Source 'in': ")
                .hasMessageContaining(text);
    }
}
