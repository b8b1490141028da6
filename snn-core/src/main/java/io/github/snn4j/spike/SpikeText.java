package io.github.snn4j.spike;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads spikes from lines of text; see {@link SpikeTrains#readText}. */
final class SpikeText {

    private static final int LONGEST_LINE = 200;
    /** Arrays of more would not fit into memory on most machines. */
    private static final int MOST_SPIKES = 200_000_000;

    private static final Pattern NEURON = Pattern.compile("[0-9]{1,10}");
    private static final Pattern TIME = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

    private final Path path;
    private final int size;
    private int[] neurons = new int[1024];
    private double[] timesMs = new double[1024];
    private int count;
    private long line;

    SpikeText(Path path, int size) {
        this.path = path;
        this.size = size;
    }

    int[] neurons() {
        return Arrays.copyOf(neurons, count);
    }

    double[] timesMs() {
        return Arrays.copyOf(timesMs, count);
    }

    void read() throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            int length = 0;
            line = 1;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    take(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
                    length = 0;
                    line++;
                } else {
                    require(length < LONGEST_LINE, "is longer than " + LONGEST_LINE + " characters");
                    bytes[length++] = (byte) c;
                }
            }
            take(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        }
    }

    private void take(String raw) throws IOException {
        String text = raw.strip();
        if (text.isEmpty()
                || text.charAt(0) == '#'
                || line == 1 && text.replace(" ", "").equals("neuron,time_ms")) {
            return;
        }
        int comma = text.indexOf(',');
        require(comma >= 0, "must be neuron,time_ms, got '" + text + "'");
        int neuron = neuron(text.substring(0, comma).strip());
        double timeMs = timeMs(text.substring(comma + 1).strip());
        require(count < MOST_SPIKES, "is spike " + (count + 1L) + ", allowed are " + MOST_SPIKES);
        if (count == neurons.length) {
            int more = Math.min(2 * count, MOST_SPIKES);
            neurons = Arrays.copyOf(neurons, more);
            timesMs = Arrays.copyOf(timesMs, more);
        }
        neurons[count] = neuron;
        timesMs[count++] = timeMs;
    }

    private int neuron(String text) throws IOException {
        require(NEURON.matcher(text).matches(), "must start with the number of a neuron, got '" + text + "'");
        long neuron = Long.parseLong(text);
        require(neuron < size, "must have a neuron in [0, " + (size - 1) + "], got " + neuron);
        return (int) neuron;
    }

    private double timeMs(String text) throws IOException {
        require(TIME.matcher(text).matches(), "must have a time in ms, >= 0, after the comma, got '" + text + "'");
        double timeMs = Double.parseDouble(text);
        require(timeMs < Double.POSITIVE_INFINITY, "must have a finite time, got '" + text + "'");
        return timeMs;
    }

    private void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(path + ", line " + line + " " + otherwise);
        }
    }
}
