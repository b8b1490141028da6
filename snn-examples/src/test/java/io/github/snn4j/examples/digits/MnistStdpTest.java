package io.github.snn4j.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.MnistData;
import io.github.snn4j.examples.data.MnistVariant;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on the user's MNIST files; skipped where there are none. */
class MnistStdpTest {

    private final MnistStdp mnist = new MnistStdp();
    private final DataPlaces places = DataPlaces.standard(null);

    private double accuracy(int neurons, int samples) {
        assumeTrue(MnistData.find(places, MnistVariant.MNIST).isPresent(), "no MNIST files on this machine");
        RunResult result = mnist.run(
                new RunOptions(places, 1, 1, neurons, samples, 2, LayerRule.POSTSYNAPTIC.option()),
                ProgressListener.NONE);
        return result.metrics().get(Metrics.ACCURACY);
    }

    @Test
    void aHundredNeuronsTellThreeInFourTestImagesAfterFiveThousand() {
        assertThat(accuracy(100, 5_000)).isGreaterThan(0.75);
    }

    /** Floors of the foundation: 80, 87 and 91.5 %. */
    @Tag("experiment")
    @ParameterizedTest
    @CsvSource({"100, 0.80", "400, 0.87", "1600, 0.915"})
    void onePassReachesTheAccuracyOfThePaper(int neurons, double least) {
        assertThat(accuracy(neurons, 60_000)).as("%d neurons, seed 1", neurons).isGreaterThan(least);
    }
}
