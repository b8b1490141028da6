package io.github.snn4j.examples.generative;

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
import io.github.snn4j.examples.report.RunResult;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A generative model of MNIST learnt by variational EM: neurons settle to causes of an image, weights learn to predict
 * where they end. It then fills in hidden halves and draws digits of its own. After Y. Bengio, D.-H. Lee, J.
 * Bornschein, T. Mesnard &amp; Z. Lin, arXiv 1502.04156, 2015, whose layers and figures are not known here.
 */
public final class MnistGenerative implements Experiment {

    private static final int BATCH = 100;

    /** Error of the lower half of test images if the mean of the right class is put there. */
    private static final double CLASS_MEAN_LOWER = 0.0554;

    private static final RunDefaults DEFAULTS = new RunDefaults(1, 3, 200, 20_000, "gradient");

    /** Makes the experiment; it has no state. */
    public MnistGenerative() {}

    /**
     * Runs with the defaults and prints what was measured.
     *
     * @param args directory with the four MNIST files; none to look in the usual places
     */
    public static void main(String[] args) {
        MnistGenerative mnist = new MnistGenerative();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = mnist.run(mnist.defaults().toOptions(places, 1), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.4f%n", name, value));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        return run(MnistData.load(options.data(), MnistVariant.MNIST), options, BATCH, progress);
    }

    static RunResult run(DataSplit all, RunOptions options, int batch, ProgressListener progress) {
        if (options.samples() > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in 1.."
                    + all.train().size() + ", the training images there are, got " + options.samples());
        }
        DataSplit data = all.first(options.samples(), all.test().size());
        return new GenerativeRun(data, options, batch, progress).run();
    }

    @Override
    public String name() {
        return "mnist-generative";
    }

    @Override
    public String description() {
        return "a generative model of MNIST by settling: in-painting and samples, after Bengio et al. 2015";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.MNIST;
    }

    @Override
    public String typicalTime() {
        return "5 min";
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
        return List.of("gradient", "target");
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange("inpainting_lower", 0.045, CLASS_MEAN_LOWER, "1 seed"))
                : Optional.empty();
    }
}
