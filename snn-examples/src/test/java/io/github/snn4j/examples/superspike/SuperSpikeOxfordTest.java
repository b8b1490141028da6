package io.github.snn4j.examples.superspike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.MissingDataException;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuperSpikeOxfordTest {

    private static final SuperSpikeOxford EXPERIMENT = new SuperSpikeOxford();

    private static RunOptions options(@Nullable Path data, int epochs, int threads, String regime, double scale) {
        RunDefaults d = EXPERIMENT.defaults();
        return new RunOptions(
                DataPlaces.standard(data), 1, epochs, 64, 1, threads, d.rule(), d.seconds(), regime, scale);
    }

    private static double share(RunResult result) {
        return result.metrics().get(OxfordRun.DISTANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"symmetric", "random", "uniform"})
    void aSmallPictureIsLearntWithEveryFeedback(String regime) {
        RunResult result = EXPERIMENT.run(options(null, 60, 1, regime, 0.15), ProgressListener.NONE);
        assertThat(share(result)).isLessThan(regime.equals("symmetric") ? 0.35 : 0.6);
        assertThat(result.images())
                .extracting(ReportImage::fileName)
                .containsExactly("target.png", "output.png", "distance.png");
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        RunResult one = EXPERIMENT.run(options(null, 3, 1, "symmetric", 0.1), ProgressListener.NONE);
        RunResult two = EXPERIMENT.run(options(null, 3, 2, "symmetric", 0.1), ProgressListener.NONE);
        assertThat(two.fingerprint()).isEqualTo(one.fingerprint());
    }

    /** Two spikes of a neuron in one millisecond are one. */
    @Test
    void filesAreReadOnTheGrid(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve(SpikePicture.INPUT_FILE), "0.0011 3\n0.0014 3\n0.5 199\n");
        Files.writeString(directory.resolve(SpikePicture.TARGET_FILE), "0.0252 1\n1.8 8\n");
        SpikePicture picture = SpikePicture.read(directory, 1);
        assertThat(picture.inputs().count()).isEqualTo(2);
        assertThat(picture.inputs().timeMs(0)).isEqualTo(1);
        assertThat(picture.target().neuron(1)).isEqualTo(7);
        assertThat(picture.target().timeMs(0)).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "x 3", "0.1 200", "-0.1 3", "0.1 3 4", "0.1 3.5", "NaN 3", "1e300 3"})
    void aWrongLineIsNamed(String line, @TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve(SpikePicture.INPUT_FILE), "0.1 3\n" + line + "\n");
        Files.writeString(directory.resolve(SpikePicture.TARGET_FILE), "0.1 3\n");
        assertThatThrownBy(() -> SpikePicture.read(directory, 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("'" + line + "'");
    }

    @Test
    void missingFilesAreNamed(@TempDir Path directory) {
        assertThatThrownBy(() -> EXPERIMENT.run(options(directory, 1, 1, "symmetric", 1), ProgressListener.NONE))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining(SpikePicture.INPUT_FILE);
    }

    /** The paper's files, if they are there. */
    @Test
    void theOxfordFilesAreRead() {
        String reference = System.getProperty("snn4j.reference");
        assumeTrue(reference != null, "needs -Dsnn4j.reference");
        SpikePicture picture = SpikePicture.read(Path.of(reference, "oxford-spikes"), 1);
        assertThat(picture.inputs().count()).isBetween(1_800, 1_889);
        assertThat(picture.target().count()).isBetween(10_000, 10_367);
    }

    @Tag("experiment")
    @ParameterizedTest
    @ValueSource(strings = {"symmetric", "random"})
    void defaultsGiveTheExpectedResult(String regime) {
        RunOptions options = EXPERIMENT.defaults().withRegime(regime).toOptions(DataPlaces.standard(null), 2);
        ExpectedRange expected = EXPERIMENT.expected(options).orElseThrow();
        RunResult result = EXPERIMENT.run(options, ProgressListener.NONE);
        assertThat(expected.isMetBy(result.metrics()))
                .as("%s: %s", expected, result.metrics())
                .isTrue();
    }
}
