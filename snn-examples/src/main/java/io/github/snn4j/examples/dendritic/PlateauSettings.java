package io.github.snn4j.examples.dendritic;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings of a {@link PlateauClassifier}.
 *
 * @param sizes units of each layer from the input to the classes, at least two
 * @param gain standard deviation of a starting weight times the root of the fan-in
 * @param feedback largest weight from the output to apical dendrites
 * @param nudge coupling of the output to its teacher in 1/ms
 * @param rate learning rate of Adam
 * @param batch images side by side
 */
public record PlateauSettings(List<Integer> sizes, double gain, double feedback, double nudge, double rate, int batch) {

    /** Copies the sizes. */
    public PlateauSettings {
        sizes = List.copyOf(sizes);
    }

    /**
     * The settings of the experiment.
     *
     * @param inputs pixels
     * @param classes classes
     * @param hidden units of the hidden layers, from below; none for a perceptron
     * @return settings
     */
    public static PlateauSettings of(int inputs, int classes, Integer... hidden) {
        List<Integer> sizes = new ArrayList<>(List.of(hidden));
        sizes.add(0, inputs);
        sizes.add(classes);
        return new PlateauSettings(sizes, 1, 0.5, 1, 1e-3, 20);
    }

    /**
     * Another learning rate.
     *
     * @param value learning rate of Adam
     * @return changed copy
     */
    public PlateauSettings withRate(double value) {
        return new PlateauSettings(sizes, gain, feedback, nudge, value, batch);
    }
}
