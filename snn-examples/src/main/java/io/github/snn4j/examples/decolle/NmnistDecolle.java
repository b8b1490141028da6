package io.github.snn4j.examples.decolle;

import io.github.snn4j.event.EventDataset;
import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.NmnistData;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The convolutional network of J. Kaiser, H. Mostafa &amp; E. Neftci, Front. Neurosci. 14:424, 2020, doi
 * 10.3389/fnins.2020.00424, on recordings of digits by an event camera: three layers of 7 x 7 convolutions, each
 * learning from a random readout of its own. Every layer answers by majority of its votes after the burn-in.
 *
 * <p>{@code --neurons} is the number of feature maps of the first layer, 64 in the paper; the other layers have twice
 * as many. {@code --regime} says how often weights change: {@code every1} is in every step as in the paper; {@code
 * every10} makes one change for ten steps, a tenth of the products, since neighbouring steps have much in common. A
 * recording that is learnt is shifted by up to a pixel each way, anew in every pass.
 * {@code --seconds} is how much of a recording is shown, 0.3 for all three saccades. {@code --samples} is the most
 * that are learnt; if there are fewer, all are. The paper's run is {@code --data FULL_SET --neurons 64 --seconds 0.3
 * --regime every1 --epochs 100}.
 */
public final class NmnistDecolle implements Experiment {

    /** Of the 34 rows and columns; 34 does not halve twice. */
    private static final int PIXELS = 32;

    private static final int LEAST_STEPS = 20;
    private static final String EVERY = "every";

    private static final RunDefaults DEFAULTS = new RunDefaults(1, 8, 8, 60_000, "", 0.15, "every10", 1);

    /** Makes the experiment; it has no state. */
    public NmnistDecolle() {}

    /**
     * Runs with the defaults and prints the test accuracy of all layers.
     *
     * @param args directory with the training and test recordings; none to look in the usual places
     */
    public static void main(String[] args) {
        NmnistDecolle nmnist = new NmnistDecolle();
        DataPlaces places = DataPlaces.standard(args.length > 0 ? Path.of(args[0]) : null);
        RunResult result = nmnist.run(nmnist.defaults().toOptions(places, 2), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.4f%n", name, value));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        int steps = (int) Math.round(options.seconds() * 1000);
        if (steps < LEAST_STEPS) {
            throw new IllegalArgumentException(
                    "--seconds must be >= " + LEAST_STEPS / 1000.0 + ", got " + options.seconds());
        }
        int every = Integer.parseInt(options.regime().substring(EVERY.length()));
        try (NmnistData data = NmnistData.open(options.data())) {
            int samples = Math.min(options.samples(), data.train().size());
            ConvSettings settings = ConvSettings.nmnist(options.neurons(), options.epochs(), samples, steps, every);
            return run(data, samples, settings, options, progress);
        }
    }

    static RunResult run(
            NmnistData data, int samples, ConvSettings settings, RunOptions options, ProgressListener progress) {
        List<EventDataset> train = views(data.train().subset(0, samples));
        EventDataset test = views(data.test()).get(0);
        RunResult.Builder result = RunResult.builder()
                .config("training recordings", samples)
                .config("test recordings", test.size())
                .config("settings", settings);
        new RecordingRun(train, test, settings, options.seed(), progress).run(options.threads(), result);
        return result.build();
    }

    /** Squares of the size that halves twice, the middle one first: shifted by a pixel each way it is another example. */
    static List<EventDataset> views(EventDataset whole) {
        List<EventDataset> views = new ArrayList<>();
        for (int k = 0; k < 9; k++) {
            int left = (k + 4) % 9 % 3;
            int top = (k + 4) % 9 / 3;
            views.add(whole.map(recording -> recording.crop(left, top, PIXELS, PIXELS)));
        }
        return views;
    }

    @Override
    public String name() {
        return "nmnist-decolle";
    }

    @Override
    public String description() {
        return "three convolutional layers learn recordings of digits, after Kaiser et al. 2020";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NMNIST;
    }

    @Override
    public String typicalTime() {
        return "10 min";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(
                RunOption.DATA,
                RunOption.EPOCHS,
                RunOption.NEURONS,
                RunOption.SAMPLES,
                RunOption.SECONDS,
                RunOption.REGIME,
                RunOption.THREADS);
    }

    @Override
    public List<String> rules() {
        return List.of();
    }

    @Override
    public List<String> regimes() {
        return List.of("every1", "every2", "every5", "every10", "every20");
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return options.isLike(DEFAULTS)
                ? Optional.of(new ExpectedRange(
                        Metrics.ACCURACY,
                        0.85,
                        1,
                        "0.91 of 100 after 1,000 recordings, seed 1, less two sd of 100 draws"))
                : Optional.empty();
    }
}
