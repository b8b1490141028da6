package io.github.snn4j.stimulus;

import io.github.snn4j.neuron.Slice;
import java.util.Arrays;

/**
 * Poisson input at a rate of its own for every neuron. If rates stay as they are, the boundaries between numbers are
 * kept for each neuron in units of 2^-16 and searched; if they change, the distribution is made anew for each draw.
 */
final class OwnPoissonInput extends PoissonInjector {

    private final GridCourse rates;
    private final double[] meansAtFactorOne;
    private final float weight;
    private final PoissonLaw[] laws;
    private final double[] factor;
    /** Boundaries of the neurons, {@link #width} each, a power of two; empty if rates change. */
    private final char[] boundaries;

    private final int[] first;
    private final int width;

    /**
     * Makes the input.
     *
     * @param context context
     * @param arrivals where to put it
     * @param rates factors on the rate over time
     * @param meansAtFactorOne mean number of events per step of each neuron where the factor is 1
     * @param weight weight of an event
     */
    OwnPoissonInput(
            StimulusContext context,
            StimulusContext.Arrivals arrivals,
            GridCourse rates,
            double[] meansAtFactorOne,
            float weight) {
        super(context, arrivals);
        this.rates = rates;
        this.meansAtFactorOne = meansAtFactorOne;
        this.weight = weight;
        double largest = Arrays.stream(meansAtFactorOne).max().orElseThrow() * rates.max();
        this.laws = new PoissonLaw[context.slices()];
        for (int s = 0; s < laws.length; s++) {
            laws[s] = new PoissonLaw(largest);
        }
        this.factor = new double[laws.length];
        this.first = new int[meansAtFactorOne.length];
        if (rates.varying()) {
            this.width = 0;
            this.boundaries = new char[0];
        } else {
            this.width = widest(laws[0]);
            this.boundaries = new char[Math.multiplyExact(width, first.length)];
            fill(laws[0]);
        }
    }

    /** The smallest power of two above the number of boundaries of every neuron. */
    private int widest(PoissonLaw law) {
        int most = 0;
        for (double mean : meansAtFactorOne) {
            law.setMean(mean * rates.at(0));
            most = Math.max(most, law.boundaries(new char[0], 0, 0));
        }
        return Integer.highestOneBit(most) << 1 | (most == 0 ? 1 : 0);
    }

    private void fill(PoissonLaw law) {
        for (int n = 0; n < first.length; n++) {
            law.setMean(meansAtFactorOne[n] * rates.at(0));
            first[n] = law.first();
            law.boundaries(boundaries, n * width, width);
        }
    }

    @Override
    void prepare(long step, Slice slice) {
        factor[slice.index()] = rates.at(step);
    }

    @Override
    void add(long[] words, int block, int count, long step, int stream, Slice slice, float[] out, int base) {
        for (int k = 0; k < count; k++) {
            int neuron = (block + k) * PER_BLOCK;
            int to = Math.min(PER_BLOCK, slice.to() - neuron);
            for (int j = Math.max(0, slice.from() - neuron); j < to; j++) {
                int field = field(words, count, k, j);
                int number = width == 0 ? PoissonLaw.UNSETTLED : search(neuron + j, field);
                if (number == PoissonLaw.UNSETTLED) {
                    PoissonLaw law = laws[slice.index()];
                    law.setMean(meansAtFactorOne[neuron + j] * factor[slice.index()]);
                    number = settle(law, field, step, neuron + j, stream, slice);
                }
                out[base + neuron + j] += number * weight;
            }
        }
    }

    /** How many boundaries lie below the field; as many rounds for every field, and no branch to mispredict. */
    private int search(int neuron, int field) {
        int row = neuron * width;
        int at = row;
        for (int half = width >> 1; half > 0; half >>= 1) {
            at += boundaries[at + half - 1] - field >> 31 & half; // half if the boundary is below the field
        }
        return boundaries[at] == field || field == 0 ? PoissonLaw.UNSETTLED : first[neuron] + at - row;
    }
}
