package io.github.snn4j.event;

import io.github.snn4j.event.EventReader.Disorder;
import java.io.IOException;
import java.io.InputStream;

/** Turns bytes into checked events. */
final class EventDecoder {

    private static final int EVENTS_AT_ONCE = 8192;
    private static final String DAMAGED = "Get the file again, or check that it is of this format.";

    private final EventReader reader;
    private final EventFormat format;
    private final EventSensor sensor;
    private final String source;
    private final boolean limited;
    private final boolean plain;
    private long event;
    private long lastUs;
    private long addedUs;
    private boolean any;

    /**
     * @param limited whether the reader's limit holds, which is there for memory
     */
    EventDecoder(EventReader reader, String source, boolean limited) {
        this.reader = reader;
        this.format = reader.format();
        this.sensor = reader.sensor();
        this.source = source;
        this.limited = limited;
        this.plain = format == EventFormat.SLAYER_1D && sensor.polarities() == 1;
    }

    long decode(InputStream in, EventReader.Visitor visitor) throws IOException {
        int eventBytes = format.eventBytes();
        byte[] buffer = new byte[EVENTS_AT_ONCE * eventBytes];
        long count = 0;
        int length = in.readNBytes(buffer, 0, buffer.length);
        while (length > 0) {
            int whole = length - length % eventBytes;
            for (int at = 0; at < whole; at += eventBytes) {
                count += decode(buffer, at, visitor) ? 1 : 0;
                event++;
            }
            if (whole < length) {
                throw fault(
                        eventBytes + " bytes of event " + event,
                        "the end of the file after " + (length - whole),
                        "The file is cut off or of another format; " + lowerCase(DAMAGED));
            }
            length = in.readNBytes(buffer, 0, buffer.length);
        }
        if (!any) {
            throw new EventFileException(
                    source,
                    -1,
                    "at least one event",
                    event == 0 ? "an empty file" : "only marks of time overflow",
                    "Get the file again, or leave it out.");
        }
        return count;
    }

    private boolean decode(byte[] buffer, int at, EventReader.Visitor visitor) throws EventFileException {
        long bits = 0;
        for (int b = 0; b < format.eventBytes(); b++) {
            bits = bits << 8 | buffer[at + b] & 0xff;
        }
        int y = format.y(bits);
        if (format == EventFormat.NMNIST && y == EventFormat.OVERFLOW_ROW) {
            addedUs += EventFormat.OVERFLOW_US;
            return false;
        }
        int x = format.x(bits);
        int polarity = plain ? 0 : format.polarity(bits);
        if (!sensor.contains(x, y, polarity)) {
            throw fault(
                    "event " + event + " to lie on the sensor of " + sensor,
                    "x " + x + ", y " + y + ", polarity " + polarity,
                    "Give the sensor of the recording; if that is right, get the file again.");
        }
        visitor.event(x, y, polarity, time(bits));
        any = true;
        return true;
    }

    private int time(long bits) throws EventFileException {
        long timeUs = format.timeUs(bits) + addedUs;
        if (timeUs > Integer.MAX_VALUE) {
            throw fault(
                    "event " + event + " before 2^31 us",
                    timeUs + " us",
                    "Cut the recording into parts; or " + lowerCase(DAMAGED));
        }
        if (timeUs < lastUs && reader.disorder() == Disorder.REFUSE) {
            throw fault(
                    "event " + event + " at " + lastUs + " us or later, as the one before",
                    timeUs + " us",
                    "Get the file again; if it is known to be out of order, read it with EventReader.sorting().");
        }
        lastUs = timeUs;
        if (limited && event >= reader.maxEvents()) {
            throw fault(
                    "at most " + reader.maxEvents() + " events",
                    "more",
                    "Raise EventReader.withMaxEvents, or read it with EventReader.forEach.");
        }
        return (int) timeUs;
    }

    private EventFileException fault(String expected, String found, String remedy) {
        return new EventFileException(source, event * format.eventBytes(), expected, found, remedy);
    }

    private static String lowerCase(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
