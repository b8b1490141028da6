package io.github.snn4j.random;

/**
 * Philox4x32-10, a counter-based generator: 128 bits of counter and 64 bits of key give 128 random bits, and no state
 * is kept. A draw therefore depends on what it is for and not on who drew before it.
 *
 * <p>One of ten rounds, with {@code mulhi} and {@code mullo} the halves of the 64-bit product of unsigned words:
 *
 * <pre>
 *   (x0, x1, x2, x3) &lt;- (mulhi(M1, x2) ^ x1 ^ k0,  mullo(M1, x2),  mulhi(M0, x0) ^ x3 ^ k1,  mullo(M0, x0))
 *   (k0, k1)         &lt;- (k0 + W0, k1 + W1)
 * </pre>
 *
 * <p>Reference: J.K. Salmon, M.A. Moraes, R.O. Dror &amp; D.E. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC'11, doi 10.1145/2063384.2063405.
 *
 * <p>Verified by {@code PhiloxTest} (the authors' known-answer vectors).
 */
public final class Philox {

    /** Multiplier of counter word 0. */
    public static final int MULTIPLIER_0 = 0xD2511F53;
    /** Multiplier of counter word 2. */
    public static final int MULTIPLIER_1 = 0xCD9E8D57;
    /** Added to key word 0 after each round. */
    public static final int WEYL_0 = 0x9E3779B9;
    /** Added to key word 1 after each round. */
    public static final int WEYL_1 = 0xBB67AE85;
    /** Number of rounds. */
    public static final int ROUNDS = 10;

    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /**
     * One block of four 32-bit words.
     *
     * @param c0 counter word 0
     * @param c1 counter word 1
     * @param c2 counter word 2
     * @param c3 counter word 3
     * @param k0 key word 0
     * @param k1 key word 1
     * @param out receives four words from {@code offset}
     * @param offset where to write
     */
    public static void block(int c0, int c1, int c2, int c3, int k0, int k1, int[] out, int offset) {
        int x0 = c0;
        int x1 = c1;
        int x2 = c2;
        int x3 = c3;
        int key0 = k0;
        int key1 = k1;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = (MULTIPLIER_0 & LOW) * (x0 & LOW);
            long p1 = (MULTIPLIER_1 & LOW) * (x2 & LOW);
            x0 = (int) (p1 >>> 32) ^ x1 ^ key0;
            x1 = (int) p1;
            x2 = (int) (p0 >>> 32) ^ x3 ^ key1;
            x3 = (int) p0;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        out[offset] = x0;
        out[offset + 1] = x1;
        out[offset + 2] = x2;
        out[offset + 3] = x3;
    }
}
