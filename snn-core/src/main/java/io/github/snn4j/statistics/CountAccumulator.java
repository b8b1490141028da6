package io.github.snn4j.statistics;

import java.util.Arrays;

/**
 * Sums over spike counts of many trains in parts of time (bins or windows) of equal length. A spike costs an addition;
 * the end of a part, a pass over the trains and over the pairs. Counts are whole numbers, so the sums are exact.
 */
final class CountAccumulator {

    private final int samples;
    private final int perSample;
    private final int partSteps;
    private final Pairs pairs;
    private final int[] open;
    private final double[] sum;
    private final double[] squares;
    private final double[] populationSum;
    private final double[] populationSquares;
    private final double[] products;
    private int steps;
    private long parts;

    CountAccumulator(int samples, int perSample, int partSteps, Pairs pairs) {
        this.samples = samples;
        this.perSample = perSample;
        this.partSteps = partSteps;
        this.pairs = pairs;
        int trains = Math.multiplyExact(samples, perSample);
        this.open = new int[trains];
        this.sum = new double[trains];
        this.squares = new double[trains];
        this.populationSum = new double[samples];
        this.populationSquares = new double[samples];
        this.products = new double[Math.multiplyExact(samples, pairs.count())];
    }

    void spike(int train) {
        open[train]++;
    }

    /** Ends a step; returns whether a part has ended with it. */
    boolean endStep() {
        if (++steps < partSteps) {
            return false;
        }
        steps = 0;
        parts++;
        for (int b = 0; b < samples; b++) {
            close(b);
        }
        Arrays.fill(open, 0);
        return true;
    }

    private void close(int sample) {
        int base = sample * perSample;
        for (int k = 0; k < pairs.count(); k++) {
            products[sample * pairs.count() + k] += (double) open[base + pairs.first(k)] * open[base + pairs.second(k)];
        }
        double all = 0;
        for (int i = base; i < base + perSample; i++) {
            double c = open[i];
            sum[i] += c;
            squares[i] += c * c;
            all += c;
        }
        populationSum[sample] += all;
        populationSquares[sample] += all * all;
    }

    /** Forgets the part that is open. */
    void cut() {
        steps = 0;
        Arrays.fill(open, 0);
    }

    void clear() {
        cut();
        parts = 0;
        for (double[] sums : new double[][] {sum, squares, populationSum, populationSquares, products}) {
            Arrays.fill(sums, 0);
        }
    }

    long parts() {
        return parts;
    }

    private double variance(double total, double totalOfSquares) {
        return parts < 2 ? Double.NaN : (totalOfSquares - total * (total / parts)) / (parts - 1);
    }

    /** Fano factor of a train: NaN if it was silent. */
    double fano(int train) {
        return variance(sum[train], squares[train]) / (sum[train] / parts);
    }

    double correlation() {
        double own = ownVariance();
        return (populationVariance() - own) / ((perSample - 1) * own);
    }

    double chi() {
        return Math.sqrt(populationVariance() / (perSample * ownVariance()));
    }

    double populationFano() {
        return populationVariance() / (Arrays.stream(populationSum).sum() / parts);
    }

    private double ownVariance() {
        double own = 0;
        for (int i = 0; i < sum.length; i++) {
            own += variance(sum[i], squares[i]);
        }
        return own;
    }

    private double populationVariance() {
        double variance = 0;
        for (int b = 0; b < samples; b++) {
            variance += variance(populationSum[b], populationSquares[b]);
        }
        return variance;
    }

    double[] pairCorrelations() {
        double[] r = new double[products.length];
        for (int p = 0; p < r.length; p++) {
            int base = p / pairs.count() * perSample;
            int i = base + pairs.first(p % pairs.count());
            int j = base + pairs.second(p % pairs.count());
            double covariance = (products[p] - sum[i] * (sum[j] / parts)) / (parts - 1);
            r[p] = covariance / Math.sqrt(variance(sum[i], squares[i]) * variance(sum[j], squares[j]));
        }
        return r;
    }
}
