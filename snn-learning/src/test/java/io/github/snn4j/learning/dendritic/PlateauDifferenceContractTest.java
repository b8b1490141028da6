package io.github.snn4j.learning.dendritic;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.PlateauNeuron;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.TrialProtocol;
import io.github.snn4j.spike.PoissonSource;
import java.util.List;

class PlateauDifferenceContractTest extends DendriticContract {

    @Override
    protected PlasticityRule rule() {
        return PlateauDifference.hidden(0.01);
    }

    @Override
    protected PlasticityRule ruleWithoutLearning() {
        return PlateauDifference.hidden(0);
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        PlateauNeuron neuron = PlateauNeuron.published().inSteadyState();
        return Network.builder()
                .source("in", 200, new PoissonSource(100))
                .population("cells", 300, neuron)
                .population("top", 5, neuron.withTeacher())
                .population("out", 1, Lif.delta(20))
                .projection(learning("in", "cells", rule, application))
                .projection(Projection.between("cells", "top").weights(WeightInit.uniform(-1, 1)))
                .projection(Projection.between("top", "cells")
                        .receptor(PlateauNeuron.APICAL)
                        .weights(WeightInit.uniform(-1, 1))
                        .delayMs(1));
    }

    @Override
    protected void trial(Simulator simulator, double durationMs) {
        simulator.external("top", "target", 8f);
        int half = (int) (durationMs / 2);
        simulator.runTrial(
                new TrialProtocol(List.of(new Phase(Phase.Role.FREE, half, 0), new Phase(Phase.Role.NUDGED, half, 1))));
    }
}
