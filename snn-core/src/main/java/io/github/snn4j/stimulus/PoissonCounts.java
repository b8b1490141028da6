package io.github.snn4j.stimulus;

import io.github.snn4j.random.KeyedRandom;

/**
 * Numbers of events that are Poisson distributed, from 16 random bits each. The bits stand for an interval of
 * [0, 1). Nearly always the whole interval belongs to one number, found in a table by the upper 12 bits; where a
 * boundary of the distribution function lies inside, the number is settled by 53 fresh bits. So the distribution is
 * that of a uniform number of 65 bits, for the price of 16.
 */
final class PoissonCounts {

    /** Upper bits of the 16 by which the table is addressed. */
    static final int TABLE_BITS = 12;

    /** Largest mean: beyond, {@code exp(-mean)} comes near the smallest double. */
    static final double MAX_MEAN = 500;

    private static final int FIELD_BITS = 16;

    // P(number <= k); the last entry is 1.
    private final double[] cumulative;
    private final float[] table;
    private final float weight;

    /**
     * Makes the table.
     *
     * @param mean mean number of events, in [0, {@link #MAX_MEAN}]
     * @param weight factor on the numbers that the table holds
     * @param withTable whether {@link #table} will be asked for
     */
    PoissonCounts(double mean, float weight, boolean withTable) {
        this.cumulative = cumulative(mean);
        this.weight = weight;
        this.table = withTable ? new float[1 << TABLE_BITS] : new float[0];
        double unit = 1.0 / (1 << TABLE_BITS);
        for (int i = 0; i < table.length; i++) {
            int k = number(i * unit);
            // The end of the interval does not belong to it.
            table[i] = cumulative[k] >= (i + 1) * unit ? k * weight : Float.NaN;
        }
    }

    private static double[] cumulative(double mean) {
        int most = (int) (mean + 12 * Math.sqrt(mean) + 40);
        double[] c = new double[most + 1];
        double p = StrictMath.exp(-mean);
        c[0] = p;
        for (int k = 1; k <= most; k++) {
            p *= mean / k;
            c[k] = c[k - 1] + p;
        }
        c[most] = 1;
        return c;
    }

    /** The number that a uniform number in [0, 1) stands for. */
    private int number(double u) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Weighted numbers by the upper 12 bits; NaN where these do not settle the number. */
    float[] table() {
        return table;
    }

    /** The weighted number that 16 bits stand for, or NaN where they do not settle it. */
    float settle(int field) {
        double unit = 1.0 / (1 << FIELD_BITS);
        int k = number(field * unit);
        return cumulative[k] >= (field + 1) * unit ? k * weight : Float.NaN;
    }

    /** The weighted number that 16 bits and 53 fresh ones stand for. */
    float settle(int field, int high, int low) {
        return number((field + KeyedRandom.toDouble(high, low)) / (1 << FIELD_BITS)) * weight;
    }
}
