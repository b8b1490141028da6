package io.github.snn4j.examples.microcircuit;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs {@link MicrocircuitNetwork}, by default a tenth of it, and compares the rates of its populations with the
 * published ones.
 */
public final class Microcircuit implements Experiment {

    /** Name of the metric: the largest deviation of a population's rate from the published one, as a fraction of it. */
    public static final String WORST_RATE_DEVIATION = "worst_rate_deviation_fraction";

    private static final RunDefaults DEFAULTS =
            RunDefaults.ofNetwork(1, 1, 10, "").withScale(0.1);

    /** Makes the experiment; it has no state. */
    public Microcircuit() {}

    /**
     * Runs with the defaults and prints how far rates are from the published ones.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Microcircuit experiment = new Microcircuit();
        RunOptions options = experiment.defaults().toOptions(DataPlaces.standard(null), 2);
        RunResult result = experiment.run(options, ProgressListener.NONE);
        System.out.printf("rates within %.0f %%%n", 100 * result.metrics().get(WORST_RATE_DEVIATION));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        return new MicrocircuitRun(MicrocircuitNetwork.of(options.scale()), options, progress).run();
    }

    @Override
    public String name() {
        return "microcircuit";
    }

    @Override
    public String description() {
        return "cortical microcircuit of Potjans & Diesmann 2014, 77,169 neurons with --scale 1";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "20 s";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(RunOption.SECONDS, RunOption.SCALE, RunOption.THREADS);
    }

    @Override
    public List<String> rules() {
        return List.of();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return options.isLike(DEFAULTS)
                ? Optional.of(
                        new ExpectedRange(Metrics.RATE_HZ, 2.5, 2.9, "seed 1: 2.71 Hz; NumPy reference, 2 s: 2.68 Hz"))
                : Optional.empty();
    }
}
