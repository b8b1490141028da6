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
 * Runs {@link BrunelNetwork}: the balance of excitation and inhibition and the strength of the noise decide whether
 * neurons fire regularly or not, and whether the population oscillates.
 */
public final class Brunel implements Experiment {

    private static final RunDefaults DEFAULTS = RunDefaults.ofNetwork(1, 12_500, 1, Regime.AI.option());

    /** Makes the experiment; it has no state. */
    public Brunel() {}

    /**
     * Runs with the defaults and prints the mean rate.
     *
     * @param args working point; none for asynchronous irregular activity
     */
    public static void main(String[] args) {
        Brunel brunel = new Brunel();
        RunDefaults defaults = args.length > 0 ? DEFAULTS.withRegime(args[0]) : DEFAULTS;
        RunResult result = brunel.run(defaults.toOptions(DataPlaces.standard(null), 2), ProgressListener.NONE);
        System.out.printf("mean rate %.2f Hz%n", result.metrics().get(Metrics.RATE_HZ));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        Regime regime = Regime.of(options.regime());
        BrunelNetwork network = BrunelNetwork.published(regime).withNeurons(options.neurons());
        String title = "Brunel, " + regime.option();
        return new BalancedRun(title, network.network(), regime.settleMs(), options, progress)
                .measure()
                .config("regime", regime.option())
                .config("g", network.g())
                .config("eta", network.eta())
                .metric("mean_field_rate_hz", network.meanFieldRateHz())
                .build();
    }

    @Override
    public String name() {
        return "brunel";
    }

    @Override
    public String description() {
        return "12,500 neurons with 1,250 inputs, delays and noise, after Brunel 2000";
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
        return EnumSet.of(RunOption.NEURONS, RunOption.SECONDS, RunOption.REGIME, RunOption.THREADS);
    }

    @Override
    public List<String> rules() {
        return List.of();
    }

    @Override
    public List<String> regimes() {
        return Regime.options();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        if (!options.isLike(DEFAULTS.withRegime(options.regime()))) {
            return Optional.empty();
        }
        return Optional.of(
                switch (Regime.of(options.regime())) {
                    case SR -> rate(330, 335, "seeds 1 to 3: 332.99 to 333.46 Hz");
                    case AI -> rate(36.2, 38.4, "seeds 1 to 10: 36.90 to 37.72 Hz");
                    case SI_FAST -> rate(56.5, 61, "seeds 1 to 5: 57.96 to 59.44 Hz");
                    case SI_SLOW -> rate(4.5, 6.3, "seeds 1 to 5: 5.06 to 5.63 Hz");
                });
    }

    private static ExpectedRange rate(double low, double high, String how) {
        return new ExpectedRange(Metrics.RATE_HZ, low, high, how);
    }
}
