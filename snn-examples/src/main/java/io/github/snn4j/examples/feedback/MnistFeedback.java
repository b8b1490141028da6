package io.github.snn4j.examples.feedback;

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
import io.github.snn4j.examples.feedback.FeedbackRun.Outcome;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One net learns MNIST with errors that take different ways to its hidden layers: the exact transpose, Kolen-Pollack,
 * weight mirror, sign-symmetry, feedback alignment, direct feedback alignment, direct random target projection; and
 * not at all. {@code --rule} chooses one, {@code all} of them, or {@code scales} for the accuracy of feedback
 * alignment against the scale of its weights; {@code --regime} chooses the net.
 */
public final class MnistFeedback implements Experiment {

    private static final String ALL = "all";
    private static final String SCALES = "scales";
    private static final double[] SCALE_STEPS = {0.03, 0.1, 0.3, 1, 3};
    private static final RunDefaults DEFAULTS = new RunDefaults(1, 10, 300, 60_000, ALL).withRegime("deep");

    /** Makes the experiment; it has no state. */
    public MnistFeedback() {}

    /**
     * Runs with the defaults and prints what was measured.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistFeedback mnist = new MnistFeedback();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = mnist.run(mnist.defaults().toOptions(places, 1), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.4f%n", name, value));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        return run(MnistData.load(options.data(), MnistVariant.MNIST), options, progress);
    }

    static RunResult run(DataSplit all, RunOptions options, ProgressListener progress) {
        if (options.samples() > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in 1.."
                    + all.train().size() + ", the training images there are, got " + options.samples());
        }
        DataSplit data = all.first(options.samples(), all.test().size());
        int[] sizes = sizes(data, options);
        FeedbackRun run =
                new FeedbackRun(data.train(), data.test(), sizes, options.epochs(), options.seed(), options.threads());
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("layers", Arrays.toString(sizes));
        if (options.rule().equals(SCALES)) {
            scales(run, result, progress);
        } else {
            routes(run, options, result, progress);
        }
        return result.build();
    }

    private static int[] sizes(DataSplit data, RunOptions options) {
        int in = data.train().pixelCount();
        int out = data.train().classCount();
        int n = options.neurons();
        return options.regime().equals("wide") ? new int[] {in, n, out} : new int[] {in, n, n, out};
    }

    private static void routes(
            FeedbackRun run, RunOptions options, RunResult.Builder result, ProgressListener progress) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Route route : Route.values()) {
            if (options.rule().equals(ALL) || options.rule().equals(route.label())) {
                FeedbackSettings settings = FeedbackSettings.of(options.scale());
                Outcome outcome = run.train(route, settings, progress);
                outcomes.add(outcome);
                result.config("settings of " + route.label(), settings)
                        .metric("accuracy_" + route.label(), outcome.last())
                        .metric("train_seconds_" + route.label(), outcome.seconds());
            }
        }
        if (outcomes.size() == 1) {
            result.metric(Metrics.ACCURACY, outcomes.get(0).last());
        }
        FeedbackPictures.addRoutes(outcomes, run.train().size(), result);
    }

    private static void scales(FeedbackRun run, RunResult.Builder result, ProgressListener progress) {
        List<CurveChart.Curve> curves = new ArrayList<>();
        for (Route route : List.of(Route.FA, Route.DFA, Route.DRTP)) {
            double[] x = new double[SCALE_STEPS.length];
            double[] y = new double[SCALE_STEPS.length];
            for (int k = 0; k < x.length; k++) {
                double scale = SCALE_STEPS[k];
                x[k] = Math.log10(scale / SCALE_STEPS[0]);
                y[k] = 100
                        * run.train(route, FeedbackSettings.of(scale), progress).last();
                result.metric("accuracy_" + route.label() + "_scale_" + scale, y[k] / 100);
            }
            curves.add(new CurveChart.Curve(route.label(), x, y));
        }
        FeedbackPictures.addScales(SCALE_STEPS, curves, result);
    }

    @Override
    public String name() {
        return "mnist-feedback";
    }

    @Override
    public String description() {
        return "one net, eight ways for its errors: back-propagation, feedback alignment and relatives on MNIST";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.MNIST;
    }

    @Override
    public String typicalTime() {
        return "8 min";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(
                RunOption.DATA,
                RunOption.EPOCHS,
                RunOption.NEURONS,
                RunOption.SAMPLES,
                RunOption.THREADS,
                RunOption.RULE,
                RunOption.REGIME,
                RunOption.SCALE);
    }

    @Override
    public List<String> rules() {
        return Stream.concat(Stream.of(ALL, SCALES), Route.names().stream()).toList();
    }

    @Override
    public List<String> regimes() {
        return List.of("deep", "wide");
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
