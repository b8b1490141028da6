package io.github.snn4j.learning.contrastive;

import io.github.snn4j.signal.Signal;

/** Differences of activities. */
final class Changes {

    private Changes() {}

    /**
     * What changed from one moment to another.
     *
     * @param then activities before
     * @param now activities after
     * @param change receives {@code now - then}
     * @param projection name, for the error text
     * @return whether anything did
     * @throws ArithmeticException if a change is not finite; no weight has been changed by it then
     */
    static boolean between(Signal then, Signal now, Signal change, String projection) {
        float[] x = then.array();
        float[] y = now.array();
        float[] d = change.array();
        boolean any = false;
        boolean finite = true;
        for (int n = 0; n < d.length; n++) {
            d[n] = y[n] - x[n];
            any |= d[n] != 0f;
            finite &= Math.abs(d[n]) <= Float.MAX_VALUE;
        }
        if (!finite) {
            throw new ArithmeticException("Projection '" + projection
                    + "': activities are not finite, so the weights were left as they are; use a smaller learning rate"
                    + " or time step");
        }
        return any;
    }
}
