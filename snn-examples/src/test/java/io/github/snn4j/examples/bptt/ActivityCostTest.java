package io.github.snn4j.examples.bptt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityCostTest {

    /** From half of the inputs to a hundredth. How much less time that takes is for a quiet machine to say. */
    @Test
    void quieterInputsMakeQuieterLayers() {
        RunOptions options = new RunOptions(DataPlaces.standard(null), 1, 3, 200, 8, 1, "");
        RunResult result = new ActivityCost().run(options, ProgressListener.NONE);
        assertThat(result.metrics()).containsKey(ActivityCostRun.RATIO);
        assertThat(result.images()).extracting(ReportImage::fileName).containsExactly("cost.png");
        List<Double> hidden = result.tables().get(0).rows().stream()
                .map(row -> Double.valueOf(row.get(1)))
                .toList();
        assertThat(hidden).isSorted().first().isNotEqualTo(hidden.get(hidden.size() - 1));
    }
}
