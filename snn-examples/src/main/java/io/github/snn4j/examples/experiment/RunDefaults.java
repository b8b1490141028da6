package io.github.snn4j.examples.experiment;

import io.github.snn4j.examples.data.DataPlaces;

/**
 * What an experiment does if nothing is asked for. Numbers an experiment has no use for are 1.
 *
 * @param seed    seed of everything random
 * @param epochs  passes over the training images, at least 1
 * @param neurons neurons of the network, or of the layer that learns, at least 1
 * @param samples training images per pass, at least 1
 * @param rule    name of the learning rule, or empty if there is nothing to choose
 * @param seconds biological time to simulate in seconds, {@code > 0}
 * @param regime  name of the working point of the network, or empty if there is nothing to choose
 * @param scale   size of the network as a fraction of the full one, {@code > 0}
 */
public record RunDefaults(
        long seed, int epochs, int neurons, int samples, String rule, double seconds, String regime, double scale) {

    /**
     * The defaults of an experiment that learns from images.
     *
     * @param seed    seed of everything random
     * @param epochs  passes over the training images, at least 1
     * @param neurons neurons that learn, at least 1
     * @param samples training images per pass, at least 1
     * @param rule    name of the learning rule, or empty if there is nothing to choose
     */
    public RunDefaults(long seed, int epochs, int neurons, int samples, String rule) {
        this(seed, epochs, neurons, samples, rule, 1, "", 1);
    }

    /**
     * The defaults of an experiment that simulates a network for some time.
     *
     * @param seed    seed of everything random
     * @param neurons neurons of the network, at least 1
     * @param seconds biological time to simulate in seconds, {@code > 0}
     * @param regime  name of the working point of the network, or empty if there is nothing to choose
     * @return the defaults
     */
    public static RunDefaults ofNetwork(long seed, int neurons, double seconds, String regime) {
        return new RunDefaults(seed, 1, neurons, 1, "", seconds, regime, 1);
    }

    /**
     * Returns these defaults for another working point.
     *
     * @param other name of the working point
     * @return changed copy
     */
    public RunDefaults withRegime(String other) {
        return new RunDefaults(seed, epochs, neurons, samples, rule, seconds, other, scale);
    }

    /**
     * Returns these defaults for another learning rule.
     *
     * @param other name of the rule
     * @return changed copy
     */
    public RunDefaults withRule(String other) {
        return new RunDefaults(seed, epochs, neurons, samples, other, seconds, regime, scale);
    }

    /**
     * Returns these defaults for a network of another size.
     *
     * @param other size of the network as a fraction of the full one, {@code > 0}
     * @return changed copy
     */
    public RunDefaults withScale(double other) {
        return new RunDefaults(seed, epochs, neurons, samples, rule, seconds, regime, other);
    }

    /**
     * Returns these defaults as the options of a run.
     *
     * @param data    where to look for data
     * @param threads threads, at least 1
     * @return the options
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RunOptions toOptions(DataPlaces data, int threads) {
        return new RunOptions(data, seed, epochs, neurons, samples, threads, rule, seconds, regime, scale);
    }
}
