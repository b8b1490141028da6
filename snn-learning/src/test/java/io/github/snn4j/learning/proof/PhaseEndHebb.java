package io.github.snn4j.learning.proof;

import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;

/**
 * When a phase of a role ends: {@code dw = eta pre post}.
 *
 * @param eta learning rate; negative where growth means stronger inhibition
 * @param role phase after which it learns
 */
record PhaseEndHebb(double eta, Phase.Role role) implements PlasticityRule {

    @Override
    public Updater bind(PlasticityContext context) {
        Signal pre = context.pre(new Activity());
        Signal post = context.post(new Activity());
        WeightSink sink = context.sink();
        return new Updater() {
            @Override
            public void onPhaseEnd(Phase phase) {
                if (phase.role() == role) {
                    sink.outer((float) eta, pre, post);
                }
            }
        };
    }
}
