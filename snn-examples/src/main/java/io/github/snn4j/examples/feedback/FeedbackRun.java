package io.github.snn4j.examples.feedback;

import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.graded.GradedTraining;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains one net by one route, with a learning rate that falls linearly to 0, and looks at angles and accuracy on the
 * way.
 *
 * @param train training images
 * @param test images for the accuracy after each epoch
 * @param sizes units of the layers
 * @param epochs passes over the training images
 * @param seed seed of weights, feedback and order
 * @param threads threads
 */
record FeedbackRun(ImageDataset train, ImageDataset test, int[] sizes, int epochs, long seed, int threads) {

    /** Measurements of angles per epoch, besides those of the first mini-batches. */
    private static final int LOOKS = 4;

    /** Mini-batches after which angles are measured in the first epoch, where they move most. */
    private static final List<Integer> EARLY = List.of(1, 10, 30, 60, 100);

    /**
     * What came out.
     *
     * @param route way of the errors
     * @param accuracy test accuracy after each epoch
     * @param images images seen at each measurement of the angles
     * @param degrees angles of the hidden layers at each measurement
     * @param seconds time for training
     */
    record Outcome(Route route, List<Double> accuracy, List<Integer> images, List<double[]> degrees, double seconds) {

        double last() {
            return accuracy.get(accuracy.size() - 1);
        }

        double[] lastDegrees() {
            return degrees.get(degrees.size() - 1);
        }
    }

    Outcome train(Route route, FeedbackSettings settings, ProgressListener progress) {
        List<Double> accuracy = new ArrayList<>();
        List<Integer> images = new ArrayList<>();
        List<double[]> degrees = new ArrayList<>();
        long nanos = 0;
        try (FeedbackClassifier net = new FeedbackClassifier(sizes, route, settings, seed, threads)) {
            GradedTraining training = new GradedTraining(train, settings.batch(), seed, progress);
            int perEpoch = train.size() / settings.batch();
            int[] made = {0};
            for (int epoch = 0; epoch < epochs; epoch++) {
                int e = epoch;
                long start = System.nanoTime();
                training.epoch(net, epoch, done -> {
                    int n = made[0]++;
                    boolean look = n > 0 && n % Math.max(1, perEpoch / LOOKS) == 0;
                    if (look || EARLY.contains(n)) {
                        images.add(n * settings.batch());
                        degrees.add(DeltaAngles.of(net));
                    }
                    net.setRate(1 - (e + done) / epochs);
                });
                nanos += System.nanoTime() - start;
                accuracy.add(GradedTraining.accuracy(net, test));
            }
        }
        return new Outcome(route, accuracy, images, degrees, nanos * 1e-9);
    }
}
