package io.github.snn4j.learning.proof;

import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;

/**
 * At the end of a trial: presynaptic activity times the unit's third factor times the slope of its transfer function.
 *
 * @param transfer transfer function of the postsynaptic units
 */
record DeltaRule(LeakyRate.Transfer transfer) implements PlasticityRule {

    @Override
    public Updater bind(PlasticityContext context) {
        Signal pre = context.pre(new Activity());
        Signal x = context.post(new Membrane());
        Signal error = context.modulator();
        Signal product = context.postScratch();
        WeightSink sink = context.sink();
        return new Updater() {
            @Override
            public void onTrialEnd() {
                for (int n = 0; n < product.array().length; n++) {
                    product.array()[n] = error.array()[n] * transfer.derivativeAt(x.array()[n]);
                }
                sink.outer(1f, pre, product);
            }
        };
    }
}
