package io.github.snn4j.examples.digits;

import io.github.snn4j.random.KeyedRandom;
import java.util.random.RandomGenerator;

/** The order in which images are shown. */
final class Order {

    private Order() {}

    /** A random order that depends on the seed and the epoch alone (Fisher-Yates). */
    static int[] shuffled(int size, long seed, int epoch) {
        RandomGenerator random = KeyedRandom.of(seed, "images", "order").generator(epoch, 0, 0);
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        return order;
    }
}
