package io.github.snn4j.examples.songabbott;

import io.github.snn4j.plasticity.WeightView;

/**
 * What the weights of a projection look like, in units of the largest allowed one.
 *
 * @param mean mean weight, 0 to 1
 * @param sd standard deviation
 * @param nearZero share of weights in the lowest fifth
 * @param nearMax share of weights in the highest fifth
 * @param bimodality Sarle's coefficient {@code (skewness^2 + 1) / kurtosis}: 1 for two sharp heaps, 5/9 for a uniform
 *     distribution, 1/3 for a normal one; NaN if all weights are equal
 * @param counts number of weights in bins of equal width from 0 to 1
 */
public record WeightDistribution(
        double mean, double sd, double nearZero, double nearMax, double bimodality, long[] counts) {

    private static final double FIFTH = 0.2;

    /** Takes a copy of the counts. */
    public WeightDistribution {
        counts = counts.clone();
    }

    /**
     * Looks at all synapses that exist, in their order.
     *
     * @param weights the weights
     * @param largest largest allowed weight, {@code > 0}
     * @param bins number of bins, {@code >= 1}
     * @return their distribution
     */
    public static WeightDistribution of(WeightView weights, double largest, int bins) {
        Moments sums = new Moments(bins);
        weights.forEach((pre, post, weight) -> sums.add(weight / largest));
        double mean = sums.mean();
        Central central = new Central(mean);
        weights.forEach((pre, post, weight) -> central.add(weight / largest));
        return new WeightDistribution(
                mean,
                Math.sqrt(central.second / sums.count),
                (double) sums.low / sums.count,
                (double) sums.high / sums.count,
                central.bimodality(sums.count),
                sums.counts);
    }

    /**
     * Returns the counts.
     *
     * @return a copy
     */
    @Override
    public long[] counts() {
        return counts.clone();
    }

    /** Counts and the mean. */
    private static final class Moments {

        private final long[] counts;
        private double sum;
        private long count;
        private long low;
        private long high;

        Moments(int bins) {
            counts = new long[bins];
        }

        void add(double w) {
            sum += w;
            count++;
            low += w < FIFTH ? 1 : 0;
            high += w > 1 - FIFTH ? 1 : 0;
            counts[(int) Math.min(counts.length - 1, Math.max(0, Math.floor(w * counts.length)))]++;
        }

        double mean() {
            return sum / count;
        }
    }

    /** Sums of powers of the distance from the mean; a second pass, since the moments about 0 lose digits. */
    private static final class Central {

        private final double mean;
        private double second;
        private double third;
        private double fourth;

        Central(double mean) {
            this.mean = mean;
        }

        void add(double w) {
            double d = w - mean;
            second += d * d;
            third += d * d * d;
            fourth += d * d * d * d;
        }

        double bimodality(long n) {
            double variance = second / n;
            double skewness = third / n / (variance * Math.sqrt(variance));
            double kurtosis = fourth / n / (variance * variance);
            return (skewness * skewness + 1) / kurtosis;
        }
    }
}
