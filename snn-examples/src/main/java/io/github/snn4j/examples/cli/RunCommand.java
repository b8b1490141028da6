package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.data.MissingDataException;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunReport;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.examples.report.SummaryTable;
import io.github.snn4j.examples.report.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code snn run}. Everything that can be wrong with the options is found before anything runs. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = SnnCommand.VersionText.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Run an experiment. Options not given have the experiment's defaults.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the run failed",
            "2:wrong usage; nothing was run",
            "3:with --check, the result is outside the expected range"
        })
final class RunCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "Name of the experiment, see 'snn list'.")
    private String name = "";

    @Mixin
    private RunArguments arguments = new RunArguments();

    @Option(names = "--out", paramLabel = "DIR", description = "Directory for the results (default: out/NAME).")
    private @Nullable Path out;

    @Option(names = "--check", description = "Exit with 3 if the result is outside the expected range.")
    private boolean check;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Experiment experiment;
        RunOptions options;
        ExpectedRange expected;
        Path directory;
        try {
            experiment = find();
            options = arguments.resolve(experiment, surroundings);
            expected = experiment.expected(options).orElse(null);
            if (check && expected == null) {
                throw new UsageException("--check needs an expected range, and none was measured for these options of "
                        + name + "; leave the options at their defaults or leave out --check.");
            }
            experiment.dataNeeded().check(options.data());
            directory = prepareOutput();
        } catch (UsageException | MissingDataException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        return run(experiment, options, expected, directory);
    }

    private int run(Experiment experiment, RunOptions options, @Nullable ExpectedRange expected, Path directory) {
        PrintWriter terminal = spec.commandLine().getErr();
        long startNs = System.nanoTime();
        RunResult measured = experiment.run(
                options,
                Terminals.progress(surroundings.environment(), surroundings.hasConsole(), System.err, terminal));
        RunReport report = new RunReport(
                experiment.name(),
                experiment.description(),
                arguments.commandLine(experiment, options),
                options.seed(),
                Versions.current(
                        surroundings.facts().kernel(), surroundings.facts().nd4jInUse()),
                expected,
                withTime(measured, (System.nanoTime() - startNs) / 1e9));
        PrintWriter output = spec.commandLine().getOut();
        output.print(SummaryTable.of(report));
        output.println("wrote " + String.join(" ", RunFiles.write(report, directory)) + " to " + directory);
        output.flush();
        return check && report.isOutside() ? ExitCodes.OUTSIDE_RANGE : ExitCodes.OK;
    }

    private Experiment find() {
        ExperimentRegistry registry = surroundings.registry();
        return registry.find(name)
                .orElseThrow(() -> new UsageException(
                        "There is no experiment '" + name + "'. " + Suggestions.sentence(name, registry.names())));
    }

    private Path prepareOutput() {
        Path directory = out == null ? Path.of("out", name) : out;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UsageException("--out must be a directory that exists or can be made, got '" + directory + "' ("
                    + e.getClass().getSimpleName() + ").");
        }
        if (!Files.isWritable(directory)) {
            throw new UsageException("--out must be a directory that can be written, got '" + directory + "'.");
        }
        return directory;
    }

    private static RunResult withTime(RunResult result, double seconds) {
        Map<String, Double> metrics = new LinkedHashMap<>(result.metrics());
        metrics.putIfAbsent(Metrics.ELAPSED_SECONDS, seconds);
        return new RunResult(
                result.config(), metrics, result.fingerprint(), result.images(), result.notes(), result.tables());
    }
}
