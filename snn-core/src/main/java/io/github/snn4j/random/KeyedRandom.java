package io.github.snn4j.random;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * Random numbers addressed by what they are for. The key is made from the seed, the name of a component and a purpose;
 * a draw is then addressed by (step, id, stream). Adding a population or a monitor hence changes no draw of any other
 * component, and the order in which threads draw does not matter.
 *
 * <p>The counter of {@link Philox} is {@code (step low, step high, id, stream)} for {@link #block} and
 * {@code (step, block, id, stream)} for a {@link Cursor}. The two overlap, so one purpose uses one of them only.
 *
 * <p>Immutable and safe for use by many threads (a {@link Cursor} is not).
 *
 * <p>Verified by {@code KeyedRandomTest}.
 */
public final class KeyedRandom {

    private static final float FLOAT_UNIT = 0x1.0p-24f;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    private final int key0;
    private final int key1;

    private KeyedRandom(long key) {
        this.key0 = (int) key;
        this.key1 = (int) (key >>> 32);
    }

    /**
     * The random numbers of one component for one purpose.
     *
     * @param seed root seed of the simulation
     * @param component name of a population, projection or learning signal
     * @param purpose what the numbers are for, e.g. {@code "weights"}
     * @return the addressed numbers
     */
    public static KeyedRandom of(long seed, String component, String purpose) {
        long h = mix(seed);
        h = absorb(h, component);
        h = absorb(h, purpose);
        return new KeyedRandom(h);
    }

    private static long absorb(long h, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long x = mix(h + bytes.length);
        for (byte b : bytes) {
            x = mix(x ^ (b & 0xFF));
        }
        return x;
    }

    /** The SplitMix64 finaliser (Stafford's variant 13) after a Weyl increment. */
    private static long mix(long z0) {
        long z = z0 + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * Key word 0, for kernels that make many blocks at once.
     *
     * @return low half of the key
     */
    public int key0() {
        return key0;
    }

    /**
     * Key word 1.
     *
     * @return high half of the key
     */
    public int key1() {
        return key1;
    }

    /**
     * Four random words for an address.
     *
     * @param step step or block of steps, any long
     * @param id neuron or synapse id
     * @param stream sample or presentation
     * @param out receives four words
     * @param offset where to write
     */
    public void block(long step, int id, int stream, int[] out, int offset) {
        Philox.block((int) step, (int) (step >>> 32), id, stream, key0, key1, out, offset);
    }

    /**
     * A generator that starts at an address and gives as many numbers as are asked for. Two generators of the same
     * address give the same numbers; of different addresses, independent ones (up to 2^34 words each).
     *
     * @param step step, or the count of whatever is drawn
     * @param id neuron or synapse id
     * @param stream sample or presentation
     * @return a generator for one thread
     */
    public RandomGenerator generator(int step, int id, int stream) {
        Cursor cursor = new Cursor();
        cursor.moveTo(step, id, stream);
        return cursor;
    }

    /**
     * A generator that is moved from address to address, so that a loop over many addresses creates no objects. It
     * stands at (0, 0, 0) first.
     *
     * @return a generator for one thread
     */
    public Cursor cursor() {
        return new Cursor();
    }

    /**
     * Maps a random word to [0, 1) with 24 bits.
     *
     * @param word random word
     * @return uniform number
     */
    public static float toFloat(int word) {
        return (word >>> 8) * FLOAT_UNIT;
    }

    /**
     * Maps two random words to [0, 1) with 53 bits.
     *
     * @param high first word
     * @param low second word
     * @return uniform number
     */
    public static double toDouble(int high, int low) {
        return ((((long) high) << 32 | (low & 0xFFFFFFFFL)) >>> 11) * DOUBLE_UNIT;
    }

    /** A movable generator: after {@link #moveTo} it gives what {@link #generator} gives at that address. */
    public final class Cursor implements RandomGenerator {

        private final int[] words = new int[4];
        private int step;
        private int id;
        private int stream;
        private int block;
        private int next = 4;

        private Cursor() {}

        /**
         * Starts again at an address.
         *
         * @param newStep step, or the count of whatever is drawn
         * @param newId neuron or synapse id
         * @param newStream sample or presentation
         */
        public void moveTo(int newStep, int newId, int newStream) {
            step = newStep;
            id = newId;
            stream = newStream;
            block = 0;
            next = 4;
        }

        @Override
        public int nextInt() {
            if (next == 4) {
                Philox.block(step, block++, id, stream, key0, key1, words, 0);
                next = 0;
            }
            return words[next++];
        }

        @Override
        public long nextLong() {
            return ((long) nextInt() << 32) | (nextInt() & 0xFFFFFFFFL);
        }

        @Override
        public float nextFloat() {
            return toFloat(nextInt());
        }

        @Override
        public double nextDouble() {
            return toDouble(nextInt(), nextInt());
        }
    }
}
