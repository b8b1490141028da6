package io.github.snn4j.examples.report;

import java.util.Locale;

/**
 * Which neurons a {@link RasterChart} shows: a million spikes fill a picture and show nothing.
 *
 * @param first  first neuron
 * @param count  number of neurons from the first on, at least 1
 * @param step   1 if all of them have a row, 2 if every second has one, and so on
 * @param spikes number of spikes of all of them, for the title; not used if all have a row
 */
public record RasterRows(int first, int count, int step, long spikes) {

    /** More marks than this lie on top of each other. */
    private static final int MOST_SPIKES = 40_000;

    /**
     * Checks the numbers.
     *
     * @param first  first neuron
     * @param count  number of neurons from the first on, at least 1
     * @param step   1 if all of them have a row, 2 if every second has one, and so on
     * @param spikes number of spikes of all of them, for the title; not used if all have a row
     * @throws IllegalArgumentException if there is no neuron or the step is below 1
     */
    public RasterRows {
        if (first < 0 || count < 1 || step < 1) {
            throw new IllegalArgumentException("RasterChart: neuronCount and step must be >= 1 and the first neuron"
                    + " >= 0, got " + count + ", " + step + " and " + first);
        }
    }

    /**
     * Every neuron.
     *
     * @param count number of neurons, at least 1
     * @return a row for each
     */
    public static RasterRows all(int count) {
        return new RasterRows(0, count, 1, 0);
    }

    /**
     * As many rows as stay legible: all for up to 40,000 spikes, else every second, every third and so on.
     *
     * @param first  first neuron
     * @param count  number of neurons from the first on, at least 1
     * @param spikes number of their spikes
     * @return the rows
     */
    public static RasterRows legible(int first, int count, long spikes) {
        long step = Math.max(1, (spikes + MOST_SPIKES - 1) / MOST_SPIKES);
        return new RasterRows(first, count, (int) Math.min(count, step), spikes);
    }

    /**
     * Whether a neuron has a row.
     *
     * @param neuron number of the neuron
     * @return true if its spikes are drawn
     */
    public boolean shows(int neuron) {
        return contains(neuron) && (neuron - first) % step == 0;
    }

    boolean contains(int neuron) {
        return neuron >= first && neuron < first + count;
    }

    String text(int shown) {
        return step == 1
                ? String.format(Locale.ROOT, "%,d spikes, %,d neurons", shown, count)
                : String.format(Locale.ROOT, "%,d of %,d spikes: 1 in %,d of %,d neurons", shown, spikes, step, count);
    }
}
