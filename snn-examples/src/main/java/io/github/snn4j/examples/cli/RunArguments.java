package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code snn run} as typed: null means not given. */
final class RunArguments {

    /** Enough for every network that fits a machine, little enough to catch a slip of the finger. */
    private static final int MAX_COUNT = 10_000_000;

    private static final int MAX_THREADS = 1024;
    private static final double MAX_SECONDS = 100_000;
    private static final int MAX_SCALE = 10;

    @Option(names = "--data", paramLabel = "DIR", description = "Directory with the data files.")
    @Nullable
    Path data;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random.")
    @Nullable
    Long seed;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training images.")
    @Nullable
    Integer epochs;

    @Option(names = "--neurons", paramLabel = "N", description = "Neurons of the network, or of the layer that learns.")
    @Nullable
    Integer neurons;

    @Option(names = "--samples", paramLabel = "N", description = "Training images per pass.")
    @Nullable
    Integer samples;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; the result does not depend on them.")
    @Nullable
    Integer threads;

    @Option(names = "--rule", paramLabel = "RULE", description = "Learning rule.")
    @Nullable
    String rule;

    @Option(names = "--seconds", paramLabel = "S", description = "Biological time to simulate.")
    @Nullable
    Double seconds;

    @Option(names = "--regime", paramLabel = "REGIME", description = "Working point of the network.")
    @Nullable
    String regime;

    @Option(names = "--scale", paramLabel = "F", description = "Size of the network as a fraction of the full one.")
    @Nullable
    Double scale;

    /** Checks everything that was typed against what the experiment understands, and fills in the defaults. */
    RunOptions resolve(Experiment experiment, Surroundings surroundings) {
        given().keySet().stream()
                .filter(option -> !experiment.options().contains(option))
                .findFirst()
                .ifPresent(option -> refuse(experiment, option));
        RunDefaults defaults = experiment.defaults();
        if (data != null && !Files.isDirectory(data)) {
            throw new UsageException("--data must be an existing directory, got '" + data + "'.");
        }
        requireKnown(experiment, RunOption.RULE, rule, experiment.rules());
        requireKnown(experiment, RunOption.REGIME, regime, experiment.regimes());
        if (seconds != null && !(seconds > 0 && seconds <= MAX_SECONDS)) {
            throw new UsageException("--seconds must be > 0 and <= " + (int) MAX_SECONDS + ", got " + seconds + ".");
        }
        if (scale != null && !(scale > 0 && scale <= MAX_SCALE)) {
            throw new UsageException("--scale must be > 0 and <= " + MAX_SCALE + ", got " + scale + ".");
        }
        int allThreads = experiment.options().contains(RunOption.THREADS)
                ? Runtime.getRuntime().availableProcessors()
                : 1;
        return new RunOptions(
                DataPlaces.of(data, surroundings.environment(), surroundings.home()),
                seed == null ? defaults.seed() : seed,
                count(RunOption.EPOCHS, epochs, defaults.epochs(), MAX_COUNT),
                count(RunOption.NEURONS, neurons, defaults.neurons(), MAX_COUNT),
                count(RunOption.SAMPLES, samples, defaults.samples(), MAX_COUNT),
                count(RunOption.THREADS, threads, allThreads, MAX_THREADS),
                rule == null ? defaults.rule() : rule,
                seconds == null ? defaults.seconds() : seconds,
                regime == null ? defaults.regime() : regime,
                scale == null ? defaults.scale() : scale);
    }

    /**
     * The command that repeats a run, with all options that matter even if they are defaults today. The number of
     * threads is left out unless it was given, because the result does not depend on it.
     */
    String commandLine(Experiment experiment, RunOptions options) {
        StringBuilder command = new StringBuilder("snn run ")
                .append(experiment.name())
                .append(" --seed ")
                .append(options.seed());
        Map<RunOption, Object> values = new EnumMap<>(RunOption.class);
        values.put(RunOption.EPOCHS, options.epochs());
        values.put(RunOption.NEURONS, options.neurons());
        values.put(RunOption.SAMPLES, options.samples());
        values.put(RunOption.RULE, options.rule());
        values.put(RunOption.SECONDS, options.seconds());
        values.put(RunOption.REGIME, options.regime());
        values.put(RunOption.SCALE, options.scale());
        values.keySet().retainAll(experiment.options());
        values.putAll(given());
        values.forEach((option, value) ->
                command.append(' ').append(option.flag()).append(' ').append(quote(value.toString())));
        return command.toString();
    }

    private Map<RunOption, Object> given() {
        Map<RunOption, Object> given = new EnumMap<>(RunOption.class);
        put(given, RunOption.DATA, data);
        put(given, RunOption.EPOCHS, epochs);
        put(given, RunOption.NEURONS, neurons);
        put(given, RunOption.SAMPLES, samples);
        put(given, RunOption.THREADS, threads);
        put(given, RunOption.RULE, rule);
        put(given, RunOption.SECONDS, seconds);
        put(given, RunOption.REGIME, regime);
        put(given, RunOption.SCALE, scale);
        return given;
    }

    private static void put(Map<RunOption, Object> given, RunOption option, @Nullable Object value) {
        if (value != null) {
            given.put(option, value);
        }
    }

    private static void requireKnown(
            Experiment experiment, RunOption option, @Nullable String given, List<String> known) {
        if (given != null && !known.contains(given)) {
            throw new UsageException(option.flag() + " '" + given + "' is unknown to " + experiment.name() + ". "
                    + Suggestions.sentence(given, known));
        }
    }

    private static void refuse(Experiment experiment, RunOption option) {
        String understood = experiment.options().stream()
                .sorted()
                .map(RunOption::flag)
                .collect(Collectors.joining(", ", "--seed, ", ""));
        throw new UsageException(experiment.name() + " has no use for " + option.flag() + ". It understands "
                + (experiment.options().isEmpty() ? "--seed" : understood) + ".");
    }

    private static int count(RunOption option, @Nullable Integer value, int byDefault, int max) {
        if (value == null) {
            return byDefault;
        }
        if (value < 1 || value > max) {
            throw new UsageException(option.flag() + " must be in 1.." + max + ", got " + value + ".");
        }
        return value;
    }

    /** Quotes for a POSIX shell where needed. */
    private static String quote(String value) {
        return value.matches("[A-Za-z0-9_./:=+-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
