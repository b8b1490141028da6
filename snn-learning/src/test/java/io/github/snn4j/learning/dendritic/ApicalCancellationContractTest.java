package io.github.snn4j.learning.dendritic;

import io.github.snn4j.plasticity.PlasticityRule;

class ApicalCancellationContractTest extends DendriticContract {

    @Override
    protected PlasticityRule rule() {
        return new ApicalCancellation(1e-4, Timing.continuous());
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return new ApicalCancellation(0, Timing.continuous());
    }
}
