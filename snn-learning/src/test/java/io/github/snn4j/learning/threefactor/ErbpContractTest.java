package io.github.snn4j.learning.threefactor;

import io.github.snn4j.Network;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.error.ErrorNeurons;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.spike.PoissonSource;

class ErbpContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return Erbp.of(1e-5, -3, 3);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return Erbp.of(0, -3, 3);
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 200, new PoissonSource(100))
                .population("out", 300, Lif.exponential(20, 5).withRefractory(4))
                .projection(plastic(rule, application).weights(WeightInit.uniform(0, MAX_WEIGHT)))
                .learningSignal("out", new ErrorNeurons(100, 0.5, 10));
    }

    @Override
    protected void trial(Simulator simulator, double durationMs) {
        simulator.external("out", ErrorNeurons.TARGET, 1f);
        simulator.runMs(durationMs);
    }

    /** Error neurons fire once per step at most, so their spikes are tied to the step. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
