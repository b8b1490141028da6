package io.github.snn4j.statistics;

import io.github.snn4j.internal.check.Check;

/** What all measures ask of a train. */
final class Trains {

    private Trains() {}

    /** Refuses times that are not finite or not ascending. */
    static double[] check(double[] timesMs, String what) {
        for (int k = 0; k < timesMs.length; k++) {
            double time = Check.finite(timesMs[k], what + ": time of spike " + k);
            double before = k == 0 ? time : timesMs[k - 1];
            int at = k;
            Check.argument(
                    before <= time,
                    () -> what + ": times must be ascending, got " + before + " before " + time + " at spike " + at);
        }
        return timesMs;
    }
}
