package io.github.snn4j.event;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Recordings and files for the tests. */
final class Events {

    private Events() {}

    /** A random recording whose times rise by up to {@code gapUs}, often by 0. */
    static EventRecording random(SplittableRandom random, EventSensor sensor, int count, int gapUs) {
        int[] x = new int[count];
        int[] y = new int[count];
        int[] polarity = new int[count];
        int[] timeUs = new int[count];
        int now = 0;
        for (int k = 0; k < count; k++) {
            now += random.nextInt(3) == 0 ? 0 : random.nextInt(gapUs + 1);
            x[k] = random.nextInt(sensor.width());
            y[k] = random.nextInt(sensor.height());
            polarity[k] = random.nextInt(sensor.polarities());
            timeUs[k] = now;
        }
        return EventRecording.of(sensor, x, y, polarity, timeUs);
    }

    static byte[] bytes(EventRecording recording, EventFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            EventWriter.write(recording, format, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int k = 0; k < values.length; k++) {
            bytes[k] = (byte) values[k];
        }
        return bytes;
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** A file of the reference data, which are not part of the project; without them the test is skipped. */
    static Path reference(String file) {
        String directory = System.getProperty("snn4j.reference");
        assumeTrue(directory != null, "needs -Dsnn4j.reference");
        Path path = Path.of(directory, file);
        assumeTrue(Files.exists(path), () -> "needs " + path);
        return path;
    }
}
