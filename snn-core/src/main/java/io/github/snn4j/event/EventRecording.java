package io.github.snn4j.event;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;

/**
 * Events of one recording in order of time: column, row, polarity and time in microseconds. Immutable; nine bytes an
 * event. May be empty.
 *
 * <p>Cropping, pooling, cutting a window and the like give new recordings and leave this one alone:
 *
 * <pre>
 *   recording.crop(0, 0, 32, 32).window(0, 300_000)     // N-MNIST as used with DECOLLE
 *   recording.pool(4)                                   // DVS128 to 32 x 32
 * </pre>
 *
 * <p>Verified by {@code EventRecordingTest}.
 */
public final class EventRecording {

    private final EventSensor sensor;
    private final char[] x;
    private final char[] y;
    private final byte[] polarity;
    private final int[] timeUs;

    /** Over given arrays, which must be checked and not be changed any more. */
    EventRecording(EventSensor sensor, char[] x, char[] y, byte[] polarity, int[] timeUs) {
        this.sensor = sensor;
        this.x = x;
        this.y = y;
        this.polarity = polarity;
        this.timeUs = timeUs;
    }

    /**
     * Events as arrays of equal length.
     *
     * @param sensor cells that may send events
     * @param x column of each event
     * @param y row of each event, from the top
     * @param polarity polarity of each event
     * @param timeUs time of each event in microseconds, {@code >= 0}, not falling
     * @return the recording
     * @throws IllegalArgumentException if an event is outside the sensor or earlier than the one before, or lengths
     *     differ
     */
    public static EventRecording of(EventSensor sensor, int[] x, int[] y, int[] polarity, int[] timeUs) {
        int count = timeUs.length;
        Check.length(x.length, count, "EventRecording.x");
        Check.length(y.length, count, "EventRecording.y");
        Check.length(polarity.length, count, "EventRecording.polarity");
        EventCollector events = new EventCollector(sensor, count);
        int last = 0;
        for (int k = 0; k < count; k++) {
            int event = k;
            int before = last;
            Check.argument(
                    sensor.contains(x[k], y[k], polarity[k]),
                    () -> "EventRecording: event " + event + " must lie on the sensor of " + sensor + ", got x "
                            + x[event] + ", y " + y[event] + ", polarity " + polarity[event]);
            Check.argument(
                    timeUs[k] >= before,
                    () -> "EventRecording: time of event " + event + " must be >= " + before
                            + " us, that of the event before, got " + timeUs[event] + "; sort the events");
            events.add(x[k], y[k], polarity[k], timeUs[k]);
            last = timeUs[k];
        }
        return events.toRecording();
    }

    /**
     * The cells that may have sent events.
     *
     * @return sensor
     */
    public EventSensor sensor() {
        return sensor;
    }

    /**
     * Number of events.
     *
     * @return events
     */
    public int count() {
        return timeUs.length;
    }

    /**
     * Column of an event.
     *
     * @param event number of the event, in {@code [0, count())}
     * @return column
     */
    public int x(int event) {
        return x[event];
    }

    /**
     * Row of an event.
     *
     * @param event number of the event, in {@code [0, count())}
     * @return row from the top
     */
    public int y(int event) {
        return y[event];
    }

    /**
     * Polarity of an event.
     *
     * @param event number of the event, in {@code [0, count())}
     * @return polarity; 0 is OFF, 1 is ON for cameras
     */
    public int polarity(int event) {
        return polarity[event] & 0xff;
    }

    /**
     * Time of an event.
     *
     * @param event number of the event, in {@code [0, count())}
     * @return time in microseconds, not falling with the number
     */
    public int timeUs(int event) {
        return timeUs[event];
    }

    /**
     * The neuron that an event reaches; see {@link EventSensor}.
     *
     * @param event number of the event, in {@code [0, count())}
     * @return neuron in {@code [0, sensor().size())}
     */
    public int neuron(int event) {
        return sensor.neuron(x[event], y[event], polarity[event] & 0xff);
    }

    /**
     * Time of the last event.
     *
     * @return time in microseconds, or 0 if there is none
     */
    public int lastUs() {
        return timeUs.length == 0 ? 0 : timeUs[timeUs.length - 1];
    }

