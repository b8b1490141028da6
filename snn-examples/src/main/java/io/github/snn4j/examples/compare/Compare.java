package io.github.snn4j.examples.compare;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.data.MnistData;
import io.github.snn4j.examples.data.MnistVariant;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.RunResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All supervised rules on one network and one data set: accuracy, time, synaptic events, and the angle between what a
 * rule changes and the gradient by back-propagation through time. Layers, images, their coding, order and number are
 * the same for all; neurons, starting weights and step sizes are those that a rule needs.
 *
 * <p>The regime is the data: {@code digits}, the 8 x 8 digits that come with the library, or {@code mnist}. {@code
 * --samples} is the number of training images, {@code --neurons} that of each of the two hidden layers.
 */
public final class Compare implements Experiment {

    /** Metric: the accuracy of the rule that did worst. */
    static final String LOWEST = "lowest_accuracy";

    static final String ALL = "all";
    private static final String DIGITS = "digits";
    private static final String MNIST = "mnist";
    private static final String GRADED = "graded";
    private static final String GRADED_MNIST = "graded-mnist";
    private static final RunDefaults DEFAULTS =
            new RunDefaults(1, 10, 100, DigitsData.TRAIN_COUNT, ALL).withRegime(DIGITS);
    private static final ExpectedRange EXPECTED = new ExpectedRange(LOWEST, 0.86, 0.92, "seeds 1 to 3: 0.884 to 0.892");

    private static final int HIDDEN_LAYERS = 2;
    private static final int STEPS = 60;
    private static final double BRIGHTEST = 0.5;
    private static final int BATCH = 32;

    /** Makes the experiment; it has no state. */
    public Compare() {}

    /**
     * Runs with the defaults and prints the table.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Compare compare = new Compare();
        RunOptions options = compare.defaults().toOptions(DataPlaces.standard(null), 2);
        compare.run(options, ProgressListener.NONE).tables().forEach(table -> System.out.print(table.text()));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        boolean mnist = options.regime().equals(MNIST) || options.regime().equals(GRADED_MNIST);
        DataSplit all = mnist ? MnistData.load(options.data(), MnistVariant.MNIST) : DigitsData.load();
        if (options.samples() > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in 1.."
                    + all.train().size() + ", the training images there are, got " + options.samples());
        }
        DataSplit data = all.first(options.samples(), all.test().size());
        boolean graded = options.regime().equals(GRADED) || options.regime().equals(GRADED_MNIST);
        List<String> known = graded ? GradedRules.names() : ComparedRules.names();
        if (!options.rule().equals(ALL) && !known.contains(options.rule())) {
            throw new IllegalArgumentException("--rule of the network '" + options.regime() + "' must be " + ALL
                    + " or one of " + known + ", got '" + options.rule() + "'");
        }
        return graded ? GradedContest.run(data, options, progress) : run(data, options, STEPS, progress);
    }

    static RunResult run(DataSplit data, RunOptions options, int steps, ProgressListener progress) {
        Setting setting = new Setting(
                data.train().pixelCount(),
                data.train().classCount(),
                HIDDEN_LAYERS,
                options.neurons(),
                steps,
                BRIGHTEST,
                BATCH,
                options.epochs(),
                options.seed(),
                options.threads());
        List<ComparedRule> rules =
                options.rule().equals(ALL) ? ComparedRules.all() : ComparedRules.named(options.rule());
        Contest contest = new Contest(setting, data, progress);
        List<Outcome> outcomes = new ArrayList<>();
        rules.forEach(rule -> outcomes.add(contest.of(rule)));
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("test images", data.test().size())
                .config(
                        "layers",
                        setting.pixels() + "-" + setting.neurons() + "-" + setting.neurons() + "-" + setting.classes())
                .config("steps of 1 ms per image", setting.steps())
                .config("spike probability of a full pixel", setting.brightest())
                .config("mini-batch", setting.batch())
                .config("epochs", setting.epochs())
                .fingerprint(contest.fingerprint());
        rules.forEach(rule -> result.config(rule.name(), rule.differs()));
        Results.add(result, setting, outcomes);
        return result.build();
    }

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String description() {
        return "all supervised rules on one network and data set: accuracy, time, events, angle to the gradient";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.DIGITS;
    }

    @Override
    public String typicalTime() {
        return "80 s";
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
                RunOption.REGIME);
    }

    @Override
    public List<String> rules() {
        List<String> names = new ArrayList<>(List.of(ALL));
        names.addAll(ComparedRules.names());
        names.addAll(GradedRules.names());
        return names;
    }

    @Override
    public List<String> regimes() {
        return List.of(DIGITS, MNIST, GRADED, GRADED_MNIST);
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return options.isLike(DEFAULTS) ? Optional.of(EXPECTED) : Optional.empty();
    }
}
