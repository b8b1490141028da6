package io.github.snn4j.stimulus;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.JavaKernels;
import io.github.snn4j.internal.kernel.KernelContext;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.random.Values;
import java.util.Optional;

/**
 * Independent Poisson input for every neuron, at rates of many kHz: what a thousand external neurons send.
 *
 * <pre>
 *   arrivals of a step = weight n        n ~ Poisson(rate dt), independent for every neuron, step and stream
 * </pre>
 *
 * <p>Through a delta synapse onto a leaky membrane far from threshold the potential has mean {@code weight rate tauMem}
 * and variance {@code weight^2 rate tauMem / 2} (Campbell's theorem).
 *
 * <p>Timing: events of a step act like spikes that arrive in it. Cost: one draw of 16 bits per neuron and step, half a
 * nanosecond to two; rates that differ between neurons cost some ten times as much. Limit: 500 events per step.
 *
 * <p>Use {@link io.github.snn4j.spike.PoissonSource} where each spike shall be seen by monitors or rules.
 *
 * <p>Reference: N. Brunel, J. Comput. Neurosci. 8:183-208, 2000, doi 10.1023/A:1008925309027. Verified by {@code
 * PoissonStimulusTest}.
 *
 * @param rateHz rate of every neuron in Hz, {@code >= 0}, the same for all or one for each
 * @param weight weight of an event, finite
 * @param receptor where it arrives, empty for the model's first receptor
 */
public record PoissonStimulus(Values rateHz, double weight, Optional<Receptor> receptor) implements Stimulus {

    /** Validates rate and weight. */
    public PoissonStimulus {
        Values rates = rateHz;
        Check.argument(
                rates.min() >= 0, () -> "PoissonStimulus.rateHz must be >= 0 Hz, got values down to " + rates.min());
        Check.finite(weight, "PoissonStimulus.weight");
    }

    /**
     * The same rate for all neurons, at the model's first receptor.
     *
     * @param rateHz rate in Hz, {@code >= 0}
     * @param weight weight of an event
     */
    public PoissonStimulus(double rateHz, double weight) {
        this(Values.constant(Check.nonNegative(rateHz, "PoissonStimulus.rateHz", "Hz")), weight, Optional.empty());
    }

    /**
     * The same input at another receptor.
     *
     * @param other receptor of the neurons
     * @return changed copy
     */
    public PoissonStimulus at(Receptor other) {
        return new PoissonStimulus(rateHz, weight, Optional.of(other));
    }

    @Override
    public Injector bind(StimulusContext context) {
        if (rateHz instanceof Values.Given g) {
            Check.length(g.length(), context.size(), "Stimulus '" + context.name() + "': PoissonStimulus.rateHz");
        }
        StimulusContext.Arrivals arrivals = context.arrivals(receptor);
        if (rateHz instanceof Values.Constant c) {
            return new Uniform(context, mean(context, c.value()), (float) weight, arrivals);
        }
        KeyedRandom.Cursor random = context.random("rates").cursor();
        double[] means = new double[context.size()];
        for (int n = 0; n < means.length; n++) {
            random.moveTo(0, n, 0);
            means[n] = mean(context, rateHz.draw(n, random));
        }
        return new Different(context, means, (float) weight, arrivals);
    }

    private static double mean(StimulusContext context, double rateHz) {
        double mean = rateHz * context.timeStep().dtMs() * 1e-3;
        Check.argument(
                mean <= PoissonCounts.MAX_MEAN,
                () -> "Stimulus '" + context.name() + "': a rate of " + rateHz + " Hz is " + mean
                        + " events per step, at most " + PoissonCounts.MAX_MEAN
                        + " are allowed; use fewer events of larger weight, or a NoiseCurrent");
        return mean;
    }

    /** What the two kinds share: where events go, and fresh bits for draws that 16 bits do not settle. */
    private abstract static class Running implements Injector {

        private final KeyedRandom refinement;
        private final int[][] freshWords;
        final KeyedRandom random;
        final StimulusContext.Arrivals arrivals;
        final int size;

        Running(StimulusContext context, StimulusContext.Arrivals arrivals) {
            this.random = context.random("events");
            this.refinement = context.random("refinement");
            this.arrivals = arrivals;
            this.size = context.size();
            this.freshWords = new int[context.slices()][16];
        }

