package io.github.snn4j.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.event.EventFraming;
import io.github.snn4j.event.EventRecording;
import io.github.snn4j.event.EventSensor;
import io.github.snn4j.monitor.SpikeCounts;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.random.Batches;
import io.github.snn4j.spike.FrameSource;
import io.github.snn4j.spike.ImageSource;
import io.github.snn4j.spike.LatencySource;
import io.github.snn4j.spike.SpikeSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files to spikes in a batch: what each sample of a simulator gets. */
class EncodedBatchesTest {

    @TempDir
    private Path dir;

    private ImageDataset images() {
        return IdxReader.read(
                "images",
                IdxFiles.write(dir, "images", IdxFiles.images(7, 4, 5)),
                IdxFiles.write(dir, "labels", IdxFiles.labels(7)));
    }

    private static Simulator simulator(SpikeSource source, int size, int batch) {
        return Simulator.of(
                Network.builder().source("in", size, source).build(),
                SimulationConfig.of(1.0, 3).withBatchSize(batch));
    }

    @Test
    void imagesOfABatchAreEncodedEachByItself() {
        ImageDataset images = images();
        Batches batches = new Batches(images.size(), 3, 11, "images");
        int[] order = batches.order(0);
        float[] pixels = new float[images.pixelCount()];
        try (Simulator rate = simulator(new ImageSource(1000, 1), pixels.length, 3);
                Simulator latency =
                        simulator(new LatencySource(20, 1, 0, LatencySource.Form.LINEAR), pixels.length, 3)) {
            var spikes = latency.attach(SpikeMonitor.of("in"));
            var counts = rate.attach(SpikeCounts.of("in"));
            int[] batch = batches.batch(order, 0);
            for (int b = 0; b < batch.length; b++) {
                images.copyIntensities(batch[b], pixels);
                rate.present("in", b, pixels);
                latency.present("in", b, pixels);
            }
            rate.runMs(2000);
            latency.runMs(21);
            for (int b = 0; b < batch.length; b++) {
                images.copyIntensities(batch[b], pixels);
                for (int n = 0; n < pixels.length; n++) {
                    // A rate of r Hz gives a spike in a step of 1 ms with probability 1 - exp(-r/1000).
                    double expected = 2000 * (1 - Math.exp(-pixels[n]));
                    assertThat((double) counts.count(b, n))
                            .as("sample %d, pixel %d", b, n)
                            .isBetween(expected - 5 * Math.sqrt(expected + 1), expected + 5 * Math.sqrt(expected + 1));
                    double[] latencies =
                            pixels[n] > 0 ? new double[] {Math.round(20 * (1 - pixels[n]))} : new double[0];
                    assertThat(spikes.timesMs(b, n))
                            .as("sample %d, pixel %d", b, n)
                            .isEqualTo(latencies);
                }
            }
        }
    }

    @Test
    void recordingsOfABatchArePlayedEachToItsSample() {
        EventSensor sensor = new EventSensor(3, 2, 2);
        EventFraming framing = new EventFraming(0.5, 4);
        try (Simulator simulator = Simulator.of(
                Network.builder().source("in", sensor.size(), new FrameSource()).build(),
                SimulationConfig.of(0.5, 3).withBatchSize(2))) {
            var spikes = simulator.attach(SpikeMonitor.of("in"));
            EventRecording first = EventRecording.of(
                    sensor, new int[] {2, 2, 0}, new int[] {1, 1, 0}, new int[] {1, 1, 0}, new int[] {499, 500, 1999});
            EventRecording second = EventRecording.of(sensor, new int[1], new int[1], new int[] {1}, new int[] {1000});
            simulator.present("in", 0, framing.spikes(first));
            simulator.present("in", 1, framing.spikes(second));
            simulator.runMs(3);
            assertThat(spikes.timesMs(0, 11)).containsExactly(0, 0.5);
            assertThat(spikes.timesMs(0, 0)).containsExactly(1.5);
            assertThat(spikes.timesMs(1, 6)).containsExactly(1);
            assertThat(spikes.count()).isEqualTo(4);
        }
    }
}
