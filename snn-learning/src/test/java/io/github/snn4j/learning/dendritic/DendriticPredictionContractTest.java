package io.github.snn4j.learning.dendritic;

import io.github.snn4j.plasticity.PlasticityRule;

class DendriticPredictionContractTest extends DendriticContract {

    @Override
    protected PlasticityRule rule() {
        return new DendriticPrediction(1e-4, Timing.continuous());
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return new DendriticPrediction(0, Timing.continuous());
    }
}
