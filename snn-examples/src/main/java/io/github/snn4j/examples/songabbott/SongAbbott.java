package io.github.snn4j.examples.songabbott;

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
 * Runs {@link SongAbbottNetwork}: a thousand inputs that start with any weight end up strong or silent.
 */
public final class SongAbbott implements Experiment {

    /** Name of the metric that tells one heap of weights from two. */
    public static final String BIMODALITY = "bimodality";

    private static final String ADDITIVE = "additive";
    private static final String MULTIPLICATIVE = "multiplicative";
    private static final double SECONDS = 100;
    private static final RunDefaults DEFAULTS = RunDefaults.ofNetwork(
                    1, SongAbbottNetwork.published().inputs(), SECONDS, "")
            .withRule(ADDITIVE);

    /** Makes the experiment; it has no state. */
    public SongAbbott() {}

    /**
     * Runs with the defaults and prints how bimodal the weights are.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        SongAbbott experiment = new SongAbbott();
        RunOptions options = experiment.defaults().toOptions(DataPlaces.standard(null), 1);
        RunResult result = experiment.run(options, ProgressListener.NONE);
        System.out.printf("bimodality %.3f%n", result.metrics().get(BIMODALITY));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        SongAbbottNetwork published = SongAbbottNetwork.published();
        SongAbbottNetwork network =
                new SongAbbottNetwork(options.neurons(), published.inputRateHz(), ADDITIVE.equals(options.rule()));
        return new SongAbbottRun(network, options, progress).run();
    }

    @Override
    public String name() {
        return "song-abbott";
    }

    @Override
    public String description() {
        return "1,000 synapses of one neuron compete by STDP, after Song, Miller & Abbott 2000";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "15 s";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(RunOption.NEURONS, RunOption.SECONDS, RunOption.RULE);
    }

    @Override
    public List<String> rules() {
        return List.of(ADDITIVE, MULTIPLICATIVE);
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        if (!options.isLike(DEFAULTS.withRule(options.rule()))) {
            return Optional.empty();
        }
        return Optional.of(
                ADDITIVE.equals(options.rule())
                        ? new ExpectedRange(
                                BIMODALITY, 0.66, 0.74, "6 seeds: 0.688 to 0.724; 10 seeds of Brian2: 0.689 to 0.718")
                        : new ExpectedRange(BIMODALITY, 0.30, 0.40, "4 seeds of Brian2: 0.327 to 0.360"));
    }
}
