package io.github.snn4j.examples.erbp;

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
import io.github.snn4j.examples.supervised.SupervisedRun;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A hidden layer and ten output neurons learn MNIST from spikes alone: error neurons compare output spikes with their
 * target rate, fixed random weights carry error spikes to the hidden layer, and a presynaptic spike moves its weights
 * against them. E.O. Neftci, C. Augustine, S. Paul &amp; G. Detorakis, Front. Neurosci. 11:324, 2017, doi
 * 10.3389/fnins.2017.00324. Pixels are Poisson trains.
 */
public final class MnistErbp implements Experiment {

    private static final RunDefaults DEFAULTS = new RunDefaults(1, 1, 300, 60_000, "");

    /** Makes the experiment; it has no state. */
    public MnistErbp() {}

    /**
     * Runs with the defaults and prints the test accuracy.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistErbp mnist = new MnistErbp();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = mnist.run(mnist.defaults().toOptions(places, 2), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.4f%n", name, value));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        DataSplit all = MnistData.load(options.data(), MnistVariant.MNIST);
        return run(all, ErbpSettings.mnist(options.neurons(), options.epochs()), options, progress);
    }

    static RunResult run(DataSplit all, ErbpSettings settings, RunOptions options, ProgressListener progress) {
        if (options.samples() > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in 1.."
                    + all.train().size() + ", the training images there are, got " + options.samples());
        }
        DataSplit data = all.first(options.samples(), all.test().size());
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("settings", settings);
        try (ErbpNetwork network = new ErbpNetwork(settings, data.train(), options.seed(), options.threads())) {
            new SupervisedRun(network, data, settings.epochs(), options.seed(), progress).run("MNIST, eRBP", result);
        }
        return result.build();
    }

    @Override
    public String name() {
        return "mnist-erbp";
    }

    @Override
    public String description() {
        return "spikes and error spikes through random feedback learn MNIST, after Neftci et al. 2017";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.MNIST;
    }

    @Override
    public String typicalTime() {
        return "3 min";
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
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange(Metrics.ACCURACY, 0.94, 0.97, "1 seed: 0.957"))
                : Optional.empty();
    }
}
