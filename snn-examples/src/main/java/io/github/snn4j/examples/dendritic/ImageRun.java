package io.github.snn4j.examples.dendritic;

import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.graded.GradedClassifier;
import io.github.snn4j.examples.graded.GradedTraining;
import io.github.snn4j.examples.report.LearningCurveChart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Trains a net for some passes with a falling learning rate, and looks at the test images after each. */
final class ImageRun {

    private final List<Integer> seen = new ArrayList<>();
    private final List<Double> accuracies = new ArrayList<>();
    private final double seconds;

    private ImageRun(double seconds) {
        this.seconds = seconds;
    }

    /**
     * Trains a net.
     *
     * @param net net
     * @param rate hears the factor on the learning rate before each mini-batch
     * @param batch images of a mini-batch
     * @param data images
     * @param options passes and seed
     * @param progress hears how far it is
     * @return what came out
     */
    static ImageRun of(
            GradedClassifier net,
            DoubleConsumer rate,
            int batch,
            DataSplit data,
            RunOptions options,
            ProgressListener progress) {
        GradedTraining training = new GradedTraining(data.train(), batch, options.seed(), progress);
        double seconds = 0;
        List<Integer> seen = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            double before = epoch;
            long start = System.nanoTime();
            training.epoch(net, epoch, share -> rate.accept(1 - (before + share) / options.epochs()));
            seconds += (System.nanoTime() - start) / 1e9;
            seen.add((epoch + 1) * data.train().size());
            accuracies.add(GradedTraining.accuracy(net, data.test()));
        }
        ImageRun run = new ImageRun(seconds);
        run.seen.addAll(seen);
        run.accuracies.addAll(accuracies);
        return run;
    }

    /** The images that a run takes: the first training images and all test images. */
    static DataSplit first(DataSplit all, int samples) {
        ImageDataset train = all.train();
        if (samples > train.size()) {
            throw new IllegalArgumentException(
                    "--samples must be in 1.." + train.size() + ", the training images there are, got " + samples);
        }
        return all.first(samples, all.test().size());
    }

    /** Accuracy on the test images after the last pass. */
    double accuracy() {
        return accuracies.get(accuracies.size() - 1);
    }

    /** Time of the passes alone. */
    double seconds() {
        return seconds;
    }

    /** Training images shown per second. */
    double imagesPerSecond() {
        return seen.get(seen.size() - 1) / seconds;
    }

    LearningCurveChart.Curve curve(String name) {
        return new LearningCurveChart.Curve(name, seen, accuracies);
    }
}
