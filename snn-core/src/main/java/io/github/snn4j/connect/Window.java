package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;

/**
 * A square window that moves over a feature map, in both directions alike. Place p of an axis sees the inputs {@code p
 * stride - padding} to {@code p stride - padding + size - 1}; what lies outside the map is silent. Places whose window
 * would reach beyond the padded map do not exist, so inputs at the far edge are left out if the stride does not fit.
 *
 * @param size inputs across, {@code >= 1}
 * @param stride distance between neighbouring places, {@code >= 1}
 * @param padding silent inputs added at each edge, in [0, size)
 */
public record Window(int size, int stride, int padding) {

    /** Validates the numbers. */
    public Window {
        Check.atLeast(size, 1, "window size");
        Check.atLeast(stride, 1, "window stride");
        Check.argument(
                padding >= 0 && padding < size,
                () -> "window padding must be in [0, " + size + "), the size of the window, got " + padding);
    }

    /**
     * Number of places along an axis, {@code (length + 2 padding - size) / stride + 1} rounded down.
     *
     * @param length inputs of the axis
     * @return places, at least one
     * @throws IllegalArgumentException if the window is larger than the padded axis
     */
    public int places(int length) {
        int padded = length + 2 * padding;
        Check.argument(
                size <= padded,
                () -> "a window of size " + size + " does not fit on " + length + " inputs with padding " + padding
                        + " (" + padded + " in all); take a smaller window or more padding");
        return (padded - size) / stride + 1;
    }

    /**
     * First place that sees an input.
     *
     * @param input number of the input on its axis
     * @return place
     */
    public int firstPlace(int input) {
        int beyond = input + padding - size;
        return beyond < 0 ? 0 : beyond / stride + 1;
    }

    /**
     * Last place that sees an input; before {@link #firstPlace} if none does.
     *
     * @param input number of the input on its axis
     * @param length inputs of the axis
     * @return place
     */
    public int lastPlace(int input, int length) {
        return Math.min((input + padding) / stride, places(length) - 1);
    }

    /**
     * Feature maps of the places of this window over every map of a shape.
     *
     * @param in inputs
     * @param channels feature maps of the result
     * @return shape of the result
     */
    Shape over(Shape in, int channels) {
        return new Shape(channels, places(in.height()), places(in.width()));
    }
}
