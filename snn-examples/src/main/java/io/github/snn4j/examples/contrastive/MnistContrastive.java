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
 * Contrastive Hebbian learning on MNIST with a feedback gain: 784 pixels, one hidden layer, 10 outputs. By default the
 * weights compare the free phase with the one in which the output is held at the target; with {@code --rule continuous}
 * they follow the change of activity while the target is applied little by little. X. Xie &amp; H.S. Seung, Neural
 * Comput. 15:441-454, 2003, doi 10.1162/089976603762552988; J.C.R. Whittington &amp; R. Bogacz, Trends Cogn. Sci.
 * 23:235-250, 2019, doi 10.1016/j.tics.2018.12.005.
 */
public final class MnistContrastive implements Experiment {

    private static final int BATCH = 20;
    private static final int IMAGES = 60_000;
    private static final RunDefaults DEFAULTS =
            new RunDefaults(1, 8, 500, IMAGES, ContrastiveVariant.TWO_PHASE.option());

    private static final ExpectedRange EXPECTED = new ExpectedRange(Metrics.ACCURACY, 0.970, 0.983, "3 seeds");

    /** Makes the experiment; it has no state. */
    public MnistContrastive() {}

    /**
     * Runs with the defaults and prints the test accuracy.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistContrastive mnist = new MnistContrastive();
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
        ContrastiveClassifier.Settings settings =
                ContrastiveVariant.of(options.rule()).settings();
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("hidden units", options.neurons())
                .config("batch", BATCH)
                .config("settings", settings);
        try (ContrastiveClassifier network = new ContrastiveClassifier(
                List.of(
                        data.train().pixelCount(),
                        options.neurons(),
                        data.train().classCount()),
                BATCH,
                settings,
                options.seed(),
                options.threads())) {
            new ContrastiveRun(network, data, options.epochs(), options.seed(), progress)
                    .run("MNIST, contrastive Hebbian", result);
        }
        return result.build();
    }

    @Override
    public String name() {
        return "mnist-contrastive";
    }

    @Override
    public String description() {
        return "contrastive Hebbian learning of MNIST with weak feedback, by two phases or continuously";
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
        return ContrastiveVariant.options();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        boolean measured = options.epochs() == DEFAULTS.epochs()
                && options.neurons() == DEFAULTS.neurons()
                && options.samples() >= IMAGES;
        return measured ? Optional.of(EXPECTED) : Optional.empty();
    }
}
