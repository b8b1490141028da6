package io.github.snn4j.examples.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tasks in reduced settings, seconds each. */
class TemporalTest {

    private static RunOptions options(
            Experiment experiment, int epochs, int neurons, int samples, int threads, String regime, double scale) {
        return options(experiment, experiment.defaults().rule(), epochs, neurons, samples, threads, regime, scale);
    }

    private static RunOptions options(
            Experiment experiment,
            String rule,
            int epochs,
            int neurons,
            int samples,
            int threads,
            String regime,
            double scale) {
        double seconds = experiment.defaults().seconds();
        return new RunOptions(
                DataPlaces.standard(null), 1, epochs, neurons, samples, threads, rule, seconds, regime, scale);
    }

    private static RunOptions byBptt(
            Experiment experiment, int epochs, int neurons, int samples, int threads, double scale) {
        return options(experiment, LsnnBptt.RULE, epochs, neurons, samples, threads, "symmetric", scale);
    }

    private static double metric(RunResult result, String name) {
        return result.metrics().get(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"symmetric", "random", "adaptive"})
    void thePatternIsLearntWithEveryFeedback(String regime) {
        Experiment experiment = new PatternGeneration();
        RunResult result = experiment.run(options(experiment, 60, 50, 1, 1, regime, 1), ProgressListener.NONE);
        assertThat(metric(result, PatternRun.REDUCTION)).isGreaterThan(4);
        assertThat(result.images()).extracting(ReportImage::fileName).containsExactly("loss.png", "pattern.png");
    }

    /** Of one cue and a short delay, which takes no counting. */
    @Test
    void aCueIsRememberedAndTheNumberOfThreadsDoesNotMatter() {
        Experiment experiment = new EvidenceAccumulation();
        RunResult result = experiment.run(options(experiment, 40, 30, 32, 1, "symmetric", 0.1), ProgressListener.NONE);
        assertThat(metric(result, EvidenceRun.ERROR)).isLessThan(0.2);
        RunResult one = experiment.run(options(experiment, 2, 20, 8, 1, "symmetric", 0.1), ProgressListener.NONE);
        RunResult two = experiment.run(options(experiment, 2, 20, 8, 2, "symmetric", 0.1), ProgressListener.NONE);
        assertThat(two.fingerprint()).isEqualTo(one.fingerprint());
    }

    @Test
    void backPropagationLearnsThePattern() {
        Experiment experiment = new PatternGeneration();
        RunResult result = experiment.run(byBptt(experiment, 60, 50, 1, 1, 1), ProgressListener.NONE);
        assertThat(metric(result, PatternRun.REDUCTION)).isGreaterThan(4);
    }

    @Test
    void evidenceByBackPropagationDoesNotDependOnTheNumberOfThreads() {
        Experiment experiment = new EvidenceAccumulation();
        RunResult one = experiment.run(byBptt(experiment, 2, 20, 8, 1, 0.1), ProgressListener.NONE);
        RunResult two = experiment.run(byBptt(experiment, 2, 20, 8, 2, 0.1), ProgressListener.NONE);
        assertThat(one.images()).extracting(ReportImage::fileName).containsExactly("loss.png");
        assertThat(two.fingerprint()).isEqualTo(one.fingerprint());
    }

    @Test
    void storeRecallByBackPropagationGivesTheSameTwice() {
        Experiment experiment = new StoreRecall();
        RunOptions options = byBptt(experiment, 2, 10, 4, 1, 1);
        RunResult result = experiment.run(options, ProgressListener.NONE);
        assertThat(metric(result, StoreRecallRun.ERROR)).isBetween(0.0, 1.0);
        assertThat(experiment.run(options, ProgressListener.NONE).fingerprint()).isEqualTo(result.fingerprint());
    }

