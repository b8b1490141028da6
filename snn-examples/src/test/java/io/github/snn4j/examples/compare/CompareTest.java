package io.github.snn4j.examples.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ReportTable;
import io.github.snn4j.examples.report.RunResult;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The comparison with few images, neurons and steps. */
class CompareTest {

    private static final int STEPS = 50;

    private final Compare compare = new Compare();
    private final DataSplit data = DigitsData.load().first(320, 96);

    private RunOptions options(String rule, int epochs, int threads) {
        return new RunOptions(DataPlaces.standard(null), 3, epochs, 60, 320, threads, rule, 1, "digits", 1);
    }

    private RunResult small(String rule, int epochs, int threads) {
        return Compare.run(data, options(rule, epochs, threads), STEPS, ProgressListener.NONE);
    }

    @Test
    void oneCommandRunsAllRulesAndAllLearn() {
        RunResult result = small(Compare.ALL, 6, 2);
        ReportTable table = result.tables().get(0);
        assertThat(table.rows()).extracting(row -> row.get(0)).containsExactlyElementsOf(ComparedRules.names());
        for (String rule : ComparedRules.names()) {
            assertThat(result.metrics().get(rule + "_accuracy"))
                    .as("accuracy of %s, seed 3", rule)
                    .isGreaterThan(0.6);
        }
        assertThat(result.metrics().get(Compare.LOWEST)).isLessThanOrEqualTo(1);
        assertThat(result.images()).hasSize(1);
        // Rule, accuracy, seconds, events, an angle before and after for each of three layers.
        assertThat(table.columns()).hasSize(10);
        List<String> bptt = table.rows().get(ComparedRules.names().indexOf("bptt"));
        assertThat(bptt.subList(4, 10)).as("the gradient's own angles").containsOnly("0.0");
        List<String> decolle = table.rows().get(ComparedRules.names().indexOf("decolle"));
        assertThat(decolle.get(6)).as("DECOLLE does not learn its output").isEqualTo("n/a");
    }

    @Test
    void aRuleCanRunAloneAndThreadsDoNotMatter() {
        RunResult one = small("erbp", 1, 1);
        RunResult two = small("erbp", 1, 2);
        assertThat(one.tables().get(0).rows()).hasSize(1);
        assertThat(two.fingerprint()).isEqualTo(one.fingerprint());
        assertThat(two.tables().get(0).rows().get(0).subList(3, 10))
                .isEqualTo(one.tables().get(0).rows().get(0).subList(3, 10));
    }

    @Test
    void tooFewImagesForAMiniBatchAreRefused() {
        assertThatThrownBy(
                        () -> Compare.run(data.first(10, 96), options(Compare.ALL, 1, 1), STEPS, ProgressListener.NONE))
                .hasMessageContaining("--samples must be at least 32")
                .hasMessageContaining("got 10");
        RunOptions many = new RunOptions(DataPlaces.standard(null), 1, 1, 10, 5000, 1, "bptt", 1, "digits", 1);
        assertThatThrownBy(() -> compare.run(many, ProgressListener.NONE)).hasMessageContaining("1..1297");
    }

    @Test
    void aRangeIsExpectedOfTheDefaultsOnly() {
        DataPlaces places = DataPlaces.standard(null);
        assertThat(compare.expected(compare.defaults().toOptions(places, 1))).isPresent();
        assertThat(compare.expected(compare.defaults().withRule("bptt").toOptions(places, 1)))
                .isEmpty();
    }

    @Tag("experiment")
    @Test
    void theDefaultsGiveWhatIsExpected() {
        RunOptions options = compare.defaults().toOptions(DataPlaces.standard(null), 2);
        RunResult result = compare.run(options, ProgressListener.NONE);
        assertThat(compare.expected(options).orElseThrow().isMetBy(result.metrics()))
                .as("%s", result.metrics())
                .isTrue();
    }
}
