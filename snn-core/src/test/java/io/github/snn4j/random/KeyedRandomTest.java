package io.github.snn4j.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class KeyedRandomTest {

    private static final long SEED = 20150803;
    private static final int DRAWS = 40_000;

    private final KeyedRandom random = KeyedRandom.of(SEED, "input", "spikes");

    @Test
    void equalAddressesGiveEqualBits() {
        KeyedRandom same = KeyedRandom.of(SEED, "input", "spikes");
        assertThat(block(same, 1L << 40, 7, 9)).containsExactly(block(random, 1L << 40, 7, 9));
        RandomGenerator a = random.generator(3, 7, 9);
        RandomGenerator b = same.generator(3, 7, 9);
        for (int k = 0; k < 20; k++) {
            assertThat(a.nextInt()).isEqualTo(b.nextInt());
        }
    }

    @Test
    void everyPartOfTheAddressCounts() {
        int[] words = block(random, 5, 7, 9);
        assertThat(block(random, 6, 7, 9)).isNotEqualTo(words);
        assertThat(block(random, 5 + (1L << 32), 7, 9)).isNotEqualTo(words);
        assertThat(block(random, 5, 8, 9)).isNotEqualTo(words);
        assertThat(block(random, 5, 7, 10)).isNotEqualTo(words);
    }

    @Test
    void drawsDoNotDependOnTheirOrder() {
        RandomGenerator early = random.generator(1, 2, 3);
        random.generator(1, 2, 4).nextLong();
        random.generator(0, 2, 3).nextLong();
        RandomGenerator late = random.generator(1, 2, 3);
        assertThat(late.nextLong()).isEqualTo(early.nextLong());
    }

    @Test
    void cursorGivesWhatTheGeneratorAtTheAddressGives() {
        KeyedRandom.Cursor cursor = random.cursor();
        for (int step : new int[] {4, -1, 4}) {
            cursor.moveTo(step, 2, 3);
            RandomGenerator generator = random.generator(step, 2, 3);
            for (int k = 0; k < 9; k++) {
                assertThat(cursor.nextInt()).isEqualTo(generator.nextInt());
            }
        }
    }

    @Test
    void generatorGivesTheBlocksOfPhiloxInOrder() {
        // Mixed draws eat words one after the other, none twice.
        RandomGenerator words = random.generator(1, 2, 3);
        RandomGenerator mixed = random.generator(1, 2, 3);
        int first = words.nextInt();
        int second = words.nextInt();
        assertThat(mixed.nextLong()).isEqualTo(((long) first << 32) | (second & 0xFFFFFFFFL));
        assertThat(mixed.nextFloat()).isEqualTo(KeyedRandom.toFloat(words.nextInt()));
        assertThat(mixed.nextDouble()).isEqualTo(KeyedRandom.toDouble(words.nextInt(), words.nextInt()));
    }

    @Test
    void otherSeedNameOrPurposeGivesAnUncorrelatedStream() {
        KeyedRandom[] others = {
            KeyedRandom.of(SEED + 1, "input", "spikes"),
            KeyedRandom.of(SEED, "inpuu", "spikes"),
            KeyedRandom.of(SEED, "input", "weights"),
            KeyedRandom.of(SEED, "spikes", "input"),
            KeyedRandom.of(SEED, "inputs", "pikes"),
            KeyedRandom.of(SEED, "", "inputspikes")
        };
        for (int k = 0; k < others.length; k++) {
            assertUncorrelated(random.generator(0, 0, 0), others[k].generator(0, 0, 0), "key " + k);
        }
    }

    @Test
    void neighbouringAddressesAreUncorrelated() {
        assertUncorrelated(random.generator(0, 0, 0), random.generator(1, 0, 0), "step");
        assertUncorrelated(random.generator(0, 0, 0), random.generator(0, 1, 0), "id");
        assertUncorrelated(random.generator(0, 0, 0), random.generator(0, 0, 1), "stream");
    }

    @Test
    void numbersAreUniform() {
        int cells = 100;
        double[] expected = new double[cells];
        long[] floats = new long[cells];
        long[] doubles = new long[cells];
        for (int c = 0; c < cells; c++) {
            expected[c] = DRAWS / (double) cells;
        }
        for (int n = 0; n < DRAWS; n++) { // one draw per address, as the sources do it
            floats[(int) (random.generator(0, n, 0).nextFloat() * cells)]++;
            doubles[(int) (random.generator(n, 1, 0).nextDouble() * cells)]++;
        }
        assertThat(ChiSquareTest.withDefaults().test(expected, floats).getPValue())
                .as("floats, seed %d", SEED)
                .isGreaterThan(1e-5);
        assertThat(ChiSquareTest.withDefaults().test(expected, doubles).getPValue())
                .as("doubles, seed %d", SEED)
                .isGreaterThan(1e-5);
    }

    @Test
    void extremeWordsStayBelowOne() {
        assertThat(KeyedRandom.toFloat(0)).isZero();
        assertThat(KeyedRandom.toFloat(-1)).isLessThan(1f).isEqualTo(Math.nextDown(1f));
        assertThat(KeyedRandom.toDouble(0, 0)).isZero();
        assertThat(KeyedRandom.toDouble(-1, -1)).isLessThan(1.0).isEqualTo(Math.nextDown(1.0));
    }

    private static int[] block(KeyedRandom random, long step, int id, int stream) {
        int[] out = new int[4];
        random.block(step, id, stream, out, 0);
        return out;
    }

    private static void assertUncorrelated(RandomGenerator a, RandomGenerator b, String what) {
        double sum = 0;
        for (int n = 0; n < DRAWS; n++) {
            sum += (a.nextDouble() - 0.5) * (b.nextDouble() - 0.5);
        }
        // Each product has variance 1/144.
        assertThat(Math.abs(sum * 12 / Math.sqrt(DRAWS)))
                .as("correlation in standard deviations, %s, seed %d", what, SEED)
                .isLessThan(4.5);
    }
}
