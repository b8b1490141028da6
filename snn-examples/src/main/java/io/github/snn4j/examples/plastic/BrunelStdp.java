package io.github.snn4j.examples.plastic;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.plastic.PlasticBrunelNetwork.Rule;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs {@link PlasticBrunelNetwork}: ten million plastic synapses in a network that fires irregularly.
 */
public final class BrunelStdp implements Experiment {

    private static final RunDefaults DEFAULTS =
            RunDefaults.ofNetwork(1, 12_500, 1, "").withRule(Rule.ADDITIVE.option());

    /** Makes the experiment; it has no state. */
    public BrunelStdp() {}

    /**
     * Runs with the defaults and prints the mean rate.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        BrunelStdp experiment = new BrunelStdp();
        RunOptions options = experiment.defaults().toOptions(DataPlaces.standard(null), 2);
        RunResult result = experiment.run(options, ProgressListener.NONE);
        System.out.printf("mean rate %.2f Hz%n", result.metrics().get(Metrics.RATE_HZ));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        Rule rule = Rule.valueOf(options.rule().toUpperCase(Locale.ROOT).replace('-', '_'));
        // Four in five neurons are excitatory; the number is rounded to whole groups of five.
        PlasticBrunelNetwork network = new PlasticBrunelNetwork(options.neurons() / 5 * 4, rule);
        return new BrunelStdpRun(network, options, progress).run();
    }

    @Override
    public String name() {
        return "brunel-stdp";
    }

    @Override
    public String description() {
        return "12,500 neurons, 10 million plastic synapses: the Brunel network with STDP";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "30 s";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(RunOption.NEURONS, RunOption.SECONDS, RunOption.RULE, RunOption.THREADS);
    }

    @Override
    public List<String> rules() {
        return Stream.of(Rule.values()).map(Rule::option).toList();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange(
                        Metrics.RATE_HZ, 30, 33, "half a second, seed 1: 31.5 Hz; other simulators: 30 to 33 Hz"))
                : Optional.empty();
    }
}
