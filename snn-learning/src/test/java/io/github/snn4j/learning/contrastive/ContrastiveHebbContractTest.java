package io.github.snn4j.learning.contrastive;

import io.github.snn4j.neuron.ClampedRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;

class ContrastiveHebbContractTest extends ContrastiveContract {

    ContrastiveHebbContractTest() {
        super(Phase.Role.CLAMPED, new ClampedRate(5, Transfer.LOGISTIC, 0));
    }

    @Override
    protected PlasticityRule rule() {
        return new ContrastiveHebb(2e-3, 1);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return new ContrastiveHebb(0, 1);
    }
}
