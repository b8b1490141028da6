package io.github.snn4j.examples.graded;

/** A net that tells classes of images apart and learns batch by batch, whatever its rule. */
public interface GradedClassifier extends AutoCloseable {

    /**
     * One change of the weights.
     *
     * @param images pixels in [0, 1], {@code [sample][pixel]}; as many samples as the net's batch size
     * @param labels class of each image
     */
    void train(float[][] images, int[] labels);

    /**
     * The same, with what tells images apart, for nets that remember something of each.
     *
     * @param images pixels in [0, 1], {@code [sample][pixel]}
     * @param labels class of each image
     * @param numbers number of each image within the training set; negative if it is not one of it
     */
    default void train(float[][] images, int[] labels, int[] numbers) {
        train(images, labels);
    }

    /**
     * Classifies without learning.
     *
     * @param images pixels in [0, 1], any number of images
     * @return class of each image
     */
    int[] predict(float[][] images);

    /** Stops the threads. */
    @Override
    void close();
}
