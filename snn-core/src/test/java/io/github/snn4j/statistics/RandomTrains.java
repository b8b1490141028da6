package io.github.snn4j.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Spike trains for tests. */
final class RandomTrains {

    private RandomTrains() {}

    /** Sum of {@code order} exponential numbers with mean 1 in total. */
    static double gamma(int order, RandomGenerator random) {
        double sum = 0;
        for (int k = 0; k < order; k++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum / order;
    }

    /** A gamma renewal train of so many intervals. */
    static double[] renewal(int order, int intervals, double meanMs, RandomGenerator random) {
        double[] times = new double[intervals + 1];
        for (int k = 1; k <= intervals; k++) {
            times[k] = times[k - 1] + meanMs * gamma(order, random);
        }
        return times;
    }

    static double[] poisson(double rateHz, double durationMs, RandomGenerator random) {
        int most = (int) (10 + 3 * rateHz * durationMs * 1e-3);
        double[] times = Arrays.copyOfRange(renewal(1, most, 1e3 / rateHz, random), 1, most);
        return Arrays.stream(times).filter(t -> t < durationMs).toArray();
    }
}
