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
 * A recurrent network with adaptive neurons learns to tell on which side there were more cues, and to keep it in mind
 * until asked, by e-prop or back-propagation through time, after G. Bellec et al., Nat. Commun. 11:3625, 2020, doi
 * 10.1038/s41467-020-17236-y.
 */
public final class EvidenceAccumulation implements Experiment {

    private static final String EPROP = "eprop";
    private static final RunDefaults DEFAULTS =
            new RunDefaults(1, 400, 100, 64, EPROP).withRegime(Lsnn.Learning.FEEDBACKS.get(0));

    /** Back-propagation needs half the iterations. */
    private static final RunDefaults BPTT_MEASURED =
            new RunDefaults(1, 200, 100, 64, LsnnBptt.RULE).withRegime(Lsnn.Learning.FEEDBACKS.get(0));

    /** Makes the experiment; it has no state. */
    public EvidenceAccumulation() {}

    /**
     * Runs with the defaults and prints the decision error.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        EvidenceAccumulation experiment = new EvidenceAccumulation();
        RunResult result =
                experiment.run(experiment.defaults().toOptions(DataPlaces.standard(null), 2), ProgressListener.NONE);
        System.out.printf("decision error %.3f%n", result.metrics().get(EvidenceRun.ERROR));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        return options.rule().equals(LsnnBptt.RULE)
                ? new EvidenceBptt(options, progress).run()
                : new EvidenceRun(options, progress).run();
    }

    @Override
    public String name() {
        return "evidence-accumulation";
    }

    @Override
    public String description() {
        return "a recurrent network learns to count cues and to wait with the answer, after Bellec et al. 2020";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "5 min";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(
                RunOption.EPOCHS,
                RunOption.NEURONS,
                RunOption.SAMPLES,
                RunOption.RULE,
                RunOption.REGIME,
                RunOption.THREADS,
                RunOption.SCALE);
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
            return Optional.of(new ExpectedRange(EvidenceRun.ERROR, 0.03, 0.18, "1 seed, 200 iterations: 0.125"));
        }
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange(EvidenceRun.ERROR, 0.02, 0.1, "1 seed: 0.064"))
                : Optional.empty();
    }
}
