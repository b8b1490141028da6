package io.github.snn4j.examples.decolle;

import io.github.snn4j.event.EventFormat;
import io.github.snn4j.event.EventRecording;
import io.github.snn4j.event.EventSensor;
import io.github.snn4j.event.EventWriter;
import io.github.snn4j.random.KeyedRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * Recordings in the place of N-MNIST, laid out like it: a bar that moves to and fro, upright in the left (class 0) or
 * the right half (1), level in the upper (2) or the lower half (3). The side it moves to gets brighter, the other
 * darker; one event in five is noise.
 */
final class MovingBars {

    private static final int CLASSES = 4;
    private static final int EVENTS_PER_MS = 12;
    private static final int SIZE = EventSensor.NMNIST.width();

    private MovingBars() {}

    /** Writes {@code Train} and {@code Test}. */
    static void write(Path directory, int train, int test, int lengthMs, long seed) throws IOException {
        write(directory.resolve("Train"), train, lengthMs, seed, "train");
        write(directory.resolve("Test"), test, lengthMs, seed, "test");
    }

    private static void write(Path directory, int count, int lengthMs, long seed, String part) throws IOException {
        for (int n = 0; n < count; n++) {
            int label = n % CLASSES;
            Path file = directory.resolve(label + "/" + String.format("%05d.bin", n + 1));
            Files.createDirectories(file.getParent());
            RandomGenerator random = KeyedRandom.of(seed, "bars", part).generator(n, 0, 0);
            EventWriter.write(recording(label, lengthMs, random), EventFormat.NMNIST, file);
        }
    }

    private static EventRecording recording(int label, int lengthMs, RandomGenerator random) {
        int events = lengthMs * EVENTS_PER_MS;
        int[] x = new int[events];
        int[] y = new int[events];
        int[] polarity = new int[events];
        int[] timeUs = new int[events];
        int middle = 6 + random.nextInt(5) + (label % 2 == 0 ? 0 : 17);
        int start = 3 + random.nextInt(8);
        for (int k = 0; k < events; k++) {
            int ms = k / EVENTS_PER_MS;
            boolean forth = ms / 5 % 2 == 0;
            int shift = forth ? ms % 5 : 4 - ms % 5;
            boolean noise = random.nextInt(5) == 0;
            int on = random.nextInt(2);
            int across = noise ? random.nextInt(SIZE) : middle - 2 + shift + (forth == (on == 1) ? 1 : -1);
            int along = noise ? random.nextInt(SIZE) : start + random.nextInt(20);
            x[k] = label < 2 ? across : along;
            y[k] = label < 2 ? along : across;
            polarity[k] = on;
            timeUs[k] = 1000 * ms + 1000 * (k % EVENTS_PER_MS) / EVENTS_PER_MS;
        }
        return EventRecording.of(EventSensor.NMNIST, x, y, polarity, timeUs);
    }
}
