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
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.predictive.PredictiveNetwork;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A predictive-coding net with two hidden layers learns MNIST: J.C.R. Whittington &amp; R. Bogacz, Neural Comput.
 * 29:1229-1262, 2017, doi 10.1162/NECO_a_00949. The rule {@code zero-divergence} is back-propagation on the same
 * net, with the same weights at the start and the same order of the images.
 */
public final class MnistPredictiveCoding implements Experiment {

    static final String RELAXED = "relaxed";
    static final String ZERO_DIVERGENCE = "zero-divergence";

    private static final int CLASSES = 10;
    private static final RunDefaults DEFAULTS = new RunDefaults(1, 5, 600, 60_000, RELAXED);

    /** Makes the experiment; it has no state. */
    public MnistPredictiveCoding() {}

    /**
     * Runs with the defaults and prints the test accuracy.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistPredictiveCoding mnist = new MnistPredictiveCoding();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = mnist.run(mnist.defaults().toOptions(places, 1), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.4f%n", name, value));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        DataSplit all = MnistData.load(options.data(), MnistVariant.MNIST);
        if (options.samples() > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in 1.."
                    + all.train().size() + ", the training images there are, got " + options.samples());
        }
        return run(all.first(options.samples(), all.test().size()), options, progress);
    }

    static RunResult run(DataSplit data, RunOptions options, ProgressListener progress) {
        if (data.train().size() < PredictiveRun.BATCH) {
            throw new IllegalArgumentException("--samples must be >= " + PredictiveRun.BATCH
                    + ", the size of a mini-batch, got " + data.train().size());
        }
        PredictiveNetwork net =
                PredictiveClassifier.layers(data.train().pixelCount(), options.neurons(), options.neurons(), CLASSES);
        boolean zero = options.rule().equals(ZERO_DIVERGENCE);
        return new PredictiveRun(zero ? net.withZeroDivergence() : net, data, options, progress).run();
    }

    @Override
    public String name() {
        return "mnist-predictive-coding";
    }

    @Override
    public String description() {
        return "value and error units with two hidden layers learn MNIST, after Whittington & Bogacz 2017";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.MNIST;
    }

    @Override
    public String typicalTime() {
        return "4 min";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(
                RunOption.DATA,
                RunOption.EPOCHS,
                RunOption.NEURONS,
                RunOption.SAMPLES,
                RunOption.RULE,
                RunOption.THREADS);
    }

    @Override
    public List<String> rules() {
        return List.of(RELAXED, ZERO_DIVERGENCE);
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange(Metrics.ACCURACY, 0.98, 0.988, "1 seed: 0.9840"))
                : Optional.empty();
    }
}
