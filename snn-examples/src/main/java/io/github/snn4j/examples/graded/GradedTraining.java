package io.github.snn4j.examples.graded;

import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.random.Batches;
import java.util.function.DoubleConsumer;

/**
 * Epochs of mini-batches over training images. Every epoch has an order of its own; what does not fill a batch at its
 * end is left out, other images in every epoch.
 */
public final class GradedTraining {

    private final ImageDataset images;
    private final Batches batches;
    private final float[][] shown;
    private final int[] labels;
    private final ProgressListener progress;

    /**
     * Prepares training.
     *
     * @param images training images
     * @param batch images of a mini-batch, at most as many as there are
     * @param seed seed of the order
     * @param progress hears how far it is
     */
    public GradedTraining(ImageDataset images, int batch, long seed, ProgressListener progress) {
        if (batch > images.size()) {
            throw new IllegalArgumentException(
                    "the mini-batch must be in 1.." + images.size() + ", the training images there are, got " + batch);
        }
        this.images = images;
        this.batches = new Batches(images.size(), batch, seed, images.name());
        this.shown = new float[batch][images.pixelCount()];
        this.labels = new int[batch];
        this.progress = progress;
    }

    /**
     * Shows every image once.
     *
     * @param net net that learns
     * @param epoch number of the epoch, which chooses the order
     * @param before hears before each mini-batch which share of the epoch is over, for schedules and measurements
     */
    public void epoch(GradedClassifier net, int epoch, DoubleConsumer before) {
        int[] order = batches.order(epoch);
        int count = images.size() / labels.length;
        progress.begin("train", count * (long) labels.length, "images");
        for (int n = 0; n < count; n++) {
            before.accept(n / (double) count);
            int[] chosen = batches.batch(order, n);
            for (int b = 0; b < chosen.length; b++) {
                images.copyIntensities(chosen[b], shown[b]);
                labels[b] = images.label(chosen[b]);
            }
            net.train(shown, labels, chosen);
            progress.update((n + 1L) * labels.length, "pass " + (epoch + 1));
        }
        progress.end();
    }

    /**
     * Share of images that a net tells right.
     *
     * @param net net
     * @param images images
     * @return accuracy in [0, 1]
     */
    public static double accuracy(GradedClassifier net, ImageDataset images) {
        int block = Math.min(1024, images.size());
        int right = 0;
        for (int from = 0; from < images.size(); from += block) {
            float[][] some = new float[Math.min(block, images.size() - from)][images.pixelCount()];
            for (int k = 0; k < some.length; k++) {
                images.copyIntensities(from + k, some[k]);
            }
            int[] answers = net.predict(some);
            for (int k = 0; k < some.length; k++) {
                right += answers[k] == images.label(from + k) ? 1 : 0;
            }
        }
        return right / (double) images.size();
    }
}
