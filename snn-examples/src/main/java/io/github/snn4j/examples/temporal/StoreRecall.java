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
 * A recurrent network with adaptive neurons learns to store a symbol when told to and to recall it later: G. Bellec, D.
 * Salaj, A. Subramoney, R. Legenstein &amp; W. Maass, NeurIPS 2018, arXiv 1803.09574.
 */
public final class StoreRecall implements Experiment {

    private static final String EPROP = "eprop";
    private static final RunDefaults DEFAULTS =
            new RunDefaults(1, 150, 60, 128, EPROP).withRegime(Lsnn.Learning.FEEDBACKS.get(0));

    /** Back-propagation needs half the sequences. */
    private static final RunDefaults BPTT_MEASURED =
            new RunDefaults(1, 150, 60, 64, LsnnBptt.RULE).withRegime(Lsnn.Learning.FEEDBACKS.get(0));

    /** Makes the experiment; it has no state. */
    public StoreRecall() {}

    /**
     * Runs with the defaults and prints the recall error.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        StoreRecall experiment = new StoreRecall();
        RunResult result =
                experiment.run(experiment.defaults().toOptions(DataPlaces.standard(null), 2), ProgressListener.NONE);
        System.out.printf("recall error %.3f%n", result.metrics().get(StoreRecallRun.ERROR));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        return options.rule().equals(LsnnBptt.RULE)
                ? new StoreRecallBptt(options, progress).run()
                : new StoreRecallRun(options, progress).run();
    }

    @Override
    public String name() {
        return "store-recall";
    }

    @Override
    public String description() {
        return "a recurrent network learns to store a symbol and to recall it seconds later, after Bellec et al. 2018";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "3 min";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(
                RunOption.EPOCHS,
                RunOption.NEURONS,
                RunOption.SAMPLES,
                RunOption.RULE,
                RunOption.REGIME,
                RunOption.THREADS);
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
        if (options.isLike(BPTT_MEASURED)) {
            return Optional.of(new ExpectedRange(StoreRecallRun.ERROR, 0, 0.05, "1 seed: 0.006"));
        }
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange(StoreRecallRun.ERROR, 0.01, 0.08, "1 seed: 0.049"))
                : Optional.empty();
    }
}
