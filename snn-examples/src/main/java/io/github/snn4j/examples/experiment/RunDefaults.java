package io.github.snn4j.examples.experiment;

import io.github.snn4j.examples.data.DataPlaces;

/**
 * What an experiment does if nothing is asked for. Numbers an experiment has no use for are 1.
 *
 * @param seed    seed of everything random
 * @param epochs  passes over the training images, at least 1
 * @param neurons neurons that learn, at least 1
 * @param samples training images per pass, at least 1
 * @param rule    name of the learning rule, or empty if there is nothing to choose
 */
public record RunDefaults(long seed, int epochs, int neurons, int samples, String rule) {

    /**
     * Returns these defaults as the options of a run.
     *
     * @param data    where to look for data
     * @param threads threads, at least 1
     * @return the options
     * @throws IllegalArgumentException if a number is less than 1
     */
    public RunOptions toOptions(DataPlaces data, int threads) {
        return new RunOptions(data, seed, epochs, neurons, samples, threads, rule);
    }
}
