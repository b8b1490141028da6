package io.github.snn4j.learning.stdp;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.SplittableRandom;

/**
 * Two groups of neurons that spike at given times whatever the weights are, joined all-to-all by the rule under test.
 *
 * @param dtMs time step
 * @param delayMs delay of the plastic projection
 * @param weight starting weight
 * @param bounds bounds of the weights
 */
record ForcedSpikes(double dtMs, double delayMs, double weight, Bounds bounds) {

    /**
     * Step 1 ms, no delay, weights start at 0 and have no bounds: what is left at the end is the sum of all
     * changes.
     */
    static ForcedSpikes plain() {
        return new ForcedSpikes(1, 0, 0, Bounds.none());
    }

    ForcedSpikes withDelay(double ms) {
        return new ForcedSpikes(dtMs, ms, weight, bounds);
    }

    ForcedSpikes withStep(double ms) {
        return new ForcedSpikes(ms, delayMs, weight, bounds);
    }

    ForcedSpikes withWeights(double start, Bounds limits) {
        return new ForcedSpikes(dtMs, delayMs, start, limits);
    }

    Network network(PlasticityRule rule, double[][] preMs, double[][] postMs) {
        return Network.builder()
                .source("pre", preMs.length, SpikeTrainSource.of(preMs))
                .source("teacher", postMs.length, SpikeTrainSource.of(postMs))
                .population("post", postMs.length, Lif.delta(1).withPotentials(0, 0, 1000))
                .projection(Projection.between("teacher", "post")
                        .connectivity(Connectivity.oneToOne())
                        .weight(5000))
                .projection(Projection.between("pre", "post")
                        .name("plastic")
                        .weight(weight)
                        .delayMs(delayMs)
                        .bounds(bounds)
                        .rule(rule))
                .build();
    }

    /** The weights, row-major [pre][post], after a trial of a duration. */
    float[] learn(PlasticityRule rule, double[][] preMs, double[][] postMs, double durationMs) {
        try (Simulator simulator = Simulator.of(network(rule, preMs, postMs), SimulationConfig.of(dtMs, 1))) {
            simulator.runMs(durationMs);
            return simulator.weights("plastic").toArray();
        }
    }

    /** Distinct times on a grid of 1 ms, sorted. */
    static double[][] randomTrains(int trains, int spikes, int durationMs, SplittableRandom random) {
        double[][] times = new double[trains][];
        for (int n = 0; n < trains; n++) {
            times[n] = random.ints(0, durationMs)
                    .distinct()
                    .limit(spikes)
                    .sorted()
                    .asDoubleStream()
                    .toArray();
        }
        return times;
    }
}
