package io.github.snn4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.monitor.StateMonitor;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.spike.PoissonSource;
import io.github.snn4j.statistics.SpikeStatistics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code snn plot}: what it draws, what it prints, and what it refuses. */
class PlotCommandTest {

    @TempDir
    private static Path recordings;

    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int plot(String... args) {
        CommandLine line = SnnCommand.commandLine(new Surroundings(
                new ExperimentRegistry(List.of()), new RuntimeFacts(), Map.of(), dir.resolve("home"), false));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] all = new String[args.length + 3];
        all[0] = "plot";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--out";
        all[args.length + 2] = pictures().toString();
        return line.execute(all);
    }

    private Path pictures() {
        return dir.resolve("pictures");
    }

    private static SpikeRecording memory;

    @BeforeAll
    static void record() {
        Network network = Network.builder()
                .source("noise", 50, new PoissonSource(40))
                .population("cells", 20, Lif.delta(20))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(0.5, 3).withBatchSize(2))) {
            memory = sim.attach(SpikeMonitor.of("noise"));
            sim.attach(SpikeMonitor.of("noise").toFile(recordings.resolve("spikes")));
            sim.attach(StateMonitor.of("cells", "v").only(2, 3, 17).every(2).toFile(recordings.resolve("states")));
            for (int k = 0; k < 40; k++) {
                sim.external("cells", "current", k % 2 == 0 ? 0.9f : 0.1f);
                sim.run(100);
            }
        }
    }

    private static String recorded(String name) {
        return recordings.resolve(name).toString();
    }

    @Test
    void spikesGiveThreePicturesAndTheStatisticsOfTheStoredTrains() throws IOException {
        assertThat(plot(
                        recorded("spikes"),
                        "--neurons",
                        "10-19",
                        "--from",
                        "500",
                        "--to",
                        "1500",
                        "--bin",
                        "10",
                        "--sample",
                        "1"))
                .isEqualTo(ExitCodes.OK);
        double[][] trains = new double[10][];
        Arrays.setAll(trains, n -> memory.timesMs(1, 10 + n));
        SpikeStatistics expected = SpikeStatistics.of(trains, 500, 1500, 10, 100, 10);
        assertThat(out.toString())
                .contains("population 'noise': neurons 10 to 19 of 50, sample 1 of 2, 500.00 to 1500.00 ms")
                .contains(expected.table())
                .contains("bins of 10.00 ms, windows of 100.00 ms")
                .contains("wrote raster.png rate.png isi.png to ");
        assertThat(expected.spikes()).isGreaterThan(300);
        assertThat(err.toString()).isEmpty();
        for (String name : List.of("raster.png", "rate.png", "isi.png")) {
            assertThat(ImageIO.read(pictures().resolve(name).toFile()).getWidth())
                    .isGreaterThan(800);
        }
    }

    @Test
    void withoutOptionsTheWholeFileIsShown() {
        assertThat(plot(recorded("spikes"))).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("neurons 0 to 49 of 50, sample 0 of 2, 0.00 to ", "50 trains, ");
    }

    @Test
    void aStretchWithoutSpikesIsDrawnToo() {
        assertThat(plot(recorded("spikes"), "--from", "5000", "--neurons", "7")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("1 trains, 0 spikes").contains("wrote raster.png rate.png to");
    }

    @Test
    void statesGiveTraces() throws IOException {
        assertThat(plot(recorded("states"), "--neurons", "0-10", "--from", "100"))
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .contains("population 'cells', variable 'v': 2 neurons, sample 0 of 2, 1900 records")
                .contains("neuron 2  ", "neuron 3  ", "wrote traces.png to ")
                .doesNotContain("neuron 17");
        assertThat(ImageIO.read(pictures().resolve("traces.png").toFile()).getWidth())
                .isEqualTo(1100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spikes|--neurons|5-50|--neurons must be A-B with 0 <= A <= B <= 49, got '5-50'.",
                "spikes|--neurons|9-5|got '9-5'",
                "spikes|--neurons|5-|got '5-'",
                "spikes|--neurons|99999999999|got '99999999999'",
                "spikes|--from|-1|--from must be >= 0 and below --to, got -1.0 and Infinity.",
                "spikes|--to|0|got 0.0 and 0.0",
                "spikes|--from|soon|'soon' is not a double",
                "spikes|--bin|0|--bin must be > 0, got 0.0.",
                "spikes|--sample|2|--sample must be in 0..1, got 2.",
                "states|--neurons|5-9|--neurons names none of the neurons watched, which are [2, 3, 17].",
                "states|--to|1|holds 1 records between --from and --to",
                "states|--sample|-1|--sample must be in 0..1, got -1.",
                "spikes|--neuron|3|Did you mean '--neurons'"
            })
    void wrongOptionsAreRefused(String file, String option, String value, String message) {
        assertThat(plot(recorded(file), option, value)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains(message).contains("--help").doesNotContain("Exception:", "\tat ");
        assertThat(pictures()).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereOrNoRecordingIsRefused() throws IOException {
        assertThat(plot(dir.resolve("none").toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("FILE must be an existing file, got '");
        assertThat(plot(dir.toString())).isEqualTo(ExitCodes.USAGE);
        Path text = Files.writeString(dir.resolve("text"), "time,neuron");
        assertThat(plot(text.toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("is neither a spike file nor a state file of snn4j");
        assertThat(plot(Files.createFile(dir.resolve("empty")).toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(plot()).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("Missing required parameter: 'FILE'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spikes", "states"})
    void aTruncatedOrDamagedFileIsAFailureInOneLine(String name) throws IOException {
        Path file = dir.resolve("damaged");
        byte[] good = Files.readAllBytes(Path.of(recorded(name)));
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        assertThat(plot(file.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString())
                .contains("expected a complete recording, found ", "its checksum does not match", "record it again")
                .doesNotContain("\tat ");
        good[good.length - 9] ^= 1;
        Files.write(file, good);
        assertThat(plot(file.toString())).isEqualTo(ExitCodes.FAILED);
        Files.write(file, Arrays.copyOf(good, 20));
        assertThat(plot(file.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(pictures()).doesNotExist();
    }

    @Test
    void anOutputDirectoryThatCannotBeMadeIsRefused() throws IOException {
        String file = recorded("spikes");
        Files.createFile(pictures());
        assertThat(plot(file)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("--out must be a directory that exists or can be made");
    }

    @Test
    void helpSaysWhatIsDrawn() {
        assertThat(plot("--help")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("snn plot", "--neurons=A-B", "raster", "the file is damaged");
    }
}
