package io.github.snn4j.examples.compare;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.learning.error.ErrorNeurons;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.learning.threefactor.Erbp;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.spike.BernoulliSource;
import java.util.Set;

/** Event-driven random back-propagation: error spikes reach all layers through fixed random weights. */
final class ErbpRule implements ComparedRule {

    private static final Lif NEURON = Lif.exponential(20, 5).withRefractory(3);
    private static final double TARGET_HZ = 100;
    private static final double ERROR_THRESHOLD = 1;
    private static final double TAU_ERROR_MS = 10;
    private static final double FEEDBACK = 1;
    private static final double ETA = 5e-3;
    private static final double GATE_MIN = -0.5;
    private static final double GATE_MAX = 2.5;
    private static final double GAIN = 6;

    /** The output's current has a wider range. */
    private static final double OUTPUT_GATE = 4;

    @Override
    public String name() {
        return "erbp";
    }

    @Override
    public String differs() {
        return "Lif, exponential currents; spiking output with target rates; error spikes; random feedback to all"
                + " hidden layers; plain steps at every presynaptic spike";
    }

    @Override
    public Network network(Setting s) {
        int last = s.hidden();
        Network.Builder builder = Network.builder().source(Setting.INPUT, s.pixels(), BernoulliSource.presented());
        for (int k = 0; k <= last; k++) {
            double gate = k == last ? OUTPUT_GATE : 1;
            double gain = k == last ? 0.5 : GAIN;
            builder.population(s.layer(k), s.size(k), NEURON)
                    .projection(Projection.between(s.layer(k - 1), s.layer(k))
                            .weights(WeightInit.normal(0, gain / Math.sqrt(s.size(k - 1))))
                            .rule(Erbp.of(ETA, gate * GATE_MIN, gate * GATE_MAX)));
        }
        builder.learningSignal(Setting.OUTPUT, new ErrorNeurons(TARGET_HZ, ERROR_THRESHOLD, TAU_ERROR_MS));
        for (int k = 0; k < last; k++) {
            builder.learningSignal(s.layer(k), ErrorFeedback.random(Setting.OUTPUT, FEEDBACK));
        }
        return builder.build();
    }

    @Override
    public Answer answer() {
        return Answer.SPIKES;
    }

    @Override
    public void teach(Simulator simulator, Setting s, int[] labels) {
        simulator.external(Setting.OUTPUT, ErrorNeurons.TARGET, Targets.oneHot(labels, s.classes()));
    }

    @Override
    public Yardstick yardstick(Setting s) {
        return new Yardstick(
                network(s),
                new Loss.CountMse(TARGET_HZ * 1e-3, 0),
                new Surrogate(Surrogate.Shape.BOXCAR, 1 / (GATE_MAX - GATE_MIN)),
                Set.of());
    }
}
