package io.github.snn4j.examples.contrastive;

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
 * Equilibrium propagation on MNIST: 784 pixels, one hidden layer, 10 outputs. B. Scellier &amp; Y. Bengio, Front.
 * Comput. Neurosci. 11:24, 2017, doi 10.3389/fncom.2017.00024; the paper reports 2 to 3 % of errors. What differs: the
 * learning rate falls to zero, and states do not persist unless asked for, since 20 steps suffice to settle.
 */
public final class MnistEquilibrium implements Experiment {

    private static final int BATCH = 20;
    private static final int IMAGES = 60_000;
    private static final RunDefaults DEFAULTS =
            new RunDefaults(1, 10, 500, IMAGES, EquilibriumVariant.RANDOM_SIGN.option());

    private static final ExpectedRange EXPECTED = new ExpectedRange(Metrics.ACCURACY, 0.974, 0.981, "3 seeds");

    /** Makes the experiment; it has no state. */
    public MnistEquilibrium() {}

    /**
     * Runs with the defaults and prints the test accuracy.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistEquilibrium mnist = new MnistEquilibrium();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = mnist.run(mnist.defaults().toOptions(places, 1), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.4f%n", name, value));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        return run(MnistData.load(options.data(), MnistVariant.MNIST), options, progress);
    }

    static RunResult run(DataSplit all, RunOptions options, ProgressListener progress) {
        DataSplit data = TrainingImages.take(all, options.samples());
        EquilibriumClassifier.Settings settings =
                EquilibriumVariant.of(options.rule()).settings(1, options.seed());
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("hidden units", options.neurons())
                .config("batch", BATCH)
                .config("settings", settings);
        try (EquilibriumClassifier network = new EquilibriumClassifier(
                List.of(
                        data.train().pixelCount(),
                        options.neurons(),
                        data.train().classCount()),
                BATCH,
                settings,
                options.seed(),
                options.threads())) {
            new ContrastiveRun(network, data, options.epochs(), options.seed(), progress)
                    .run("MNIST, equilibrium propagation", result);
        }
        return result.build();
    }

    @Override
    public String name() {
        return "mnist-equilibrium";
    }

    @Override
    public String description() {
        return "a network that settles learns MNIST by equilibrium propagation, after Scellier & Bengio 2017";
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
        return EnumSet.range(RunOption.DATA, RunOption.RULE);
    }

    @Override
    public List<String> rules() {
        return EquilibriumVariant.options();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        boolean measured = options.epochs() == DEFAULTS.epochs()
                && options.neurons() == DEFAULTS.neurons()
                && options.samples() >= IMAGES
                && options.rule().equals(DEFAULTS.rule());
        return measured ? Optional.of(EXPECTED) : Optional.empty();
    }
}
