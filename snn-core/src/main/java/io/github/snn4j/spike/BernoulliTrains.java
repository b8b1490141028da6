package io.github.snn4j.spike;

import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.time.TimeStep;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * One yes/no draw per neuron and step, all independent: what the clock-form sources have in common.
 *
 * <p>A Philox block holds four words, so the block {@code (step >>> 2, neuron, stream)} serves four steps and the
 * decision of a step is word {@code step & 3} compared with an integer limit. All four decisions are made when a block
 * is entered and kept as lists of firing neurons; the other three steps only read a list. Neurons that cannot fire are
 * in no list. Since a decision is a function of its address, neither the lists nor the batch size show in the spikes.
 */
final class BernoulliTrains {

    private static final double WORDS = 0x1.0p32;
    private static final int LANES = 4;

    private final KeyedRandom random;
    private final int size;
    /** Four words of scratch per sample, because threads share samples out; as long as a cache line. */
    private final int[][] scratch;
    /** Neurons that can fire, ascending, and their limits: [sample][k]. */
    private final int[] active;

    private final int[] limits;
    private final int[] activeCount;
    /** Neurons that fire: [sample][lane][k], the lane being the last two bits of the step. */
    private final int[] firing;

    private final int[] firingCount;
    /** What {@link #firing} holds: block of steps (-1: nothing) and stream of each sample. */
    private final long[] block;

    private final int[] stream;

    BernoulliTrains(SourceContext context) {
        this.random = context.random("spikes");
        this.size = context.size();
        int batch = context.batch();
        this.scratch = new int[batch][16];
        this.active = new int[batch * size];
        this.limits = new int[batch * size];
        this.activeCount = new int[batch];
        this.firing = new int[batch * LANES * size];
        this.firingCount = new int[batch * LANES];
        this.block = new long[batch];
        this.stream = new int[batch];
        Arrays.fill(block, -1);
    }

    /** Sets the probabilities of a sample; all must be in [0, 1]. Below 2^-33 means never. */
    void setProbabilities(int sample, IntToDoubleFunction probability) {
        int base = sample * size;
        int count = 0;
        for (int n = 0; n < size; n++) {
            long hits = Math.round(probability.applyAsDouble(n) * WORDS);
            if (hits > 0) {
                active[base + count] = n;
                // The sign bit is flipped on both sides: an unsigned comparison by a signed one.
                limits[base + count] = (int) (hits - 1) ^ Integer.MIN_VALUE;
                count++;
            }
        }
        activeCount[sample] = count;
        block[sample] = -1;
    }

    /** Sets the rates of a sample in Hz; all must have passed {@link Rates}. */
    void setRates(int sample, TimeStep timeStep, IntToDoubleFunction rateHz) {
        double[] last = {0, 0};
        setProbabilities(sample, n -> {
            double rate = rateHz.applyAsDouble(n);
            // Neighbouring pixels are often equal; the exponential is the dear part.
            if (rate != last[0]) {
                last[0] = rate;
                last[1] = timeStep.eventProbability(rate);
            }
            return last[1];
        });
    }

    void emit(long step, int sample, int newStream, SpikeWriter out) {
        long newBlock = step >>> 2;
        if (block[sample] != newBlock || stream[sample] != newStream) {
            draw(newBlock, sample, newStream);
        }
        int lane = sample * LANES + (int) (step & 3);
        int from = lane * size;
        int to = from + firingCount[lane];
        for (int k = from; k < to; k++) {
            out.spike(sample, firing[k]);
        }
    }

    private void draw(long newBlock, int sample, int newStream) {
        int[] words = scratch[sample];
        int from = sample * size;
        int to = from + activeCount[sample];
        int lane0 = sample * LANES * size;
        int end0 = lane0;
        int end1 = lane0 + size;
        int end2 = lane0 + 2 * size;
        int end3 = lane0 + 3 * size;
        for (int k = from; k < to; k++) {
            int neuron = active[k];
            int limit = limits[k];
            random.block(newBlock, neuron, newStream, words, 0);
            // Written always, kept by moving the end: no branch to mispredict.
            firing[end0] = neuron;
            end0 += (words[0] ^ Integer.MIN_VALUE) <= limit ? 1 : 0;
            firing[end1] = neuron;
            end1 += (words[1] ^ Integer.MIN_VALUE) <= limit ? 1 : 0;
            firing[end2] = neuron;
            end2 += (words[2] ^ Integer.MIN_VALUE) <= limit ? 1 : 0;
            firing[end3] = neuron;
            end3 += (words[3] ^ Integer.MIN_VALUE) <= limit ? 1 : 0;
        }
        int lane = sample * LANES;
        firingCount[lane] = end0 - lane0;
        firingCount[lane + 1] = end1 - lane0 - size;
        firingCount[lane + 2] = end2 - lane0 - 2 * size;
        firingCount[lane + 3] = end3 - lane0 - 3 * size;
        block[sample] = newBlock;
        stream[sample] = newStream;
    }
}
