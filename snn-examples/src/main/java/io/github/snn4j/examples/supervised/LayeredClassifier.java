package io.github.snn4j.examples.supervised;

import io.github.snn4j.Simulator;
import io.github.snn4j.examples.data.ImageDataset;
import java.util.List;

/** A running network that learns to name images; every layer may have an answer. */
public interface LayeredClassifier extends AutoCloseable {

    /**
     * Number of images side by side.
     *
     * @return images, at least 1
     */
    int batch();

    /**
     * Names of the layers that answer, the one that counts last.
     *
     * @return population names, at least one
     */
    List<String> layers();

    /**
     * Learns a mini-batch: the images {@code order[from]} to {@code order[to - 1]}.
     *
     * @param order indices of images
     * @param from first place in it
     * @param to one past the last place, at most a mini-batch further
     */
    void learn(int[] order, int from, int to);

    /**
     * Scales the steps of learning to come.
     *
     * @param factor factor, 1 at the start
     */
    void setRate(double factor);

    /**
     * What the layers say about the images {@code from} to {@code to - 1}.
     *
     * @param images images, of the size of those learnt
     * @param from first image
     * @param to one past the last image, at most a mini-batch further
     * @return {@code [layer][image]}
     */
    int[][] answers(ImageDataset images, int from, int to);

    /**
     * The network.
     *
     * @return simulator
     */
    Simulator simulator();

    @Override
    void close();
}
