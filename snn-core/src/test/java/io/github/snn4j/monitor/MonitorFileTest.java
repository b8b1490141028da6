package io.github.snn4j.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.spike.PoissonSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
    void aFileIsReadSpikeBySpikeAsItIsReadWhole() throws IOException {
        recordSpikes();
        SpikeFile whole = SpikeFile.read(spikes());
        long[] steps = whole.steps();
        int[] samples = whole.samples();
        int[] neurons = whole.neurons();
        int[] k = {0};
        SpikeFile.Info info = SpikeFile.forEach(spikes(), (step, sample, neuron) -> {
            assertThat(new long[] {step, sample, neuron})
                    .isEqualTo(new long[] {steps[k[0]], samples[k[0]], neurons[k[0]]});
            k[0]++;
        });
        assertThat(k[0]).isEqualTo(whole.count());
        assertThat(info).isEqualTo(new SpikeFile.Info("Quelle", 0.5, 2, 300, whole.count()));
        assertThat(SpikeFile.info(spikes())).isEqualTo(info);
        assertThat(SpikeFile.isSpikeFile(spikes())).isTrue();
        assertThat(StateFile.isStateFile(spikes())).isFalse();
        Files.write(spikes(), new byte[3]);
        assertThat(SpikeFile.isSpikeFile(spikes())).isFalse();
    }

    /** More bytes than any buffer, in a hundredth of the memory that the spikes would take. */
    @Test
    void millionsOfSpikesPassThroughLittleMemory() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int spikes = 2_500_000;
        SpikeFile.Writer writer = new SpikeFile.Writer(spikes(), "n", 3000, 1, 1);
        long atStart = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < spikes; k++) {
            writer.write(k / 1000, 0, k % 1000 * 3);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - atStart)
                .as("bytes allocated while writing")
                .isLessThan(300_000);
        writer.close();
        long[] seen = new long[2];
        long before = threads.getCurrentThreadAllocatedBytes();
        SpikeFile.forEach(spikes(), (step, sample, neuron) -> {
            seen[0]++;
            seen[1] += neuron;
        });
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated while reading")
                .isLessThan(500_000);
        assertThat(seen[0]).isEqualTo(spikes);
        assertThat((double) seen[1] / spikes).isEqualTo(999 * 3 / 2.0);
    }

    /** A run that fails loses nothing: the step that failed is the last in the file. */
    @Test
    void aRunThatStopsByAnErrorLeavesAllItsSpikes() throws IOException {
        Network network =
                Network.builder().source("n", 100, new PoissonSource(50)).build();
        SpikeRecording memory;
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 4))) {
            memory = sim.attach(SpikeMonitor.of("n"));
            sim.attach(SpikeMonitor.of("n").toFile(spikes()));
            sim.attach(context -> step -> {
                if (step == 700) {
                    throw new ArithmeticException("variable 'v' is NaN");
                }
            });
            assertThatThrownBy(() -> sim.run(2000)).isInstanceOf(ArithmeticException.class);
        }
        SpikeFile file = SpikeFile.read(spikes());
        assertThat(memory.step(memory.size() - 1)).isEqualTo(700);
        assertThat(file.count()).isEqualTo(memory.size()).isGreaterThan(3000);
        assertThat(file.neurons()).isEqualTo(memory.neurons());
        assertThat(folder.toFile().list()).containsExactly("spikes.bin");
    }

    @Test
    void aNetworkWhoseStateBreaksLeavesItsRecordings() throws IOException {
        Network network = Network.builder()
                .source("in", 10, new PoissonSource(200))
                .population("n", 6, Lif.delta(20))
                .projection(Projection.between("in", "n").weight(-3e38))
                .build();
        Path states = folder.resolve("v.bin");
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 4))) {
            sim.attach(StateMonitor.of("n", "v").toFile(states));
            assertThatThrownBy(() -> sim.run(1000))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("variable 'v' is -Infinity");
        }
        assertThat(StateFile.read(states).steps().length).isEqualTo(64);
    }

    @Test
    void onlyAChosenLimitHoldsForAFile() {
        assertThat(SpikeMonitor.of("n").toFile(spikes()).maxSpikes()).isEqualTo(Long.MAX_VALUE);
        assertThat(SpikeMonitor.of("n").atMost(5).toFile(spikes()).maxSpikes()).isEqualTo(5);
        assertThat(SpikeMonitor.of("n").toFile(spikes()).atMost(5).maxSpikes()).isEqualTo(5);
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
