package io.github.snn4j.examples.decolle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.snn4j.event.EventDataset;
import io.github.snn4j.event.EventRecording;
import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.MissingDataException;
import io.github.snn4j.examples.data.NmnistData;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run on made-up recordings laid out like N-MNIST, and on real ones where the files are. */
class NmnistDecolleTest {

    private static final int LENGTH_MS = 40;

    @TempDir
    private Path dir;

    private DataPlaces places() {
        return DataPlaces.of(dir, Map.of(), dir.resolve("home"));
    }

    /** Half the resolution makes a quarter of the work. */
    private static EventRecording coarse(EventRecording recording) {
        return recording.crop(0, 0, 32, 32).pool(2);
    }

    private RunResult bars(int recordings, int threads, int epochs, int every) throws IOException {
        MovingBars.write(dir, recordings, 40, LENGTH_MS, 1);
        ConvSettings settings = new ConvSettings(4, epochs, 10, LENGTH_MS, 15, every, 20, 10, 0.5, 0, 5e-3, -1.5);
        RunResult.Builder result = RunResult.builder();
        try (NmnistData data = NmnistData.open(places())) {
            EventDataset train = data.train().map(NmnistDecolleTest::coarse);
            EventDataset test = data.test().map(NmnistDecolleTest::coarse);
            new RecordingRun(List.of(train), test, settings, 1, ProgressListener.NONE).run(threads, result);
        }
        return result.build();
    }

    @Test
    void everyLayerTellsMovingBarsApart() throws IOException {
        RunResult result = bars(60, 2, 8, 2);
        for (int k = 0; k < ConvNetwork.LAYERS; k++) {
            String layer = ConvNetwork.layer(k);
            // The first layer sees parts of a bar only. Measured: 0.6, 0.975 and 0.925; chance is 0.25.
            assertThat(result.metrics().get("accuracy_" + layer))
                    .as("%s of %s", layer, result.metrics())
                    .isGreaterThan(k == 0 ? 0.45 : 0.8);
            assertThat(result.metrics().get("active_share_" + layer)).as(layer).isBetween(0.005, 0.5);
        }
        assertThat(result.metrics().get(Metrics.TRAIN_ACCURACY)).isGreaterThan(0.8);
        assertThat(result.images().stream().map(ReportImage::fileName))
                .containsExactly("learning-curve.png", "confusion.png", "recordings.png");
    }

    @Test
    void threadsDoNotMatterButTheIntervalOfUpdatesDoes() throws IOException {
        RunResult one = bars(10, 1, 1, 5);
        assertThat(bars(10, 2, 1, 5).fingerprint()).isEqualTo(one.fingerprint());
        assertThat(bars(10, 1, 1, 8).fingerprint()).isNotEqualTo(one.fingerprint());
    }

    @Test
    void optionsReachTheNetwork() throws IOException {
        MovingBars.write(dir, 30, 10, LENGTH_MS, 2);
        RunOptions options = new RunOptions(places(), 1, 1, 1, 20, 1, "", 0.03, "every5", 1);
        RunResult result = new NmnistDecolle().run(options, ProgressListener.NONE);
        assertThat(result.config()).containsEntry("training recordings", "20").containsEntry("test recordings", "10");
        assertThat(result.config().get("settings"))
                .contains("channels=1, epochs=1,")
                .contains("steps=30, burnIn=10, every=5,");
        assertThat(result.metrics()).containsKeys(Metrics.ACCURACY, "accuracy_layer1", "accuracy_layer3");
    }

    @Test
    void recordingsThatAreNotThereAreAnError() {
        RunOptions options = new NmnistDecolle().defaults().toOptions(places(), 1);
        assertThatThrownBy(() -> new NmnistDecolle().run(options, ProgressListener.NONE))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("N-MNIST was not found");
    }

    @Tag("experiment")
    @Test
    void realRecordingsAreLearnt() {
        DataPlaces places = DataPlaces.standard(null);
        assumeTrue(NmnistData.find(places).isPresent(), "no N-MNIST files on this machine");
        NmnistDecolle nmnist = new NmnistDecolle();
        RunOptions options = nmnist.defaults().toOptions(places, 2);
        assertThat(nmnist.run(options, ProgressListener.NONE).metrics().get(Metrics.ACCURACY))
                .isGreaterThan(0.8);
    }
}
