package io.github.snn4j.stimulus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.random.Values;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every stimulus promises. */
class StimulusContractTest {

    private static final int SIZE = 83;
    private static final int STEPS = 40;
    private static final double DT_MS = 0.5;

    /** One of each, and of each way to run. */
    enum Kind {
        POISSON(new PoissonStimulus(4000, 0.25), true),
        POISSON_MANY(new PoissonStimulus(200_000, 0.25), true),
        POISSON_RATES(new PoissonStimulus(Values.uniform(100, 9000), 0.25), true),
        POISSON_SINUSOID(new PoissonStimulus(4000, 0.25).during(TimeCourse.sinusoid(1, 1, 70, 0)), true),
        POISSON_RATES_STEPS(
                new PoissonStimulus(Values.uniform(100, 9000), 0.25)
                        .during(TimeCourse.steps(new double[] {2, 7.25}, new double[] {2, 0.5})),
                true),
        NOISE(new NoiseCurrent(1, 2, 1.5), true),
        STEPS_CURRENT(InjectedCurrent.steps(new double[] {2, 7.25}, new double[] {1, -3}), false),
        SINUSOID_CURRENT(InjectedCurrent.sinusoid(1, 2, 30), false);

        final Stimulus stimulus;
        final boolean random;

        Kind(Stimulus stimulus, boolean random) {
            this.stimulus = stimulus;
            this.random = random;
        }

        TestStimulusContext context(int size, int batch) {
            return new TestStimulusContext(TestStimulusContext.SEED, "e.stimulus0", size, batch, DT_MS);
        }

        float[][] run(TestStimulusContext context, int stream) {
            Stimulus.Injector injector = stimulus.bind(context);
            float[][] taken = new float[STEPS][];
            for (int step = 0; step < STEPS; step++) {
                injector.inject(step, stream, context.all());
                taken[step] = context.take();
            }
            return taken;
        }

        float[][] run(int stream) {
            return run(context(SIZE, 1), stream);
        }
    }

    private static boolean equal(float[][] a, float[][] b) {
        return Arrays.deepEquals(a, b);
    }

    @ParameterizedTest
    @EnumSource
    void equalSeedsGiveEqualInput(Kind kind) {
        float[][] input = kind.run(4);
        assertThat(Arrays.stream(input).anyMatch(row -> row[3] != 0)).isTrue();
        assertThat(equal(input, kind.run(4))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void seedNameStreamAndNeuronCountIfAndOnlyIfItIsRandom(Kind kind) {
        float[][] input = kind.run(0);
        assertThat(equal(input, kind.run(1))).as("stream").isNotEqualTo(kind.random);
        TestStimulusContext otherSeed = new TestStimulusContext(5, "e.stimulus0", SIZE, 1, DT_MS);
        assertThat(equal(input, kind.run(otherSeed, 0))).as("seed").isNotEqualTo(kind.random);
        TestStimulusContext otherName =
                new TestStimulusContext(TestStimulusContext.SEED, "e.stimulus1", SIZE, 1, DT_MS);
        assertThat(equal(input, kind.run(otherName, 0))).as("name").isNotEqualTo(kind.random);
        boolean neuronsAlike = Arrays.stream(input).allMatch(row -> row[1] == row[2] && row[2] == row[80]);
        assertThat(neuronsAlike).as("neuron").isNotEqualTo(kind.random);
    }

    @ParameterizedTest
    @EnumSource
    void batchOfThreeEqualsThreeRunsOfOne(Kind kind) {
        float[][] together = kind.run(kind.context(SIZE, 3), 10);
        for (int b = 0; b < 3; b++) {
            float[][] alone = kind.run(10 + b);
            for (int step = 0; step < STEPS; step++) {
                assertThat(Arrays.copyOfRange(together[step], b * SIZE, (b + 1) * SIZE))
                        .as("sample %d, step %d", b, step)
                        .isEqualTo(alone[step]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void threadsAndSlicesDoNotMatter(Kind kind) throws Exception {
        TestStimulusContext context = kind.context(SIZE, 2);
        Slice[] slices = {
            new Slice(0, 0, 2, 0, 16),
            new Slice(1, 0, 2, 16, 64),
            new Slice(2, 0, 1, 64, SIZE),
            new Slice(3, 1, 2, 64, SIZE)
        };
        Stimulus.Injector injector = kind.stimulus.bind(context);
        float[][] taken = new float[STEPS][];
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int step = 0; step < STEPS; step++) {
                int now = step;
                Future<?> other = pool.submit(() -> {
                    injector.inject(now, 6, slices[2]);
                    injector.inject(now, 6, slices[0]);
                });
                injector.inject(now, 6, slices[1]);
                injector.inject(now, 6, slices[3]);
                other.get();
                taken[step] = context.take();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(equal(taken, kind.run(kind.context(SIZE, 2), 6))).isTrue();
        if (kind.stimulus instanceof PoissonStimulus) {
            assertThat(context.touched).containsExactlyInAnyOrder(slices);
        }
    }

    @ParameterizedTest
    @EnumSource
    void kernelsGiveTheSameBits(Kind kind) {
        int size = 5000; // several chunks of random blocks, and an end that fills no vector
        float[][] java = kind.run(kind.context(size, 1), 3);
        float[][] best = kind.run(kind.context(size, 1).with(KernelProvider.best()), 3);
        assertThat(equal(java, best)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void stepsInAnyOrderAndTrialsAfterResetGiveTheSame(Kind kind) {
        TestStimulusContext context = kind.context(SIZE, 1);
        Stimulus.Injector injector = kind.stimulus.bind(context);
        float[][] expected = kind.run(3);
        for (int round = 0; round < 2; round++) {
            for (int k = 0; k < STEPS; k++) {
                int step = k * 7 % STEPS;
                injector.inject(step, 3, context.all());
                assertThat(context.take()).as("step %d", step).isEqualTo(expected[step]);
            }
            injector.inject(0, 55, context.all());
            context.take();
            injector.reset();
        }
    }

    @ParameterizedTest
    @EnumSource
    void furtherNeuronsChangeNothing(Kind kind) {
        float[][] wide = kind.run(kind.context(2 * SIZE, 1), 3);
        float[][] expected = kind.run(3);
        for (int step = 0; step < STEPS; step++) {
            assertThat(Arrays.copyOf(wide[step], SIZE)).isEqualTo(expected[step]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itAddsToWhatIsThere(Kind kind) {
        TestStimulusContext context = kind.context(SIZE, 1);
        Stimulus.Injector injector = kind.stimulus.bind(context);
        Arrays.fill(context.array(context.all()), 64);
        Arrays.fill(context.current(), 64);
        injector.inject(9, 3, context.all());
        float[] sums = context.take();
        injector.inject(9, 3, context.all());
        float[] added = context.take();
        for (int n = 0; n < SIZE; n++) {
            assertThat(sums[n]).isCloseTo(added[n] + 128, org.assertj.core.api.Assertions.within(2e-5f));
        }
    }
}
