package io.github.snn4j.internal.kernel.vector;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.github.snn4j.internal.kernel.JavaKernels;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.random.Philox;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Random blocks of neighbouring ids, eight at a time. Every lane holds a 32-bit word in 64 bits, so that one
 * multiplication gives both halves of the product.
 */
final class VectorPhilox {

    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final long LOW = 0xFFFFFFFFL;

    /** Narrower vectors have no multiplication of 64-bit lanes. */
    static final boolean FAST = SPECIES.vectorBitSize() == 512;

    private VectorPhilox() {}

    /** See {@link io.github.snn4j.internal.kernel.Kernels#randomBlocks}. */
    static void blocks(KeyedRandom random, long step, int id, int count, int stream, long[] words) {
        int body = SPECIES.loopBound(count);
        LongVector low = LongVector.broadcast(SPECIES, LOW);
        LongVector m0 = LongVector.broadcast(SPECIES, Philox.MULTIPLIER_0 & LOW);
        LongVector m1 = LongVector.broadcast(SPECIES, Philox.MULTIPLIER_1 & LOW);
        LongVector lanes = LongVector.zero(SPECIES).addIndex(1);
        for (int b = 0; b < body; b += LANES) {
            LongVector x0 = LongVector.broadcast(SPECIES, step & LOW);
            LongVector x1 = LongVector.broadcast(SPECIES, step >>> 32);
            LongVector x2 = lanes.add(id + (long) b);
            LongVector x3 = LongVector.broadcast(SPECIES, stream & LOW);
            int key0 = random.key0();
            int key1 = random.key1();
            // The upper halves of x1 and x3 hold what is left of a product; they are cut off before they count.
            for (int round = 0; round < Philox.ROUNDS; round++) {
                LongVector p0 = x0.and(low).mul(m0);
                LongVector p1 = x2.and(low).mul(m1);
                x0 = p1.lanewise(LSHR, 32L).lanewise(XOR, x1).lanewise(XOR, key0 & LOW);
                x1 = p1;
                x2 = p0.lanewise(LSHR, 32L).lanewise(XOR, x3).lanewise(XOR, key1 & LOW);
                x3 = p0;
                key0 += Philox.WEYL_0;
                key1 += Philox.WEYL_1;
            }
            x0.lanewise(LSHL, 32L).or(x1.and(low)).intoArray(words, b);
            x2.lanewise(LSHL, 32L).or(x3.and(low)).intoArray(words, count + b);
        }
        JavaKernels.randomBlocks(random, step, id, body, count, stream, words, count);
    }
}
