package io.github.snn4j.stimulus;

import io.github.snn4j.neuron.Slice;

/** Poisson input at one rate for all neurons: a table gives the weighted number for the upper 12 bits of a field. */
final class EqualPoissonInput extends PoissonInjector {

    private static final int TABLE = 1 << PoissonLaw.TABLE_BITS;
    private static final int INDEX = TABLE - 1;
    private static final int SHIFT = 16 - PoissonLaw.TABLE_BITS;

    private final GridCourse rates;
    private final double meanAtFactorOne;
    private final float weight;
    // By slice, because slices may be at different steps when threads begin with them.
    private final PoissonLaw[] laws;
    private final float[][] tables;

    /**
     * Makes the input.
     *
     * @param context context
     * @param arrivals where to put it
     * @param rates factors on the rate over time
     * @param meanAtFactorOne mean number of events per step where the factor is 1
     * @param weight weight of an event
     */
    EqualPoissonInput(
            StimulusContext context,
            StimulusContext.Arrivals arrivals,
            GridCourse rates,
            double meanAtFactorOne,
            float weight) {
        super(context, arrivals);
        this.rates = rates;
        this.meanAtFactorOne = meanAtFactorOne;
        this.weight = weight;
        this.laws = new PoissonLaw[context.slices()];
        this.tables = new float[context.slices()][TABLE];
        for (int s = 0; s < laws.length; s++) {
            laws[s] = new PoissonLaw(meanAtFactorOne * rates.max());
        }
    }

    @Override
    void prepare(long step, Slice slice) {
        PoissonLaw law = laws[slice.index()];
        if (law.setMean(meanAtFactorOne * rates.at(step))) {
            law.fillTable(tables[slice.index()], weight);
        }
    }

    @Override
    void add(long[] words, int block, int count, long step, int stream, Slice slice, float[] out, int base) {
        // Blocks that lie in the slice with all their neurons; others are at its ends.
        int whole = Math.max(0, Math.min(count, slice.to() / PER_BLOCK - block));
        int k = block * PER_BLOCK < slice.from() ? 0 : -1;
        while (k < count) {
            if (k >= 0) {
                addOneByOne(words, count, k, (block + k) * PER_BLOCK, step, stream, slice, out, base);
            }
            k = k + 1 < whole
                    ? addSettled(words, k + 1, whole, count, tables[slice.index()], out, base + block * PER_BLOCK)
                    : k + 1;
        }
    }

    /**
     * Adds blocks until the table does not settle one. Eight look-ups a round, and nothing else in the loop, which is
     * what makes it fast.
     *
     * @return number of the block that is not settled, or end
     */
    private static int addSettled(long[] words, int start, int end, int count, float[] table, float[] out, int base) {
        if (table.length != TABLE) {
            throw new IllegalStateException(); // tells the compiler that no index below is out of bounds
        }
        int k = start;
        for (; k < end; k++) {
            long p = words[k];
            long q = words[count + k];
            float a = table[(int) (p >>> 48 + SHIFT) & INDEX];
            float b = table[(int) (p >>> 32 + SHIFT) & INDEX];
            float c = table[(int) (p >>> 16 + SHIFT) & INDEX];
            float d = table[(int) (p >>> SHIFT) & INDEX];
            float e = table[(int) (q >>> 48 + SHIFT) & INDEX];
            float f = table[(int) (q >>> 32 + SHIFT) & INDEX];
            float g = table[(int) (q >>> 16 + SHIFT) & INDEX];
            float h = table[(int) (q >>> SHIFT) & INDEX];
            float sum = a + b + (c + d) + (e + f + (g + h));
            if (sum != sum) {
                break;
            }
            int at = base + k * PER_BLOCK;
            out[at] += a;
            out[at + 1] += b;
            out[at + 2] += c;
            out[at + 3] += d;
            out[at + 4] += e;
            out[at + 5] += f;
            out[at + 6] += g;
            out[at + 7] += h;
        }
        return k;
    }

    private void addOneByOne(
            long[] words, int count, int k, int neuron, long step, int stream, Slice slice, float[] out, int base) {
        float[] table = tables[slice.index()];
        int to = Math.min(PER_BLOCK, slice.to() - neuron);
        for (int j = Math.max(0, slice.from() - neuron); j < to; j++) {
            int field = field(words, count, k, j);
            float n = table[field >>> SHIFT];
            out[base + neuron + j] +=
                    n == n ? n : settle(laws[slice.index()], field, step, neuron + j, stream, slice) * weight;
        }
    }
}
