package io.github.snn4j.learning.dendritic;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.PyramidalCell;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.spike.PoissonSource;

/** Cells that hear the same spikes at both dendrites, by different weights. */
abstract class DendriticContract extends PlasticityRuleContract {

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 200, new PoissonSource(100))
                .population("cells", 300, PyramidalCell.hidden(LeakyRate.Transfer.LOGISTIC))
                .population("out", 1, Lif.delta(20))
                .projection(learning("in", "cells", rule, application))
                .projection(Projection.between("in", "cells")
                        .name("down")
                        .receptor(PyramidalCell.APICAL)
                        .weights(WeightInit.uniform(-1, 1)));
    }

    static Projection.Builder learning(String pre, String post, PlasticityRule rule, Application application) {
        return Projection.between(pre, post)
                .name(PLASTIC)
                .weights(WeightInit.uniform(0, MAX_WEIGHT))
                .bounds(Bounds.upTo(MAX_WEIGHT))
                .application(application)
                .rule(rule);
    }

    /** A change per time, filtered: a sum over steps, and a finer grid is another sum. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
