package io.github.snn4j.statistics;

import io.github.snn4j.internal.check.Check;

/**
 * Distance of two spike trains by van Rossum: each spike becomes a decaying exponential, and the two courses are
 * compared.
 *
 * <pre>
 *   f(t) = sum over spikes t_i up to t of exp(-(t - t_i)/tau)
 *   D^2  = (1/tau) Integral (f_a - f_b)^2 dt
 * </pre>
 *
 * One spike more or less gives {@code D^2 = 1/2}, a spike that moves far {@code D^2 = 1}; a small tau counts spikes
 * that do not coincide, a large one compares numbers of spikes. D is a metric.
 *
 * <p>Between two spikes the difference of the courses is one exponential, so the integral is a sum over the spikes of
 * both trains, taken in one pass in order of time, without the cancelling double sums. Times from anywhere are good;
 * the integral reaches over all time. References: M.C.W. van Rossum, Neural Comput. 13:751-763, 2001, doi
 * 10.1162/089976601300014321; C. Houghton, T. Kreuz, Network 23:48-58, 2012, doi 10.3109/0954898X.2012.673048 (in
 * linear time). Verified by {@code SpikeTrainDistanceTest}.
 *
 * @param tauMs time constant in ms, {@code > 0}
 */
public record VanRossum(double tauMs) {

    /** Validates the time constant. */
    public VanRossum {
        Check.positive(tauMs, "VanRossum.tauMs", "ms");
    }

    /**
     * Distance of two trains, in time proportional to their spikes.
     *
     * @param a ascending times in ms
     * @param b ascending times in ms
     * @return D, {@code >= 0}
     */
    public double distance(double[] a, double[] b) {
        Trains.check(a, "VanRossum: first train");
        Trains.check(b, "VanRossum: second train");
        double integral = 0;
        double difference = 0;
        double now = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            boolean ofA = j == b.length || i < a.length && a[i] <= b[j];
            double next = ofA ? a[i++] : b[j++];
            if (difference != 0) { // and hence now is the time of a spike
                double gap = (next - now) / tauMs;
                integral -= difference * difference * StrictMath.expm1(-2 * gap) / 2;
                difference *= StrictMath.exp(-gap);
            }
            now = next;
            difference += ofA ? 1 : -1;
        }
        return Math.sqrt(integral + difference * difference / 2);
    }
}
