package io.github.snn4j.examples.dendritic;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.Shuffled;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A microcircuit with all its dynamics learns to tell yin from yang: apical dendrites, interneurons, low-pass filtered local
 * plasticity in every time step, a pause of plasticity after each new point. J. Sacramento, R. Ponte Costa, Y. Bengio &amp;
 * W. Senn, NeurIPS 2018, arXiv 1810.11393; data of L. Kriener, J. G&ouml;ltz &amp; M.A. Petrovici, NICE 2022, doi
 * 10.1145/3517343.3517380.
 */
public final class YinYangExperiment implements Experiment {

    private static final int POINTS = 6000;
    private static final int TEST_POINTS = 1000;
    private static final RunDefaults DEFAULTS = new RunDefaults(1, 20, 120, POINTS, "");

    /** Makes the experiment; it has no state. */
    public YinYangExperiment() {}

    /**
     * Runs with the defaults and prints the test accuracy.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        YinYangExperiment experiment = new YinYangExperiment();
        RunResult result =
                experiment.run(experiment.defaults().toOptions(DataPlaces.standard(null), 1), ProgressListener.NONE);
        System.out.printf("test accuracy %.4f%n", result.metrics().get(Metrics.ACCURACY));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        YinYangSettings settings = YinYangSettings.of(options.neurons());
        int points = options.samples();
        YinYang train = YinYang.draw(points, options.seed(), "training");
        YinYang test = YinYang.draw(TEST_POINTS, options.seed(), "test");
        List<Integer> seen = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        try (YinYangCircuit circuit = new YinYangCircuit(settings, options.seed(), options.threads())) {
            long start = System.nanoTime();
            for (int epoch = 0; epoch < options.epochs(); epoch++) {
                int[] order = Shuffled.order(points, options.seed(), epoch);
                progress.begin("train", points, "points");
                for (int from = 0; from < points; from += settings.batch()) {
                    circuit.setRate(1 - (epoch + (double) from / points) / options.epochs());
                    circuit.train(train, order, from);
                    progress.update(Math.min(points, from + settings.batch()), "pass " + (epoch + 1));
                }
                progress.end();
                seen.add((epoch + 1) * points);
                accuracies.add(circuit.accuracy(test));
            }
            return RunResult.builder()
                    .config("training points", points)
                    .config("test points", TEST_POINTS)
                    .config("passes", options.epochs())
                    .config("settings", settings)
                    .metric(Metrics.ACCURACY, accuracies.get(accuracies.size() - 1))
                    .metric(Metrics.ELAPSED_SECONDS, (System.nanoTime() - start) / 1e9)
                    .fingerprint(circuit.simulator().fingerprint().toString())
                    .image(
                            "learning-curve.png",
                            "Share of the test points that the circuit tells right, after every pass.",
                            LearningCurveChart.draw(
                                    "Yin and yang, microcircuit",
                                    List.of(new LearningCurveChart.Curve("test", seen, accuracies))))
                    .image("answers.png", "What the circuit says all over the disc.", YinYangPicture.draw(circuit))
                    .build();
        }
    }

    @Override
    public String name() {
        return "yin-yang";
    }

    @Override
    public String description() {
        return "a microcircuit with full dynamics tells yin from yang, after Sacramento et al. 2018";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "30 s";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(RunOption.EPOCHS, RunOption.NEURONS, RunOption.SAMPLES, RunOption.THREADS);
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
                ? Optional.of(new ExpectedRange(Metrics.ACCURACY, 0.955, 0.985, "3 seeds: 0.971 to 0.974"))
                : Optional.empty();
    }
}
