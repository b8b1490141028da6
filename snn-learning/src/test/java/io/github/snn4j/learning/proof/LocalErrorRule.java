package io.github.snn4j.learning.proof;

import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Psp;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.Surrogate;

/**
 * A three-factor rule: error of the neuron, surrogate derivative, presynaptic potential, in every step.
 *
 * @param eta learning rate
 * @param psp presynaptic potential
 * @param surrogate stand-in for the derivative of the spike
 */
record LocalErrorRule(double eta, Psp psp, Surrogate surrogate) implements PlasticityRule {

    @Override
    public Updater bind(PlasticityContext context) {
        Signal pre = context.pre(psp);
        Signal derivative = context.post(surrogate);
        Signal error = context.modulator();
        Signal product = context.postScratch();
        WeightSink sink = context.sink();
        return new Updater() {
            @Override
            public void onStep() {
                for (int n = 0; n < product.array().length; n++) {
                    product.array()[n] = error.array()[n] * derivative.array()[n];
                }
                sink.outer(-(float) eta, pre, product);
            }
        };
    }
}
