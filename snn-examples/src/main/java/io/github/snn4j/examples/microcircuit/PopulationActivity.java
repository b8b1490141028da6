package io.github.snn4j.examples.microcircuit;

import io.github.snn4j.monitor.SpikeRecording;
import java.util.Arrays;

/**
 * What a population did, in the measures of the publications.
 *
 * @param rateHz mean rate
 * @param cv mean over neurons of the coefficient of variation of their intervals; NaN if none fires often enough
 * @param synchrony variance over mean of the spikes of at most {@link #WATCHED} neurons in bins of {@link #BIN_MS}
 */
record PopulationActivity(double rateHz, double cv, double synchrony) {

    static final int WATCHED = 1000;
    static final double BIN_MS = 3;
    static final int LEAST_INTERVALS = 10;

    /** Of a recording that begins at a step and lasts some steps. */
    static PopulationActivity of(SpikeRecording spikes, int neurons, long fromStep, int steps, double dtMs) {
        int binSteps = (int) Math.round(BIN_MS / dtMs);
        long[] bins = new long[Math.max(1, steps / binSteps)];
        long[] last = new long[neurons];
        Arrays.fill(last, -1);
        long[] count = new long[neurons];
        double[] sum = new double[neurons];
        double[] squares = new double[neurons];
        for (int k = 0; k < spikes.size(); k++) {
            int neuron = spikes.neuron(k);
            long at = spikes.step(k) - fromStep;
            if (last[neuron] >= 0) {
                double interval = at - last[neuron];
                count[neuron]++;
                sum[neuron] += interval;
                squares[neuron] += interval * interval;
            }
            last[neuron] = at;
            if (neuron < WATCHED && at / binSteps < bins.length) {
                bins[(int) (at / binSteps)]++;
            }
        }
        double rateHz = spikes.size() / (neurons * steps * dtMs / 1000);
        return new PopulationActivity(rateHz, meanCv(count, sum, squares), varianceOverMean(bins));
    }

    private static double meanCv(long[] count, double[] sum, double[] squares) {
        double total = 0;
        int enough = 0;
        for (int n = 0; n < count.length; n++) {
            if (count[n] >= LEAST_INTERVALS) {
                double mean = sum[n] / count[n];
                total += Math.sqrt(Math.max(0, squares[n] / count[n] - mean * mean)) / mean;
                enough++;
            }
        }
        return total / enough;
    }

    private static double varianceOverMean(long[] bins) {
        double mean = Arrays.stream(bins).average().orElse(0);
        double squares =
                Arrays.stream(bins).mapToDouble(n -> (n - mean) * (n - mean)).sum();
        return squares / bins.length / mean;
    }
}
