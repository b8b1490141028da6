package io.github.snn4j.learning.target;

import io.github.snn4j.Network;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.spike.PoissonSource;

class TargetLearningContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return new TargetLearning(1e-2);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return new TargetLearning(0);
    }

    /** Spikes of the last step on both sides: the contract asks every population for spikes. */
    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 200, new PoissonSource(300))
                .population("out", 300, Lif.delta(20).withRefractory(4))
                .population("target", 300, new LeakyRate(10, Transfer.LINEAR))
                .projection(plastic(rule, application).weights(WeightInit.uniform(0, MAX_WEIGHT / 2)))
                .learningSignal("out", TargetError.of("target", Transfer.LINEAR));
    }

    @Override
    protected void trial(Simulator simulator, double durationMs) {
        simulator.external("target", "drive", 0.6f);
        simulator.runMs(durationMs);
    }

    /** It learns from the last step, in which more spikes fall the longer it is. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
