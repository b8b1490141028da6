package io.github.snn4j.statistics;

import io.github.snn4j.internal.check.Check;

/**
 * Histogram of the lags between the spikes of two trains: bin k counts the pairs for which
 * {@code |(t_b - t_a) - lagMs(k)| <= binMs/2}, the lower end included and the upper one not.
 *
 * <p>A peak at a positive lag says that b follows a. Compared with itself a train has all its spikes at lag 0.
 * Reference: D.H. Perkel, G.L. Gerstein, G.P. Moore, Biophys. J. 7:419-440, 1967, doi 10.1016/S0006-3495(67)86597-4.
 */
public final class CrossCorrelogram {

    private final double binMs;
    private final int half;
    private final long[] counts;
    private final int spikesOfA;

    private CrossCorrelogram(double binMs, int half, int spikesOfA) {
        this.binMs = binMs;
        this.half = half;
        this.counts = new long[2 * half + 1];
        this.spikesOfA = spikesOfA;
    }

    /**
     * Counts lags, in time proportional to the pairs within reach.
     *
     * @param a ascending times in ms
     * @param b ascending times in ms
     * @param binMs width of a bin in ms, {@code > 0}
     * @param binsEachSide bins on each side of the one around lag 0, {@code >= 0}
     * @return correlogram
     */
    public static CrossCorrelogram of(double[] a, double[] b, double binMs, int binsEachSide) {
        Trains.check(a, "CrossCorrelogram: first train");
        Trains.check(b, "CrossCorrelogram: second train");
        Check.positive(binMs, "CrossCorrelogram.binMs", "ms");
        Check.inRange(binsEachSide, 0, 1 << 24, "CrossCorrelogram.binsEachSide");
        CrossCorrelogram result = new CrossCorrelogram(binMs, binsEachSide, a.length);
        double reach = (binsEachSide + 1) * binMs;
        int first = 0;
        for (double time : a) {
            while (first < b.length && b[first] < time - reach) {
                first++;
            }
            for (int j = first; j < b.length && b[j] <= time + reach; j++) {
                result.add(b[j] - time);
            }
        }
        return result;
    }

    private void add(double lagMs) {
        double bin = Math.floor(lagMs / binMs + 0.5) + half;
        if (bin >= 0 && bin < counts.length) {
            counts[(int) bin]++;
        }
    }

    /**
     * Number of bins.
     *
     * @return odd number
     */
    public int size() {
        return counts.length;
    }

    /**
     * Middle of a bin.
     *
     * @param bin number of the bin
     * @return lag in ms
     */
    public double lagMs(int bin) {
        return (Check.index(bin, counts.length, "bin") - half) * binMs;
    }

    /**
     * Pairs in a bin.
     *
     * @param bin number of the bin
     * @return pairs
     */
    public long count(int bin) {
        return counts[Check.index(bin, counts.length, "bin")];
    }

    /**
     * Mean rate of b at a lag after a spike of a; the rate of b at all lags if the trains are independent.
     *
     * @param bin number of the bin
     * @return rate in Hz, NaN if a has no spike
     */
    public double rateHz(int bin) {
        return 1e3 * count(bin) / (spikesOfA * binMs);
    }
}
