package io.github.snn4j.event;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Collects checked events; memory grows with what has come, not with what was announced. */
final class EventCollector {

    private static final int LARGEST_FIRST = 1 << 16;

    private final EventSensor sensor;
    private char[] x;
    private char[] y;
    private byte[] polarity;
    private int[] timeUs;
    private int count;

    EventCollector(EventSensor sensor, int expected) {
        int first = Math.min(expected, LARGEST_FIRST);
        this.sensor = sensor;
        this.x = new char[first];
        this.y = new char[first];
        this.polarity = new byte[first];
        this.timeUs = new int[first];
    }

    void add(int newX, int newY, int newPolarity, int newTimeUs) {
        if (count == timeUs.length) {
            grow((int) Math.min(Integer.MAX_VALUE - 8L, Math.max(16L, 2L * count)));
        }
        x[count] = (char) newX;
        y[count] = (char) newY;
        polarity[count] = (byte) newPolarity;
        timeUs[count++] = newTimeUs;
    }

    private void grow(int length) {
        x = Arrays.copyOf(x, length);
        y = Arrays.copyOf(y, length);
        polarity = Arrays.copyOf(polarity, length);
        timeUs = Arrays.copyOf(timeUs, length);
    }

    /** The events as they came, which must have been in order. */
    EventRecording toRecording() {
        if (count < timeUs.length) {
            grow(count);
        }
        return new EventRecording(sensor, x, y, polarity, timeUs);
    }

    /** The events by time; those of equal time stay in the order in which they came. */
    EventRecording toSortedRecording() {
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingInt(k -> timeUs[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        EventCollector sorted = new EventCollector(sensor, count);
        for (int k : order) {
            sorted.add(x[k], y[k], polarity[k], timeUs[k]);
        }
        return sorted.toRecording();
    }
}
