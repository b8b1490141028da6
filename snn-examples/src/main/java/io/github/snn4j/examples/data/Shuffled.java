package io.github.snn4j.examples.data;

import io.github.snn4j.random.Batches;

/** The order in which the samples of a data set are shown. */
public final class Shuffled {

    private Shuffled() {}

    /**
     * A random order that depends on size, seed and epoch alone.
     *
     * @param size number of samples
     * @param seed seed of the run
     * @param epoch pass over the data
     * @return every index once
     */
    public static int[] order(int size, long seed, int epoch) {
        return new Batches(size, 1, seed, "samples").order(epoch);
    }
}
