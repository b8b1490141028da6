package io.github.snn4j.examples.digits;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Unsupervised learning of MNIST by competing spiking neurons, after P.U. Diehl &amp; M. Cook, Front. Comput. Neurosci.
 * 9:99, 2015, doi 10.3389/fncom.2015.00099. The paper reports 82.9, 87.0, 91.9 and 95.0 % for 100, 400, 1,600 and 6,400
 * neurons.
 *
 * <p>What differs from the paper: current-based membranes of 1 ms steps, inhibition without a population of its own,
 * one winner per step, growth at postsynaptic spikes only, weights normalised to a Euclidean length, a reset instead of
 * a pause between images. See docs/rules.md.
 */
public final class MnistStdp implements Experiment {

    private static final int IMAGES = 60_000;
    private static final RunDefaults DEFAULTS = new RunDefaults(1, 1, 400, IMAGES, LayerRule.POSTSYNAPTIC.option());

    /** Expected test accuracy by number of neurons, after one pass over all training images. */
    private static final Map<Integer, ExpectedRange> EXPECTED = Map.of(
            100, accuracy(0.86, 0.91, "3 seeds"),
            400, accuracy(0.91, 0.95, "3 seeds"),
            1600, accuracy(0.93, 0.97, "3 seeds"),
            6400, accuracy(0.94, 0.98, "1 seed"));

    private static ExpectedRange accuracy(double low, double high, String how) {
        return new ExpectedRange(Metrics.ACCURACY, low, high, how);
    }

    /** Makes the experiment; it has no state. */
    public MnistStdp() {}

    /**
     * Runs with the defaults and prints the test accuracy.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistStdp mnist = new MnistStdp();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = mnist.run(mnist.defaults().toOptions(places, 2), ProgressListener.NONE);
        System.out.printf("test accuracy %.4f%n", result.metrics().get(Metrics.ACCURACY));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        DataSplit all = MnistData.load(options.data(), MnistVariant.MNIST);
        DataSplit data = DigitRun.take(all, options.samples());
        LayerSettings settings = LayerSettings.mnist(options.neurons(), options.epochs(), LayerRule.of(options.rule()));
        return new DigitRun(data, settings, options.seed(), options.threads(), progress).run("MNIST");
    }

    @Override
    public String name() {
        return "mnist-stdp";
    }

    @Override
    public String description() {
        return "unsupervised STDP with competing neurons on MNIST, after Diehl & Cook 2015";
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
        return LayerRule.options();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        boolean measured = options.epochs() == 1
                && options.samples() >= IMAGES
                && options.rule().equals(DEFAULTS.rule());
        return measured ? Optional.ofNullable(EXPECTED.get(options.neurons())) : Optional.empty();
    }
}
