package io.github.snn4j.learning.bptt;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Shuffled mini-batches. Every epoch has an order of its own, which depends on the seed and its number alone.
 *
 * @param samples number of samples, {@code >= 1}
 * @param batchSize samples per batch, {@code >= 1}; the last batch of an epoch may be smaller
 * @param seed root seed
 */
public record MiniBatches(int samples, int batchSize, long seed) {

    /** Validates the sizes. */
    public MiniBatches {
        Require.atLeast(samples, 1, "MiniBatches.samples");
        Require.atLeast(batchSize, 1, "MiniBatches.batchSize");
    }

    /**
     * The batches of an epoch, each sample in one of them.
     *
     * @param epoch number of the epoch, {@code >= 0}
     * @return numbers of the samples, by batch
     */
    public int[][] epoch(int epoch) {
        Require.atLeast(epoch, 0, "MiniBatches.epoch");
        int[] order = new int[samples];
        Arrays.setAll(order, k -> k);
        RandomGenerator random = KeyedRandom.of(seed, "mini-batches", "order").generator(epoch, 0, 0);
        for (int k = samples - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int x = order[k];
            order[k] = order[other];
            order[other] = x;
        }
        int[][] batches = new int[(samples + batchSize - 1) / batchSize][];
        Arrays.setAll(batches, k -> Arrays.copyOfRange(order, k * batchSize, Math.min(samples, (k + 1) * batchSize)));
        return batches;
    }
}
