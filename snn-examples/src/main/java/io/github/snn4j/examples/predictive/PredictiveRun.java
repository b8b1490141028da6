package io.github.snn4j.examples.predictive;

import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.graded.GradedTraining;
import io.github.snn4j.examples.report.ConfusionChart;
import io.github.snn4j.examples.report.ConfusionMatrix;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.LearningCurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.predictive.FreeEnergyRecording;
import io.github.snn4j.learning.predictive.PredictiveNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From an untrained net to the result: passes with a falling learning rate, the test images after each. */
final class PredictiveRun {

    static final int BATCH = 50;

    /** The learning rate falls in a straight line to this share of its start. */
    private static final double LAST_RATE = 0.05;

    private final PredictiveNetwork net;
    private final DataSplit data;
    private final RunOptions options;
    private final ProgressListener progress;
    private final List<Integer> seen = new ArrayList<>();
    private final List<Double> curve = new ArrayList<>();
    private final List<CurveChart.Curve> energies = new ArrayList<>();

    PredictiveRun(PredictiveNetwork net, DataSplit data, RunOptions options, ProgressListener progress) {
        this.net = net;
        this.data = data;
        this.options = options;
        this.progress = progress;
    }

    RunResult run() {
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("network", net)
                .config("inference", PredictiveClassifier.relaxation())
                .config("batch", BATCH);
        try (PredictiveClassifier classifier = new PredictiveClassifier(
                net, PredictiveClassifier.relaxation(), BATCH, options.seed(), options.threads())) {
            GradedTraining training = new GradedTraining(data.train(), BATCH, options.seed(), progress);
            double seconds = 0;
            for (int epoch = 0; epoch < options.epochs(); epoch++) {
                long start = System.nanoTime();
                train(classifier, training, epoch);
                seconds += (System.nanoTime() - start) * 1e-9;
                seen.add((epoch + 1) * data.train().size());
                curve.add(test(classifier, data.test()).accuracy());
            }
            ConfusionMatrix confusion = test(classifier, data.test());
            ImageDataset some = data.train().first(Math.min(5_000, data.train().size()));
            result.metric(Metrics.ACCURACY, confusion.accuracy())
                    .metric(Metrics.TRAIN_ACCURACY, test(classifier, some).accuracy())
                    .metric("steps_per_inference", classifier.meanSteps())
                    .metric("train_seconds", seconds)
                    .metric(
                            Metrics.IMAGES_PER_SECOND,
                            options.epochs() * (double) data.train().size() / seconds);
            pictures(result, confusion);
            result.fingerprint(classifier.simulator().fingerprint().toString());
        }
        return result.build();
    }

    private void train(PredictiveClassifier classifier, GradedTraining training, int epoch) {
        training.epoch(classifier, epoch, share -> {
            double done = (epoch + share) / options.epochs();
            classifier.setRate(1 - (1 - LAST_RATE) * done);
        });
        remember("pass " + (epoch + 1), classifier.inference().energies(), epoch);
    }

    /** What is left of the descent in the last mini-batch of the first and the last pass. */
    private void remember(String name, FreeEnergyRecording f, int epoch) {
        if (epoch == 0 || epoch == options.epochs() - 1) {
            int first = net.sweepSteps() - 1;
            double[] x = new double[f.size() - first];
            double[] y = new double[x.length];
            Arrays.setAll(x, k -> k);
            Arrays.setAll(y, k -> (f.at(first + k) - f.latest()) / (f.at(first) - f.latest()));
            energies.add(new CurveChart.Curve(name, x, y));
        }
    }

    private ConfusionMatrix test(PredictiveClassifier classifier, ImageDataset images) {
        ConfusionMatrix matrix = new ConfusionMatrix(images.classCount());
        float[][] shown = new float[images.size()][images.pixelCount()];
        for (int n = 0; n < images.size(); n++) {
            images.copyIntensities(n, shown[n]);
        }
        int[] answers = classifier.predict(shown);
        for (int n = 0; n < images.size(); n++) {
            matrix.add(images.label(n), answers[n]);
        }
        return matrix;
    }

    private void pictures(RunResult.Builder result, ConfusionMatrix confusion) {
        result.image(
                        "learning-curve.png",
                        "Share of the test images told right, after every pass over the training images.",
                        LearningCurveChart.draw(
                                "MNIST, predictive coding: learning curve",
                                List.of(new LearningCurveChart.Curve("test", seen, curve))))
                .image(
                        "free-energy.png",
                        "What is left of the descent of the free energy after each step of a relaxation,"
                                + " at the end of the first and of the last pass.",
                        CurveChart.draw(
                                "Relaxation of a mini-batch", "step", "share of the descent that is left", energies))
                .image(
                        "confusion.png",
                        "Test images by true and predicted digit.",
                        ConfusionChart.draw("MNIST, predictive coding: test images", confusion, "digit"));
    }
}
