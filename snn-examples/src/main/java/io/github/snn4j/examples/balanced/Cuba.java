package io.github.snn4j.examples.balanced;

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
 * Runs {@link CubaNetwork}: 4,000 neurons with current synapses fire irregularly at a few Hz, without noise.
 */
public final class Cuba implements Experiment {

    private static final double SETTLE_MS = 500;
    private static final RunDefaults DEFAULTS = RunDefaults.ofNetwork(1, 4000, 4, "");

    /** Makes the experiment; it has no state. */
    public Cuba() {}

    /**
     * Runs with the defaults and prints the mean rate.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Cuba experiment = new Cuba();
        RunOptions options = experiment.defaults().toOptions(DataPlaces.standard(null), 2);
        RunResult result = experiment.run(options, ProgressListener.NONE);
        System.out.printf("mean rate %.2f Hz%n", result.metrics().get(Metrics.RATE_HZ));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        CubaNetwork network = new CubaNetwork(options.neurons(), CubaNetwork.USUAL_INPUTS);
        return new BalancedRun("CUBA", network.network(), SETTLE_MS, options, progress)
                .measure()
                .build();
    }

    @Override
    public String name() {
        return "cuba";
    }

    @Override
    public String description() {
        return "4,000 neurons in balance, current synapses, after Vogels & Abbott 2005";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "2 s";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(RunOption.NEURONS, RunOption.SECONDS, RunOption.THREADS);
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
                ? Optional.of(new ExpectedRange(Metrics.RATE_HZ, 4.8, 6.4, "seeds 1 to 40: 5.14 to 6.07 Hz"))
                : Optional.empty();
    }
}
