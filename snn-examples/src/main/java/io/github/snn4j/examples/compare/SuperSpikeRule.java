package io.github.snn4j.examples.compare;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.learning.superspike.SuperSpike;
import io.github.snn4j.learning.superspike.VanRossumError;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.spike.BernoulliSource;
import io.github.snn4j.spike.FrameSource;
import io.github.snn4j.spike.SpikeFrames;
import java.util.Arrays;
import java.util.Set;

/** SuperSpike: the output neuron of the class shall fire at given times, the others not at all. */
final class SuperSpikeRule implements ComparedRule {

    private static final String TARGET = "target";
    private static final Lif NEURON = Lif.exponential(10, 5).withRefractory(3);
    private static final double ERROR_TAU_MS = 10;
    private static final double RATE = 0.05;
    private static final double RATE_MEMORY = 60;
    private static final double GAIN = 4;

    /** The first target spike, and the interval between two, in steps. */
    private static final int FIRST = 12;

    private static final int INTERVAL = 8;

    @Override
    public String name() {
        return "superspike";
    }

    @Override
    public String differs() {
        return "Lif, exponential currents; spiking output with target trains; van Rossum error; symmetric feedback to"
                + " the last hidden layer, random to those before; RMaxProp";
    }

    @Override
    public Network network(Setting s) {
        Application application = Application.perTrial(Optimizer.RMaxProp.of(RATE, RATE_MEMORY));
        int last = s.hidden();
        Network.Builder builder = Network.builder()
                .source(Setting.INPUT, s.pixels(), BernoulliSource.presented())
                .source(TARGET, s.classes(), new FrameSource());
        for (int k = 0; k <= last; k++) {
            builder.population(s.layer(k), s.size(k), NEURON)
                    .projection(Projection.between(s.layer(k - 1), s.layer(k))
                            .weights(WeightInit.normal(0, GAIN / Math.sqrt(s.size(k - 1))))
                            .application(application)
                            .rule(SuperSpike.of(NEURON)));
        }
        builder.learningSignal(Setting.OUTPUT, VanRossumError.of(TARGET));
        for (int k = 0; k < last; k++) {
            builder.learningSignal(
                    s.layer(k),
                    k == last - 1
                            ? ErrorFeedback.symmetric(Setting.OUTPUT, s.weights(last))
                            : ErrorFeedback.random(Setting.OUTPUT, 1 / Math.sqrt(s.neurons())));
        }
        return builder.build();
    }

    @Override
    public Answer answer() {
        return Answer.SPIKES;
    }

    private static int[] times(Setting s) {
        int[] times = new int[Math.max(0, (s.steps() - FIRST + INTERVAL - 1) / INTERVAL)];
        Arrays.setAll(times, n -> FIRST + n * INTERVAL);
        return times;
    }

    @Override
    public void teach(Simulator simulator, Setting s, int[] labels) {
        int[] times = times(s);
        for (int b = 0; b < labels.length; b++) {
            int[] neurons = new int[times.length];
            Arrays.fill(neurons, labels[b]);
            simulator.present(TARGET, b, SpikeFrames.of(s.classes(), s.steps(), times, neurons));
        }
    }

    @Override
    public void teach(BpttBatch batch, Setting s, int sample, int label) {
        int[][] byStep = new int[s.steps()][0];
        for (int t : times(s)) {
            byStep[t] = new int[] {label};
        }
        batch.targetSpikes(sample, byStep);
    }

    @Override
    public Yardstick yardstick(Setting s) {
        SuperSpike rule = SuperSpike.of(NEURON);
        return new Yardstick(
                network(s),
                new Loss.VanRossum(ERROR_TAU_MS),
                new Surrogate(Surrogate.Shape.FAST_SIGMOID, rule.slope()),
                Set.of());
    }
}
