package io.github.snn4j.examples.experiment;

import io.github.snn4j.examples.data.DataPlaces;

/**
 * The options of one run, all with a value: the given one or the default. Options an experiment does not understand
 * keep their default and mean nothing.
 *
 * @param data    where to look for data
 * @param seed    seed of everything random
 * @param epochs  passes over the training images, at least 1
 * @param neurons neurons that learn, at least 1
 * @param samples training images per pass, at least 1
 * @param threads threads, at least 1; the result must not depend on it
 * @param rule    name of the learning rule, one of {@link Experiment#rules()}, or empty
 */
public record RunOptions(DataPlaces data, long seed, int epochs, int neurons, int samples, int threads, String rule) {

    /**
     * Checks the numbers.
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
    public RunOptions {
        requirePositive("epochs", epochs);
        requirePositive("neurons", neurons);
        requirePositive("samples", samples);
        requirePositive("threads", threads);
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
                && rule.equals(defaults.rule());
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("RunOptions: " + name + " must be >= 1, got " + value);
        }
    }
}
