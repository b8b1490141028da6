package io.github.snn4j.examples.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.data.MnistData;
import io.github.snn4j.examples.data.MnistVariant;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The reduced settings learn the 8 x 8 digits that come with the library; the full ones need MNIST. */
class PredictiveExperimentsTest {

    private static final DataPlaces PLACES = DataPlaces.standard(null);

    private static RunOptions options(String rule, int epochs, int neurons) {
        return new RunOptions(PLACES, 1, epochs, neurons, DigitsData.TRAIN_COUNT, 1, rule);
    }

    private static RunResult small(String rule) {
        return MnistPredictiveCoding.run(DigitsData.load(), options(rule, 25, 50), ProgressListener.NONE);
    }

    @Test
    void relaxationLearnsTheSmallDigitsAboutAsWellAsBackPropagation() {
        RunResult relaxed = small(MnistPredictiveCoding.RELAXED);
        double accuracy = relaxed.metrics().get(Metrics.ACCURACY);
        double yardstick =
                small(MnistPredictiveCoding.ZERO_DIVERGENCE).metrics().get(Metrics.ACCURACY);
        assertThat(accuracy).as("%s", relaxed.metrics()).isGreaterThan(0.85);
        assertThat(accuracy).isGreaterThan(yardstick - 0.03);
        assertThat(relaxed.metrics().get("steps_per_inference")).isBetween(2.0, 8.0);
        assertThat(relaxed.images())
                .extracting(ReportImage::fileName)
                .containsExactly("learning-curve.png", "free-energy.png", "confusion.png");
    }

    @Test
    void completionOfTheSmallDigitsBeatsTheMeanImage() {
        DataSplit digits = DigitsData.load();
        RunResult result = DigitCompletion.run(digits, options("", 25, 60), ProgressListener.NONE);
        assertThat(result.metrics().get("completion_error"))
                .as("%s", result.metrics())
                .isLessThan(0.8 * result.metrics().get("error_of_mean_image"));
        assertThat(result.images())
                .extracting(ReportImage::fileName)
                .containsExactly("completion.png", "free-energy.png");
    }

    @Test
    void fewerSamplesThanAMiniBatchAreRefused() {
        DataSplit few = DigitsData.load().first(PredictiveRun.BATCH - 1, 10);
        assertThatThrownBy(() -> MnistPredictiveCoding.run(
                        few, options(MnistPredictiveCoding.RELAXED, 1, 5), ProgressListener.NONE))
                .hasMessage("--samples must be >= 50, the size of a mini-batch, got 49");
    }

    @Tag("experiment")
    @Test
    void mnistReachesNinetyEightPercent() {
        assumeTrue(MnistData.find(PLACES, MnistVariant.MNIST).isPresent(), "no MNIST files on this machine");
        MnistPredictiveCoding mnist = new MnistPredictiveCoding();
        RunResult result = mnist.run(mnist.defaults().toOptions(PLACES, 2), ProgressListener.NONE);
        assertThat(result.metrics().get(Metrics.ACCURACY)).isGreaterThan(0.98);
    }
}
