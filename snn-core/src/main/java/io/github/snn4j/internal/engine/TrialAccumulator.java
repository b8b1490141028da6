package io.github.snn4j.internal.engine;

import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.OptimizerState;
import java.util.Arrays;

/**
 * Collects the changes of a trial, or of a number of time steps, and turns them into one step of an optimiser.
 */
final class TrialAccumulator {

    private final SynapseStore store;
    private final Law law;
    private final float share;
    private final float[] sum;
    private final OptimizerState optimizer;
    private final int interval;
    private float rate = 1f;
    private int collected;

    /**
     * Collects nothing yet.
     *
     * @param optimizer turns what was collected into a step
     * @param share factor on what was collected
     * @param interval time steps to collect over, 0 for the whole trial
     * @param store weights
     * @param law bounds of the weights
     */
    TrialAccumulator(Optimizer optimizer, float share, int interval, SynapseStore store, Law law) {
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
        optimizer.turn(sum, 0, sum.length, share);
        float[] w = store.values();
        for (int n = 0; n < w.length; n++) {
            w[n] = Law.add(w[n], sum[n], law.low, law.high);
        }
        Arrays.fill(sum, 0f);
    }

    /** Drops what has been collected. */
    void clear() {
        collected = 0;
        Arrays.fill(sum, 0f);
    }
}
