package io.github.snn4j.examples.generative;

import io.github.snn4j.examples.data.ImageDataset;

/**
 * Half of every image is hidden and filled in; the error is the mean square over hidden pixels, beside that of two
 * guesses: the mean of all training images, and that of the right class, which the net is not told.
 *
 * @param error of what the net fills in
 * @param classMean of the mean image of the right class
 * @param mean of the mean image
 */
record InPainting(double error, double classMean, double mean) {

    static final int STEPS = 40;

    /** Which half is hidden. */
    enum Half {
        LOWER,
        RIGHT;

        float[] hidden(ImageDataset images) {
            float[] hidden = new float[images.pixelCount()];
            for (int p = 0; p < hidden.length; p++) {
                boolean lower = p / images.cols() >= images.rows() / 2;
                boolean right = p % images.cols() >= images.cols() / 2;
                hidden[p] = (this == LOWER ? lower : right) ? 1f : 0f;
            }
            return hidden;
        }
    }

    /** Of all whole batches of the test images. */
    static InPainting measure(ImageModel model, ImageDataset test, float[] mean, float[][] classMeans, Half half) {
        float[] hidden = half.hidden(test);
        int pixels = hidden.length;
        float[] image = new float[pixels];
        double net = 0;
        double byClass = 0;
        double byMean = 0;
        int count = 0;
        for (int from = 0; from + model.batch() <= test.size(); from += model.batch()) {
            float[] filled = model.complete(test, from, hidden, mean, STEPS);
            for (int b = 0; b < model.batch(); b++) {
                test.copyIntensities(from + b, image);
                float[] guess = classMeans[test.label(from + b)];
                for (int p = 0; p < pixels; p++) {
                    if (hidden[p] > 0) {
                        net += square(filled[b * pixels + p] - image[p]);
                        byClass += square(guess[p] - image[p]);
                        byMean += square(mean[p] - image[p]);
                        count++;
                    }
                }
            }
        }
        return new InPainting(net / count, byClass / count, byMean / count);
    }

    static float[][] classMeans(ImageDataset images) {
        float[][] means = new float[images.classCount()][images.pixelCount()];
        int[] counts = images.labelCounts();
        float[] one = new float[images.pixelCount()];
        for (int n = 0; n < images.size(); n++) {
            images.copyIntensities(n, one);
            float[] mean = means[images.label(n)];
            for (int p = 0; p < one.length; p++) {
                mean[p] += one[p] / counts[images.label(n)];
            }
        }
        return means;
    }

    private static double square(double d) {
        return d * d;
    }
}
