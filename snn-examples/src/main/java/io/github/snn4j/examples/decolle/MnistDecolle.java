package io.github.snn4j.examples.decolle;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.MnistData;
import io.github.snn4j.examples.data.MnistVariant;
import io.github.snn4j.examples.data.Shuffled;
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
 * Three fully connected layers of spiking neurons learn MNIST, each from a random readout of its own: J. Kaiser, H.
 * Mostafa &amp; E. Neftci, Front. Neurosci. 14:424, 2020, doi 10.3389/fnins.2020.00424. Pixels are Poisson trains.
 * Nothing passes from a layer to the one before it.
 */
public final class MnistDecolle implements Experiment {

    private static final RunDefaults DEFAULTS = new RunDefaults(1, 1, 500, 60_000, "");

    /** Makes the experiment; it has no state. */
    public MnistDecolle() {}

    /**
     * Runs with the defaults and prints the test accuracy of all layers.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistDecolle mnist = new MnistDecolle();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = mnist.run(mnist.defaults().toOptions(places, 2), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.4f%n", name, value));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        DataSplit all = MnistData.load(options.data(), MnistVariant.MNIST);
        return run(all, DecolleSettings.mnist(options.neurons(), options.epochs()), options, progress);
    }

    static RunResult run(DataSplit all, DecolleSettings settings, RunOptions options, ProgressListener progress) {
        if (options.samples() > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in 1.."
                    + all.train().size() + ", the training images there are, got " + options.samples());
        }
        DataSplit data = all.first(options.samples(), all.test().size());
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("settings", settings);
        try (DecolleNetwork network = new DecolleNetwork(settings, data.train(), options.seed(), options.threads())) {
            network.initialise(Shuffled.order(data.train().size(), options.seed(), 0));
            new SupervisedRun(network, data, settings.epochs(), options.seed(), progress).run("MNIST, DECOLLE", result);
        }
        return result.build();
    }

    @Override
    public String name() {
        return "mnist-decolle";
    }

    @Override
    public String description() {
        return "three layers learn MNIST, each from its own random readout, after Kaiser et al. 2020";
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
                ? Optional.of(
                        new ExpectedRange(Metrics.ACCURACY, 0.95, 1, "seeds 1 to 3: 0.953 to 0.955 after one pass"))
                : Optional.empty();
    }
}
