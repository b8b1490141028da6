package io.github.snn4j.examples.digits;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A layer of competing spiking neurons learns the 8 x 8 handwritten digits without labels. Needs no files.
 *
 * <p>What to expect: after ten passes over 1,297 images each of the 100 neurons has become the prototype of a digit,
 * and nine in ten of the 500 test images are told right by the neurons that answer to them.
 */
public final class Digits implements Experiment {

    private static final RunDefaults DEFAULTS =
            new RunDefaults(1, 10, 100, DigitsData.TRAIN_COUNT, LayerRule.POSTSYNAPTIC.option());

    /** Makes the experiment; it has no state. */
    public Digits() {}

    /**
     * Runs with the defaults and prints the test accuracy.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Digits digits = new Digits();
        RunOptions options = digits.defaults().toOptions(DataPlaces.standard(null), 2);
        RunResult result = digits.run(options, ProgressListener.NONE);
        System.out.printf("test accuracy %.3f%n", result.metrics().get(Metrics.ACCURACY));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        DataSplit all = DigitsData.load();
        DataSplit data = DigitRun.take(all, options.samples());
        LayerSettings settings =
                LayerSettings.smallDigits(options.neurons(), options.epochs(), LayerRule.of(options.rule()));
        return new DigitRun(data, settings, options.seed(), options.threads(), progress).run("8 x 8 digits");
    }

    @Override
    public String name() {
        return "digits";
    }

    @Override
    public String description() {
        return "unsupervised STDP with competing neurons on 1,797 handwritten digits of 8 x 8 pixels";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.DIGITS;
    }

    @Override
    public String typicalTime() {
        return "6 s";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(RunOption.EPOCHS, RunOption.NEURONS, RunOption.SAMPLES, RunOption.THREADS, RunOption.RULE);
    }

    @Override
    public List<String> rules() {
        return LayerRule.options();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange(Metrics.ACCURACY, 0.88, 0.95, "seeds 1 to 5: 0.898 to 0.910"))
                : Optional.empty();
    }
}
