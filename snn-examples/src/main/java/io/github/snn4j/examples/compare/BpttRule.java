package io.github.snn4j.examples.compare;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.plasticity.RateSchedule;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.spike.BernoulliSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The gradient itself, by back-propagation through time. */
final class BpttRule implements ComparedRule {

    static final double TAU_MEM_MS = 20;
    static final double TAU_OUT_MS = 20;
    private static final Lif NEURON = Lif.delta(TAU_MEM_MS).withReset(Reset.SUBTRACT);

    @Override
    public String name() {
        return "bptt";
    }

    @Override
    public String differs() {
        return "Lif, delta synapses; graded output; cross entropy in every step; Adam";
    }

    @Override
    public Network network(Setting s) {
        Network.Builder builder = Network.builder()
                .source(Setting.INPUT, s.pixels(), BernoulliSource.presented())
                .population(Setting.OUTPUT, s.classes(), readout());
        for (int k = 0; k < s.hidden(); k++) {
            builder.population(s.layer(k), s.neurons(), neuron());
        }
        for (int k = 0; k < s.layers(); k++) {
            builder.projection(Projection.between(s.layer(k - 1), s.layer(k)).weights(start(s, k)));
        }
        return builder.build();
    }

    static Lif neuron() {
        return NEURON;
    }

    static LeakyRate readout() {
        return new LeakyRate(TAU_OUT_MS, LeakyRate.Transfer.LINEAR);
    }

    static WeightInit start(Setting s, int k) {
        return WeightInit.normal(0, 1 / Math.sqrt(s.size(k - 1)));
    }

    @Override
    public Answer answer() {
        return Answer.MEMBRANES;
    }

    @Override
    public void teach(Simulator simulator, Setting setting, int[] labels) {
        // Labels go to the trainer.
    }

    @Override
    public Yardstick yardstick(Setting s) {
        return new Yardstick(
                network(s),
                Loss.membraneCrossEntropy(Loss.Over.EACH_STEP),
                new Surrogate(Surrogate.Shape.TRIANGLE, 1, 0.3),
                Set.of());
    }

    @Override
    public Map<String, float[]> change(
            Setting setting, Map<String, float[]> weights, Map<String, float[]> local, Presentation shown) {
        try (Backward backward = new Backward(this, setting)) {
            backward.setWeights(weights);
            backward.trainer().train(backward.batch(shown));
            Map<String, float[]> change = new LinkedHashMap<>();
            backward.weights().forEach((name, after) -> change.put(name, Angles.difference(after, weights.get(name))));
            return change;
        }
    }

    @Override
    public Learner learner(Setting setting, RateSchedule schedule) {
        return new BpttLearner(this, setting, schedule);
    }
}
