package io.github.snn4j.examples.bptt;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ConfusionChart;
import io.github.snn4j.examples.report.ConfusionMatrix;
import io.github.snn4j.examples.report.LearningCurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RasterChart;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.learning.bptt.BpttConfig;
import io.github.snn4j.learning.bptt.BpttResult;
import io.github.snn4j.learning.bptt.BpttTrainer;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.learning.bptt.MiniBatches;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.RateSchedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One run from untrained network to result: train, judge the test images after each epoch, draw. */
final class ImageRun {

    static final int BATCH = 128;
    private static final int STEPS = 25;
    private static final double DECAY = 0.95;
    private static final double RATE = 5e-4;
    static final String HIDDEN = "hidden";
    static final String OUTPUT = "output";

    private final DataSplit data;
    private final RunOptions options;
    private final Coding coding;
    private final ProgressListener progress;
    private final float[] pixels;
    private final List<Integer> shownImages = new ArrayList<>();
    private final List<Double> testAccuracy = new ArrayList<>();
    private final List<Double> trainAccuracy = new ArrayList<>();
    private int presentation;
    private long hiddenSpikes;
    private double trainSeconds;

    ImageRun(DataSplit data, RunOptions options, ProgressListener progress) {
        this.data = data;
        this.options = options;
        this.coding = Coding.of(options.regime());
        this.progress = progress;
        this.pixels = new float[data.train().pixelCount()];
    }

    /** Weights start uniform between plus and minus one over the root of the number of inputs. */
    static Network network(Coding coding, int pixels, int hidden, int classes) {
        Lif neuron = Lif.delta(-1 / StrictMath.log(DECAY)).withReset(Reset.SUBTRACT);
        double first = 1 / Math.sqrt(pixels);
        double second = 1 / Math.sqrt(hidden);
        return coding.addInput(Network.builder(), pixels)
                .population(HIDDEN, hidden, neuron)
                .population(OUTPUT, classes, neuron)
                .projection(Projection.between(Coding.INPUT, HIDDEN).weights(WeightInit.uniform(-first, first)))
                .projection(Projection.between(HIDDEN, OUTPUT).weights(WeightInit.uniform(-second, second)))
                .build();
    }

    Network network() {
        return network(coding, pixels.length, options.neurons(), data.train().classCount());
    }

    BpttConfig config() {
        return BpttConfig.of(1, options.seed(), STEPS, OUTPUT, Loss.membraneCrossEntropy(Loss.Over.EACH_STEP))
                .withOptimizer(Optimizer.Adam.of(RATE), RateSchedule.constant())
                .withThreads(options.threads());
    }

    RunResult run(String title) {
        RunResult.Builder result = RunResult.builder();
        describe(result);
        try (BpttTrainer trainer = BpttTrainer.of(network(), config())) {
            ConfusionMatrix confusion = new ConfusionMatrix(data.test().classCount());
            double best = 0;
            for (int epoch = 0; epoch < options.epochs(); epoch++) {
                trainAccuracy.add(train(trainer, epoch));
                confusion = test(trainer);
                best = Math.max(best, confusion.accuracy());
                shownImages.add((epoch + 1) * data.train().size());
                testAccuracy.add(confusion.accuracy());
            }
            long images = (long) options.epochs() * data.train().size();
            result.metric(Metrics.ACCURACY, confusion.accuracy())
                    .metric("best_accuracy", best)
                    .metric(Metrics.TRAIN_ACCURACY, trainAccuracy.get(trainAccuracy.size() - 1))
                    .metric("hidden_spikes_per_step", (double) hiddenSpikes / images / STEPS / options.neurons())
                    .metric(Metrics.IMAGES_PER_SECOND, images / trainSeconds)
                    .metric("train_seconds", trainSeconds)
                    .fingerprint(Integer.toHexString(Arrays.hashCode(trainer.weights(HIDDEN + "->" + OUTPUT))));
            pictures(result, title, trainer, confusion);
            return result.build();
        }
    }

    private void describe(RunResult.Builder result) {
        result.config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("hidden neurons", options.neurons())
                .config("epochs", options.epochs())
                .config("input", coding.option())
                .config("steps", STEPS)
                .config("decay per step", DECAY)
                .config("batch", BATCH)
                .config("optimiser", config().optimizer())
                .config("surrogate", config().surrogate())
                .config("loss", config().loss());
    }

    private void show(BpttBatch batch, ImageDataset images, int[] which) {
        for (int b = 0; b < which.length; b++) {
            images.copyIntensities(which[b], pixels);
            coding.show(batch, b, presentation++, pixels);
            batch.label(b, images.label(which[b]));
        }
    }

    /** The accuracy on each batch before it is learnt. */
    private double train(BpttTrainer trainer, int epoch) {
        int size = data.train().size();
        progress.begin("epoch " + (epoch + 1), size, "images");
        long start = System.nanoTime();
        BpttBatch full = trainer.newBatch(Math.min(BATCH, size));
        int correct = 0;
        int done = 0;
        for (int[] which : new MiniBatches(size, BATCH, options.seed()).epoch(epoch)) {
            BpttBatch batch = which.length == full.samples() ? full : trainer.newBatch(which.length);
            show(batch, data.train(), which);
            BpttResult r = trainer.train(batch);
            correct += r.correct();
            hiddenSpikes += r.spikes().get(HIDDEN);
            done += which.length;
            progress.update(done, String.format(Locale.ROOT, "loss %.3f", r.loss()));
        }
        trainSeconds += (System.nanoTime() - start) * 1e-9;
        progress.end();
        return (double) correct / size;
    }

    private ConfusionMatrix test(BpttTrainer trainer) {
        ConfusionMatrix matrix = new ConfusionMatrix(data.test().classCount());
        int size = data.test().size();
        progress.begin("test", size, "images");
        for (int from = 0; from < size; from += BATCH) {
            int[] which = IntStream.range(from, Math.min(size, from + BATCH)).toArray();
            BpttBatch batch = trainer.newBatch(which.length);
            show(batch, data.test(), which);
            BpttResult r = trainer.evaluate(batch);
            for (int b = 0; b < which.length; b++) {
                matrix.add(data.test().label(which[b]), r.decision(b));
            }
            progress.update(from + which.length, "");
        }
        progress.end();
        return matrix;
    }

    private void pictures(RunResult.Builder result, String title, BpttTrainer trainer, ConfusionMatrix confusion) {
        result.image(
                "confusion.png",
                "Test images by true and predicted digit.",
                ConfusionChart.draw(title + ": test images", confusion, "digit"));
        result.image(
                "learning-curve.png",
                "Accuracy on the test images after each epoch, and on the training images of it before each was learnt.",
                LearningCurveChart.draw(
                        title + ": learning curve",
                        List.of(
                                new LearningCurveChart.Curve("test", shownImages, testAccuracy),
                                new LearningCurveChart.Curve("training", shownImages, trainAccuracy))));
        BpttBatch one = trainer.newBatch(1);
        show(one, data.test(), new int[] {0});
        int[][] spikes = trainer.trace(one, 0, HIDDEN).spikes();
        List<double[]> points = new ArrayList<>();
        for (int t = 0; t < spikes.length; t++) {
            for (int neuron : spikes[t]) {
                points.add(new double[] {t, neuron});
            }
        }
        result.image(
                "raster.png",
                "Spikes of the hidden layer for the first test image.",
                RasterChart.draw(
                        title + ": hidden spikes for a test image",
                        points.stream().mapToDouble(p -> p[0]).toArray(),
                        points.stream().mapToInt(p -> (int) p[1]).toArray(),
                        options.neurons(),
                        0,
                        STEPS));
    }
}
