package io.github.snn4j.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DigitsTest {

    private final Digits digits = new Digits();

    private RunResult run(long seed, int epochs, int samples, int threads, LayerRule rule) {
        RunDefaults d = digits.defaults();
        return digits.run(
                new RunOptions(DataPlaces.standard(null), seed, epochs, d.neurons(), samples, threads, rule.option()),
                ProgressListener.NONE);
    }

    @Test
    void fiveSeedsTellNineInTenTestImagesRight() {
        double sum = 0;
        for (long seed = 1; seed <= 5; seed++) {
            RunResult result = run(seed, 10, DigitsData.TRAIN_COUNT, 2, LayerRule.POSTSYNAPTIC);
            double accuracy = result.metrics().get(Metrics.ACCURACY);
            RunOptions defaults = digits.defaults().toOptions(DataPlaces.standard(null), 2);
            assertThat(digits.expected(defaults).orElseThrow().isMetBy(result.metrics()))
                    .as("seed %d within the expected range, accuracy %.3f", seed, accuracy)
                    .isTrue();
            sum += accuracy;
        }
        assertThat(sum / 5).isGreaterThan(0.88);
    }

    @ParameterizedTest
    @EnumSource(LayerRule.class)
    void everyRuleLearnsFarAboveChance(LayerRule rule) {
        double accuracy = run(1, 3, DigitsData.TRAIN_COUNT, 1, rule).metrics().get(Metrics.ACCURACY);
        assertThat(accuracy).as("%s, seed 1", rule).isGreaterThan(0.6);
    }

    @Test
    void threadsDoNotChangeTheFingerprint() {
        String one = run(7, 1, 200, 1, LayerRule.TRIPLET).fingerprint();
        assertThat(run(7, 1, 200, 2, LayerRule.TRIPLET).fingerprint()).isEqualTo(one);
        assertThat(run(8, 1, 200, 1, LayerRule.TRIPLET).fingerprint()).isNotEqualTo(one);
    }

    @Test
    void responsesDoNotDependOnTheBatchSize() {
        DataSplit data = DigitsData.load().first(100, 20);
        LayerSettings settings = LayerSettings.smallDigits(50, 1, LayerRule.POSTSYNAPTIC);
        try (CompetitiveLayer layer = new CompetitiveLayer(settings, data.train(), 3, 1)) {
            for (int k = 0; k < data.train().size(); k++) {
                layer.learn(data.train(), k, 0);
            }
            List<int[]> single = responses(layer, data, 1);
            assertThat(single.stream().anyMatch(r -> java.util.Arrays.stream(r).sum() > 0))
                    .as("the layer answers")
                    .isTrue();
            assertThat(responses(layer, data, 7)).containsExactlyElementsOf(single);
        }
    }

    private static List<int[]> responses(CompetitiveLayer layer, DataSplit data, int batch) {
        List<int[]> all = new ArrayList<>();
        try (TrainedLayer trained = layer.trained(batch)) {
            trained.show(data.test(), (index, spikes) -> all.add(spikes));
        }
        return all;
    }

    @Test
    void moreSamplesThanThereAreAreRefused() {
        assertThatThrownBy(() -> run(1, 1, DigitsData.TRAIN_COUNT + 1, 1, LayerRule.POSTSYNAPTIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--samples must be in 1..1297, the training images there are, got 1298");
    }

    @Test
    void picturesAreThoseOfTheReport() {
        assertThat(run(1, 1, 100, 1, LayerRule.POSTSYNAPTIC).images())
                .extracting(ReportImage::fileName)
                .containsExactlyInAnyOrder("receptive-fields.png", "confusion.png", "raster.png", "learning-curve.png");
    }
}
