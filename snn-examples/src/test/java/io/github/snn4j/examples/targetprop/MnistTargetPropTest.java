package io.github.snn4j.examples.targetprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import org.junit.jupiter.api.Test;

/** The reduced setting learns the 8 x 8 digits that come with the library; the full one needs MNIST. */
class MnistTargetPropTest {

    private static RunResult small(String rule, int epochs) {
        DataSplit digits = DigitsData.load();
        RunOptions options = new RunOptions(DataPlaces.standard(null), 1, epochs, 40, DigitsData.TRAIN_COUNT, 1, rule);
        return MnistTargetProp.run(digits, options, 10, ProgressListener.NONE);
    }

    @Test
    void differencesCarryTargetsThatPlainInversesDoNot() {
        RunResult dtp = small("dtp", 15);
        assertThat(dtp.metrics().get(Metrics.ACCURACY)).as("%s", dtp.metrics()).isGreaterThan(0.8);
        assertThat(dtp.images()).extracting(ReportImage::fileName).containsExactly("learning-curve.png");
        double plain = small("tp", 15).metrics().get(Metrics.ACCURACY);
        assertThat(plain).isLessThan(dtp.metrics().get(Metrics.ACCURACY) - 0.1);
        double gradient = small("bp", 15).metrics().get(Metrics.ACCURACY);
        assertThat(gradient).isGreaterThan(0.8);
    }

    @Test
    void moreSamplesThanThereAreAreRefused() {
        RunOptions options = new RunOptions(DataPlaces.standard(null), 1, 1, 40, 1298, 1, "dtp");
        assertThatThrownBy(() -> MnistTargetProp.run(DigitsData.load(), options, 10, ProgressListener.NONE))
                .hasMessage("--samples must be in 1..1297, the training images there are, got 1298");
    }
}
