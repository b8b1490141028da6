package io.github.snn4j.examples.generative;

import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.random.KeyedRandom;
import java.util.random.RandomGenerator;

/** Covers random rectangles of images with the mean of all images, so that the encoder learns to guess the rest. */
final class Occlusion {

    private static final double SHARE = 0.5;
    private static final double LEAST = 0.35;

    private final int rows;
    private final int cols;
    private final float[] mean;
    private final KeyedRandom random;

    Occlusion(ImageDataset images, float[] mean, long seed) {
        this.rows = images.rows();
        this.cols = images.cols();
        this.mean = mean.clone();
        this.random = KeyedRandom.of(seed, "occlusion", "rectangles");
    }

    /** The mean over the images. */
    static float[] mean(ImageDataset images) {
        double[] sum = new double[images.pixelCount()];
        float[] one = new float[sum.length];
        for (int n = 0; n < images.size(); n++) {
            images.copyIntensities(n, one);
            for (int p = 0; p < sum.length; p++) {
                sum[p] += one[p];
            }
        }
        for (int p = 0; p < sum.length; p++) {
            one[p] = (float) (sum[p] / images.size());
        }
        return one;
    }

    /**
     * Every other image, by chance, loses a rectangle of a third to the whole of each side.
     *
     * @param presentation number of the first image, which addresses the chance
     * @param image pixels of images of a batch, one after the other; changed
     */
    void cover(int presentation, float[] image) {
        int pixels = rows * cols;
        for (int b = 0; b < image.length / pixels; b++) {
            RandomGenerator draws = random.generator(0, 0, presentation + b);
            if (draws.nextDouble() < SHARE) {
                int height = (int) Math.round(rows * (LEAST + (1 - LEAST) * draws.nextDouble()));
                int width = (int) Math.round(cols * (LEAST + (1 - LEAST) * draws.nextDouble()));
                int top = draws.nextInt(rows - height + 1);
                int left = draws.nextInt(cols - width + 1);
                for (int y = top; y < top + height; y++) {
                    int from = y * cols + left;
                    System.arraycopy(mean, from, image, b * pixels + from, width);
                }
            }
        }
    }
}
