package io.github.snn4j.stimulus;

import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;

/**
 * Numbers of events that are Poisson distributed, from 16 random bits each, by inversion of the distribution function.
 * The bits stand for an interval of [0, 1). Nearly always the whole interval belongs to one number; where a boundary of
 * the distribution function lies inside, 53 fresh bits say on which side. So the price is that of 16 bits and the
 * distribution that of a double.
 */
final class PoissonLaw {

    /** Upper bits of the 16 by which tables are addressed. */
    static final int TABLE_BITS = 12;

    /** Largest mean: beyond, {@code exp(-mean)} comes near the smallest double. */
    static final double MAX_MEAN = 500;

    /** What {@link #number(int)} gives where 16 bits do not settle it. */
    static final int UNSETTLED = -1;

    private static final double FIELDS = 0x1.0p16;
    private static final double NEGLIGIBLE = 0x1.0p-60;

    /** P(number <= k); from {@link #last} on it is 1. */
    private final double[] cumulative;

    private int last;
    private double mean = Double.NaN;

    /**
     * Makes room.
     *
     * @param maxMean largest mean that will be set, in [0, {@link #MAX_MEAN}]
     */
    PoissonLaw(double maxMean) {
        this.cumulative = new double[(int) (maxMean + 12 * Math.sqrt(maxMean) + 40)];
    }

    /**
     * Sets the mean number of events.
     *
     * @param newMean mean, up to the largest one announced
     * @return whether it differs from the one before
     */
    boolean setMean(double newMean) {
        if (newMean == mean) {
            return false;
        }
        mean = newMean;
        double p = StrictMath.exp(-newMean);
        double sum = p;
        int k = 0;
        while ((p > NEGLIGIBLE || k < newMean) && k < cumulative.length - 1) {
            cumulative[k++] = Math.min(sum, 1);
            p *= newMean / k;
            sum += p;
        }
        cumulative[k] = 1;
        last = k;
        return true;
    }

    /** The number that a uniform number in [0, 1) stands for: the first k with P(number <= k) above it. */
    int number(double u) {
        int low = 0;
        int high = last;
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

    /** The number that 16 bits stand for, or {@link #UNSETTLED}. */
    int number(int field) {
        int k = number(field / FIELDS);
        return cumulative[k] >= (field + 1) / FIELDS ? k : UNSETTLED;
    }

    /** The number that 16 bits and 53 fresh ones stand for. */
    int number(int field, int high, int low) {
        return number((field + KeyedRandom.toDouble(high, low)) / FIELDS);
    }

    /**
     * Fills a table that is addressed by the upper 12 bits.
     *
     * @param table receives number times weight, or NaN where 12 bits do not settle the number
     * @param weight factor on the numbers
     */
    void fillTable(float[] table, float weight) {
        int i = 0;
        for (int k = 0; k <= last; k++) {
            double boundary = cumulative[k] * table.length;
            int end = (int) boundary;
            if (end > i) {
                Arrays.fill(table, i, end, k * weight);
                i = end;
            }
            if (boundary > i) {
                table[i++] = Float.NaN;
            }
        }
    }

    /** The first number k that fields other than 0 can mean: P(number < k) lies in field 0. */
    int first() {
        int k = 0;
        while (cumulative[k] * FIELDS <= 1) {
            k++;
        }
        return k;
    }

    /**
     * Writes the boundaries between numbers in units of 2^-16, from {@link #first} on. Fields above
     * {@code row[from + i]} mean a number above {@code first() + i}, fields below do not, and that field itself may be
     * unsettled. The rest of the row is filled up with the highest field.
     *
     * @param row receives the boundaries
     * @param from where they start
     * @param length how many there is room for
     * @return how many there are, which may be more
     */
    int boundaries(char[] row, int from, int length) {
        int first = first();
        int count = 0;
        for (int k = first; k <= last; k++) {
            int boundary = (int) Math.ceil(cumulative[k] * FIELDS) - 1;
            if (boundary == Character.MAX_VALUE) {
                break;
            }
            if (count < length) {
                row[from + count] = (char) boundary;
            }
            count++;
        }
        if (count < length) {
            Arrays.fill(row, from + count, from + length, Character.MAX_VALUE);
        }
        return count;
    }
}
