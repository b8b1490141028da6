package io.github.snn4j.neuron;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.monitor.StateMonitor;
import io.github.snn4j.monitor.StateRecording;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.Arrays;
import java.util.List;

/** One neuron on the bench: a current, or one spike train through one synapse. */
final class NeuronBench {

    private NeuronBench() {}

    /** Steps in which a neuron fires under a constant external current. */
    static long[] spikesUnderCurrent(NeuronModel model, double dtMs, int steps, float current) {
        Network network = Network.builder().population("n", 1, model).build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(dtMs, 1))) {
            SpikeRecording spikes = sim.attach(SpikeMonitor.of("n"));
            sim.external("n", "current", current);
            sim.run(steps);
            long[] at = new long[spikes.size()];
            Arrays.setAll(at, spikes::step);
            return at;
        }
    }

    /** A variable after each step when spikes arrive in given steps through one synapse. */
    static float[] response(
            NeuronModel model,
            Receptor receptor,
            double weight,
            String variable,
            double dtMs,
            int steps,
            int... arrivals) {
        List<SpikeTrainSource.Spike> train = Arrays.stream(arrivals)
                .mapToObj(k -> new SpikeTrainSource.Spike(0, k * dtMs))
                .toList();
        Network network = Network.builder()
                .source("in", 1, new SpikeTrainSource(1, train, SpikeTrainSource.Rounding.NEAREST))
                .population("n", 1, model)
                .projection(Projection.between("in", "n").weight(weight).receptor(receptor))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(dtMs, 1))) {
            StateRecording states = sim.attach(StateMonitor.of("n", variable));
            sim.run(steps);
            return states.series(0, 0);
        }
    }

    /** Potential after so many steps from a given start, without input. */
    static Simulator start(NeuronModel model, double dtMs) {
        return Simulator.of(Network.builder().population("n", 1, model).build(), SimulationConfig.of(dtMs, 1));
    }
}
