package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An experiment that does what a test tells it and remembers how it was called. */
final class FakeExperiment implements Experiment {

    private final String name;
    private final Function<RunOptions, RunResult> action;
    private DataNeed need = DataNeed.NONE;
    private Set<RunOption> options = EnumSet.range(RunOption.DATA, RunOption.RULE);

    @Nullable
    RunOptions lastOptions;

    FakeExperiment(String name, Function<RunOptions, RunResult> action) {
        this.name = name;
        this.action = action;
    }

    /** Reaches the given accuracy, where 0.8 to 0.9 is expected. */
    static FakeExperiment withAccuracy(String name, double accuracy) {
        return new FakeExperiment(name, options -> RunResult.builder()
                .config("neurons", options.neurons())
                .metric(Metrics.ACCURACY, accuracy)
                .fingerprint("c0ffee")
                .image("picture.png", "A picture.", new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB))
                .build());
    }

    FakeExperiment needing(DataNeed data) {
        need = data;
        return this;
    }

    FakeExperiment understanding(Set<RunOption> understood) {
        options = understood;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "Does what a test tells it";
    }

    @Override
    public DataNeed dataNeeded() {
        return need;
    }

    @Override
    public String typicalTime() {
        return "1 s";
    }

    @Override
    public Set<RunOption> options() {
        return options;
    }

    @Override
    public List<String> rules() {
        return List.of("stdp", "triplet");
    }

    @Override
    public List<String> regimes() {
        return List.of("calm", "wild");
    }

    @Override
    public RunDefaults defaults() {
        return new RunDefaults(42, 1, 100, 500, "stdp", 2, "calm", 1);
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions given) {
        return given.isLike(defaults())
                ? Optional.of(new ExpectedRange(Metrics.ACCURACY, 0.8, 0.9, "5 seeds"))
                : Optional.empty();
    }

    @Override
    public RunResult run(RunOptions given, ProgressListener progress) {
        lastOptions = given;
        progress.begin("train", 10, "images");
        progress.update(10, "12.0 Hz");
        progress.end();
        return action.apply(given);
    }
}