    /** A train fires in a step with probability 1 - exp(-rate dt); four standard deviations. */
    @Test
    void trainsFireAtTheirRates() {
        PoissonTrains trains = new PoissonTrains(new SplittableRandom(5));
        trains.add(20_000, new float[] {0, 40});
        trains.add(20_000, new float[] {100, 0});
        int[][] spikes = trains.spikes();
        assertThat(spikes.length).isEqualTo(40_000);
        long[] early = new long[2];
        long[] late = new long[2];
        for (int t = 0; t < spikes.length; t++) {
            for (int i : spikes[t]) {
                (t < 20_000 ? early : late)[i]++;
            }
        }
        assertThat(early[0]).isZero();
        assertThat(late[1]).isZero();
        assertThat(early[1] / 20_000.0).isCloseTo(-Math.expm1(-0.04), within(4 * Math.sqrt(0.04 / 20_000)));
        assertThat(late[0] / 20_000.0).isCloseTo(-Math.expm1(-0.1), within(4 * Math.sqrt(0.1 / 20_000)));
    }

    @Test
    void storeRecallGivesTheSameTwice() {
        Experiment experiment = new StoreRecall();
        RunOptions options = options(experiment, 3, 10, 4, 1, "symmetric", 1);
        RunResult result = experiment.run(options, ProgressListener.NONE);
        assertThat(metric(result, StoreRecallRun.ERROR)).isBetween(0.0, 1.0);
        assertThat(experiment.run(options, ProgressListener.NONE).fingerprint()).isEqualTo(result.fingerprint());
    }

    /** Every sequence begins with a store and ends with a question whose answer was shown before. */
    @Test
    void theAnswerIsTheSymbolStoredLast() {
        for (int b = 0; b < 200; b++) {
            RecallSequence sequence = RecallSequence.drawn(7, 0, b);
            int kept = RecallSequence.NO_QUESTION;
            for (int s = 0; s < RecallSequence.SYMBOLS; s++) {
                float[] hz = sequence.ratesHz(s);
                boolean store = hz[50] > 0;
                boolean recall = hz[75] > 0;
                assertThat(recall).isEqualTo(sequence.answer(s) != RecallSequence.NO_QUESTION);
                assertThat(store && recall).isFalse();
                if (store) {
                    kept = hz[25] > 0 ? 1 : 0;
                }
                if (recall) {
                    assertThat(sequence.answer(s))
                            .as("sequence %d, place %d", b, s)
                            .isEqualTo(kept);
                }
            }
            assertThat(sequence.ratesHz(0)[50]).isPositive();
            assertThat(sequence.answer(RecallSequence.SYMBOLS - 1)).isNotEqualTo(RecallSequence.NO_QUESTION);
        }
    }

    @Test
    void theSmallDigitsAreLearnt() {
        DataSplit digits = DigitsData.load();
        RunResult result = new MnistEpropRun(
                        digits,
                        options(new MnistEprop(), 3, 50, digits.train().size(), 1, "symmetric", 1),
                        ProgressListener.NONE)
                .run();
        assertThat(metric(result, Metrics.ACCURACY)).isGreaterThan(0.5);
    }

    static Stream<Arguments> backPropagationGivesTheExpectedResult() {
        return Stream.of(
                Arguments.of(new PatternGeneration(), 200, 1),
                Arguments.of(new EvidenceAccumulation(), 200, 64),
                Arguments.of(new StoreRecall(), 150, 64));
    }

    @Tag("experiment")
    @ParameterizedTest
    @MethodSource
    void backPropagationGivesTheExpectedResult(Experiment experiment, int epochs, int samples) {
        RunOptions options = byBptt(experiment, epochs, experiment.defaults().neurons(), samples, 2, 1);
        ExpectedRange expected = experiment.expected(options).orElseThrow();
        RunResult result = experiment.run(options, ProgressListener.NONE);
        assertThat(expected.isMetBy(result.metrics()))
                .as("%s: %s", expected, result.metrics())
                .isTrue();
    }

    @Tag("experiment")
    @ParameterizedTest
    @ValueSource(classes = {PatternGeneration.class, EvidenceAccumulation.class, StoreRecall.class, MnistEprop.class})
    void defaultsGiveTheExpectedResult(Class<? extends Experiment> type) throws ReflectiveOperationException {
        Experiment experiment = type.getConstructor().newInstance();
        RunOptions options = experiment.defaults().toOptions(DataPlaces.standard(null), 2);
        ExpectedRange expected = experiment.expected(options).orElseThrow();
        RunResult result = experiment.run(options, ProgressListener.NONE);
        assertThat(expected.isMetBy(result.metrics()))
                .as("%s: %s", expected, result.metrics())
                .isTrue();
    }
}
