package io.github.snn4j.learning.eprop;

import io.github.snn4j.plasticity.PlasticityRule;

class EpropOnlineContractTest extends EpropContractTest {

    @Override
    protected PlasticityRule rule() {
        return ((Eprop) super.rule()).withEvaluation(Eprop.Evaluation.ONLINE);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return ((Eprop) super.ruleWithoutLearning()).withEvaluation(Eprop.Evaluation.ONLINE);
    }
}
