package io.github.snn4j.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsetsTest {

    private static final long SEED = 77;
    private static final int DRAWS = 20_000;

    private interface Draw {
        void set(KeyedRandom.Cursor random, int[] out);
    }

    /** Each set of k of n, as bits, against the same probability for all. */
    private static double uniformity(int n, int k, Draw draw) {
        KeyedRandom.Cursor random = KeyedRandom.of(SEED, "s", "t").cursor();
        long[] counts = new long[1 << n];
        int[] out = new int[k];
        for (int d = 0; d < DRAWS; d++) {
            random.moveTo(0, d, 0);
            draw.set(random, out);
            int bits = 0;
            for (int v : out) {
                bits |= 1 << v;
            }
            counts[bits]++;
        }
        double[] law = new double[counts.length];
        long sets = java.util.stream.IntStream.range(0, law.length)
                .filter(s -> Integer.bitCount(s) == k)
                .count();
        for (int s = 0; s < law.length; s++) {
            law[s] = Integer.bitCount(s) == k ? 1.0 / sets : 0;
            if (law[s] == 0 && counts[s] > 0) {
                return 0;
            }
        }
        return Laws.pValue(counts, law);
    }

    @ParameterizedTest
    @CsvSource({"6, 1", "6, 3", "7, 5", "8, 7", "10, 4"})
    void everySetHasTheSameProbability(int n, int k) {
        Subsets subsets = new Subsets(n);
        assertThat(uniformity(n, k, (random, out) -> subsets.draw(random, k, out, 0)))
                .as("seed %d", SEED)
                .isGreaterThan(Laws.DOUBTFUL);
    }

    @Test
    void aSetThatMovesOnFromATakenNumberIsFoundWrong() {
        assertThat(uniformity(6, 3, (random, out) -> {
                    int taken = 0;
                    for (int x = 0; x < 3; x++) {
                        int v = Subsets.below(random, 6);
                        while ((taken >> v & 1) == 1) {
                            v = (v + 1) % 6;
                        }
                        taken |= 1 << v;
                        out[x] = v;
                    }
                }))
                .isLessThan(Laws.WRONG);
    }

    /** Small sets of many numbers are sorted instead of marked. */
    @ParameterizedTest
    @CsvSource({"600, 2", "2000, 7", "100000, 300"})
    void smallSetsAreUniformToo(int n, int k) {
        assertThat((long) n).isGreaterThan(256L * k);
        Subsets subsets = new Subsets(n);
        KeyedRandom.Cursor random = KeyedRandom.of(SEED, "s", "t").cursor();
        int[] low = new int[4000];
        int[] middle = new int[4000];
        int[] out = new int[k];
        int misplaced = 0;
        for (int d = 0; d < low.length; d++) {
            random.moveTo(0, d, 0);
            subsets.draw(random, k, out, 0);
            for (int x = 0; x < k; x++) {
                misplaced += x > 0 && out[x] <= out[x - 1] ? 1 : 0;
                low[d] += out[x] < n / 10 ? 1 : 0;
                middle[d] += out[x] >= n / 3 && out[x] < n / 3 + n / 4 ? 1 : 0;
            }
        }
        assertThat(misplaced).isZero();
        assertThat(Laws.pValue(low, k, HypergeometricDistribution.of(n, n / 10, k)::probability))
                .isGreaterThan(Laws.DOUBTFUL);
        assertThat(Laws.pValue(middle, k, HypergeometricDistribution.of(n, n / 4, k)::probability))
                .isGreaterThan(Laws.DOUBTFUL);
    }

    @Test
    void repetitionsInSmallSetsAreDrawnAgain() {
        // Of 514 numbers, two are the same once in 514 draws.
        Subsets subsets = new Subsets(514);
        KeyedRandom.Cursor random = KeyedRandom.of(SEED, "s", "t").cursor();
        int[] out = new int[2];
        int again = 0;
        for (int d = 0; d < 5000; d++) {
            random.moveTo(0, d, 0);
            again += Subsets.below(random, 514) == Subsets.below(random, 514) ? 1 : 0;
            random.moveTo(0, d, 0);
            subsets.draw(random, 2, out, 0);
            assertThat(out[0]).isLessThan(out[1]);
        }
        assertThat(again).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"10, 1, 3", "10, 4, 9", "5000, 3, 5", "700, 0, 2"})
    void aSetIsCompletedWithoutLosingWhatItHad(int n, int have, int k) {
        Subsets subsets = new Subsets(n);
        KeyedRandom.Cursor random = KeyedRandom.of(SEED, "s", "t").cursor();
        for (int d = 0; d < 100; d++) {
            random.moveTo(0, d, 0);
            int[] out = new int[k + 2];
            Arrays.setAll(out, x -> x <= have ? n - x : -1);
            subsets.complete(random, have, k, out, 1);
            assertThat(Arrays.copyOfRange(out, 1, k + 1))
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(out[1] >= 0 && out[k] < n).isTrue();
            for (int x = 1; x <= have; x++) {
                assertThat(out).contains(n - x);
            }
            assertThat(out[0]).isEqualTo(n);
            assertThat(out[k + 1]).isEqualTo(-1);
        }
    }

    @Test
    void aSetOfAllNumbersHoldsAll() {
        int[] out = new int[130];
        new Subsets(130).draw(KeyedRandom.of(SEED, "s", "t").cursor(), 130, out, 0);
        assertThat(out).containsExactly(java.util.stream.IntStream.range(0, 130).toArray());
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "1000", "1073741824", "1500000001", "2147483647"})
    void numbersBelowALimitAreUniform(int n) {
        KeyedRandom.Cursor random = KeyedRandom.of(SEED, "s", "t").cursor();
        int bins = Math.min(n, 50);
        long[] counts = new long[bins];
        for (int d = 0; d < 50_000; d++) {
            int v = Subsets.below(random, n);
            counts[(int) ((long) v * bins / n)]++;
        }
        double[] law = new double[bins];
        for (int b = 0; b < bins; b++) {
            law[b] = (double) (ceil(b + 1, n, bins) - ceil(b, n, bins)) / n;
        }
        if (n > 1) {
            assertThat(Laws.pValue(counts, law)).as("seed %d", SEED).isGreaterThan(Laws.DOUBTFUL);
        }
    }

    private static long ceil(long bin, int n, int bins) {
        return (bin * n + bins - 1) / bins;
    }
}
