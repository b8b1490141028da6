package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.OptimizerState;
import java.util.Arrays;

/**
 * Collects the changes of a trial, or of a number of time steps, and turns them into one step of an optimiser.
 */
final class TrialAccumulator {

    private static final int BLOCK = 4096;

    private final SynapseStore store;
    private final Law law;
    private final float share;
    private final float[] sum;
    private final OptimizerState optimizer;
    private final float kept;
    private final Kernels kernels;
    private final int interval;
    private float rate = 1f;
    private boolean clean = true;
    private int collected;

    /**
     * Collects nothing yet.
     *
     * @param optimizer turns what was collected into a step
     * @param share factor on what was collected
     * @param decay share of a weight that is lost per step
     * @param interval time steps to collect over, 0 for the whole trial
     * @param store weights
     * @param law bounds of the weights
     * @param kernels look for NaN
     */
    TrialAccumulator(
            Optimizer optimizer,
            float share,
            double decay,
            int interval,
            SynapseStore store,
            Law law,
            Kernels kernels) {
        this.kept = (float) (1 - decay);
        this.kernels = kernels;
        this.store = store;
        this.law = law;
        this.share = share;
        this.interval = interval;
        this.sum = new float[store.values().length];
        this.optimizer = new OptimizerState(optimizer, sum.length);
    }

    /** Says that the rule has run in a time step; whether the optimiser is to step now. */
    boolean stepMade() {
        return interval > 0 && ++collected == interval;
    }

    float[] sum() {
        return sum;
    }

    /** Sets the factor on the steps to come. */
    void setRate(float factor) {
        rate = factor;
    }

    /** Makes the step and starts collecting anew; within the interval of time steps only if some were collected. */
    void apply() {
        if (interval > 0 && collected == 0) {
            return;
        }
        collected = 0;
        optimizer.next(rate);
        for (int from = 0; from < sum.length; from += BLOCK) {
            step(from, Math.min(from + BLOCK, sum.length));
        }
        clean = true;
    }

    /** By blocks, so that the three passes read the first-level cache. */
    private void step(int from, int to) {
        float[] w = store.values();
        optimizer.turn(sum, from, to, share);
        if (law.bounded()) {
            for (int n = from; n < to; n++) {
                w[n] = Law.add(kept * w[n], sum[n], law.low, law.high);
            }
        } else { // without branches the compiler makes vectors of it
            for (int n = from; n < to; n++) {
                w[n] = kept * w[n] + sum[n];
            }
        }
        Arrays.fill(sum, from, to, 0f);
    }

    /** Says that changes are about to be added; whether there were none before, so that they may also be set. */
    boolean touch() {
        boolean first = clean;
        clean = false;
        return first;
    }

    /** Whether nothing collected is NaN or infinite. */
    boolean finite() {
        return clean || kernels.allFinite(sum);
    }

    /** Drops what has been collected. */
    void clear() {
        collected = 0;
        if (!clean) {
            Arrays.fill(sum, 0f);
            clean = true;
        }
    }
}
