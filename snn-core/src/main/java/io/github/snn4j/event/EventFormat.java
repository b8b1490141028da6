package io.github.snn4j.event;

/**
 * How events are written as bytes. All three formats are big-endian, have no header and end with the file.
 *
 * <table>
 *   <caption>Bits of an event</caption>
 *   <tr><th></th><th>bytes</th><th>x</th><th>y</th><th>polarity</th><th>time in us</th></tr>
 *   <tr><td>{@link #NMNIST}</td><td>5</td><td>39..32</td><td>31..24</td><td>23</td><td>22..0</td></tr>
 *   <tr><td>{@link #SLAYER_1D}</td><td>5</td><td>39..24</td><td></td><td>23</td><td>22..0</td></tr>
 *   <tr><td>{@link #SLAYER_3D}</td><td>7</td><td>55..44</td><td>43..32</td><td>31..24</td><td>23..0</td></tr>
 * </table>
 */
public enum EventFormat {

    /**
     * {@code .bin} of N-MNIST and N-Caltech101, and SLAYER's 2-D {@code .bs2}. A row of 240 is no event: 2^13 us are
     * added to all times that follow.
     */
    NMNIST(5, 0xff, 0xff, 1, (1 << 23) - 1),

    /** SLAYER's {@code .bs1}: a row of neurons. The bit of the polarity means nothing if the sensor has only one. */
    SLAYER_1D(5, 0xffff, 0, 1, (1 << 23) - 1),

    /** SLAYER's {@code .bs3}: up to 4,096 x 4,096 pixels and 256 polarities, 16.8 s. */
    SLAYER_3D(7, 0xfff, 0xfff, 0xff, (1 << 24) - 1);

    /** Row that marks an overflow of the time in {@link #NMNIST}. */
    static final int OVERFLOW_ROW = 240;

    /** What an overflow adds to the times that follow. */
    static final int OVERFLOW_US = 1 << 13;

    private final int eventBytes;
    private final int maxX;
    private final int maxY;
    private final int maxPolarity;
    private final int maxTimeUs;

    EventFormat(int eventBytes, int maxX, int maxY, int maxPolarity, int maxTimeUs) {
        this.eventBytes = eventBytes;
        this.maxX = maxX;
        this.maxY = maxY;
        this.maxPolarity = maxPolarity;
        this.maxTimeUs = maxTimeUs;
    }

    /**
     * Bytes of an event.
     *
     * @return 5 or 7
     */
    public int eventBytes() {
        return eventBytes;
    }

    /**
     * Whether all cells of a sensor can be written.
     *
     * @param sensor sensor
     * @return true if the fields are wide enough
     */
    public boolean fits(EventSensor sensor) {
        int rows = this == NMNIST ? OVERFLOW_ROW : maxY + 1;
        return sensor.width() <= maxX + 1 && sensor.height() <= rows && sensor.polarities() <= maxPolarity + 1;
    }

    /** The largest time that fits into an event. */
    int maxTimeUs() {
        return maxTimeUs;
    }

    int x(long bits) {
        return (int) (bits >>> xShift()) & maxX;
    }

    int y(long bits) {
        return (int) (bits >>> yShift()) & maxY;
    }

    int polarity(long bits) {
        return (int) (bits >>> polarityShift()) & maxPolarity;
    }

    int timeUs(long bits) {
        return (int) bits & maxTimeUs;
    }

    long bits(int x, int y, int polarity, int timeUs) {
        return (long) x << xShift() | (long) y << yShift() | (long) polarity << polarityShift() | timeUs;
    }

    private int xShift() {
        return switch (this) {
            case NMNIST -> 32;
            case SLAYER_1D -> 24;
            case SLAYER_3D -> 44;
        };
    }

    private int yShift() {
        return this == NMNIST ? 24 : 32;
    }

    private int polarityShift() {
        return this == SLAYER_3D ? 24 : 23;
    }
}
