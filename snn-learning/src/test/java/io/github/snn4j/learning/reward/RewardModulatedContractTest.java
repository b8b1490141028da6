package io.github.snn4j.learning.reward;

import io.github.snn4j.Network;
import io.github.snn4j.Simulator;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.plasticity.WeightDependence;

class RewardModulatedContractTest extends PlasticityRuleContract {

    private static final PlasticityRule INNER = PairStdp.additive(1e-5, 1.2e-5);

    @Override
    protected PlasticityRule rule() {
        return RewardModulated.of(INNER, 500);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return new RewardModulated(INNER, 500, 0, WeightDependence.additive());
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return super.network(rule, application).learningSignal("out", RewardSignal.decaying(100));
    }

    @Override
    protected Network.Builder timedNetwork(PlasticityRule rule) {
        return super.timedNetwork(rule).learningSignal("out", RewardSignal.decaying(100));
    }

    @Override
    protected void trial(Simulator simulator, double durationMs) {
        simulator.runMs(durationMs / 2);
        simulator.external("out", RewardSignal.REWARD, 0.5f);
        simulator.runMs(durationMs / 2);
    }

    /** Eligibility is taken at the start of a step, which is of first order in the step. */
    @Override
    protected double stepTolerance() {
        return 0.03;
    }
}
