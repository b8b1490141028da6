package io.github.snn4j.learning.contrastive;

import io.github.snn4j.neuron.EnergyUnit;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;

class EquilibriumPropagationContractTest extends ContrastiveContract {

    EquilibriumPropagationContractTest() {
        super(Phase.Role.NUDGED, EnergyUnit.clipped(5));
    }

    @Override
    protected PlasticityRule rule() {
        return new EquilibriumPropagation(2e-3, false);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return new EquilibriumPropagation(0, false);
    }
}
