package io.github.snn4j.examples.dendritic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reduced settings learn the 8 x 8 digits that come with the library, and yin and yang with few cells. */
class DendriticExperimentsTest {

    private static RunOptions options(int epochs, int neurons, int samples, String rule) {
        return new RunOptions(DataPlaces.standard(null), 1, epochs, neurons, samples, 1, rule);
    }

    private static RunResult digits(Feedback feedback, int samples) {
        return MnistDendritic.run(
                DigitsData.load(),
                DendriticSettings.of(feedback, 64, 40, 40, 10).withBatch(10),
                options(4, 40, samples, feedback.option()),
                ProgressListener.NONE);
    }

    @ParameterizedTest
    @EnumSource(Feedback.class)
    void apicalErrorsTeachTheSmallDigits(Feedback feedback) {
        RunResult result = digits(feedback, DigitsData.TRAIN_COUNT);
        assertThat(result.metrics().get(Metrics.ACCURACY))
                .as("%s", result.metrics())
                .isGreaterThan(feedback == Feedback.SYMMETRIC ? 0.65 : 0.35);
        assertThat(result.images()).extracting(ReportImage::fileName).containsExactly("learning-curve.png");
    }

    @Test
    void moreSamplesThanThereAreAreRefused() {
        assertThatThrownBy(() -> digits(Feedback.FIXED, DigitsData.TRAIN_COUNT + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--samples must be in 1..1297");
    }

    @Test
    void plateausTeachTheSmallDigitsInNetsOfEveryDepth() {
        List<PlateauSettings> nets = List.of(
                PlateauSettings.of(64, 10).withRate(0.01),
                PlateauSettings.of(64, 10, 40).withRate(0.01),
                PlateauSettings.of(64, 10, 40, 20).withRate(0.01));
        RunResult result = MnistSegregatedDendrites.run(
                DigitsData.load(), nets, options(10, 40, DigitsData.TRAIN_COUNT, ""), ProgressListener.NONE);
        for (int hidden = 0; hidden < nets.size(); hidden++) {
            assertThat(result.metrics().get("error_" + hidden + "_hidden"))
                    .as("%s", result.metrics())
                    .isLessThan(0.4);
        }
    }

    @Test
    void theDiscHasHalvesAndDotsOfTheirSizes() {
        int[] count = new int[YinYang.CLASSES];
        int grid = 400;
        int inside = 0;
        for (int n = 0; n < grid * grid; n++) {
            double x = (n % grid + 0.5) / grid;
            double y = (n / grid + 0.5) / grid;
            int label = YinYang.label(x, y);
            if (label >= 0) {
                count[label]++;
                inside++;
                int turned = YinYang.label(1 - x, 1 - y);
                assertThat(turned).as("half a turn swaps the halves").isEqualTo(label == 2 ? 2 : 1 - label);
            }
        }
        assertThat((double) inside / grid / grid).isCloseTo(Math.PI / 4, within(0.001));
        assertThat((double) count[2] / inside).as("two dots").isCloseTo(2 * 0.04, within(0.002));
        assertThat(YinYang.label(0.5, 0.9)).as("above").isEqualTo(1);
    }

    @Test
    void pointsComeFromTheirClassesInTurn() {
        YinYang set = YinYang.draw(300, 5, "training");
        for (int n = 0; n < set.labels.length; n++) {
            assertThat(set.labels[n]).isEqualTo(n % 3);
            assertThat(YinYang.label(set.points[n][0], set.points[n][1])).isEqualTo(set.labels[n]);
            assertThat(set.points[n][2]).isEqualTo(1 - set.points[n][0]);
        }
        assertThat(YinYang.draw(300, 5, "test").points[0]).isNotEqualTo(set.points[0]);
    }

    @Test
    void aSmallCircuitWithAllItsDynamicsStartsToTellYinFromYang() {
        RunResult result = new YinYangExperiment().run(options(2, 30, 600, ""), ProgressListener.NONE);
        assertThat(result.metrics().get(Metrics.ACCURACY))
                .as("%s", result.metrics())
                .isGreaterThan(0.55);
        assertThat(result.images())
                .extracting(ReportImage::fileName)
                .containsExactly("learning-curve.png", "answers.png");
    }
}
