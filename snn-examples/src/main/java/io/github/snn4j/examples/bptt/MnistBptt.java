package io.github.snn4j.examples.bptt;

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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * MNIST by back-propagation through time: 784-1,000-10 leaky neurons, 25 steps, decay 0.95 a step, batches of 128, Adam
 * with rate 5e-4, after tutorial 5 of snnTorch (J.K. Eshraghian et al., Proc. IEEE 111:1016-1054, 2023, doi
 * 10.1109/JPROC.2023.3308088), which reports 93.87 % after one epoch.
 *
 * <p>The regime says how images come in: {@code current}, pixels as currents in every step, as the tutorial does, or
 * {@code spikes}, a spike in a step with the probability of the pixel's brightness. What differs from the tutorial: no
 * biases; the reset is taken off before the decay.
 */
public final class MnistBptt implements Experiment {

    private static final RunDefaults DEFAULTS = new RunDefaults(1, 1, 1000, 60_000, "", 1, Coding.CURRENT.option(), 1);

    /** Test accuracy after one epoch with either coding. */
    private static final ExpectedRange EXPECTED = new ExpectedRange(Metrics.ACCURACY, 0.945, 0.975, "1 seed");

    /** Makes the experiment; it has no state. */
    public MnistBptt() {}

    /**
     * Runs with the defaults and prints the test accuracy.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistBptt mnist = new MnistBptt();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = mnist.run(mnist.defaults().toOptions(places, 2), ProgressListener.NONE);
        System.out.printf("test accuracy %.4f%n", result.metrics().get(Metrics.ACCURACY));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        DataSplit all = MnistData.load(options.data(), MnistVariant.MNIST);
        if (options.samples() > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in 1.."
                    + all.train().size() + ", the training images there are, got " + options.samples());
        }
        DataSplit data = all.first(options.samples(), all.test().size());
        return new ImageRun(data, options, progress).run("MNIST");
    }

    @Override
    public String name() {
        return "mnist-bptt";
    }

    @Override
    public String description() {
        return "surrogate-gradient back-propagation through time on MNIST, 784-1000-10";
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
        return EnumSet.of(
                RunOption.DATA,
                RunOption.EPOCHS,
                RunOption.NEURONS,
                RunOption.SAMPLES,
                RunOption.THREADS,
                RunOption.REGIME);
    }

    @Override
    public List<String> rules() {
        return List.of();
    }

    @Override
    public List<String> regimes() {
        return Arrays.stream(Coding.values()).map(Coding::option).toList();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        RunOptions anyCoding = new RunOptions(
                options.data(),
                options.seed(),
                options.epochs(),
                options.neurons(),
                options.samples(),
                options.threads(),
                options.rule(),
                options.seconds(),
                DEFAULTS.regime(),
                options.scale());
        return anyCoding.isLike(DEFAULTS) ? Optional.of(EXPECTED) : Optional.empty();
    }
}
