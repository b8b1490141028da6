package io.github.snn4j.examples.experiment;

import io.github.snn4j.examples.data.DataPlaces;

/**
 * The options of one run, all with a value: the given one or the default. Options an experiment does not understand
 * keep their default and mean nothing.
 *
 * @param data    where to look for data
 * @param seed    seed of everything random
 * @param epochs  passes over the training images, at least 1
 * @param neurons neurons of the network, or of the layer that learns, at least 1
 * @param samples training images per pass, at least 1
 * @param threads threads, at least 1; the result must not depend on it
 * @param rule    name of the learning rule, one of {@link Experiment#rules()}, or empty
 * @param seconds biological time to simulate in seconds, {@code > 0}
 * @param regime  name of the working point of the network, one of {@link Experiment#regimes()}, or empty
 * @param scale   size of the network as a fraction of the full one, {@code > 0}
 */
public record RunOptions(
        DataPlaces data,
        long seed,
        int epochs,
        int neurons,
        int samples,
        int threads,
        String rule,
        double seconds,
        String regime,
        double scale) {

    /**
     * Checks the numbers.
     *
     * @param data    where to look for data
     * @param seed    seed of everything random
     * @param epochs  passes over the training images, at least 1
     * @param neurons neurons of the network, or of the layer that learns, at least 1
     * @param samples training images per pass, at least 1
     * @param threads threads, at least 1; the result must not depend on it
     * @param rule    name of the learning rule, one of {@link Experiment#rules()}, or empty
     * @param seconds biological time to simulate in seconds, {@code > 0}
     * @param regime  name of the working point of the network, one of {@link Experiment#regimes()}, or empty
     * @param scale   size of the network as a fraction of the full one, {@code > 0}
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public RunOptions {
        requirePositive("epochs", epochs);
        requirePositive("neurons", neurons);
        requirePositive("samples", samples);
        requirePositive("threads", threads);
        if (!(seconds > 0 && Double.isFinite(seconds))) {
            throw new IllegalArgumentException("RunOptions: seconds must be > 0 and finite, got " + seconds);
        }
        if (!(scale > 0 && Double.isFinite(scale))) {
            throw new IllegalArgumentException("RunOptions: scale must be > 0 and finite, got " + scale);
        }
    }

    /**
     * The options of an experiment that learns from images.
     *
     * @param data    where to look for data
     * @param seed    seed of everything random
     * @param epochs  passes over the training images, at least 1
     * @param neurons neurons that learn, at least 1
     * @param samples training images per pass, at least 1
     * @param threads threads, at least 1; the result must not depend on it
     * @param rule    name of the learning rule, one of {@link Experiment#rules()}, or empty
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public RunOptions(DataPlaces data, long seed, int epochs, int neurons, int samples, int threads, String rule) {
        this(data, seed, epochs, neurons, samples, threads, rule, 1, "", 1);
    }

    /**
     * Tells whether a result for the given defaults is to be expected from these options: all equal but for the seed,
     * the threads and the place of the data.
     *
     * @param defaults the defaults
     * @return true if only such options differ that must not matter
     */
    public boolean isLike(RunDefaults defaults) {
        return epochs == defaults.epochs()
                && neurons == defaults.neurons()
                && samples == defaults.samples()
                && rule.equals(defaults.rule())
                && seconds == defaults.seconds()
                && regime.equals(defaults.regime())
                && scale == defaults.scale();
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("RunOptions: " + name + " must be >= 1, got " + value);
        }
    }
}