        @Override
        public final void inject(long step, int firstStream, Slice slice) {
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                inject(step, firstStream + b, slice, arrivals.array(), b * size);
            }
            arrivals.touch(slice);
        }

        abstract void inject(long step, int stream, Slice slice, float[] out, int base);

        final float settle(PoissonCounts counts, int field, long step, int neuron, int stream, Slice slice) {
            float settled = counts.settle(field);
            if (settled == settled) {
                return settled;
            }
            int[] words = freshWords[slice.index()];
            refinement.block(step, neuron, stream, words, 0);
            return counts.settle(field, words[0], words[1]);
        }
    }

    /** All neurons have the same rate: one table, and eight neurons share a block of random bits. */
    private static final class Uniform extends Running {

        private static final int PER_BLOCK = 8;
        private static final int FIELD = 0xFFFF;
        private static final int SHIFT = 16 - PoissonCounts.TABLE_BITS;

        private final Kernels kernels;
        private final PoissonCounts counts;
        private final long[][] words;

        Uniform(StimulusContext context, double mean, float weight, StimulusContext.Arrivals arrivals) {
            super(context, arrivals);
            this.kernels = context instanceof KernelContext k ? k.kernels() : new JavaKernels();
            this.counts = new PoissonCounts(mean, weight, true);
            this.words = new long[context.slices()][2 * (size / PER_BLOCK + 1)];
        }

        @Override
        void inject(long step, int stream, Slice slice, float[] out, int base) {
            int first = slice.from() / PER_BLOCK;
            int blocks = (slice.to() + PER_BLOCK - 1) / PER_BLOCK - first;
            long[] bits = words[slice.index()];
            kernels.randomBlocks(random, step, first, blocks, stream, bits);
            for (int k = 0; k < 2 * blocks; k++) {
                // The first half of the array serves neurons 0 to 3 of each block, the second half 4 to 7.
                int neuron = k < blocks ? (first + k) * PER_BLOCK : (first + k - blocks) * PER_BLOCK + 4;
                if (neuron + 4 <= slice.to()) {
                    addFour(bits[k], step, neuron, stream, slice, out, base);
                } else {
                    for (int f = 0; neuron + f < slice.to(); f++) {
                        add(field(bits[k], f), step, neuron + f, stream, slice, out, base);
                    }
                }
            }
        }

        private void addFour(long bits, long step, int neuron, int stream, Slice slice, float[] out, int base) {
            float[] table = counts.table();
            float a = table[(int) (bits >>> 48) >>> SHIFT];
            float b = table[((int) (bits >>> 32) & FIELD) >>> SHIFT];
            float c = table[(int) bits >>> 16 + SHIFT];
            float d = table[((int) bits & FIELD) >>> SHIFT];
            float sum = a + b + c + d;
            if (sum == sum) {
                int at = base + neuron;
                out[at] += a;
                out[at + 1] += b;
                out[at + 2] += c;
                out[at + 3] += d;
            } else {
                for (int f = 0; f < 4; f++) {
                    add(field(bits, f), step, neuron + f, stream, slice, out, base);
                }
            }
        }

        private static int field(long bits, int f) {
            return (int) (bits >>> 48 - 16 * f) & FIELD;
        }

        private void add(int field, long step, int neuron, int stream, Slice slice, float[] out, int base) {
            float n = counts.table()[field >>> SHIFT];
            out[base + neuron] += n == n ? n : settle(counts, field, step, neuron, stream, slice);
        }
    }

    /** Every neuron has a rate of its own: no table, the distribution function is searched. */
    private static final class Different extends Running {

        private final PoissonCounts[] counts;
        private final int[][] words;

        Different(StimulusContext context, double[] means, float weight, StimulusContext.Arrivals arrivals) {
            super(context, arrivals);
            this.counts = new PoissonCounts[means.length];
            for (int n = 0; n < means.length; n++) {
                counts[n] = new PoissonCounts(means[n], weight, false);
            }
            this.words = new int[context.slices()][16];
        }

        @Override
        void inject(long step, int stream, Slice slice, float[] out, int base) {
            int[] four = words[slice.index()];
            for (int n = slice.from(); n < slice.to(); n++) {
                random.block(step, n, stream, four, 0);
                out[base + n] += settle(counts[n], four[0] >>> 16, step, n, stream, slice);
            }
        }
    }
}
