package io.github.snn4j.statistics;

import io.github.snn4j.internal.check.Check;

/**
 * Spike time tiling coefficient of two trains: how much more often than by chance spikes of one are near spikes of the
 * other, whatever the rates.
 *
 * <pre>
 *   STTC = ((P_A - T_B)/(1 - P_A T_B) + (P_B - T_A)/(1 - P_B T_A)) / 2
 *     T_A  share of the recording within +-window of a spike of A
 *     P_A  share of the spikes of A within +-window of a spike of B
 * </pre>
 *
 * It is 1 for equal trains, about 0 for independent ones, negative for trains that avoid each other, and symmetric.
 * Where {@code P T = 1} the quotient is 1. Reference: C.S. Cutts, S.J. Eglen, J. Neurosci. 34:14288-14303, 2014, doi
 * 10.1523/JNEUROSCI.2767-14.2014. Verified by {@code SpikeTimeTilingTest}.
 *
 * @param windowMs half-width of the window around a spike in ms, {@code > 0}; its ends belong to it
 * @param fromMs start of the recording
 * @param toMs end of the recording; all spikes must be between the two
 */
public record SpikeTimeTiling(double windowMs, double fromMs, double toMs) {

    /** Validates window and recording. */
    public SpikeTimeTiling {
        Check.positive(windowMs, "SpikeTimeTiling.windowMs", "ms");
        double from = Check.finite(fromMs, "SpikeTimeTiling.fromMs");
        double to = Check.finite(toMs, "SpikeTimeTiling.toMs");
        Check.argument(from < to, () -> "SpikeTimeTiling.fromMs must be < toMs, got " + from + " and " + to);
    }

    /**
     * The coefficient, in time proportional to the spikes.
     *
     * @param a ascending times in ms
     * @param b ascending times in ms
     * @return coefficient in [-1, 1], NaN if a train has no spike
     */
    public double coefficient(double[] a, double[] b) {
        check(a, "SpikeTimeTiling: first train");
        check(b, "SpikeTimeTiling: second train");
        if (a.length == 0 || b.length == 0) {
            return Double.NaN;
        }
        return (part(near(a, b), tiled(b)) + part(near(b, a), tiled(a))) / 2;
    }

    private void check(double[] timesMs, String what) {
        Trains.check(timesMs, what);
        if (timesMs.length > 0) {
            Check.inRange(timesMs[0], fromMs, toMs, what + ": first spike");
            Check.inRange(timesMs[timesMs.length - 1], fromMs, toMs, what + ": last spike");
        }
    }

    private static double part(double p, double t) {
        return p * t == 1 ? 1 : (p - t) / (1 - p * t);
    }

    /** T: share of the recording near a spike. */
    private double tiled(double[] timesMs) {
        double covered = 0;
        double end = fromMs;
        for (double time : timesMs) {
            double begin = Math.max(end, time - windowMs);
            end = Math.max(end, Math.min(toMs, time + windowMs));
            covered += Math.max(0, end - begin);
        }
        return covered / (toMs - fromMs);
    }

    /** P: share of the spikes near one of the others. */
    private double near(double[] timesMs, double[] others) {
        int near = 0;
        int k = 0;
        for (double time : timesMs) {
            while (k < others.length && others[k] < time - windowMs) {
                k++;
            }
            near += k < others.length && others[k] <= time + windowMs ? 1 : 0;
        }
        return (double) near / timesMs.length;
    }
}
