package io.github.snn4j.stimulus;

import io.github.snn4j.internal.kernel.JavaKernels;
import io.github.snn4j.internal.kernel.KernelContext;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.random.KeyedRandom;

/**
 * What the kinds of Poisson input share: 16 random bits, the field, for each neuron, and fresh ones for draws that 16
 * bits do not settle. Eight neighbouring neurons share a random block: words 0 and 1 serve the first four, words 2 and
 * 3 the others, the upper half of a word first.
 */
abstract class PoissonInjector implements Stimulus.Injector {

    static final int PER_BLOCK = 8;

    private static final int HALF = PER_BLOCK / 2;
    private static final int CHUNK = 512;

    private final KeyedRandom random;
    private final KeyedRandom refinement;
    private final Kernels kernels;
    private final StimulusContext.Arrivals arrivals;
    private final int size;
    private final long[][] words;
    private final int[][] fresh;

    PoissonInjector(StimulusContext context, StimulusContext.Arrivals arrivals) {
        this.random = context.random("events");
        this.refinement = context.random("refinement");
        this.kernels = context instanceof KernelContext k ? k.kernels() : new JavaKernels();
        this.arrivals = arrivals;
        this.size = context.size();
        this.words = new long[context.slices()][2 * CHUNK];
        this.fresh = new int[context.slices()][16]; // four words, as long as a cache line
    }

    @Override
    public final void inject(long step, int firstStream, Slice slice) {
        if (slice.isEmpty()) {
            return;
        }
        prepare(step, slice);
        long[] w = words[slice.index()];
        int first = slice.from() / PER_BLOCK;
        int end = (slice.to() + PER_BLOCK - 1) / PER_BLOCK;
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            for (int block = first; block < end; block += CHUNK) {
                int count = Math.min(CHUNK, end - block);
                kernels.randomBlocks(random, step, block, count, firstStream + b, w);
                add(w, block, count, step, firstStream + b, slice, arrivals.array(slice), b * size);
            }
        }
        arrivals.touch(slice);
    }

    /** Called before each step of a slice. */
    abstract void prepare(long step, Slice slice);

    /**
     * Adds the events of some blocks.
     *
     * @param words random words of the blocks, see {@link Kernels#randomBlocks}
     * @param block first block
     * @param count number of blocks
     * @param step step
     * @param stream stream
     * @param slice neurons to serve; the first and the last block may go beyond it
     * @param out sums of arriving weights
     * @param base index of neuron 0 in {@code out}
     */
    abstract void add(long[] words, int block, int count, long step, int stream, Slice slice, float[] out, int base);

    /** The 16 bits of neuron j of block k. */
    static int field(long[] words, int count, int k, int j) {
        long word = j < HALF ? words[k] : words[count + k];
        return (int) (word >>> 48 - 16 * (j % HALF)) & 0xFFFF;
    }

    /** The number that a field stands for, with fresh bits if need be. */
    final int settle(PoissonLaw law, int field, long step, int neuron, int stream, Slice slice) {
        int number = law.number(field);
        if (number != PoissonLaw.UNSETTLED) {
            return number;
        }
        int[] four = fresh[slice.index()];
        refinement.block(step, neuron, stream, four, 0);
        return law.number(field, four[0], four[1]);
    }
}
