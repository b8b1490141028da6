package io.github.snn4j.statistics;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;
import java.util.Locale;

/**
 * Statistics of the spike trains of a population.
 *
 * <pre>
 *   of a train: CV, CV2, LV, Fano as in {@link SpikeMeasures}; the mean over trains is given
 *   of counts x_i in bins, i = 1..N, and their sum S:
 *     correlation      (var S - sum var x_i) / ((N - 1) sum var x_i)      mean covariance over mean variance
 *     pairCorrelation  mean over pairs of cov(x_i, x_j) / (sd x_i sd x_j)
 *     chi              sqrt(var(S/N) / mean var x_i)                      0: asynchronous, 1: all alike
 *     populationFano   var S / mean S                                     1 for independent Poisson trains
 * </pre>
 *
 * {@code correlation} costs one pass over the neurons per bin, whereas pairs grow with their square, so pairs are
 * sampled where there are many; for trains of equal variance both estimate the same. {@code chi} after D. Golomb, J.
 * Rinzel, Physica D 72:259-282, 1994, doi 10.1016/0167-2789(94)90214-3; chi of N independent trains is
 * {@code 1/sqrt(N)}.
 *
 * @param trains number of trains: neurons times samples
 * @param spikes number of spikes
 * @param durationMs time observed in ms
 * @param rateHz mean rate
 * @param rateSdHz standard deviation of the rate from train to train
 * @param meanIsiMs mean of all intervals in ms
 * @param cv mean CV of trains with enough intervals
 * @param cv2 mean CV2 of trains with enough intervals
 * @param lv mean LV of trains with enough intervals
 * @param intervalTrains number of trains with enough intervals
 * @param fano mean Fano factor of trains that fired
 * @param windows number of complete windows that the Fano factor is from
 * @param correlation mean correlation from the variance of the population count
 * @param pairCorrelation mean correlation of the pairs looked at
 * @param pairs number of pairs looked at whose trains both fired
 * @param chi synchrony
 * @param populationFano Fano factor of the population count in bins
 * @param bins number of complete bins
 */
