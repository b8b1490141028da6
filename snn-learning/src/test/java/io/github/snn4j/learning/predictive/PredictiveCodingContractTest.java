package io.github.snn4j.learning.predictive;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.ErrorUnit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.spike.PoissonSource;

/**
 * Presynaptic activity is 1 where there is a spike; the values are zero, so errors are minus the predictions. The
 * population that tests watch fires nothing.
 */
class PredictiveCodingContractTest extends PlasticityRuleContract {

    @Override
    protected PlasticityRule rule() {
        return PredictiveCoding.of(0.01);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return PredictiveCoding.of(0);
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 200, new PoissonSource(100))
                .population("errors", 300, new ErrorUnit(1))
                .population("out", 1, Lif.delta(20))
                .projection(Projection.between("in", "errors")
                        .name(PLASTIC)
                        .weights(WeightInit.uniform(0, MAX_WEIGHT))
                        .bounds(Bounds.upTo(MAX_WEIGHT))
                        .application(application)
                        .rule(rule));
    }

    /** The change is that of one step, whatever its length. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
