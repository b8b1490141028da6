package io.github.snn4j.random;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Mini-batches of the indices {@code 0 .. size - 1} in an order that depends on the seed and the epoch alone: every
 * epoch shows every index once (Fisher-Yates on {@link KeyedRandom}), and going back to an epoch, after a restart for
 * instance, gives the same batches.
 *
 * <p>Verified by {@code BatchesTest}.
 *
 * @param size number of samples, {@code >= 1}
 * @param batchSize samples of a batch, {@code >= 1}; the last batch of an epoch holds what is left
 * @param seed seed of the order
 * @param component what is shuffled, the name of a data set for example; other names give other orders
 */
public record Batches(int size, int batchSize, long seed, String component) {

    /** Validates the numbers. */
    public Batches {
        Check.atLeast(size, 1, "Batches.size");
        Check.atLeast(batchSize, 1, "Batches.batchSize");
        Check.name(component, "Batches.component");
    }

    /**
     * Number of batches of an epoch.
     *
     * @return {@code size / batchSize}, rounded up
     */
    public int count() {
        return (int) (((long) size + batchSize - 1) / batchSize);
    }

    /**
     * The order of an epoch.
     *
     * @param epoch epoch, {@code >= 0}
     * @return all indices
     */
    public int[] order(int epoch) {
        Check.atLeast(epoch, 0, "Batches epoch");
        RandomGenerator random = KeyedRandom.of(seed, component, "order").generator(epoch, 0, 0);
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        return order;
    }

    /**
     * Cuts an order into batches.
     *
     * @param order order of an epoch, from {@link #order}
     * @param batch number of the batch, in {@code [0, count())}
     * @return its indices, {@code batchSize} of them or fewer in the last one
     */
    public int[] batch(int[] order, int batch) {
        Check.length(order.length, size, "Batches order");
        Check.index(batch, count(), "Batches batch");
        int from = batch * batchSize;
        return Arrays.copyOfRange(order, from, (int) Math.min(size, (long) from + batchSize));
    }
}
