package io.github.snn4j.examples.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.RunResult;
import org.junit.jupiter.api.Test;

/** The experiment on routes with the small digits. */
class FeedbackExperimentTest {

    private final DataSplit data = DigitsData.load();

    private RunResult run(String rule, int epochs, String net) {
        RunOptions options = new RunOptions(
                DataPlaces.standard(null), 3, epochs, 40, data.train().size(), 1, rule, 1, net, 1);
        return MnistFeedback.run(data, options, ProgressListener.NONE);
    }

    @Test
    void oneCommandRunsAllRoutesAndAllLearn() {
        RunResult result = run("all", 10, "deep");
        for (Route route : Route.values()) {
            assertThat(result.metrics().get("accuracy_" + route.label()))
                    .as("accuracy of %s, seed 3", route)
                    .isGreaterThan(0.6);
        }
        double frozen = result.metrics().get("accuracy_frozen");
        assertThat(result.metrics().get("accuracy_bp")).isGreaterThan(frozen);
        assertThat(result.tables().get(0).rows()).hasSize(Route.values().length);
        assertThat(result.images()).isNotEmpty();
    }

    @Test
    void theAngleOfBackPropagationIsZeroAndThatOfTheOthersIsNot() {
        int[] sizes = {64, 30, 30, 10};
        for (Route route : new Route[] {Route.BP, Route.FA, Route.DFA, Route.SIGN}) {
            FeedbackRun run = new FeedbackRun(data.train(), data.test(), sizes, 1, 3, 1);
            double[] first = run.train(route, FeedbackSettings.of(1), ProgressListener.NONE)
                    .degrees()
                    .get(0);
            assertThat(first).hasSize(2);
            if (route == Route.BP) {
                // The weights have moved once since the error was carried back.
                assertThat(first[0]).isLessThan(15);
                assertThat(first[1]).isLessThan(15);
            } else {
                assertThat(first[0]).as("%s", route).isGreaterThan(30);
            }
        }
    }

    @Test
    void moreImagesThanThereAreAreRefused() {
        RunOptions options = new RunOptions(DataPlaces.standard(null), 1, 1, 10, 5000, 1, "fa", 1, "wide", 1);
        assertThatThrownBy(() -> MnistFeedback.run(data, options, ProgressListener.NONE))
                .hasMessageContaining("--samples must be in 1..1297");
    }
}