public record SpikeStatistics(
        int trains,
        long spikes,
        double durationMs,
        double rateHz,
        double rateSdHz,
        double meanIsiMs,
        double cv,
        double cv2,
        double lv,
        int intervalTrains,
        double fano,
        long windows,
        double correlation,
        double pairCorrelation,
        int pairs,
        double chi,
        double populationFano,
        long bins) {

    /**
     * Statistics of stored trains, by the definitions; all pairs are looked at, which takes time with the square of
     * their number.
     *
     * @param trainsMs ascending spike times of each neuron in ms
     * @param fromMs start of the observation
     * @param toMs end of the observation; spikes outside are left out
     * @param binMs bin of correlation and synchrony in ms
     * @param windowMs window of the Fano factor in ms
     * @param minIntervals fewest intervals of a train whose CV, CV2 and LV count, {@code >= 2}
     * @return statistics
     */
    public static SpikeStatistics of(
            double[][] trainsMs, double fromMs, double toMs, double binMs, double windowMs, int minIntervals) {
        Check.atLeast(trainsMs.length, 1, "number of trains");
        Check.atLeast(minIntervals, 2, "minIntervals");
        Check.argument(fromMs < toMs, () -> "fromMs must be < toMs, got " + fromMs + " and " + toMs);
        double[][] trains = Arrays.stream(trainsMs)
                .map(t -> Arrays.stream(t).filter(x -> x >= fromMs && x < toMs).toArray())
                .toArray(double[][]::new);
        int n = trains.length;
        double[] rates = Arrays.stream(trains)
                .mapToDouble(t -> 1e3 * t.length / (toMs - fromMs))
                .toArray();
        double[][] intervals =
                Arrays.stream(trains).map(SpikeMeasures::intervals).toArray(double[][]::new);
        double[][] enough =
                Arrays.stream(intervals).filter(i -> i.length >= minIntervals).toArray(double[][]::new);
        int windows = complete(toMs - fromMs, windowMs);
        double[] fanos = Arrays.stream(trains)
                .mapToDouble(t -> SpikeMeasures.fano(SpikeMeasures.counts(t, fromMs, windowMs, windows)))
                .toArray();
        int bins = complete(toMs - fromMs, binMs);
        Counts counts = new Counts(Arrays.stream(trains)
                .map(t -> SpikeMeasures.counts(t, fromMs, binMs, bins))
                .toArray(int[][]::new));
        double[] pairs = counts.pairs();
        return new SpikeStatistics(
                n,
                Arrays.stream(trains).mapToLong(t -> t.length).sum(),
                toMs - fromMs,
                SpikeMeasures.mean(rates),
                Math.sqrt(SpikeMeasures.variance(rates)),
                SpikeMeasures.mean(
                        Arrays.stream(intervals).flatMapToDouble(Arrays::stream).toArray()),
                meanOfNumbers(
                        Arrays.stream(enough).mapToDouble(SpikeMeasures::cv).toArray()),
                meanOfNumbers(
                        Arrays.stream(enough).mapToDouble(SpikeMeasures::cv2).toArray()),
                meanOfNumbers(
                        Arrays.stream(enough).mapToDouble(SpikeMeasures::lv).toArray()),
                enough.length,
                meanOfNumbers(fanos),
                windows,
                counts.correlation(),
                meanOfNumbers(pairs),
                (int) Arrays.stream(pairs).filter(r -> !Double.isNaN(r)).count(),
                counts.chi(),
                counts.populationFano(),
                bins);
    }

    private static int complete(double durationMs, double partMs) {
        Check.positive(partMs, "bin and window", "ms");
        return (int) Math.floor(durationMs / partMs + 1e-9);
    }

    static double meanOfNumbers(double[] values) {
        return SpikeMeasures.mean(
                Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray());
    }

    /** Counts of all trains in bins. */
    private record Counts(int[][] x) {

        double[] variances() {
            return Arrays.stream(x)
                    .mapToDouble(c -> SpikeMeasures.variance(SpikeMeasures.doubles(c)))
                    .toArray();
        }

        double[] sum() {
            double[] sum = new double[x[0].length];
            for (int[] counts : x) {
                for (int t = 0; t < sum.length; t++) {
                    sum[t] += counts[t];
                }
            }
            return sum;
        }

        double correlation() {
            double own = Arrays.stream(variances()).sum();
            return (SpikeMeasures.variance(sum()) - own) / ((x.length - 1) * own);
        }

        double chi() {
            double own = Arrays.stream(variances()).sum();
            return Math.sqrt(SpikeMeasures.variance(sum()) / (x.length * own));
        }

        double populationFano() {
            return SpikeMeasures.variance(sum()) / SpikeMeasures.mean(sum());
        }

        double[] pairs() {
            double[] pairs = new double[Math.multiplyExact(x.length, x.length - 1) / 2];
            int k = 0;
            for (int i = 0; i < x.length; i++) {
                for (int j = i + 1; j < x.length; j++) {
                    pairs[k++] = SpikeMeasures.correlation(x[i], x[j]);
                }
            }
            return pairs;
        }
    }

    /**
     * The statistics as lines of text.
     *
     * @return table
     */
    public String table() {
        return String.format(
                Locale.ROOT,
                "%d trains, %d spikes in %.2f ms%n"
                        + "  rate             %9.3f Hz     sd over trains %.3f Hz%n"
                        + "  mean interval    %9.3f ms%n"
                        + "  CV, CV2, LV      %9.3f, %.3f, %.3f     mean of %d trains with enough intervals%n"
                        + "  Fano factor      %9.3f        %d windows%n"
                        + "  correlation      %9.4f       from the population count in %d bins%n"
                        + "                   %9.4f       mean of %d pairs%n"
                        + "  synchrony chi    %9.3f        %.3f if independent%n"
                        + "  population Fano  %9.3f        1 if independent Poisson%n",
                trains,
                spikes,
                durationMs,
                rateHz,
                rateSdHz,
                meanIsiMs,
                cv,
                cv2,
                lv,
                intervalTrains,
                fano,
                windows,
                correlation,
                bins,
                pairCorrelation,
                pairs,
                chi,
                1 / Math.sqrt(trains),
                populationFano);
    }
}
