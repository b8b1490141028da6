package io.github.snn4j.examples.generative;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.RunResult;
import org.junit.jupiter.api.Test;

class StdpByChangeTest {

    @Test
    void theCurveIsThatOfStdp() {
        StdpByChange curve = new StdpByChange();
        RunOptions options = curve.defaults().toOptions(DataPlaces.standard(null), 1);
        RunResult result = curve.run(options, ProgressListener.NONE);
        assertThat(curve.expected(options).orElseThrow().metric()).isEqualTo("largest_difference");
        assertThat(result.metrics().get("largest_difference")).isLessThan(0.005);
        assertThat(result.metrics().get("potentiation_1ms")).isGreaterThan(0.5);
        assertThat(result.metrics().get("depression_1ms")).isLessThan(-0.3);
        assertThat(result.images()).hasSize(1);
    }
}
