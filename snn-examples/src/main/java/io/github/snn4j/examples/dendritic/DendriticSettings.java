package io.github.snn4j.examples.dendritic;

import io.github.snn4j.neuron.LeakyRate.Transfer;
import java.util.List;

/**
 * Settings of a {@link DendriticClassifier}.
 *
 * @param sizes units of each layer from the input to the classes, at least three
 * @param transfer from potential to activity in the hidden layers; the output is linear
 * @param feedback weights down to the apical dendrites
 * @param gain standard deviation of a starting weight times the root of the fan-in, as the soma sees it
 * @param gApical coupling of the apical dendrites in 1/ms
 * @param nudge coupling of the output to its target in 1/ms
 * @param rate learning rate of Adam
 * @param batch images side by side
 */
public record DendriticSettings(
        List<Integer> sizes,
        Transfer transfer,
        Feedback feedback,
        double gain,
        double gApical,
        double nudge,
        double rate,
        int batch) {

    /** Copies the sizes and checks their number. */
    public DendriticSettings {
        sizes = List.copyOf(sizes);
        if (sizes.size() < 3) {
            throw new IllegalArgumentException("DendriticSettings.sizes must be at least three layers, got " + sizes);
        }
    }

    /**
     * The settings of the experiments. Through fixed random weights learning goes better from smaller weights and in smaller
     * steps.
     *
     * @param feedback weights down to the apical dendrites
     * @param sizes units of each layer from the input to the classes
     * @return settings
     */
    public static DendriticSettings of(Feedback feedback, Integer... sizes) {
        boolean symmetric = feedback == Feedback.SYMMETRIC;
        return new DendriticSettings(
                List.of(sizes), Transfer.RELU, feedback, symmetric ? 1.4 : 0.7, 0.3, 0.12, symmetric ? 1e-3 : 5e-4, 50);
    }

    /**
     * Another mini-batch.
     *
     * @param images images side by side
     * @return changed copy
     */
    public DendriticSettings withBatch(int images) {
        return new DendriticSettings(sizes, transfer, feedback, gain, gApical, nudge, rate, images);
    }
}
