package io.github.snn4j.examples.compare;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is the same for all rules: the layers, how images come in, how many are shown and how often.
 *
 * @param pixels inputs
 * @param classes neurons of the last layer
 * @param hidden hidden layers
 * @param neurons neurons of each of them
 * @param steps length of a presentation in steps of 1 ms
 * @param brightest probability that a full pixel spikes in a step
 * @param batch images side by side
 * @param epochs passes over the training images
 * @param seed seed of weights, spikes and order
 * @param threads threads
 */
record Setting(
        int pixels,
        int classes,
        int hidden,
        int neurons,
        int steps,
        double brightest,
        int batch,
        int epochs,
        long seed,
        int threads) {

    static final String INPUT = "input";
    static final String OUTPUT = "output";

    /** Layers with incoming weights. */
    int layers() {
        return hidden + 1;
    }

    /** Name of a layer; -1 is the input, the last one the output. */
    String layer(int k) {
        return k < 0 ? INPUT : k < hidden ? "hidden" + (k + 1) : OUTPUT;
    }

    int size(int k) {
        return k < 0 ? pixels : k < hidden ? neurons : classes;
    }

    /** Name of the weights that lead to a layer. */
    String weights(int k) {
        return layer(k - 1) + "->" + layer(k);
    }

    List<String> layerNames() {
        return IntStream.range(0, layers()).mapToObj(this::layer).toList();
    }
}
