package io.github.snn4j.learning.bptt;

import java.util.Collection;

/**
 * Everything about the trial of one sample, by population: about 100 kB for a thousand neurons and 25 steps, so that it
 * stays in the second-level cache from the first step forward to the last step backward.
 */
final class SampleState {

    /** A neuron that is refractory: no distance from threshold, no derivative. */
    static final float HELD = Float.NEGATIVE_INFINITY;

    /**
     * [step][neuron]: first what arrives, then the distance from threshold (of graded units the state), then the
     * derivative of the loss with respect to what arrives.
     */
    final float[][] x;

    /** [step][neuron], activity of graded units; [neuron] if it does not change. */
    final float[][] activity;

    /** [step][neuron], thresholds of adaptive neurons. */
    final float[][] threshold;

    /** [neuron], sum over the steps of the derivatives in {@link #x}, for projections whose input does not change. */
    final float[][] deltaSum;

    final SpikeList[] spikes;

    SampleState(Collection<PopulationPlan> populations, int steps) {
        int n = populations.size();
        x = new float[n][0];
        activity = new float[n][0];
        threshold = new float[n][0];
        deltaSum = new float[n][0];
        spikes = new SpikeList[n];
        for (PopulationPlan p : populations) {
            int all = Math.multiplyExact(steps, p.size);
            spikes[p.index] = new SpikeList(p.kind == PopulationPlan.Kind.LIF ? p.size : 0, steps);
            switch (p.kind) {
                case SOURCE -> {
                    // The spikes come from the batch.
                }
                case STATIC -> activity[p.index] = new float[p.size];
                case LIF, RATE -> {
                    x[p.index] = new float[all];
                    activity[p.index] = new float[p.kind == PopulationPlan.Kind.RATE ? all : 0];
                    threshold[p.index] = new float[p.constants().adaptive ? all : 0];
                    deltaSum[p.index] = new float[p.size];
                }
            }
        }
    }
}
