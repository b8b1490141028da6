package io.github.snn4j.event;

import io.github.snn4j.internal.check.Check;

/**
 * The cells that send events: pixels of an event camera, each with one or more polarities, or a row of neurons.
 *
 * <pre>
 *   neuron = (polarity * height + y) * width + x
 * </pre>
 *
 * <p>so that neurons are laid out as channels of images, row by row from the top left, channel 0 being OFF.
 *
 * @param width columns, 1 to 65,536
 * @param height rows, 1 to 65,536
 * @param polarities kinds of events a pixel can send, 1 to 256; 2 for a camera (0 OFF, 1 ON)
 */
public record EventSensor(int width, int height, int polarities) {

    /** The camera of N-MNIST after cropping: 34 x 34 pixels, OFF and ON. */
    public static final EventSensor NMNIST = new EventSensor(34, 34, 2);

    /** The DVS128 camera: 128 x 128 pixels, OFF and ON. */
    public static final EventSensor DVS128 = new EventSensor(128, 128, 2);

    private static final int MOST_PIXELS_OF_A_SIDE = 1 << 16;
    private static final int MOST_POLARITIES = 256;

    /** Validates the sizes. */
    public EventSensor {
        Check.inRange(width, 1, MOST_PIXELS_OF_A_SIDE, "EventSensor.width");
        Check.inRange(height, 1, MOST_PIXELS_OF_A_SIDE, "EventSensor.height");
        Check.inRange(polarities, 1, MOST_POLARITIES, "EventSensor.polarities");
        long cells = (long) width * height * polarities;
        Check.argument(
                cells <= Integer.MAX_VALUE,
                () -> "EventSensor: width x height x polarities must be below 2^31, got " + cells);
    }

    /**
     * A row of neurons without polarity, as for spikes of a cochlea.
     *
     * @param neurons number of neurons, 1 to 65,536
     * @return sensor of one row and one polarity
     */
    public static EventSensor row(int neurons) {
        return new EventSensor(neurons, 1, 1);
    }

    /**
     * Number of neurons that a network needs for it.
     *
     * @return {@code width * height * polarities}
     */
    public int size() {
        return width * height * polarities;
    }

    /**
     * The neuron of a cell; arguments are not checked.
     *
     * @param x column
     * @param y row from the top
     * @param polarity polarity
     * @return {@code (polarity * height + y) * width + x}
     */
    public int neuron(int x, int y, int polarity) {
        return (polarity * height + y) * width + x;
    }

    /**
     * Whether a cell belongs to the sensor.
     *
     * @param x column
     * @param y row from the top
     * @param polarity polarity
     * @return true if it does
     */
    public boolean contains(int x, int y, int polarity) {
        return x >= 0 && x < width && y >= 0 && y < height && polarity >= 0 && polarity < polarities;
    }

    @Override
    public String toString() {
        return width + " x " + height + " x " + polarities;
    }
}
