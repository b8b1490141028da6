package io.github.snn4j.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.monitor.SpikeFile;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spike trains from arrays and files. */
class SpikeTrainsTest {

    private static final double DT_MS = 0.1;

    @TempDir
    private Path folder;

    private Path text(String content) throws IOException {
        return Files.writeString(folder.resolve("spikes.csv"), content);
    }

    private static int[] neuronsOfSample(SpikeRecording spikes, int sample) {
        int[] samples = spikes.samples();
        int[] neurons = spikes.neurons();
        int n = 0;
        for (int k = 0; k < samples.length; k++) {
            if (samples[k] == sample) {
                neurons[n++] = neurons[k];
            }
        }
        return Arrays.copyOf(neurons, n);
    }

    @Test
    void recordingsAreReplayedFromTheirFile() throws IOException {
        Path path = folder.resolve("spikes.bin");
        SpikeRecording first;
        Network network =
                Network.builder().source("in", 120, new PoissonSource(60)).build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(DT_MS, 4).withBatchSize(2))) {
            first = sim.attach(SpikeMonitor.of("in"));
            sim.attach(SpikeMonitor.of("in").toFile(path));
            sim.run(2000);
        }
        for (int sample = 0; sample < 2; sample++) {
            SpikeTrains trains = SpikeFile.read(path).trains(sample);
            assertThat(trains.size()).isEqualTo(120);
            Network replay = Network.builder()
                    .source("in", 120, SpikeTrainSource.of(trains))
                    .build();
            try (Simulator sim = Simulator.of(replay, SimulationConfig.of(DT_MS, 77))) {
                SpikeRecording second = sim.attach(SpikeMonitor.of("in"));
                sim.run(2000);
                assertThat(second.count()).isEqualTo(trains.count()).isGreaterThan(1000);
                assertThat(second.neurons()).isEqualTo(neuronsOfSample(first, sample));
                for (int n = 0; n < 120; n++) {
                    assertThat(second.timesMs(0, n)).isEqualTo(first.timesMs(sample, n));
                }
            }
        }
        assertThatThrownBy(() -> SpikeFile.read(path).trains(2)).hasMessage("sample must be in [0, 1], got 2");
    }

    @Test
    void textIsReadWithCommentsBlanksAndAHeader() throws IOException {
        SpikeTrains trains = SpikeTrains.readText(
                text("neuron,time_ms\n# a comment\n\n2,0.5\r\n 0 , 12 \n1,.25\n1,3.e1\n2,1E-1"), 3);
        assertThat(trains)
                .isEqualTo(SpikeTrains.of(3, new int[] {2, 0, 1, 1, 2}, new double[] {0.5, 12, 0.25, 30, 0.1}));
        assertThat(trains.count()).isEqualTo(5);
        assertThat(trains.neuron(1)).isZero();
        assertThat(trains.timeMs(1)).isEqualTo(12);
        assertThat(trains).hasToString("SpikeTrains[3 neurons, 5 spikes]");
        assertThat(SpikeTrains.readText(text(""), 3).count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2;0.5 | must be neuron,time_ms, got '2;0.5'",
                "-1,0.5 | must start with the number of a neuron, got '-1'",
                "1.5,0.5 | must start with the number of a neuron, got '1.5'",
                "99999999999,0.5 | must start with the number of a neuron, got '99999999999'",
                "3,0.5 | must have a neuron in [0, 2], got 3",
                "9999999999,0.5 | must have a neuron in [0, 2], got 9999999999",
                "1, | must have a time in ms, >= 0, after the comma, got ''",
                "1,. | must have a time in ms, >= 0, after the comma, got '.'",
                "1,-2 | must have a time in ms, >= 0, after the comma, got '-2'",
                "1,NaN | must have a time in ms, >= 0, after the comma, got 'NaN'",
                "1,2f | must have a time in ms, >= 0, after the comma, got '2f'",
                "1,0x1p3 | must have a time in ms, >= 0, after the comma, got '0x1p3'",
                "1,2,3 | must have a time in ms, >= 0, after the comma, got '2,3'",
                "1,1e999 | must have a finite time, got '1e999'",
                "neuron,time_ms | must start with the number of a neuron, got 'neuron'"
            })
    void linesThatAreNoSpikeAreNamed(String line, String message) throws IOException {
        Path path = text("0,1\n# second\n" + line + "\n0,2\n");
        assertThatThrownBy(() -> SpikeTrains.readText(path, 3))
                .isInstanceOf(IOException.class)
                .hasMessage(path + ", line 3 " + message);
    }

    @Test
    void filesThatAreNoTextAreRefusedBeforeTheyFillTheMemory() throws IOException {
        Path path = text("0".repeat(100_000));
        assertThatThrownBy(() -> SpikeTrains.readText(path, 3))
                .isInstanceOf(IOException.class)
                .hasMessage(path + ", line 1 is longer than 200 characters");
        assertThatThrownBy(() -> SpikeTrains.readText(folder.resolve("none"), 3))
                .isInstanceOf(IOException.class);
    }

    @Test
    void manySpikesAreReadAndPlacedInOrder() throws IOException {
        int count = 200_000;
        StringBuilder lines = new StringBuilder();
        for (int k = 0; k < count; k++) {
            int spread = (int) (k * 7_919L % count); // every number once
            lines.append(spread % 100).append(',').append(spread / 100).append('\n');
        }
        SpikeTrains trains = SpikeTrains.readText(text(lines.toString()), 100);
        assertThat(trains.count()).isEqualTo(count);
        SpikeSource.Emitter emitter = SpikeTrainSource.of(trains).bind(TestContext.of(100, 1, 1));
        int[] seen = new int[1];
        for (int step = 0; step < count / 100; step++) {
            int before = step * 100;
            emitter.emit(step, 0, 0, (sample, neuron) -> {
                assertThat(before + neuron).isEqualTo(seen[0]);
                seen[0]++;
            });
        }
        assertThat(seen[0]).isEqualTo(count);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> SpikeTrains.of(2, new int[] {2}, new double[] {7}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SpikeTrains: neuron of the spike at 7.0 ms must be in [0, 1], got 2");
        assertThatThrownBy(() -> SpikeTrains.of(2, new int[] {1}, new double[] {Double.NaN}))
                .hasMessage("SpikeTrains: time of a spike of neuron 1 must be >= 0 ms, got NaN");
        assertThatThrownBy(() -> SpikeTrains.of(2, new int[] {1}, new double[] {-1}))
                .hasMessageContaining("got -1.0");
        assertThatThrownBy(() -> SpikeTrains.of(2, new int[] {1, 0}, new double[] {1}))
                .hasMessage("SpikeTrains.timesMs must have length 2, got 1");
        assertThatThrownBy(() -> SpikeTrains.of(0, new int[0], new double[0]))
                .hasMessage("SpikeTrains.size must be >= 1, got 0");
    }

    @Test
    void arraysAreCopied() {
        int[] neurons = {0, 1};
        double[] times = {5, 6};
        SpikeTrains trains = SpikeTrains.of(2, neurons, times);
        neurons[0] = 1;
        times[0] = 99;
        assertThat(trains)
                .isEqualTo(SpikeTrains.of(new double[][] {{5}, {6}}))
                .hasSameHashCodeAs(SpikeTrains.of(2, new int[] {0, 1}, new double[] {5, 6}));
        assertThat(trains).isNotEqualTo(SpikeTrains.of(new double[][] {{5}, {6}, {}}));
    }
}
