package io.github.snn4j.internal.connect;

import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;

/**
 * Draws sets of k of the numbers 0 to n - 1, each set with the same probability, in ascending order. Numbers are drawn
 * until k distinct ones are there; the law is uniform because it does not change when the numbers are renamed. Marks in
 * a bit set find repetitions and sort; where the bit set would be far longer than the set, sorting does. Used by one
 * thread; the work is proportional to k.
 */
final class Subsets {

    /** Numbers per element from which a bit set costs more than sorting. */
    private static final long SPARSE = 256;

    private static final long LOW = 0xFFFFFFFFL;

    private final int n;
    private long[] marks = new long[0];

    /** Sets of the numbers below n. */
    Subsets(int n) {
        this.n = n;
    }

    /** A uniform number below n, exactly (D. Lemire 2019, doi 10.1145/3230636). */
    static int below(KeyedRandom.Cursor random, int n) {
        long product = (random.nextInt() & LOW) * n;
        if ((product & LOW) < n) {
            long reject = (1L << 32) % n;
            while ((product & LOW) < reject) {
                product = (random.nextInt() & LOW) * n;
            }
        }
        return (int) (product >>> 32);
    }

    /** Numbers independent of each other, in ascending order. */
    static void repeated(KeyedRandom.Cursor random, int n, int k, int[] out, int at) {
        for (int x = at; x < at + k; x++) {
            out[x] = below(random, n);
        }
        Arrays.sort(out, at, at + k);
    }

    /** Makes room for a number that was left out: those from it on move up by one. */
    static void leaveOut(int self, int[] out, int at, int k) {
        for (int x = at; x < at + k; x++) {
            out[x] += out[x] >= self ? 1 : 0;
        }
    }

    /** Writes a set of k numbers from {@code out[at]} on. */
    void draw(KeyedRandom.Cursor random, int k, int[] out, int at) {
        if (n > SPARSE * k) {
            fill(random, 0, k, out, at);
        } else if (k <= n / 2) {
            prepare();
            mark(random, k);
            read(0L, out, at);
        } else {
            prepare();
            mark(random, n - k);
            read(-1L, out, at);
        }
    }

    /** The same, where the set holds {@code have} given numbers already, at {@code out[at]} in any order. */
    void complete(KeyedRandom.Cursor random, int have, int k, int[] out, int at) {
        if (n > SPARSE * k) {
            fill(random, have, k, out, at);
            return;
        }
        prepare();
        for (int x = at; x < at + have; x++) {
            marks[out[x] >> 6] |= 1L << out[x];
        }
        mark(random, k - have);
        read(0L, out, at);
    }

    /** Sorts a set of k of the numbers. */
    void sort(int[] set, int at, int k) {
        if (n > SPARSE * k) {
            Arrays.sort(set, at, at + k);
            return;
        }
        prepare();
        for (int x = at; x < at + k; x++) {
            marks[set[x] >> 6] |= 1L << set[x];
        }
        read(0L, set, at);
    }

    /** Draws what is missing, sorts, drops repetitions, and so on: as many rounds as it takes. */
    private void fill(KeyedRandom.Cursor random, int given, int k, int[] out, int at) {
        int have = given;
        do {
            for (int x = at + have; x < at + k; x++) {
                out[x] = below(random, n);
            }
            Arrays.sort(out, at, at + k);
            have = k == 0 ? 0 : 1;
            for (int x = at + 1; x < at + k; x++) {
                if (out[x] != out[x - 1]) {
                    out[at + have++] = out[x];
                }
            }
        } while (have < k);
    }

    private void prepare() {
        if (marks.length == 0) {
            marks = new long[(n + 63) >>> 6];
        }
    }

    private void mark(KeyedRandom.Cursor random, int count) {
        long[] m = marks;
        int left = count;
        while (left > 0) {
            int v = below(random, n);
            long before = m[v >> 6];
            long after = before | 1L << v;
            m[v >> 6] = after;
            // No branch: whether a number is new cannot be foretold.
            left -= before == after ? 0 : 1;
        }
    }

    /** Lists the numbers that are marked (flip 0) or not (flip -1), and takes the marks away. */
    private void read(long flip, int[] out, int at) {
        int x = at;
        for (int word = 0; word < marks.length; word++) {
            long bits = marks[word] ^ flip;
            marks[word] = 0;
            int first = word << 6;
            if (n - first < 64) {
                bits &= (1L << (n - first)) - 1;
            }
            while (bits != 0) {
                out[x++] = first + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
            }
        }
    }
}
