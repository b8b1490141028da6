package io.github.snn4j.statistics;

import io.github.snn4j.random.KeyedRandom;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** Different pairs of neurons, drawn at random; the same for every run, since no spike depends on the choice. */
final class Pairs {

    static final Pairs NONE = new Pairs(new long[0], 1);

    private final int[] first;
    private final int[] second;

    private Pairs(long[] places, int n) {
        first = new int[places.length];
        second = new int[places.length];
        for (int k = 0; k < places.length; k++) {
            first[k] = (int) (places[k] / n);
            second[k] = (int) (places[k] % n);
        }
    }

    /** So many pairs of n neurons, or all if there are no more. */
    static Pairs of(int n, int wanted) {
        long all = (long) n * (n - 1) / 2;
        if (wanted >= all) {
            return new Pairs(
                    LongStream.range(0, (long) n * n).filter(p -> p / n < p % n).toArray(), n);
        }
        RandomGenerator random = KeyedRandom.of(0, "statistics", "pairs").generator(0, 0, 0);
        Set<Long> drawn = new LinkedHashSet<>();
        // With nearly all pairs wanted the last ones take long to hit: drawing them costs all * log(all) at worst.
        while (drawn.size() < wanted) {
            int i = random.nextInt(n);
            int j = random.nextInt(n);
            if (i != j) {
                drawn.add((long) Math.min(i, j) * n + Math.max(i, j));
            }
        }
        return new Pairs(drawn.stream().mapToLong(Long::longValue).toArray(), n);
    }

    int count() {
        return first.length;
    }

    int first(int k) {
        return first[k];
    }

    int second(int k) {
        return second[k];
    }
}
