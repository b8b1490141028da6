package io.github.snn4j.examples.compare;

import io.github.snn4j.examples.data.ImageDataset;
import java.util.Map;

/** A network while it learns. */
interface Learner extends AutoCloseable {

    /** Learns from a mini-batch. */
    void learn(ImageDataset images, int[] which);

    /** Present weights by name, row-major [pre][post]. */
    Map<String, float[]> weights();

    @Override
    void close();
}
