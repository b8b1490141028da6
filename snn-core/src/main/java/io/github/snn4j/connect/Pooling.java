package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;

/**
 * A window over each feature map: output neuron {@code (c, y, x)} is reached by the inputs {@code (c, y stride - padding
 * + ky, x stride - padding + kx)}. With weight 1 it makes sums, with {@link #averageWeight} averages of what a full
 * window holds. For the maximum of spikes let it arrive at a {@link io.github.snn4j.neuron.Relay}, which fires if any
 * input fires: since a threshold keeps order, that is the same as to pool the membranes by their maximum and to test the
 * threshold then.
 *
 * @param in inputs
 * @param window size, stride and padding
 */
public record Pooling(Shape in, Window window) implements Sparse {

    /** Validates that the window fits. */
    public Pooling {
        window.over(in, in.channels());
    }

    /**
     * What it makes of its inputs.
     *
     * @return shape of the postsynaptic population
     */
    public Shape out() {
        return window.over(in, in.channels());
    }

    /**
     * The weight that makes averages.
     *
     * @return 1 / size^2
     */
    public double averageWeight() {
        return 1.0 / (window.size() * window.size());
    }

    /**
     * For each output neuron the input of its window whose value is largest, the first of several: the one that a
     * gradient through maximum pooling goes to.
     *
     * @param values values of the inputs
     * @param base index of input 0 in {@code values}
     * @param winners receives the number of an input for each output neuron
     */
    public void largest(float[] values, int base, int[] winners) {
        Shape out = out();
        Check.length(winners.length, out.size(), "Pooling.largest winners");
        for (int n = 0, c = 0; c < out.channels(); c++) {
            for (int y = 0; y < out.height(); y++) {
                for (int x = 0; x < out.width(); x++) {
                    winners[n++] = largest(values, base + c * in.area(), y, x) + c * in.area();
                }
            }
        }
    }

    private int largest(float[] values, int base, int y, int x) {
        int top = y * window.stride() - window.padding();
        int left = x * window.stride() - window.padding();
        int best = -1;
        for (int i = Math.max(0, top); i < Math.min(in.height(), top + window.size()); i++) {
            for (int j = Math.max(0, left); j < Math.min(in.width(), left + window.size()); j++) {
                int at = i * in.width() + j;
                best = best < 0 || values[base + at] > values[base + best] ? at : best;
            }
        }
        return best;
    }

    @Override
    public void checkSizes(String projection, int preSize, int postSize) {
        in.requireSize(projection, "input", preSize);
        out().requireSize(projection, "output", postSize);
    }
}
