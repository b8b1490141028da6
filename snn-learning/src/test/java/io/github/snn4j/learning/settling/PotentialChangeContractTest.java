package io.github.snn4j.learning.settling;

import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;

class PotentialChangeContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return PotentialChange.spiking(1e-3, 20, 20);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return PotentialChange.spiking(0, 20, 20);
    }

    /** A sum over steps stands for the integral over the falling trace: wrong by some dt/tau of the largest change. */
    @Override
    protected double stepTolerance() {
        return 0.1;
    }
}
