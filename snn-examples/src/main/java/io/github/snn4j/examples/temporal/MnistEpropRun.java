package io.github.snn4j.examples.temporal;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ConfusionChart;
import io.github.snn4j.examples.report.ConfusionMatrix;
import io.github.snn4j.examples.report.LearningCurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.spike.ImageSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Trains in mini-batches, tests, draws. An image is shown as random spikes; the answer is the largest mean readout. */
final class MnistEpropRun {

    private static final int STEPS = 30;
    /** The readout is not asked before the first spikes have come through. */
    private static final int QUIET_STEPS = 5;

    private static final int BATCH = 50;
    private static final double MAX_RATE_HZ = 250;
    private static final double RATE = 2e-3;
    /** The readout learns faster by this factor. */
    private static final double READOUT_FACTOR = 5;

    private static final double RECURRENT_GAIN = 0.5;
    private static final double RATE_STRENGTH = 0.1;
    private static final double RATE_TARGET_HZ = 20;
    private static final double INPUT_GAIN = 1;
    private static final int CURVE_POINTS = 30;

    private final DataSplit data;
    private final RunOptions options;
    private final ProgressListener progress;
    private final Lsnn net;
    private final int classes;
    private final List<Integer> curveImages = new ArrayList<>();
    private final List<Double> curveAccuracy = new ArrayList<>();

    MnistEpropRun(DataSplit data, RunOptions options, ProgressListener progress) {
        this.data = data;
        this.options = options;
        this.progress = progress;
        this.classes = data.train().classCount();
        this.net = new Lsnn(
                data.train().pixelCount(),
                options.neurons(),
                0,
                classes,
                20,
                0,
                1000,
                0,
                20,
                INPUT_GAIN,
                RECURRENT_GAIN,
                1);
    }

    RunResult run() {
        Lsnn.Learning learning = new Lsnn.Learning(
                Optimizer.Adam.of(RATE),
                ReadoutError.classification().scaled(1.0 / (STEPS - QUIET_STEPS)),
                options.regime(),
                RATE_STRENGTH,
                RATE_TARGET_HZ);
        RunResult.Builder result = RunResult.builder()
                .config("neurons", options.neurons())
                .config("feedback", options.regime())
                .config("epochs", options.epochs())
                .config("images", data.train().size())
                .config("stepsPerImage", STEPS)
                .config("batch", BATCH)
                .config("learningRate", RATE);
        SimulationConfig config =
                SimulationConfig.of(1, options.seed()).withBatchSize(BATCH).withThreads(options.threads());
        ImageSource source = new ImageSource(MAX_RATE_HZ, data.train().maxPixel());
        try (Simulator simulator = Simulator.of(net.network(source, 1, learning), config)) {
            long start = System.nanoTime();
            train(simulator);
            double seconds = (System.nanoTime() - start) * 1e-9;
            long before = simulator.spikeCount(Lsnn.PLAIN);
            ConfusionMatrix confusion = test(simulator);
            double shownSeconds = data.test().size() * STEPS / 1000.0;
            result.metric(Metrics.ACCURACY, confusion.accuracy())
                    .metric(Metrics.RATE_HZ, (simulator.spikeCount(Lsnn.PLAIN) - before) / shownSeconds / net.plain())
                    .metric(
                            Metrics.IMAGES_PER_SECOND,
                            (double) options.epochs() * data.train().size() / seconds)
                    .metric("train_seconds", seconds)
                    .fingerprint(simulator.fingerprint().toString())
                    .image(
                            "confusion.png",
                            "Test images by class and answer.",
                            ConfusionChart.draw("Test images", confusion, "images"));
            simulator.health().warnings().forEach(w -> result.note(w.message()));
        }
        if (curveImages.size() > 1) {
            result.image(
                    "learning.png",
                    "Share of training images answered right before learning from them.",
                    LearningCurveChart.draw(
                            "Learning",
                            List.of(new LearningCurveChart.Curve("training images", curveImages, curveAccuracy))));
        }
        return result.build();
    }

    private void train(Simulator simulator) {
        int batches = data.train().size() / BATCH;
        int total = Math.max(1, batches * options.epochs());
        int interval = Math.max(1, total / CURVE_POINTS);
        progress.begin("train", (long) total * BATCH, "images");
        ConfusionMatrix recent = new ConfusionMatrix(classes);
        String status = "";
        int done = 0;
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            int[] order = shuffled(epoch);
            for (int k = 0; k < batches; k++) {
                // The rate falls linearly to a tenth.
                double factor = 1 - 0.9 * done / total;
                simulator
                        .network()
                        .projections()
                        .forEach((name, projection) -> simulator.setLearningRate(
                                name, projection.post().equals(Lsnn.OUTPUT) ? READOUT_FACTOR * factor : factor));
                show(simulator, data.train(), Arrays.copyOfRange(order, k * BATCH, (k + 1) * BATCH), recent);
                done++;
                if (done % interval == 0) {
                    curveImages.add(done * BATCH);
                    curveAccuracy.add(recent.accuracy());
                    status = String.format(Locale.ROOT, "%.1f %% right before learning", 100 * recent.accuracy());
                    recent = new ConfusionMatrix(classes);
                }
                progress.update((long) done * BATCH, status);
            }
        }
        progress.end();
    }

    private int[] shuffled(int epoch) {
        RandomGenerator random =
                KeyedRandom.of(options.seed(), "images", "order").generator(epoch, 0, 0);
        int[] order = new int[data.train().size()];
        for (int k = 0; k < order.length; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        return order;
    }

    private ConfusionMatrix test(Simulator simulator) {
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        simulator.setLearning(false);
        int size = data.test().size();
        progress.begin("test", size, "images");
        for (int from = 0; from < size; from += BATCH) {
            int[] indices = new int[Math.min(BATCH, size - from)];
            int first = from;
            Arrays.setAll(indices, k -> first + k);
            show(simulator, data.test(), indices, matrix);
            progress.update(from + indices.length, "");
        }
        progress.end();
        return matrix;
    }

    /** Shows some images, at most a batch, and learns from them if learning is on. */
    private void show(Simulator simulator, ImageDataset images, int[] indices, ConfusionMatrix matrix) {
        float[] target = new float[BATCH * classes];
        for (int b = 0; b < BATCH; b++) {
            int image = indices[Math.min(b, indices.length - 1)];
            float[] pixels = new float[images.pixelCount()];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = images.pixel(image, p);
            }
            simulator.present(Lsnn.INPUT, b, pixels);
            target[b * classes + images.label(image)] = 1;
        }
        simulator.external(Lsnn.OUTPUT, ReadoutError.TARGET, target);
        simulator.external(Lsnn.OUTPUT, ReadoutError.PAUSE, 1);
        simulator.run(QUIET_STEPS);
        simulator.external(Lsnn.OUTPUT, ReadoutError.PAUSE, 0);
        Signal y = simulator.signal(Lsnn.OUTPUT, new Membrane());
        float[] sum = new float[BATCH * classes];
        for (int t = QUIET_STEPS; t < STEPS; t++) {
            simulator.step();
            for (int n = 0; n < sum.length; n++) {
                sum[n] += y.array()[n];
            }
        }
        simulator.endTrial();
        simulator.reset();
        for (int b = 0; b < indices.length; b++) {
            matrix.add(images.label(indices[b]), largest(sum, b * classes));
        }
    }

    private int largest(float[] values, int at) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = values[at + k] > values[at + best] ? k : best;
        }
        return best;
    }
}
