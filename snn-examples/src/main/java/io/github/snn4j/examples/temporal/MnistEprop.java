package io.github.snn4j.examples.temporal;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recurrent spiking network with a linear readout learns MNIST by e-prop: G. Bellec et al., Nat. Commun. 11:3625, 2020,
 * doi 10.1038/s41467-020-17236-y. Images are shown as random spikes of 30 ms.
 */
public final class MnistEprop implements Experiment {

    private static final int IMAGES = 60_000;
    private static final String EPROP = "eprop";
    private static final RunDefaults DEFAULTS =
            new RunDefaults(1, 2, 200, IMAGES, EPROP).withRegime(Lsnn.Learning.FEEDBACKS.get(0));

    /** Makes the experiment; it has no state. */
    public MnistEprop() {}

    /**
     * Runs with the defaults and prints the test accuracy.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        MnistEprop experiment = new MnistEprop();
        RunResult result =
                experiment.run(experiment.defaults().toOptions(DataPlaces.standard(null), 2), ProgressListener.NONE);
        System.out.printf("test accuracy %.4f%n", result.metrics().get(Metrics.ACCURACY));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        DataSplit all = MnistData.load(options.data(), MnistVariant.MNIST);
        if (options.samples() > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in 1.."
                    + all.train().size() + ", the training images there are, got " + options.samples());
        }
        DataSplit data = all.first(options.samples(), all.test().size());
        return new MnistEpropRun(data, options, progress).run();
    }

    @Override
    public String name() {
        return "mnist-eprop";
    }

    @Override
    public String description() {
        return "a recurrent spiking network learns MNIST by e-prop";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.MNIST;
    }

    @Override
    public String typicalTime() {
        return "4 min";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(
                RunOption.EPOCHS,
                RunOption.NEURONS,
                RunOption.RULE,
                RunOption.REGIME,
                RunOption.THREADS,
                RunOption.SAMPLES,
                RunOption.DATA);
    }

    @Override
    public List<String> rules() {
        return List.of(EPROP);
    }

    @Override
    public List<String> regimes() {
        return Lsnn.Learning.FEEDBACKS;
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange(Metrics.ACCURACY, 0.965, 0.98, "1 seed: 0.9726"))
                : Optional.empty();
    }
}
