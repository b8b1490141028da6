package io.github.snn4j.learning.threefactor;

import io.github.snn4j.Network;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.error.LocalReadout;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.spike.PoissonSource;

/** The rule on a projection to the bias. */
class DecolleBiasContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return Decolle.of(1e-5, DecolleLif.published()).forBias();
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return Decolle.of(0, DecolleLif.published()).forBias();
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 20, new PoissonSource(200))
                .population("out", 300, DecolleLif.published())
                .projection(
                        plastic(rule, application).receptor(DecolleLif.BIAS).weights(WeightInit.uniform(0, MAX_WEIGHT)))
                .learningSignal("out", LocalReadout.smoothL1(10, 2, 5));
    }

    /** The neuron fires once per step at most, so its spikes are tied to the step. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
