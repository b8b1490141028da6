package io.github.snn4j.learning.target;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;

/**
 * The delta rule at the end of a trial: presynaptic activity times the third factor of the unit.
 *
 * <pre>
 *   dw[i][j] = eta sum_b y[b][i] m[b][j]
 * </pre>
 *
 * <p>With {@link TargetError} as third factor a layer learns to give its target values; in a net that settles, those
 * are the states of the last step. Local: activity before, one number per unit behind. Give the projection {@code
 *
 *
 *
 * Application.perTrial} to average over the mini-batch. Cost: one matrix product per trial, by BLAS if the
 * simulator uses it. Verified by {@code TargetErrorTest} and {@code TargetPropagationTest}.
 *
 * @param eta learning rate, {@code >= 0}; 1 if an optimiser makes the step
 */
public record TargetLearning(double eta) implements PlasticityRule {

    /** Validates the learning rate. */
    public TargetLearning {
        Require.nonNegative(eta, "TargetLearning.eta");
    }

    @Override
    public Updater bind(PlasticityContext context) {
        Signal pre = context.pre(new Activity());
        Signal error = context.modulator();
        WeightSink sink = context.sink();
        return new Updater() {
            @Override
            public void onTrialEnd() {
                sink.outer((float) eta, pre, error);
            }
        };
    }
}
