package io.github.snn4j.learning.contrastive;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.ClampedRate;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.PlasticityRuleContract;
import io.github.snn4j.plasticity.TrialProtocol;
import io.github.snn4j.spike.PoissonSource;
import java.util.List;

/**
 * Graded units that filter random spikes, so that samples differ, learn to follow a target. {@code out} are spiking
 * neurons that only listen.
 */
abstract class ContrastiveContract extends PlasticityRuleContract {

    private final Phase.Role taught;
    private final NeuronModel units;

    ContrastiveContract(Phase.Role taught, NeuronModel units) {
        this.taught = taught;
        this.units = units;
    }

    @Override
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", 60, new PoissonSource(100))
                .population("seen", 60, new LeakyRate(20, Transfer.LINEAR))
                .population("units", 70, units)
                .population("out", 20, Lif.delta(20))
                .projection(Projection.between("in", "seen")
                        .connectivity(Connectivity.oneToOne())
                        .weight(4))
                .projection(plastic(rule, application).weights(WeightInit.uniform(0, MAX_WEIGHT)))
                .projection(Projection.between("units", "out").weight(0.02));
    }

    @Override
    protected Projection.Builder plastic(PlasticityRule rule, Application application) {
        return Projection.between("seen", "units")
                .name(PLASTIC)
                .bounds(Bounds.upTo(MAX_WEIGHT))
                .application(application)
                .rule(rule);
    }

    /** The contract ends the trial a second time, when nothing is left to change. */
    @Override
    protected void trial(Simulator simulator, double durationMs) {
        int steps = (int) Math.round(durationMs / simulator.config().dtMs() / 2);
        simulator.external("units", ClampedRate.TARGET, 0.6f);
        simulator.runTrial(new TrialProtocol(List.of(
                new Phase(Phase.Role.FREE, steps, 0),
                new Phase(taught, steps, taught == Phase.Role.NUDGED ? 0.5 : 0))));
    }

    /** What changes between the phases depends on how long the units filter. */
    @Override
    protected double stepTolerance() {
        return Double.NaN;
    }
}
