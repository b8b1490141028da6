package io.github.snn4j.learning.eprop;

import io.github.snn4j.Network;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.spike.PoissonSource;

/** The rule reads nothing of the readout but its third factor, so spiking neurons may stand for it. */
class EpropReadoutContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return new EpropReadout(1e-4, 20, 0.01);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return new EpropReadout(0, 20, 0.01);
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 200, new PoissonSource(100))
                .population("out", 30, Lif.delta(20))
                .projection(plastic(rule, application).weights(WeightInit.uniform(0, MAX_WEIGHT / 2)))
                .learningSignal("out", ReadoutError.classification());
    }

    @Override
    protected void trial(Simulator simulator, double durationMs) {
        float[] target = new float[30];
        target[7] = 1;
        simulator.external("out", ReadoutError.TARGET, target);
        simulator.runMs(durationMs);
    }

    /** A sum over steps; a finer grid is another sum. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
