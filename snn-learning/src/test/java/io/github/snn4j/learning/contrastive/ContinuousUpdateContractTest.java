package io.github.snn4j.learning.contrastive;

import io.github.snn4j.neuron.ClampedRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;

class ContinuousUpdateContractTest extends ContrastiveContract {

    ContinuousUpdateContractTest() {
        super(Phase.Role.CLAMPED, new ClampedRate(5, Transfer.LOGISTIC, 5));
    }

    @Override
    protected PlasticityRule rule() {
        return new ContinuousUpdate(2e-3, 1);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return new ContinuousUpdate(0, 1);
    }
}
