package io.github.snn4j.learning.eprop;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.spike.PoissonSource;

class EpropContractTest extends PlasticityRuleContract {

    static final Lif NEURON = Lif.delta(20).withReset(Reset.SUBTRACT).withRefractory(4);

    @Override
    protected PlasticityRule rule() {
        return Eprop.of(NEURON, 20).withEta(3e-5);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return Eprop.of(NEURON, 20).withEta(0);
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 200, new PoissonSource(100))
                .population("out", 300, NEURON)
                .population("readout", 2, new LeakyRate(20, LeakyRate.Transfer.LINEAR))
                .projection(plastic(rule, application).weights(WeightInit.uniform(0, MAX_WEIGHT / 2)))
                .projection(Projection.between("out", "readout").weights(WeightInit.uniform(-0.1, 0.1)))
                .learningSignal("readout", ReadoutError.regression())
                .learningSignal("out", ErrorFeedback.random("readout", 1));
    }

    @Override
    protected void trial(Simulator simulator, double durationMs) {
        simulator.external("readout", ReadoutError.TARGET, 0.5f, -0.3f);
        simulator.runMs(durationMs);
    }

    /** psi and the filters are sums over steps; a finer grid is another sum. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
