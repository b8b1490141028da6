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
 * Runs {@link CobaNetwork}: 4,000 neurons with conductance synapses keep up irregular activity, without any drive.
 */
public final class Coba implements Experiment {

    private static final double SETTLE_MS = 500;
    private static final RunDefaults DEFAULTS = RunDefaults.ofNetwork(1, 4000, 4, "");

    /** Makes the experiment; it has no state. */
    public Coba() {}

    /**
     * Runs with the defaults and prints the mean rate.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Coba experiment = new Coba();
        RunOptions options = experiment.defaults().toOptions(DataPlaces.standard(null), 2);
        RunResult result = experiment.run(options, ProgressListener.NONE);
        System.out.printf("mean rate %.2f Hz%n", result.metrics().get(Metrics.RATE_HZ));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        CobaNetwork network = new CobaNetwork(options.neurons(), CobaNetwork.USUAL_INPUTS);
        return new BalancedRun("COBA", network.network(), SETTLE_MS, options, progress)
                .measure()
                .build();
    }

    @Override
    public String name() {
        return "coba";
    }

    @Override
    public String description() {
        return "4,000 neurons in balance, conductance synapses, after Vogels & Abbott 2005";
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
                ? Optional.of(new ExpectedRange(Metrics.RATE_HZ, 15, 22.5, "seeds 1 to 80: 16.05 to 21.53 Hz"))
                : Optional.empty();
    }
}
