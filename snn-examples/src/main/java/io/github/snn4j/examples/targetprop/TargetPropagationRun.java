package io.github.snn4j.examples.targetprop;

import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.graded.GradedTraining;
import io.github.snn4j.examples.report.LearningCurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.target.TargetPropagation;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import java.util.ArrayList;
import java.util.List;

/** Epochs with a falling learning rate, looked at on images that are held back from training; then the test images. */
final class TargetPropagationRun {

    private static final int HIDDEN_LAYERS = 3;
    private static final double STEP = 0.3;
    private static final double NOISE_SD = 0.1;
    private static final double RATE = 1e-3;
    private static final double INVERSE_RATE = 3e-3;
    // What is left of the learning rate at the end.
    private static final double LAST_RATE = 0.05;

    private final DataSplit data;
    private final RunOptions options;
    private final int batch;
    private final ProgressListener progress;

    TargetPropagationRun(DataSplit data, RunOptions options, int batch, ProgressListener progress) {
        this.data = data;
        this.options = options;
        this.batch = batch;
        this.progress = progress;
    }

    static TargetPropagation net(int pixels, int classes, int hidden, TargetRule rule) {
        List<Integer> sizes = new ArrayList<>(List.of(pixels));
        for (int l = 0; l < HIDDEN_LAYERS; l++) {
            sizes.add(hidden);
        }
        sizes.add(classes);
        return new TargetPropagation(
                sizes,
                Transfer.TANH,
                rule.targets(),
                STEP,
                NOISE_SD,
                Application.perTrial(Optimizer.Adam.of(RATE)),
                Application.perTrial(Optimizer.Adam.of(INVERSE_RATE)));
    }

    RunResult run() {
        // A twelfth is held back: 5,000 of 60,000.
        int kept = data.train().size() - data.train().size() / 12;
        ImageDataset held = data.train().subset(kept, data.train().size());
        ImageDataset train = data.train().first(kept);
        TargetRule rule = TargetRule.of(options.rule());
        TargetPropagation net = net(train.pixelCount(), train.classCount(), options.neurons(), rule);
        RunResult.Builder result = RunResult.builder()
                .config("training images", train.size())
                .config("images held back", held.size())
                .config("test images", data.test().size())
                .config("mini-batch", batch)
                .config("net", net);
        try (TargetPropagationClassifier classifier =
                new TargetPropagationClassifier(net, batch, options.seed(), options.threads())) {
            learn(classifier, train, held, result);
            result.metric(Metrics.ACCURACY, GradedTraining.accuracy(classifier, data.test()))
                    .metric(
                            Metrics.TRAIN_ACCURACY,
                            GradedTraining.accuracy(classifier, train.first(Math.min(5000, train.size()))))
                    .fingerprint(classifier.simulator().fingerprint().toString());
        }
        return result.build();
    }

    private void learn(
            TargetPropagationClassifier classifier, ImageDataset train, ImageDataset held, RunResult.Builder result) {
        GradedTraining training = new GradedTraining(train, batch, options.seed(), progress);
        List<Integer> seen = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        long nanos = 0;
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            int done = epoch;
            long start = System.nanoTime();
            training.epoch(classifier, epoch, share -> {
                double over = (done + share) / options.epochs();
                classifier.setRate(1 - (1 - LAST_RATE) * over);
            });
            nanos += System.nanoTime() - start;
            seen.add((epoch + 1) * train.size());
            right.add(GradedTraining.accuracy(classifier, held));
        }
        double seconds = nanos * 1e-9;
        result.metric("validation_accuracy", right.get(right.size() - 1))
                .metric(Metrics.IMAGES_PER_SECOND, options.epochs() * (double) train.size() / seconds)
                .metric("train_seconds", seconds)
                .image(
                        "learning-curve.png",
                        "Share of the images held back from training that are told right, after every pass.",
                        LearningCurveChart.draw(
                                "MNIST, target propagation: learning curve",
                                List.of(new LearningCurveChart.Curve(options.rule(), seen, right))));
    }
}