    /**
     * Keeps the events of a rectangle; its top left corner becomes (0, 0).
     *
     * @param left first column kept
     * @param top first row kept
     * @param width columns kept, {@code >= 1}
     * @param height rows kept, {@code >= 1}
     * @return recording of a smaller sensor
     */
    public EventRecording crop(int left, int top, int width, int height) {
        Check.argument(
                left >= 0
                        && top >= 0
                        && width >= 1
                        && height >= 1
                        && (long) left + width <= sensor.width()
                        && (long) top + height <= sensor.height(),
                () -> "EventRecording.crop: rectangle must lie in the sensor of " + sensor + ", got " + width + " x "
                        + height + " at (" + left + ", " + top + ")");
        EventCollector kept = new EventCollector(new EventSensor(width, height, sensor.polarities()), count());
        for (int k = 0; k < count(); k++) {
            int newX = x[k] - left;
            int newY = y[k] - top;
            if (newX >= 0 && newX < width && newY >= 0 && newY < height) {
                kept.add(newX, newY, polarity[k], timeUs[k]);
            }
        }
        return kept.toRecording();
    }

    /**
     * Joins squares of pixels to one pixel that sends the events of all of them. Columns and rows that fill no square
     * are left out; nothing is if the factor divides width and height.
     *
     * @param factor side of a square, {@code >= 1} and at most width and height
     * @return recording of a smaller sensor
     */
    public EventRecording pool(int factor) {
        int width = sensor.width() / Check.atLeast(factor, 1, "EventRecording.pool factor");
        int height = sensor.height() / factor;
        Check.argument(
                width >= 1 && height >= 1,
                () -> "EventRecording.pool: factor must be at most the width and height of the sensor of " + sensor
                        + ", got " + factor);
        EventCollector kept = new EventCollector(new EventSensor(width, height, sensor.polarities()), count());
        for (int k = 0; k < count(); k++) {
            if (x[k] / factor < width && y[k] / factor < height) {
                kept.add(x[k] / factor, y[k] / factor, polarity[k], timeUs[k]);
            }
        }
        return kept.toRecording();
    }

    /**
     * Keeps the events of a span of time; its start becomes time 0.
     *
     * @param fromUs start in microseconds, {@code >= 0}
     * @param toUs end in microseconds, not included, {@code >= fromUs}
     * @return recording of the same sensor
     */
    public EventRecording window(int fromUs, int toUs) {
        Check.argument(
                fromUs >= 0 && toUs >= fromUs,
                () -> "EventRecording.window: 0 <= fromUs <= toUs must hold, got " + fromUs + " and " + toUs);
        int begin = firstAt(fromUs);
        int end = firstAt(toUs);
        int[] times = Arrays.copyOfRange(timeUs, begin, end);
        for (int k = 0; k < times.length; k++) {
            times[k] -= fromUs;
        }
        return new EventRecording(
                sensor,
                Arrays.copyOfRange(x, begin, end),
                Arrays.copyOfRange(y, begin, end),
                Arrays.copyOfRange(polarity, begin, end),
                times);
    }

    /**
     * Forgets the polarity: all events count as polarity 0 of a sensor with one.
     *
     * @return recording with as many events
     */
    public EventRecording mergePolarities() {
        EventSensor merged = new EventSensor(sensor.width(), sensor.height(), 1);
        return new EventRecording(merged, x, y, new byte[count()], timeUs);
    }

    /**
     * Keeps the events of one polarity, which becomes polarity 0 of a sensor with one.
     *
     * @param only polarity in {@code [0, sensor().polarities())}
     * @return recording with those events
     */
    public EventRecording onlyPolarity(int only) {
        Check.index(only, sensor.polarities(), "EventRecording.onlyPolarity");
        EventCollector kept = new EventCollector(new EventSensor(sensor.width(), sensor.height(), 1), count());
        for (int k = 0; k < count(); k++) {
            if (polarity(k) == only) {
                kept.add(x[k], y[k], 0, timeUs[k]);
            }
        }
        return kept.toRecording();
    }

    /** Number of events before a time. */
    private int firstAt(int time) {
        int low = 0;
        int high = timeUs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeUs[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventRecording r
                && r.sensor.equals(sensor)
                && Arrays.equals(r.x, x)
                && Arrays.equals(r.y, y)
                && Arrays.equals(r.polarity, polarity)
                && Arrays.equals(r.timeUs, timeUs);
    }

    @Override
    public int hashCode() {
        int hash = 31 * (31 * sensor.hashCode() + Arrays.hashCode(x)) + Arrays.hashCode(y);
        return 31 * (31 * hash + Arrays.hashCode(polarity)) + Arrays.hashCode(timeUs);
    }

    @Override
    public String toString() {
        return "EventRecording[" + sensor + ", " + count() + " events, last at " + lastUs() + " us]";
    }
}
