package io.github.snn4j.examples.contrastive;

import io.github.snn4j.Simulator;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.graded.GradedTraining;
import io.github.snn4j.examples.report.ConfusionChart;
import io.github.snn4j.examples.report.ConfusionMatrix;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.LearningCurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From an untrained network to a result: passes over the training images with a rate that falls to zero in a straight
 * line, a look at some test images after each, all of them at the end, and the energy while one mini-batch is learnt.
 */
final class ContrastiveRun {

    /** Images for the curves; the result is that of all test images. */
    private static final int CURVE_IMAGES = 2_000;

    private final SettlingNetwork network;
    private final DataSplit data;
    private final int epochs;
    private final GradedTraining training;
    private final List<Integer> seen = new ArrayList<>();
    private final List<Double> test = new ArrayList<>();
    private final List<Double> train = new ArrayList<>();

    ContrastiveRun(SettlingNetwork network, DataSplit data, int epochs, long seed, ProgressListener progress) {
        this.network = network;
        this.data = data;
        this.epochs = epochs;
        this.training = new GradedTraining(data.train(), network.batch(), seed, progress);
    }

    void run(String title, RunResult.Builder result) {
        long nanos = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            long start = System.nanoTime();
            double done = epoch;
            training.epoch(network, epoch, part -> network.setRate(1 - (done + part) / epochs));
            nanos += System.nanoTime() - start;
            look(epoch);
        }
        ConfusionMatrix confusion = confusion(data.test());
        result.metric(Metrics.ACCURACY, confusion.accuracy());
        result.metric(Metrics.TRAIN_ACCURACY, train.get(train.size() - 1));
        result.metric(Metrics.IMAGES_PER_SECOND, epochs * (double) data.train().size() / (nanos * 1e-9));
        result.metric("train_seconds", nanos * 1e-9);
        Simulator simulator = network.simulator();
        result.fingerprint(simulator.fingerprint().toString());
        simulator.health().warnings().forEach(w -> result.note(w.message()));
        result.image(
                "learning-curve.png",
                "Share of the first test and training images told right, after every pass over the training images.",
                LearningCurveChart.draw(
                        title + ": learning curve",
                        List.of(
                                new LearningCurveChart.Curve("test", seen, test),
                                new LearningCurveChart.Curve("training", seen, train))));
        result.image(
                "confusion.png",
                "Test images by true and predicted digit.",
                ConfusionChart.draw(title + ": test images", confusion, "digit"));
        energy(title, result);
    }

    private void look(int epoch) {
        seen.add((epoch + 1) * data.train().size());
        test.add(GradedTraining.accuracy(network, data.test().first(CURVE_IMAGES)));
        train.add(GradedTraining.accuracy(network, data.train().first(CURVE_IMAGES)));
    }

    private ConfusionMatrix confusion(ImageDataset images) {
        ConfusionMatrix matrix = new ConfusionMatrix(images.classCount());
        float[][] block = new float[network.batch()][images.pixelCount()];
        for (int from = 0; from < images.size(); from += block.length) {
            int count = Math.min(block.length, images.size() - from);
            for (int b = 0; b < block.length; b++) {
                images.copyIntensities(from + b % count, block[b]);
            }
            int[] answers = network.predict(block);
            for (int b = 0; b < count; b++) {
                matrix.add(images.label(from + b), answers[b]);
            }
        }
        return matrix;
    }

    /** The energy of the trained network while it is shown the first images once more. */
    private void energy(String title, RunResult.Builder result) {
        int batch = network.batch();
        float[][] shown = new float[batch][data.test().pixelCount()];
        int[] labels = new int[batch];
        for (int b = 0; b < batch; b++) {
            data.test().copyIntensities(b % data.test().size(), shown[b]);
            labels[b] = data.test().label(b % data.test().size());
        }
        double[] energy = network.energyWhileTaught(shown, labels);
        double lowest = Arrays.stream(energy).min().orElse(0);
        double[] steps = new double[energy.length];
        for (int n = 0; n < steps.length; n++) {
            steps[n] = n + 1.0;
            energy[n] -= lowest;
        }
        result.image(
                "energy.png",
                "Energy above its lowest value, mean over a mini-batch of test images, while the network settles freely and"
                        + " is then taught.",
                CurveChart.draw(
                        title + ": energy",
                        "step",
                        "energy above the lowest",
                        List.of(new CurveChart.Curve("energy", steps, energy))));
    }
}
