package io.github.snn4j.examples.decolle;

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

/** The reduced setting learns the 8 x 8 digits that come with the library; the full one needs MNIST. */
class MnistDecolleTest {

    private static final DataPlaces PLACES = DataPlaces.standard(null);

    private static RunResult small(int threads, int samples, DecolleSettings settings) {
        DataSplit digits = DigitsData.load();
        RunOptions options = new RunOptions(PLACES, 1, settings.epochs(), settings.neurons(), samples, threads, "");
        return MnistDecolle.run(digits, settings, options, ProgressListener.NONE);
    }

    @Test
    void everyLayerLearnsTheSmallDigits() {
        // Images are few, so there is an update in every step: the last layer needs some thousand.
        DecolleSettings settings = new DecolleSettings(3, 60, 3, 72, 200, 20, 40, 60, 10, 0.5, 0, 1e-3, 1, -1, 0);
        RunResult result = small(1, DigitsData.TRAIN_COUNT, settings);
        for (int k = 1; k <= 3; k++) {
            assertThat(result.metrics().get("accuracy_layer" + k))
                    .as("layer %d of %s", k, result.metrics())
                    .isGreaterThan(0.6);
        }
        assertThat(result.images())
                .extracting(ReportImage::fileName)
                .containsExactly("learning-curve.png", "confusion.png");
    }

    @Test
    void threadsDoNotChangeTheFingerprint() {
        DecolleSettings settings = DecolleSettings.mnist(60, 1);
        assertThat(small(2, 100, settings).fingerprint())
                .isEqualTo(small(1, 100, settings).fingerprint());
    }

    @Test
    void moreSamplesThanThereAreAreRefused() {
        assertThatThrownBy(() -> small(1, DigitsData.TRAIN_COUNT + 1, DecolleSettings.mnist(60, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--samples must be in 1..1297, the training images there are, got 1298");
    }

    @Tag("experiment")
    @Test
    void mnistReachesNinetyFivePercentAndDeeperIsBetter() {
        assumeTrue(MnistData.find(PLACES, MnistVariant.MNIST).isPresent(), "no MNIST files on this machine");
        MnistDecolle mnist = new MnistDecolle();
        RunResult result = mnist.run(mnist.defaults().toOptions(PLACES, 2), ProgressListener.NONE);
        assertThat(result.metrics().get(Metrics.ACCURACY)).isGreaterThan(0.95);
        assertThat(result.metrics().get("accuracy_layer3"))
                .isGreaterThan(result.metrics().get("accuracy_layer1"));
    }
}
