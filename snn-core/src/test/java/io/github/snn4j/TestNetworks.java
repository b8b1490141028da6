package io.github.snn4j;

import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Small parts that several tests are made of. */
final class TestNetworks {

    private TestNetworks() {}

    /** One train per row, each a list of steps of 1 ms. */
    static SpikeTrainSource trains(int[]... stepsByNeuron) {
        List<SpikeTrainSource.Spike> spikes = new ArrayList<>();
        for (int n = 0; n < stepsByNeuron.length; n++) {
            int neuron = n;
            Arrays.stream(stepsByNeuron[n]).forEach(k -> spikes.add(new SpikeTrainSource.Spike(neuron, k)));
        }
        return new SpikeTrainSource(stepsByNeuron.length, spikes, SpikeTrainSource.Rounding.EXACT);
    }

    /** A rule that does nothing but runs when it is bound. */
    static PlasticityRule rule(Consumer<PlasticityContext> whenBound) {
        return context -> {
            whenBound.accept(context);
            return new PlasticityRule.Updater() {};
        };
    }
}
