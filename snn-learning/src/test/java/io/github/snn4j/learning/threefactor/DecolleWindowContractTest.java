package io.github.snn4j.learning.threefactor;

import io.github.snn4j.Network;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.error.LocalReadout;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.spike.PoissonSource;

/** Windows of steps, the last of which are not full when the trial ends. */
class DecolleWindowContractTest extends PlasticityRuleContract {

    private static final DecolleLif NEURON = new DecolleLif(30, 10, 3, 1, 5);

    @Override
    protected PlasticityRule rule() {
        return Decolle.of(1e-3, NEURON).withRegularisation(0.1).withWindow(7);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return Decolle.of(0, NEURON).withRegularisation(0.1).withWindow(7);
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 200, new PoissonSource(100))
                .population("out", 300, NEURON)
                .projection(plastic(rule, application).weights(WeightInit.uniform(0, MAX_WEIGHT)))
                .learningSignal("out", LocalReadout.smoothL1(10, 2, 5));
    }

    @Override
    protected void trial(Simulator simulator, double durationMs) {
        simulator.external("out", LocalReadout.TARGET, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        simulator.runMs(durationMs);
    }

    /** The neuron fires once per step at most, so its spikes are tied to the step. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
