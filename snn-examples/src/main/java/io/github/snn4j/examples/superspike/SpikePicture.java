package io.github.snn4j.examples.superspike;

import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.spike.SpikeTrains;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The task: frozen input spikes, and target spikes that draw a picture in the raster of the outputs. It is read from two
 * text files, one spike a line, {@code seconds neuron}, inputs counted from 0 and outputs from 1, or made here: a sun above hills.
 *
 * @param inputs input spikes
 * @param target target spikes
 * @param steps length in steps of 1 ms
 */
record SpikePicture(SpikeTrains inputs, SpikeTrains target, int steps) {

    static final String INPUT_FILE = "oxford-input.ras";
    static final String TARGET_FILE = "oxford-target.ras";

    private static final int NEURONS = 200;
    private static final int STEPS = 1900;
    private static final double INPUT_HZ = 5;
    private static final int LONGEST_SECONDS = 3600;

    /** Target neurons do not fire again within this time. */
    private static final int LEAST_INTERVAL = 6;

    /** Reads the task from a directory. */
    static SpikePicture read(Path directory, double scale) {
        try {
            int limit = (int) Math.round(STEPS * Math.min(1, scale));
            int rows = Math.max(1, (int) Math.round(NEURONS * Math.min(1, scale)));
            SpikeTrains inputs = readFile(directory.resolve(INPUT_FILE), 0, limit);
            SpikeTrains target = readFile(directory.resolve(TARGET_FILE), 1, limit);
            return new SpikePicture(inputs, thinned(target, rows), limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every so many rows of a picture, so that it becomes smaller and stays whole. */
    private static SpikeTrains thinned(SpikeTrains trains, int rows) {
        Collector spikes = new Collector();
        for (int k = 0; k < trains.count(); k++) {
            int row = trains.neuron(k) * rows / trains.size();
            if (row * trains.size() / rows == trains.neuron(k)) {
                spikes.add(row, (int) trains.timeMs(k));
            }
        }
        return spikes.trains(rows);
    }

    private static SpikeTrains readFile(Path file, int first, int limit) throws IOException {
        Collector spikes = new Collector();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] words = line.strip().split("\\s+");
                try {
                    double seconds = Double.parseDouble(words[0]);
                    int neuron = Integer.parseInt(words[1]) - first;
                    boolean time = seconds >= 0 && seconds < LONGEST_SECONDS;
                    if (words.length != 2 || !time || neuron < 0 || neuron >= NEURONS) {
                        throw new IOException(wrong(file, number, line, first));
                    }
                    if (seconds * 1000 < limit) {
                        spikes.add(neuron, (int) (seconds * 1000));
                    }
                } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                    throw new IOException(wrong(file, number, line, first), e);
                }
            }
        }
        return spikes.trains(NEURONS);
    }

    private static String wrong(Path file, int number, String line, int first) {
        return file + ", line " + number + ": must be a time in seconds in [0, " + LONGEST_SECONDS
                + ") and a neuron in " + first + ".."
                + (first + NEURONS - 1) + ", got '" + line + "'";
    }

    /** Makes the built-in task; a smaller scale makes it shorter and the picture lower. */
    static SpikePicture made(long seed, double scale) {
        int steps = Math.max(50, (int) Math.round(STEPS * Math.min(1, scale)));
        int rows = Math.max(10, (int) Math.round(NEURONS * Math.min(1, scale)));
        Collector inputs = new Collector();
        KeyedRandom inputRandom = KeyedRandom.of(seed, "superspike", "inputs");
        for (int i = 0; i < NEURONS; i++) {
            RandomGenerator random = inputRandom.generator(0, i, 0);
            for (int t = 0; t < steps; t++) {
                if (random.nextDouble() < INPUT_HZ / 1000) {
                    inputs.add(i, t);
                }
            }
        }
        Collector target = new Collector();
        KeyedRandom targetRandom = KeyedRandom.of(seed, "superspike", "target");
        for (int j = 0; j < rows; j++) {
            RandomGenerator random = targetRandom.generator(0, j, 0);
            int last = -LEAST_INTERVAL;
            for (int t = 0; t < steps; t++) {
                double hz = brightnessHz((t + 0.5) / steps, (j + 0.5) / rows);
                if (t - last >= LEAST_INTERVAL && random.nextDouble() < hz / 1000) {
                    target.add(j, t);
                    last = t;
                }
            }
        }
        return new SpikePicture(inputs.trains(NEURONS), target.trains(rows), steps);
    }

    /** The picture, from left (0) to right (1) and bottom (0) to top (1). */
    private static double brightnessHz(double x, double y) {
        double hills = 0.22 + 0.08 * StrictMath.sin(9 * x) + 0.05 * StrictMath.sin(23 * x + 1);
        double distance = StrictMath.hypot((x - 0.68) * 1.6, y - 0.72);
        double angle = StrictMath.atan2(y - 0.72, (x - 0.68) * 1.6);
        if (y < hills) {
            return y < hills - 0.05 ? 30 : 60;
        }
        if (distance < 0.14) {
            return 70;
        }
        boolean ray = distance > 0.18 && distance < 0.3 && StrictMath.cos(10 * angle) > 0.4;
        return ray ? 55 : 4;
    }

    /** Collects spikes on the grid, one per neuron and step. */
    private static final class Collector {

        private int[] neurons = new int[1024];
        private double[] timesMs = new double[1024];
        private int count;
        private final Set<Long> seen = new HashSet<>();

        void add(int neuron, int step) {
            if (!seen.add((long) neuron << 32 | step)) {
                return;
            }
            if (count == neurons.length) {
                neurons = Arrays.copyOf(neurons, 2 * count);
                timesMs = Arrays.copyOf(timesMs, 2 * count);
            }
            neurons[count] = neuron;
            timesMs[count++] = step;
        }

        SpikeTrains trains(int size) {
            return SpikeTrains.of(size, Arrays.copyOf(neurons, count), Arrays.copyOf(timesMs, count));
        }
    }
}
