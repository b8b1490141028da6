package io.github.snn4j.examples.supervised;

import io.github.snn4j.Simulator;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.data.Shuffled;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.report.ConfusionChart;
import io.github.snn4j.examples.report.ConfusionMatrix;
import io.github.snn4j.examples.report.LearningCurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One experiment from untrained network to result: some passes over the training images with a falling learning rate,
 * a look at some test images after each, all test images at the end.
 */
public final class SupervisedRun {

    /** Test images for the curve; the result is that of all of them. */
    private static final int CURVE_IMAGES = 2_000;

    private final LayeredClassifier network;
    private final DataSplit data;
    private final int epochs;
    private final long seed;
    private final ProgressListener progress;
    private final List<Integer> seen = new ArrayList<>();
    private final List<List<Double>> curves = new ArrayList<>();

    /**
     * Prepares a run.
     *
     * @param network untrained network
     * @param data images
     * @param epochs passes over the training images
     * @param seed seed of the order of the images
     * @param progress hears how far it is
     */
    public SupervisedRun(LayeredClassifier network, DataSplit data, int epochs, long seed, ProgressListener progress) {
        this.network = network;
        this.data = data;
        this.epochs = epochs;
        this.seed = seed;
        this.progress = progress;
        network.layers().forEach(layer -> curves.add(new ArrayList<>()));
    }

    /**
     * Trains and tests. The metric {@link Metrics#ACCURACY} is that of the last layer; those of the others carry the
     * name of the layer.
     *
     * @param title title of the pictures
     * @param result receives metrics and pictures
     */
    public void run(String title, RunResult.Builder result) {
        long start = System.nanoTime();
        for (int epoch = 0; epoch < epochs; epoch++) {
            train(epoch);
            look(epoch);
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        List<ConfusionMatrix> matrices = test(data.test(), "test");
        List<String> layers = network.layers();
        int last = layers.size() - 1;
        result.metric(Metrics.ACCURACY, matrices.get(last).accuracy());
        for (int k = 0; k <= last; k++) {
            result.metric("accuracy_" + layers.get(k), matrices.get(k).accuracy());
        }
        ImageDataset some =
                data.train().first(Math.min(CURVE_IMAGES, data.train().size()));
        result.metric(Metrics.TRAIN_ACCURACY, test(some, "retest").get(last).accuracy());
        result.metric(Metrics.IMAGES_PER_SECOND, epochs * (double) data.train().size() / seconds);
        result.metric("train_seconds", seconds);
        Simulator simulator = network.simulator();
        result.fingerprint(simulator.fingerprint().toString());
        simulator.health().warnings().forEach(w -> result.note(w.message()));
        pictures(title, result, matrices.get(last));
    }

    private void train(int epoch) {
        int images = data.train().size();
        int[] order = Shuffled.order(images, seed, epoch);
        progress.begin("train", images, "images");
        for (int from = 0; from < images; from += network.batch()) {
            double done = (epoch + (double) from / images) / epochs;
            network.setRate(1 - done);
            int to = Math.min(images, from + network.batch());
            network.learn(order, from, to);
            progress.update(to, "pass " + (epoch + 1) + " of " + epochs);
        }
        progress.end();
    }

    private void look(int epoch) {
        List<ConfusionMatrix> matrices =
                test(data.test().first(Math.min(CURVE_IMAGES, data.test().size())), "look");
        seen.add((epoch + 1) * data.train().size());
        for (int k = 0; k < matrices.size(); k++) {
            curves.get(k).add(matrices.get(k).accuracy());
        }
    }

    private List<ConfusionMatrix> test(ImageDataset images, String phase) {
        List<ConfusionMatrix> matrices = new ArrayList<>();
        network.layers().forEach(layer -> matrices.add(new ConfusionMatrix(images.classCount())));
        progress.begin(phase, images.size(), "images");
        for (int from = 0; from < images.size(); from += network.batch()) {
            int to = Math.min(images.size(), from + network.batch());
            int[][] answers = network.answers(images, from, to);
            for (int k = 0; k < answers.length; k++) {
                for (int n = from; n < to; n++) {
                    matrices.get(k).add(images.label(n), answers[k][n - from]);
                }
            }
            double right = matrices.get(matrices.size() - 1).accuracy();
            progress.update(to, String.format(Locale.ROOT, "%.1f %% right", 100 * right));
        }
        progress.end();
        return matrices;
    }

    private void pictures(String title, RunResult.Builder result, ConfusionMatrix confusion) {
        List<LearningCurveChart.Curve> shown = new ArrayList<>();
        for (int k = 0; k < curves.size(); k++) {
            shown.add(new LearningCurveChart.Curve(network.layers().get(k), seen, curves.get(k)));
        }
        result.image(
                "learning-curve.png",
                "Share of the first test images that each layer tells right, after every pass over the training images.",
                LearningCurveChart.draw(title + ": learning curve", shown));
        result.image(
                "confusion.png",
                "Test images by true and predicted digit, last layer.",
                ConfusionChart.draw(title + ": test images", confusion, "digit"));
    }
}
