package io.github.snn4j.examples.targetprop;

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
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Three hidden layers of tanh units learn MNIST from targets that learnt inverses carry down, after D.-H. Lee, S.
 * Zhang, A. Fischer &amp; Y. Bengio, ECML-PKDD 2015, doi 10.1007/978-3-319-23528-8_31. The rule {@code bp} gives the
 * same net the exact gradient and {@code tp} leaves the difference correction out.
 *
 * <p>What differs from the paper: three hidden layers instead of seven, logistic output, Adam, and inverses that
 * learn in the same mini-batches as the forward weights. See docs/rules.md.
 */
public final class MnistTargetProp implements Experiment {

    private static final int BATCH = 100;
    private static final RunDefaults DEFAULTS = new RunDefaults(1, 10, 240, 60_000, TargetRule.DTP.option());

    /** Makes the experiment; it has no state. */
    public MnistTargetProp() {}

    /**
     * Runs with the defaults and prints what was measured.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistTargetProp mnist = new MnistTargetProp();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = mnist.run(mnist.defaults().toOptions(places, 1), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.4f%n", name, value));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        return run(MnistData.load(options.data(), MnistVariant.MNIST), options, BATCH, progress);
    }

    static RunResult run(DataSplit all, RunOptions options, int batch, ProgressListener progress) {
        if (options.samples() > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in 1.."
                    + all.train().size() + ", the training images there are, got " + options.samples());
        }
        DataSplit data = all.first(options.samples(), all.test().size());
        return new TargetPropagationRun(data, options, batch, progress).run();
    }

    @Override
    public String name() {
        return "mnist-target-prop";
    }

    @Override
    public String description() {
        return "difference target propagation on MNIST, beside back-propagation, after Lee et al. 2015";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.MNIST;
    }

    @Override
    public String typicalTime() {
        return "5 min";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(
                RunOption.DATA,
                RunOption.EPOCHS,
                RunOption.NEURONS,
                RunOption.SAMPLES,
                RunOption.THREADS,
                RunOption.RULE);
    }

    @Override
    public List<String> rules() {
        return TargetRule.options();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        TargetRule rule = TargetRule.of(options.rule());
        if (rule == TargetRule.TP || !options.isLike(DEFAULTS.withRule(options.rule()))) {
            return Optional.empty();
        }
        boolean gradient = rule == TargetRule.BP;
        return Optional.of(
                new ExpectedRange(Metrics.ACCURACY, gradient ? 0.978 : 0.972, gradient ? 0.984 : 0.979, "3 seeds"));
    }
}
