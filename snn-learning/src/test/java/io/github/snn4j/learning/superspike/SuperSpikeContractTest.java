package io.github.snn4j.learning.superspike;

import io.github.snn4j.Network;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.spike.PoissonSource;

class SuperSpikeContractTest extends PlasticityRuleContract {

    private static final Lif NEURON = Lif.exponential(10, 5).withRefractory(4);

    @Override
    protected PlasticityRule rule() {
        return SuperSpike.of(NEURON).withEta(0.01).withHomeostasis(0.1);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return SuperSpike.of(NEURON).withEta(0).withHomeostasis(0.1);
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 200, new PoissonSource(100))
                .source("target", 300, new PoissonSource(20))
                .population("out", 300, NEURON)
                .projection(plastic(rule, application).weights(WeightInit.uniform(0, MAX_WEIGHT)))
                .learningSignal("out", VanRossumError.of("target"));
    }

    /** A sum over steps; a finer grid is another sum. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
