package io.github.snn4j.learning.feedback;

import io.github.snn4j.Network;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.error.ErrorNeurons;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.spike.PoissonSource;

/** In spiking layers, where the contract can ask for most. */
class DeltaRuleContractTest extends PlasticityRuleContract {

    private static DeltaRule rule(double eta) {
        return new DeltaRule(eta, Trace.of(20), Slope.of(new Surrogate(Surrogate.Shape.FAST_SIGMOID, 1)));
    }

    @Override
    protected PlasticityRule rule() {
        return rule(1e-6);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return rule(0);
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 200, new PoissonSource(100))
                .population("out", 300, Lif.exponential(20, 5).withRefractory(4))
                .projection(plastic(rule, application).weights(WeightInit.uniform(0, MAX_WEIGHT)))
                .learningSignal("out", new ErrorNeurons(100, 0, 10));
    }

    @Override
    protected void trial(Simulator simulator, double durationMs) {
        simulator.external("out", ErrorNeurons.TARGET, 1f);
        simulator.runMs(durationMs);
    }

    /** The rule adds per step, so half the step doubles the sum. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
