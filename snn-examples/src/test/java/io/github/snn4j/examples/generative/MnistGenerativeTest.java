package io.github.snn4j.examples.generative;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reduced setting learns the 8 x 8 digits that come with the library; the full one needs MNIST. */
class MnistGenerativeTest {

    private static RunResult small(String rule, int epochs) {
        DataSplit digits = DigitsData.load();
        RunOptions options = new RunOptions(DataPlaces.standard(null), 1, epochs, 60, DigitsData.TRAIN_COUNT, 1, rule);
        return MnistGenerative.run(digits, options, 20, ProgressListener.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradient", "target"})
    void learningRaisesTheBoundAndFillsInHalvesBetterThanTheMean(String rule) {
        RunResult result = small(rule, 12);
        Map<String, Double> m = result.metrics();
        assertThat(m.get("bound")).as("%s", m).isGreaterThan(m.get("bound_start") + 20);
        assertThat(m.get("joint_settled")).as("%s", m).isGreaterThan(m.get("joint_start"));
        assertThat(m.get("inpainting_lower")).as("%s", m).isLessThan(m.get("mean_lower"));
        assertThat(m.get("inpainting_right")).as("%s", m).isLessThan(m.get("mean_right"));
        assertThat(result.images())
                .extracting(ReportImage::fileName)
                .containsExactly("in-painting.png", "samples.png", "settling.png");
    }
}
