package io.github.snn4j.examples.superspike;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.MissingDataException;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network with a hidden layer learns to answer frozen input spikes with output spikes that draw a picture, after F.
 * Zenke &amp; S. Ganguli, Neural Comput. 30:1514-1541, 2018, doi 10.1162/neco_a_01086. The picture is a landscape made
 * here; the paper's Oxford picture is used if {@code --data} names a directory with {@code oxford-input.ras} and
 * {@code oxford-target.ras}.
 */
public final class SuperSpikeOxford implements Experiment {

    private static final String SUPERSPIKE = "superspike";
    private static final RunDefaults DEFAULTS =
            new RunDefaults(1, 200, 512, 1, SUPERSPIKE).withRegime(OxfordRun.FEEDBACKS.get(0));

    private static final Map<String, ExpectedRange> EXPECTED = Map.of(
            "symmetric", new ExpectedRange(OxfordRun.DISTANCE, 0.02, 0.1, "1 seed with 256 neurons: 0.066"),
            "random", new ExpectedRange(OxfordRun.DISTANCE, 0.04, 0.1, "1 seed: 0.064"));

    /** Makes the experiment; it has no state. */
    public SuperSpikeOxford() {}

    /**
     * Runs with the defaults and prints the distance to the target as a share of that at the start.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        SuperSpikeOxford experiment = new SuperSpikeOxford();
        RunResult result =
                experiment.run(experiment.defaults().toOptions(DataPlaces.standard(null), 2), ProgressListener.NONE);
        System.out.printf("distance %.3f of the start%n", result.metrics().get(OxfordRun.DISTANCE));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        return new OxfordRun(picture(options), options, progress).run();
    }

    private static SpikePicture picture(RunOptions options) {
        Path given = options.data().option();
        if (given == null) {
            return SpikePicture.made(options.seed(), options.scale());
        }
        for (String name : List.of(SpikePicture.INPUT_FILE, SpikePicture.TARGET_FILE)) {
            if (!Files.isRegularFile(given.resolve(name))) {
                throw new MissingDataException("there is no " + name + " in " + given
                        + "; leave --data out to use the picture that is built in");
            }
        }
        return SpikePicture.read(given, options.scale());
    }

    @Override
    public String name() {
        return "superspike-oxford";
    }

    @Override
    public String description() {
        return "output spikes learn to draw a picture by SuperSpike, after Zenke & Ganguli 2018";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "5 min";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(
                RunOption.EPOCHS,
                RunOption.NEURONS,
                RunOption.RULE,
                RunOption.REGIME,
                RunOption.THREADS,
                RunOption.SCALE,
                RunOption.DATA);
    }

    @Override
    public List<String> rules() {
        return List.of(SUPERSPIKE);
    }

    @Override
    public List<String> regimes() {
        return OxfordRun.FEEDBACKS;
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        boolean measured = options.data().option() == null
                && options.isLike(DEFAULTS.withRegime(options.regime()))
                && EXPECTED.containsKey(options.regime());
        return measured ? Optional.of(EXPECTED.get(options.regime())) : Optional.empty();
    }
}
