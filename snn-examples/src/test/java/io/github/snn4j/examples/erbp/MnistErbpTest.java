package io.github.snn4j.examples.erbp;

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
class MnistErbpTest {

    private static final DataPlaces PLACES = DataPlaces.standard(null);

    private static RunResult small(int threads, int samples, int epochs) {
        DataSplit digits = DigitsData.load();
        RunOptions options = new RunOptions(PLACES, 1, epochs, 60, samples, threads, "");
        return MnistErbp.run(digits, ErbpSettings.mnist(60, epochs), options, ProgressListener.NONE);
    }

    @Test
    void learnsTheSmallDigits() {
        RunResult result = small(1, DigitsData.TRAIN_COUNT, 3);
        assertThat(result.metrics().get(Metrics.ACCURACY))
                .as("%s", result.metrics())
                .isGreaterThan(0.65);
        assertThat(result.images())
                .extracting(ReportImage::fileName)
                .containsExactly("learning-curve.png", "confusion.png");
    }

    @Test
    void threadsDoNotChangeTheFingerprint() {
        assertThat(small(2, 100, 1).fingerprint()).isEqualTo(small(1, 100, 1).fingerprint());
    }

    @Test
    void moreSamplesThanThereAreAreRefused() {
        assertThatThrownBy(() -> small(1, DigitsData.TRAIN_COUNT + 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--samples must be in 1..1297, the training images there are, got 1298");
    }

    @Tag("experiment")
    @Test
    void mnistReachesNinetyFourPercent() {
        assumeTrue(MnistData.find(PLACES, MnistVariant.MNIST).isPresent(), "no MNIST files on this machine");
        MnistErbp mnist = new MnistErbp();
        RunResult result = mnist.run(mnist.defaults().toOptions(PLACES, 2), ProgressListener.NONE);
        assertThat(result.metrics().get(Metrics.ACCURACY)).isGreaterThan(0.94);
    }
}
