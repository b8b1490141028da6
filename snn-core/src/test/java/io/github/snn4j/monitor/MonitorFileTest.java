package io.github.snn4j.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.spike.PoissonSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings on disk: round trip, atomic appearance, and damaged files. */
class MonitorFileTest {

    @TempDir
    private Path folder;

    private Path spikes() {
        return folder.resolve("spikes.bin");
    }

    private SpikeRecording recordSpikes() {
        Network network =
                Network.builder().source("Quelle", 300, new PoissonSource(30)).build();
        SpikeRecording memory;
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(0.5, 4).withBatchSize(2))) {
            memory = sim.attach(SpikeMonitor.of("Quelle"));
            SpikeRecording file = sim.attach(SpikeMonitor.of("Quelle").toFile(spikes()));
            sim.run(600);
            assertThat(Files.exists(spikes())).as("not before it is complete").isFalse();
            assertThat(file.size()).isZero();
            assertThat(file.count()).isEqualTo(memory.count());
        }
        return memory;
    }

    @Test
    void spikesComeBackAsTheyWereAndSmall() throws IOException {
        SpikeRecording memory = recordSpikes();
        SpikeFile file = SpikeFile.read(spikes());
        assertThat(file.population()).isEqualTo("Quelle");
        assertThat(file.dtMs()).isEqualTo(0.5);
        assertThat(file.batch()).isEqualTo(2);
        assertThat(file.size()).isEqualTo(300);
        assertThat(file.count()).isEqualTo(memory.size());
        assertThat(file.neurons()).isEqualTo(memory.neurons());
        assertThat(file.samples()).isEqualTo(memory.samples());
        long[] expected = new long[memory.size()];
        Arrays.setAll(expected, memory::step);
        assertThat(file.steps()).isEqualTo(expected);
        assertThat(Files.size(spikes())).isLessThan(4L * memory.size());
        assertThat(folder.toFile().list()).containsExactly("spikes.bin");
    }

    @Test
    void statesComeBackAsTheyWere() throws IOException {
        Path path = folder.resolve("v.bin");
        Network network = Network.builder().population("n", 6, Lif.delta(20)).build();
        StateRecording memory;
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 4).withBatchSize(2))) {
            sim.external("n", "current", 1.3f);
            StateMonitor monitor = StateMonitor.of("n", "v").every(3).only(0, 5);
            memory = sim.attach(monitor);
            sim.attach(monitor.toFile(path));
            sim.run(100);
        }
        StateFile file = StateFile.read(path);
        assertThat(file.population()).isEqualTo("n");
        assertThat(file.variable()).isEqualTo("v");
        assertThat(file.ids()).containsExactly(0, 5);
        assertThat(file.steps()).hasSize(memory.size());
        for (int r = 0; r < memory.size(); r++) {
            assertThat(file.values()[r]).isEqualTo(memory.record(r));
            assertThat(file.steps()[r]).isEqualTo(memory.step(r));
        }
    }

    @Test
    void anEmptyRecordingIsAFileToo() throws IOException {
        Network network = Network.builder().population("n", 6, Lif.delta(20)).build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 4))) {
            sim.attach(SpikeMonitor.of("n").toFile(spikes()));
            sim.attach(StateMonitor.of("n", "v").window(5, 6).toFile(folder.resolve("v.bin")));
            sim.run(3);
        }
        assertThat(SpikeFile.read(spikes()).count()).isZero();
        assertThat(StateFile.read(folder.resolve("v.bin")).steps()).isEmpty();
    }

    @Test
    void damagedFilesAreRefusedAndNeverMisread() throws IOException {
        recordSpikes();
        byte[] good = Files.readAllBytes(spikes());
        long seed = 31;
        SplittableRandom random = new SplittableRandom(seed);
        Path bad = folder.resolve("bad.bin");
        for (int n = 0; n < 200; n++) {
            byte[] bytes = good.clone();
            if (n % 4 == 0) {
                bytes = Arrays.copyOf(good, random.nextInt(good.length));
            } else {
                bytes[n % 4 == 1 ? n % 44 : random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(bad, bytes);
            assertThatThrownBy(() -> SpikeFile.read(bad))
                    .as("seed %d, case %d", seed, n)
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> StateFile.read(bad)).isInstanceOf(IOException.class);
        }
    }

    /** The checksum is right, the lengths lie: nothing may be allocated on their word. */
    @Test
    void lyingLengthsAreRefusedBeforeMemoryIsTaken() throws IOException {
        for (long records : new long[] {-1, 3, 1L << 40, Long.MAX_VALUE}) {
            Files.write(spikes(), forged("SNN4JSPK", header(1, 10), records, new byte[4]));
            assertThatThrownBy(() -> SpikeFile.read(spikes()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("says that it holds " + records + " spikes in 4 bytes");
        }
        Files.write(spikes(), forged("SNN4JSPK", header(1, 10), 2, new byte[] {0, 3, 0, 11}));
        assertThatThrownBy(() -> SpikeFile.read(spikes()))
                .hasMessageContaining("holds a spike of sample 1, neuron 1 at step 0");
        Files.write(spikes(), forged("SNN4JSPK", header(1, 10), 1, new byte[] {0, (byte) 0x80}));
        assertThatThrownBy(() -> SpikeFile.read(spikes())).hasMessageContaining("ends in the middle of a record");
        Files.write(spikes(), forged("SNN4JSTA", header(1 << 30, 1 << 30), 1, new byte[4]));
        assertThatThrownBy(() -> StateFile.read(spikes())).isInstanceOf(IOException.class);
        ByteBuffer wide = little(8 + 4 + 4 + 4 + 3)
                .putDouble(1)
                .putInt(Integer.MAX_VALUE)
                .putInt(1)
                .putInt(0);
        wide.put(new byte[] {'n', 0, 'v'});
        Files.write(spikes(), forged("SNN4JSTA", wide.array(), Long.MAX_VALUE, new byte[12]));
        assertThatThrownBy(() -> StateFile.read(spikes())).hasMessageContaining("says that it holds");
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] header(int batch, int size) {
        return little(17)
                .putDouble(1)
                .putInt(batch)
                .putInt(size)
                .put((byte) 'n')
                .array();
    }

    private static byte[] forged(String magic, byte[] header, long records, byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(header);
        crc.update(body);
        return little(28 + header.length + body.length)
                .put(magic.getBytes(StandardCharsets.US_ASCII))
                .putInt(1)
                .putInt(header.length)
                .put(header)
                .putLong(records)
                .putInt((int) crc.getValue())
                .put(body)
                .array();
    }
}
