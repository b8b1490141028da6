package io.github.snn4j.statistics;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;

/**
 * Measures of single spike trains and of pairs, by their definitions.
 *
 * <pre>
 *   intervals I_k between neighbouring spikes, k = 1..n
 *   CV   = sd(I) / mean(I)                                        variance with n - 1
 *   CV2  = mean over k of 2 |I_k+1 - I_k| / (I_k+1 + I_k)
 *   LV   = mean over k of 3 (I_k+1 - I_k)^2 / (I_k+1 + I_k)^2
 *   counts c_w in windows of equal length
 *   Fano = var(c) / mean(c)                                       variance with n - 1
 *   correlation = cov(a, b) / (sd(a) sd(b))
 * </pre>
 *
 * All are 1 for a Poisson process, except the correlation of independent ones, which is 0. Of a gamma process of order
 * k the CV is {@code 1/sqrt(k)}, LV {@code 3/(2k + 1)}. CV2 and LV compare neighbours only, so slow changes of the
 * rate, which raise the CV, hardly move them. References: G.R. Holt, W.R. Softky, C. Koch, R.J. Douglas, J.
 * Neurophysiol. 75:1806-1814, 1996, doi 10.1152/jn.1996.75.5.1806 (CV2); S. Shinomoto, K. Shima, J. Tanji, Neural
 * Comput. 15:2823-2842, 2003, doi 10.1162/089976603322518759 (LV).
 *
 * <p>A measure without enough data is NaN. Verified by {@code SpikeMeasuresTest}.
 */
public final class SpikeMeasures {

    private SpikeMeasures() {}

    /**
     * Intervals between neighbouring spikes.
     *
     * @param timesMs ascending times in ms
     * @return one interval fewer than spikes, in ms
     */
    public static double[] intervals(double[] timesMs) {
        double[] intervals = new double[Math.max(0, timesMs.length - 1)];
        Arrays.setAll(intervals, k -> timesMs[k + 1] - timesMs[k]);
        return intervals;
    }

    /**
     * Coefficient of variation of the intervals.
     *
     * @param intervals intervals of a train
     * @return CV, NaN for fewer than two intervals
     */
    public static double cv(double[] intervals) {
        return Math.sqrt(variance(intervals)) / mean(intervals);
    }

    /**
     * Mean relative difference of neighbouring intervals.
     *
     * @param intervals intervals of a train, in order
     * @return CV2 in [0, 2], NaN for fewer than two intervals
     */
    public static double cv2(double[] intervals) {
        double sum = 0;
        for (int k = 0; k + 1 < intervals.length; k++) {
            sum += 2 * Math.abs(intervals[k + 1] - intervals[k]) / (intervals[k + 1] + intervals[k]);
        }
        return intervals.length < 2 ? Double.NaN : sum / (intervals.length - 1);
    }

    /**
     * Local variation.
     *
     * @param intervals intervals of a train, in order
     * @return LV in [0, 3], NaN for fewer than two intervals
     */
    public static double lv(double[] intervals) {
        double sum = 0;
        for (int k = 0; k + 1 < intervals.length; k++) {
            double d = (intervals[k + 1] - intervals[k]) / (intervals[k + 1] + intervals[k]);
            sum += 3 * d * d;
        }
        return intervals.length < 2 ? Double.NaN : sum / (intervals.length - 1);
    }

    /**
     * Fano factor: variance of counts over their mean.
     *
     * @param counts spikes in windows of equal length
     * @return Fano factor, NaN for fewer than two windows or no spike
     */
    public static double fano(int[] counts) {
        double[] c = doubles(counts);
        return variance(c) / mean(c);
    }

    /**
     * Correlation coefficient (Pearson) of two trains of counts.
     *
     * @param a counts in bins
     * @param b counts in the same bins
     * @return coefficient in [-1, 1], NaN if one of the two never changes
     */
    public static double correlation(int[] a, int[] b) {
        Check.length(b.length, a.length, "the second train of counts");
        double[] x = doubles(a);
        double[] y = doubles(b);
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += (x[k] - meanX) * (y[k] - meanY);
        }
        return sum / (x.length - 1) / Math.sqrt(variance(x) * variance(y));
    }

    /**
     * Spikes in bins.
     *
     * <p>A bin holds its lower edge and not its upper one; a time within 1e-9 bins below an edge counts as on it, since
     * multiples of a time step are seldom exact.
     *
     * @param timesMs times in ms
     * @param fromMs lower edge of the first bin
     * @param binMs length of a bin in ms, {@code > 0}
     * @param bins number of bins
     * @return spikes in each bin; spikes outside are left out
     */
    public static int[] counts(double[] timesMs, double fromMs, double binMs, int bins) {
        Check.positive(binMs, "SpikeMeasures.counts binMs", "ms");
        int[] counts = new int[Check.atLeast(bins, 0, "SpikeMeasures.counts bins")];
        for (double time : timesMs) {
            double bin = Math.floor((time - fromMs) / binMs + 1e-9);
            if (bin >= 0 && bin < bins) {
                counts[(int) bin]++;
            }
        }
        return counts;
    }

    static double[] doubles(int[] x) {
        return Arrays.stream(x).asDoubleStream().toArray();
    }

    static double mean(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum / x.length;
    }

    /** With n - 1: NaN for fewer than two values. */
    static double variance(double[] x) {
        double mean = mean(x);
        double sum = 0;
        for (double value : x) {
            sum += (value - mean) * (value - mean);
        }
        return x.length < 2 ? Double.NaN : sum / (x.length - 1);
    }
}
