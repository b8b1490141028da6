package io.github.snn4j.examples.predictive;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.MnistData;
import io.github.snn4j.examples.data.MnistVariant;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.RunResult;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Predictive coding without labels: causes are inferred from digits, the net learns to predict the digits from them,
 * and then completes digits of which the lower third is hidden. J.C.R. Whittington &amp; R. Bogacz, Neural Comput.
 * 29:1229-1262, 2017, doi 10.1162/NECO_a_00949.
 */
public final class DigitCompletion implements Experiment {

    private static final RunDefaults DEFAULTS = new RunDefaults(1, 1, 200, 20_000, "");

    /** Makes the experiment; it has no state. */
    public DigitCompletion() {}

    /**
     * Runs with the defaults and prints the errors.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        DigitCompletion completion = new DigitCompletion();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = completion.run(completion.defaults().toOptions(places, 1), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.4f%n", name, value));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        DataSplit all = MnistData.load(options.data(), MnistVariant.MNIST);
        if (options.samples() < CompletionRun.BATCH
                || options.samples() > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in " + CompletionRun.BATCH + ".."
                    + all.train().size() + ", a mini-batch to all training images, got " + options.samples());
        }
        return run(all.first(options.samples(), all.test().size()), options, progress);
    }

    static RunResult run(DataSplit data, RunOptions options, ProgressListener progress) {
        return new CompletionRun(data, options, progress).run();
    }

    @Override
    public String name() {
        return "mnist-completion";
    }

    @Override
    public String description() {
        return "a generative predictive-coding net completes digits of which a part is hidden";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.MNIST;
    }

    @Override
    public String typicalTime() {
        return "1 min";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(RunOption.DATA, RunOption.EPOCHS, RunOption.NEURONS, RunOption.SAMPLES, RunOption.THREADS);
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
        return Optional.empty();
    }
}
