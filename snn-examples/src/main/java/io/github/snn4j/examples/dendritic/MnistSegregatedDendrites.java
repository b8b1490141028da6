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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Neurons with segregated dendrites learn MNIST from plateau potentials, in nets without, with one and with two hidden
 * layers: more layers help. J. Guerguiev, T.P. Lillicrap &amp; B.A. Richards, eLife 6:e22901, 2017, doi 10.7554/eLife.22901,
 * without spikes.
 */
public final class MnistSegregatedDendrites implements Experiment {

    private static final int IMAGES = 60_000;
    private static final int NARROWER = 5;
    private static final String GAIN = "gain_of_second_layer";
    private static final RunDefaults DEFAULTS = new RunDefaults(1, 10, 500, IMAGES, "");

    /** Makes the experiment; it has no state. */
    public MnistSegregatedDendrites() {}

    /**
     * Runs with the defaults and prints the errors.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistSegregatedDendrites experiment = new MnistSegregatedDendrites();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = experiment.run(experiment.defaults().toOptions(places, 1), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.4f%n", name, value));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        DataSplit all = MnistData.load(options.data(), MnistVariant.MNIST);
        int pixels = all.train().pixelCount();
        int classes = all.train().classCount();
        int wide = options.neurons();
        List<PlateauSettings> nets = List.of(
                PlateauSettings.of(pixels, classes),
                PlateauSettings.of(pixels, classes, wide),
                PlateauSettings.of(pixels, classes, wide, Math.max(1, wide / NARROWER)));
        return run(all, nets, options, progress);
    }

    /** Nets without, with one and with two hidden layers. */
    static RunResult run(DataSplit all, List<PlateauSettings> nets, RunOptions options, ProgressListener progress) {
        DataSplit data = ImageRun.first(all, options.samples());
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("passes", options.epochs());
        List<LearningCurveChart.Curve> curves = new ArrayList<>();
        double[] accuracy = new double[nets.size()];
        for (int hidden = 0; hidden < nets.size(); hidden++) {
            PlateauSettings s = nets.get(hidden);
            result.config("settings, " + hidden + " hidden", s);
            try (PlateauClassifier net = new PlateauClassifier(s, options.seed(), options.threads())) {
                ImageRun run = ImageRun.of(net, net::setRate, s.batch(), data, options, progress);
                accuracy[hidden] = run.accuracy();
                curves.add(run.curve(hidden + " hidden"));
                result.metric("error_" + hidden + "_hidden", 1 - run.accuracy());
                result.metric("train_seconds_" + hidden + "_hidden", run.seconds());
                if (hidden == nets.size() - 1) {
                    result.fingerprint(net.simulator().fingerprint().toString());
                }
            }
        }
        return result.metric(Metrics.ACCURACY, accuracy[2])
                .metric("gain_of_first_layer", accuracy[1] - accuracy[0])
                .metric(GAIN, accuracy[2] - accuracy[1])
                .image(
                        "learning-curves.png",
                        "Share of the test images that each net tells right, after every pass.",
                        LearningCurveChart.draw("MNIST, segregated dendrites", curves))
                .build();
    }

    @Override
    public String name() {
        return "mnist-segregated-dendrites";
    }

    @Override
    public String description() {
        return "plateau potentials teach layers of neurons MNIST, after Guerguiev et al. 2017";
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
        return Optional.empty();
    }
}
