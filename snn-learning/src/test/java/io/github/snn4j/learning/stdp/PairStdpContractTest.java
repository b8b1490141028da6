package io.github.snn4j.learning.stdp;

import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;

class PairStdpContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return PairStdp.additive(2e-4, 2.1e-4);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return PairStdp.additive(0, 0);
    }
}
