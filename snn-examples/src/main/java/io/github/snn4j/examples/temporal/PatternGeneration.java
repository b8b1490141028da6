package io.github.snn4j.examples.temporal;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.RunResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recurrent network learns by e-prop to produce a sum of four sines from frozen noise, after G. Bellec et al., Nat.
 * Commun. 11:3625, 2020, doi 10.1038/s41467-020-17236-y.
 */
public final class PatternGeneration implements Experiment {

    private static final String EPROP = "eprop";
    private static final RunDefaults DEFAULTS =
            new RunDefaults(1, 200, 100, 1, EPROP).withRegime(Lsnn.Learning.FEEDBACKS.get(0));

    /** Makes the experiment; it has no state. */
    public PatternGeneration() {}

    /**
     * Runs with the defaults and prints how far the loss came down.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        PatternGeneration experiment = new PatternGeneration();
        RunResult result =
                experiment.run(experiment.defaults().toOptions(DataPlaces.standard(null), 1), ProgressListener.NONE);
        System.out.printf("loss down by %.1f%n", result.metrics().get(PatternRun.REDUCTION));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        return new PatternRun(options, progress).run();
    }

    @Override
    public String name() {
        return "pattern-generation";
    }

    @Override
    public String description() {
        return "a recurrent network learns to draw a sum of sines, after Bellec et al. 2020";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "5 s";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(RunOption.EPOCHS, RunOption.NEURONS, RunOption.RULE, RunOption.REGIME);
    }

    @Override
    public List<String> rules() {
        return List.of(EPROP, LsnnBptt.RULE);
    }

    @Override
    public List<String> regimes() {
        return Lsnn.Learning.FEEDBACKS;
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        if (options.isLike(DEFAULTS.withRule(LsnnBptt.RULE))) {
            return Optional.of(new ExpectedRange(PatternRun.REDUCTION, 10, 200, "3 seeds: 45 to 121"));
        }
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange(PatternRun.REDUCTION, 20, 150, "3 seeds: 40 to 103"))
                : Optional.empty();
    }
}
