package io.github.snn4j.examples.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.data.MnistData;
import io.github.snn4j.examples.data.MnistVariant;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The run on the small digits that come with the library, and on MNIST where the files are. */
class MnistBpttTest {

    private final DataPlaces places = DataPlaces.standard(null);

    private RunResult small(Coding coding, int threads) {
        RunOptions options = new RunOptions(places, 1, 8, 60, 1297, threads, "", 1, coding.option(), 1);
        return new ImageRun(DigitsData.load(), options, ProgressListener.NONE).run("digits");
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void smallDigitsAreLearntWithEitherCoding(Coding coding) {
        RunResult result = small(coding, 1);
        assertThat(result.metrics().get(Metrics.ACCURACY)).isGreaterThan(0.7);
        assertThat(result.metrics().get("hidden_spikes_per_step")).isBetween(0.01, 0.9);
        assertThat(result.images()).hasSize(3);
    }

    @Test
    void threadsDoNotMatter() {
        RunResult one = small(Coding.SPIKES, 1);
        RunResult two = small(Coding.SPIKES, 2);
        assertThat(two.fingerprint()).isEqualTo(one.fingerprint());
    }

    @Tag("experiment")
    @ParameterizedTest
    @EnumSource(Coding.class)
    void oneEpochReachesThePublishedAccuracy(Coding coding) {
        assumeTrue(MnistData.find(places, MnistVariant.MNIST).isPresent(), "no MNIST files on this machine");
        MnistBptt mnist = new MnistBptt();
        RunOptions options = mnist.defaults().withRegime(coding.option()).toOptions(places, 2);
        assertThat(mnist.run(options, ProgressListener.NONE).metrics().get(Metrics.ACCURACY))
                .isGreaterThan(0.939);
    }
}
