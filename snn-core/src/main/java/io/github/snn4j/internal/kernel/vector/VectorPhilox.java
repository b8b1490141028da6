package io.github.snn4j.internal.kernel.vector;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.github.snn4j.internal.kernel.JavaKernels;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.random.Philox;
import java.util.stream.LongStream;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Random blocks of neighbouring ids, sixteen at a time. Every lane holds a 32-bit word in 64 bits, so that one
 * multiplication gives both halves of the product.
 */
final class VectorPhilox {

    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROUND = 2 * LANES;
    /** Lane numbers; {@code addIndex} takes a microsecond. */
    private static final long[] COUNTING = LongStream.range(0, LANES).toArray();

    private static final long LOW = 0xFFFFFFFFL;

    /** Narrower vectors have no multiplication of 64-bit lanes. */
    static final boolean FAST = SPECIES.vectorBitSize() == 512;

    private VectorPhilox() {}

    /**
     * See {@link io.github.snn4j.internal.kernel.Kernels#randomBlocks}. Two vectors of blocks a round: one alone would
     * wait for its multiplications. The last round steps back to end with the last block.
     */
    static void blocks(KeyedRandom random, long step, int id, int count, int stream, long[] words) {
        if (count < ROUND) {
            JavaKernels.randomBlocks(random, step, id, 0, count, stream, words, count);
            return;
        }
        LongVector low = LongVector.broadcast(SPECIES, LOW);
        LongVector m0 = LongVector.broadcast(SPECIES, Philox.MULTIPLIER_0 & LOW);
        LongVector m1 = LongVector.broadcast(SPECIES, Philox.MULTIPLIER_1 & LOW);
        LongVector lanes = LongVector.fromArray(SPECIES, COUNTING, 0);
        for (int next = 0; next < count; next += ROUND) {
            int b = Math.min(next, count - ROUND);
            LongVector x0 = LongVector.broadcast(SPECIES, step & LOW);
            LongVector x1 = LongVector.broadcast(SPECIES, step >>> 32);
            LongVector x2 = lanes.add(id + (long) b);
            LongVector x3 = LongVector.broadcast(SPECIES, stream & LOW);
            LongVector y0 = x0;
            LongVector y1 = x1;
            LongVector y2 = lanes.add(id + (long) b + LANES);
            LongVector y3 = x3;
            int key0 = random.key0();
            int key1 = random.key1();
            // The upper halves of words 1 and 3 hold what is left of a product; they are cut off before they count.
            for (int round = 0; round < Philox.ROUNDS; round++) {
                LongVector k0 = LongVector.broadcast(SPECIES, key0 & LOW);
                LongVector k1 = LongVector.broadcast(SPECIES, key1 & LOW);
                LongVector p0 = x0.and(low).mul(m0);
                LongVector p1 = x2.and(low).mul(m1);
                LongVector q0 = y0.and(low).mul(m0);
                LongVector q1 = y2.and(low).mul(m1);
                x0 = p1.lanewise(LSHR, 32L).lanewise(XOR, x1).lanewise(XOR, k0);
                x1 = p1;
                x2 = p0.lanewise(LSHR, 32L).lanewise(XOR, x3).lanewise(XOR, k1);
                x3 = p0;
                y0 = q1.lanewise(LSHR, 32L).lanewise(XOR, y1).lanewise(XOR, k0);
                y1 = q1;
                y2 = q0.lanewise(LSHR, 32L).lanewise(XOR, y3).lanewise(XOR, k1);
                y3 = q0;
                key0 += Philox.WEYL_0;
                key1 += Philox.WEYL_1;
            }
            x0.lanewise(LSHL, 32L).or(x1.and(low)).intoArray(words, b);
            x2.lanewise(LSHL, 32L).or(x3.and(low)).intoArray(words, count + b);
            y0.lanewise(LSHL, 32L).or(y1.and(low)).intoArray(words, b + LANES);
            y2.lanewise(LSHL, 32L).or(y3.and(low)).intoArray(words, count + b + LANES);
        }
    }
}
