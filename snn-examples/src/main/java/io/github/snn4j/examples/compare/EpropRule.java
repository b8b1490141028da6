package io.github.snn4j.examples.compare;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.Simulator;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.learning.eprop.Eprop;
import io.github.snn4j.learning.eprop.EpropReadout;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.spike.BernoulliSource;
import java.util.Set;

/** E-prop: eligibility of the synapse times the error of the output, fed back to every layer directly. */
final class EpropRule implements ComparedRule {

    private static final double RATE = 1e-2;
    private static final double GAMMA = 0.3;

    private final boolean symmetric;

    /** With {@code symmetric} feedback to the last hidden layer, or random feedback to all. */
    EpropRule(boolean symmetric) {
        this.symmetric = symmetric;
    }

    @Override
    public String name() {
        return symmetric ? "eprop" : "eprop-random";
    }

    @Override
    public String differs() {
        return "network and loss of bptt; "
                + (symmetric
                        ? "symmetric feedback to the last hidden layer, random to those before"
                        : "random feedback to all hidden layers")
                + "; Adam";
    }

    @Override
    public Network network(Setting s) {
        Application application = Application.perTrial(Optimizer.Adam.of(RATE));
        int last = s.hidden();
        Network.Builder builder = Network.builder()
                .source(Setting.INPUT, s.pixels(), BernoulliSource.presented())
                .population(Setting.OUTPUT, s.classes(), BpttRule.readout())
                .learningSignal(Setting.OUTPUT, ReadoutError.classification().scaled(1.0 / s.steps()));
        for (int k = 0; k < last; k++) {
            builder.population(s.layer(k), s.neurons(), BpttRule.neuron())
                    .projection(Projection.between(s.layer(k - 1), s.layer(k))
                            .weights(BpttRule.start(s, k))
                            .application(application)
                            .rule(Eprop.of(BpttRule.neuron(), BpttRule.TAU_OUT_MS)));
        }
        builder.projection(Projection.between(s.layer(last - 1), Setting.OUTPUT)
                .weights(BpttRule.start(s, last))
                .application(application)
                .rule(EpropReadout.of(BpttRule.TAU_OUT_MS)));
        for (int k = 0; k < last; k++) {
            builder.learningSignal(
                    s.layer(k),
                    symmetric && k == last - 1
                            ? ErrorFeedback.symmetric(Setting.OUTPUT, s.weights(last))
                            : ErrorFeedback.random(Setting.OUTPUT, 1 / Math.sqrt(s.neurons())));
        }
        return builder.build();
    }

    @Override
    public Answer answer() {
        return Answer.MEMBRANES;
    }

    @Override
    public void teach(Simulator simulator, Setting setting, int[] labels) {
        simulator.external(Setting.OUTPUT, ReadoutError.TARGET, Targets.oneHot(labels, setting.classes()));
    }

    @Override
    public Yardstick yardstick(Setting s) {
        return new Yardstick(
                network(s),
                Loss.membraneCrossEntropy(Loss.Over.EACH_STEP),
                new Surrogate(
                        Surrogate.Shape.TRIANGLE,
                        1 / BpttRule.neuron().vTh(),
                        GAMMA / BpttRule.neuron().vTh()),
                Set.of());
    }
}
