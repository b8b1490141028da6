package io.github.snn4j.learning.stdp;

import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;

class TripletStdpContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return TripletStdp.visualCortexFull().scaledBy(MAX_WEIGHT);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return TripletStdp.hippocampusFull().scaledBy(0);
    }
}
