package io.github.snn4j.learning.stdp;

import io.github.snn4j.Projection;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;

class NormalizedIncomingContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return new NormalizedIncoming(DiehlCookStdp.postsynaptic(1e-4, 0.2), 1);
    }

    /** The inner rule; normalisation alone is meant to change weights. */
    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return DiehlCookStdp.postsynaptic(0, 0.2);
    }

    @Override
    protected Projection.Builder plastic(PlasticityRule rule, Application application) {
        return super.plastic(rule, application).bounds(new Bounds(0, Double.POSITIVE_INFINITY));
    }
}
