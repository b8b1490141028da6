package io.github.snn4j.learning.stdp;

import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;

class PowerLawStdpContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return PairStdp.powerLaw(2e-4, 2.1e-4, 0.4).withPairing(Pairing.NEAREST);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return PairStdp.powerLaw(0, 0, 0.4);
    }

    @Override
    protected boolean collectable() {
        return false;
    }
}
