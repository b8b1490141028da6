package io.github.snn4j.examples.data;

import io.github.snn4j.random.KeyedRandom;
import java.util.random.RandomGenerator;

/** The order in which the samples of a data set are shown. */
public final class Shuffled {

    private Shuffled() {}

    /**
     * A random order that depends on size, seed and epoch alone (Fisher-Yates).
     *
     * @param size number of samples
     * @param seed seed of the run
     * @param epoch pass over the data
     * @return every index once
     */
    public static int[] order(int size, long seed, int epoch) {
        RandomGenerator random = KeyedRandom.of(seed, "samples", "order").generator(epoch, 0, 0);
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        return order;
    }
}
