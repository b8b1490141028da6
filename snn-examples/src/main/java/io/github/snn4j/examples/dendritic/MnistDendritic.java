package io.github.snn4j.examples.dendritic;

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
import io.github.snn4j.examples.report.LearningCurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two hidden layers of pyramidal cells learn MNIST from the errors in their apical dendrites, in the steady state and the
 * self-predicting approximation. J. Sacramento, R. Ponte Costa, Y. Bengio &amp; W. Senn, NeurIPS 2018, arXiv 1810.11393.
 */
public final class MnistDendritic implements Experiment {

    private static final int IMAGES = 60_000;
    private static final RunDefaults DEFAULTS = new RunDefaults(1, 2, 500, IMAGES, Feedback.SYMMETRIC.option());

    /** Makes the experiment; it has no state. */
    public MnistDendritic() {}

    /**
     * Runs with the defaults and prints the test accuracy.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistDendritic experiment = new MnistDendritic();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = experiment.run(experiment.defaults().toOptions(places, 1), ProgressListener.NONE);
        System.out.printf("test accuracy %.4f%n", result.metrics().get(Metrics.ACCURACY));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        DataSplit all = MnistData.load(options.data(), MnistVariant.MNIST);
        DendriticSettings settings = DendriticSettings.of(
                Feedback.of(options.rule()),
                all.train().pixelCount(),
                options.neurons(),
                options.neurons(),
                all.train().classCount());
        return run(all, settings, options, progress);
    }

    static RunResult run(DataSplit all, DendriticSettings settings, RunOptions options, ProgressListener progress) {
        DataSplit data = ImageRun.first(all, options.samples());
        try (DendriticClassifier net = new DendriticClassifier(settings, options.seed(), options.threads())) {
            ImageRun run = ImageRun.of(net, net::setRate, settings.batch(), data, options, progress);
            RunResult.Builder result = RunResult.builder()
                    .config("training images", data.train().size())
                    .config("test images", data.test().size())
                    .config("passes", options.epochs())
                    .config("settings", settings)
                    .metric(Metrics.ACCURACY, run.accuracy())
                    .metric(Metrics.IMAGES_PER_SECOND, run.imagesPerSecond())
                    .metric("train_seconds", run.seconds())
                    .fingerprint(net.simulator().fingerprint().toString())
                    .image(
                            "learning-curve.png",
                            "Share of the test images that the net tells right, after every pass.",
                            LearningCurveChart.draw("MNIST, dendritic errors", List.of(run.curve("test"))));
            net.simulator().health().warnings().forEach(w -> result.note(w.message()));
            return result.build();
        }
    }

    @Override
    public String name() {
        return "mnist-dendritic";
    }

    @Override
    public String description() {
        return "pyramidal cells learn MNIST from errors in their apical dendrites, after Sacramento et al. 2018";
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
                RunOption.RULE);
    }

    @Override
    public List<String> rules() {
        return Feedback.options();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange(Metrics.ACCURACY, 0.975, 0.982, "3 seeds: 0.9778 to 0.9785"))
                : Optional.empty();
    }
}
