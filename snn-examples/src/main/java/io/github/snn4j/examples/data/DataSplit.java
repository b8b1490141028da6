package io.github.snn4j.examples.data;

/**
 * Images to learn from and images to judge by, which have nothing in common.
 *
 * @param train images for training and for assigning classes to neurons
 * @param test  images for the reported accuracy only
 */
public record DataSplit(ImageDataset train, ImageDataset test) {

    /**
     * Checks that both parts hold images of one kind.
     *
     * @param train images for training and for assigning classes to neurons
     * @param test  images for the reported accuracy only
     * @throws IllegalArgumentException if image sizes, pixel ranges or numbers of classes differ
     */
    public DataSplit {
        boolean same = train.rows() == test.rows()
                && train.cols() == test.cols()
                && train.maxPixel() == test.maxPixel()
                && train.classCount() == test.classCount();
        if (!same) {
            throw new IllegalArgumentException(
                    "DataSplit: train and test must be images of one kind, got " + train + " and " + test);
        }
    }

    /**
     * Keeps the first images of both parts, for quick trials.
     *
     * @param trainCount at most this many images for training
     * @param testCount  at most this many images for testing
     * @return the smaller split
     */
    public DataSplit first(int trainCount, int testCount) {
        return new DataSplit(train.first(trainCount), test.first(testCount));
    }
}
