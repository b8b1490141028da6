package io.github.snn4j.examples.memory;

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
import io.github.snn4j.learning.memory.SparseAttentiveBacktracking;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ten symbols are shown, and are to be repeated after a pause of 100 steps ({@code --scale 1}; the pause is as much
 * shorter as the scale). Recurrent credit reaches 5 steps back at most, so that it must skip the pause: attentive
 * credit does, through the 5 memories that are read in each step; truncated back-propagation stays at chance, which is
 * one in eight.
 *
 * <p>N.R. Ke et al., NeurIPS 2018, arXiv 1809.03702; the task is that of S. Hochreiter &amp; J. Schmidhuber, Neural
 * Computation 9:1735-1780, 1997, doi 10.1162/neco.1997.9.8.1735.
 */
public final class CopyTask implements Experiment {

    /** Credit through memories and five steps of recurrence. */
    static final String ATTENTIVE = "attentive";

    /** No memory, credit through five steps of recurrence. */
    static final String TRUNCATED = "truncated";

    /** No memory, credit through all steps. */
    static final String FULL = "full";

    private static final int SYMBOLS = 10;
    private static final int DELAY = 100;
    private static final int TRUNCATION = 5;
    private static final int TOP_K = 5;
    private static final int KEY_SIZE = 16;
    private static final RunDefaults DEFAULTS = new RunDefaults(1, 1, 48, 8000, ATTENTIVE);

    /** Makes the experiment; it has no state. */
    public CopyTask() {}

    /**
     * Runs with the defaults and prints the accuracy.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        CopyTask task = new CopyTask();
        RunResult result = task.run(task.defaults().toOptions(DataPlaces.standard(null), 1), ProgressListener.NONE);
        System.out.printf("test accuracy %.4f%n", result.metrics().get(Metrics.ACCURACY));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        boolean attentive = ATTENTIVE.equals(options.rule());
        int truncation = FULL.equals(options.rule()) ? SparseAttentiveBacktracking.NEVER : TRUNCATION;
        SparseAttentiveBacktracking net = new SparseAttentiveBacktracking(
                CopySequences.INPUTS,
                options.neurons(),
                CopySequences.ALPHABET,
                KEY_SIZE,
                attentive ? TOP_K : 0,
                truncation);
        CopySequences sequences = new CopySequences(SYMBOLS, (int) Math.round(DELAY * options.scale()));
        return new CopyRun(net, sequences, options, progress).run();
    }

    @Override
    public String name() {
        return "copy-task";
    }

    @Override
    public String description() {
        return "copying symbols after 100 steps with sparse attentive backtracking, after Ke et al. 2018";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "1 min";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(RunOption.NEURONS, RunOption.SAMPLES, RunOption.RULE, RunOption.SCALE);
    }

    @Override
    public List<String> rules() {
        return List.of(ATTENTIVE, TRUNCATED, FULL);
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
        return switch (options.rule()) {
            case ATTENTIVE -> Optional.of(new ExpectedRange(Metrics.ACCURACY, 0.95, 1, "3 seeds"));
            case TRUNCATED -> Optional.of(new ExpectedRange(Metrics.ACCURACY, 0.10, 0.15, "3 seeds"));
            default -> Optional.empty();
        };
    }
}
