package io.github.snn4j.learning.stdp;

import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;

class DiehlCookStdpContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return DiehlCookStdp.published().withRates(1e-5, 1e-3);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return DiehlCookStdp.published().withRates(0, 0);
    }
}
