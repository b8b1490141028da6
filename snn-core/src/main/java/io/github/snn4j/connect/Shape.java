package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;

/**
 * Neurons arranged as feature maps. Neuron {@code (channel, y, x)} has the number {@code (channel height + y) width + x},
 * channel after channel, each row by row. A population knows its size only, so the same neurons may be read as feature
 * maps by one projection and as a flat list by the next: there is nothing to flatten.
 *
 * @param channels feature maps
 * @param height rows of a map
 * @param width neurons in a row
 */
public record Shape(int channels, int height, int width) {

    /** Validates the numbers. */
    public Shape {
        Check.atLeast(channels, 1, "Shape.channels");
        Check.atLeast(height, 1, "Shape.height");
        Check.atLeast(width, 1, "Shape.width");
        Check.argument(
                (double) channels * height * width <= Integer.MAX_VALUE - 8,
                () -> "Shape of " + channels + " x " + height + " x " + width
                        + " has more than 2^31 neurons; make it smaller");
    }

    /**
     * Number of neurons.
     *
     * @return channels times height times width
     */
    public int size() {
        return channels * height * width;
    }

    /**
     * Number of neurons of a feature map.
     *
     * @return height times width
     */
    public int area() {
        return height * width;
    }

    /**
     * Number of a neuron.
     *
     * @param channel feature map
     * @param y row
     * @param x place in the row
     * @return neuron
     */
    public int index(int channel, int y, int x) {
        Check.index(channel, channels, "channel");
        Check.index(y, height, "row");
        Check.index(x, width, "column");
        return (channel * height + y) * width + x;
    }

    /**
     * Feature map of a neuron.
     *
     * @param neuron neuron
     * @return channel
     */
    public int channelOf(int neuron) {
        return neuron / area();
    }

    /**
     * Row of a neuron.
     *
     * @param neuron neuron
     * @return row in its feature map
     */
    public int yOf(int neuron) {
        return neuron / width % height;
    }

    /**
     * Place of a neuron in its row.
     *
     * @param neuron neuron
     * @return column in its feature map
     */
    public int xOf(int neuron) {
        return neuron % width;
    }

    /** Refuses a population of another size. */
    void requireSize(String projection, String side, int neurons) {
        Check.argument(
                size() == neurons,
                () -> "Projection '" + projection + "': its " + side + " shape " + this + " has " + size()
                        + " neurons, the population has " + neurons);
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
