package io.github.snn4j.internal.engine;

import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import java.util.Arrays;

/** Collects the changes of a trial and turns them into one step of an optimiser. */
final class TrialAccumulator {

    private final Application.PerTrial application;
    private final SynapseStore store;
    private final Law law;
    private final float share;
    private final float[] sum;
    private final float[] first;
    private final float[] second;
    private long steps;
    private float rate = 1f;

    TrialAccumulator(Application.PerTrial application, SynapseStore store, Law law, int batch) {
        this.application = application;
        this.store = store;
        this.law = law;
        this.share = application.mean() ? 1f / batch : 1f;
        int n = store.values().length;
        this.sum = new float[n];
        boolean moments = application.optimizer() instanceof Optimizer.Adam;
        this.first = new float[moments ? n : 0];
        this.second = new float[moments ? n : 0];
    }

    float[] sum() {
        return sum;
    }

    /** Sets the factor on the steps to come. */
    void setRate(float factor) {
        rate = factor;
    }

    /** Makes the step and starts collecting anew. */
    void apply() {
        steps++;
        if (application.optimizer() instanceof Optimizer.Adam adam) {
            adam(adam);
        } else if (application.optimizer() instanceof Optimizer.Sgd sgd) {
            float[] w = store.values();
            float step = (float) sgd.rate() * share * rate;
            for (int n = 0; n < w.length; n++) {
                if (sum[n] != 0f) {
                    w[n] = law.apply(w[n], step * sum[n]);
                }
            }
        }
        Arrays.fill(sum, 0f);
    }

    private void adam(Optimizer.Adam adam) {
        float[] w = store.values();
        float b1 = (float) adam.beta1();
        float b2 = (float) adam.beta2();
        double correction1 = 1 - StrictMath.pow(adam.beta1(), steps);
        double correction2 = Math.sqrt(1 - StrictMath.pow(adam.beta2(), steps));
        float step = (float) (adam.rate() * correction2 / correction1) * rate;
        float epsilon = (float) (adam.epsilon() * correction2);
        for (int n = 0; n < w.length; n++) {
            float g = sum[n] * share;
            first[n] = b1 * first[n] + (1f - b1) * g;
            second[n] = b2 * second[n] + (1f - b2) * g * g;
            if (first[n] != 0f) {
                w[n] = law.apply(w[n], step * first[n] / ((float) Math.sqrt(second[n]) + epsilon));
            }
        }
    }

    /** Drops what has been collected. */
    void clear() {
        Arrays.fill(sum, 0f);
    }
}
