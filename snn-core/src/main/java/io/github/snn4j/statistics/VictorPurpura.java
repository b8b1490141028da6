package io.github.snn4j.statistics;

import io.github.snn4j.internal.check.Check;

/**
 * Distance of two spike trains by Victor and Purpura: the least cost of turning one into the other.
 *
 * <pre>
 *   adding or removing a spike   1
 *   moving a spike by dt         q |dt|
 * </pre>
 *
 * With {@code q = 0} it is the difference of the numbers of spikes, with a large q the number of spikes that do not
 * coincide; {@code 2/q} is the farthest that moving pays. The distance is a metric for {@code q > 0}. Found by dynamic
 * programming over the first spikes of both trains. Reference: J.D. Victor, K.P. Purpura, J. Neurophysiol.
 * 76:1310-1326, 1996, doi 10.1152/jn.1996.76.2.1310. Verified by {@code SpikeTrainDistanceTest}.
 *
 * @param costPerMs q: cost of moving a spike by 1 ms, {@code >= 0}
 */
public record VictorPurpura(double costPerMs) {

    /** Validates the cost. */
    public VictorPurpura {
        Check.nonNegative(costPerMs, "VictorPurpura.costPerMs", "per ms");
    }

    /**
     * Distance of two trains, in time proportional to the product of their numbers of spikes.
     *
     * @param a ascending times in ms
     * @param b ascending times in ms
     * @return distance, {@code >= 0}
     */
    public double distance(double[] a, double[] b) {
        Trains.check(a, "VictorPurpura: first train");
        Trains.check(b, "VictorPurpura: second train");
        // row[j]: distance of the spikes of a so far from the first j of b
        double[] row = new double[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            row[j] = j;
        }
        for (int i = 0; i < a.length; i++) {
            double diagonal = row[0];
            row[0] = i + 1;
            for (int j = 1; j <= b.length; j++) {
                double moved = diagonal + costPerMs * Math.abs(a[i] - b[j - 1]);
                diagonal = row[j];
                row[j] = Math.min(moved, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length];
    }
}
