package io.github.snn4j.learning.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.plasticity.WeightView;
import org.junit.jupiter.api.Test;

class ErrorFeedbackTest {

    private static final float[][] FORWARD = {{0.5f, -1, 0.25f}, {2, 0.125f, -0.75f}};
    private static final float[] ERROR = {1, -2, 0.5f};

    /** A third factor that is given. */
    private record Given(float[] values) implements LearningSignal {
        @Override
        public Source bind(LearningSignalContext context) {
            return modulator -> {
                for (int n = 0; n < modulator.length; n++) {
                    modulator[n] = values[n % values.length];
                }
            };
        }
    }

    /** Shows the third factor: each weight grows by that of its neuron, times eta. */
    private record Show(double eta) implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            WeightSink sink = context.sink();
            return new Updater() {
                @Override
                public void onStep() {
                    sink.row(0, 0, (float) eta, context.modulator());
                }
            };
        }
    }

    /** A change that differs from weight to weight, and a decay of the weights. */
    private record Drift(double step, double decay) implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            WeightSink sink = context.sink();
            WeightView weights = context.weights();
            return new Updater() {
                @Override
                public void onTrialEnd() {
                    float[] change = weights.toArray();
                    for (int n = 0; n < change.length; n++) {
                        change[n] = (float) (step * (n - 1) - decay * change[n]);
                    }
                    sink.dense(1f, change);
                }
            };
        }
    }

    private static Network network(ErrorFeedback feedback, PlasticityRule forward) {
        return Network.builder()
                .population("probe", 1, Lif.delta(10))
                .population("hidden", 2, Lif.delta(10))
                .population("out", 3, new LeakyRate(10, LeakyRate.Transfer.LINEAR))
                .projection(Projection.between("probe", "hidden").weight(0).rule(new Show(1)))
                .projection(Projection.between("hidden", "out")
                        .name("forward")
                        .connectivity(Connectivity.matrix(FORWARD))
                        .application(Application.perTrial(new Optimizer.Sgd(1)))
                        .rule(forward))
                .learningSignal("out", new Given(ERROR))
                .learningSignal("hidden", feedback)
                .build();
    }

    private static float[] heard(Simulator simulator) {
        float[] before = simulator.weights("probe->hidden").toArray();
        simulator.step();
        float[] after = simulator.weights("probe->hidden").toArray();
        return new float[] {after[0] - before[0], after[1] - before[1]};
    }

    @Test
    void symmetricFeedbackIsTheTransposeAsItStandsAtTheBeginningOfTheTrial() {
        Network network = network(ErrorFeedback.symmetric("out", "forward"), new Drift(0.5, 0));
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            assertThat(heard(simulator)).containsExactly(0.5f + 2 + 0.125f, 2 - 0.25f - 0.375f);
            simulator.endTrial();
            // The changes are 0.5 (n - 1) for weight n, row by row.
            assertThat(heard(simulator)).containsExactly(2.625f - 0.5f + 0 + 0.25f, 1.375f + 1 - 3 + 1);
        }
    }

    @Test
    void uniformFeedbackTellsEveryNeuronTheSum() {
        Network network = network(ErrorFeedback.uniform("out", 2), new Drift(0, 0));
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            assertThat(heard(simulator)).containsExactly(-1, -1);
        }
    }

    @Test
    void randomFeedbackIsFixedAndDependsOnTheSeed() {
        Network network = network(ErrorFeedback.random("out", 1), new Drift(0.5, 0));
        float[] first;
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            first = heard(simulator);
            simulator.endTrial();
            simulator.reset();
            float[] again = heard(simulator);
            assertThat(again[0]).isCloseTo(first[0], within(1e-6f));
            assertThat(first[0]).isNotEqualTo(first[1]);
        }
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 2))) {
            assertThat(heard(simulator)).isNotEqualTo(first);
        }
    }

    /** Both get the same change and lose the same share, so their difference shrinks by 0.9 per trial. */
    @Test
    void adaptiveFeedbackLinesUpWithTheWeights() {
        Network network = network(ErrorFeedback.adaptive("out", "forward", 1, 0.1), new Drift(0.3, 0.1));
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 5))) {
            double first = 0;
            for (int trial = 0; trial < 20; trial++) {
                float[] w = simulator.weights("forward").toArray();
                double difference = heard(simulator)[0];
                for (int k = 0; k < ERROR.length; k++) {
                    difference -= (double) w[k] * ERROR[k];
                }
                first = trial == 0 ? difference : first;
                assertThat(difference).as("trial %d", trial).isCloseTo(first * Math.pow(0.9, trial), within(1e-5));
                simulator.endTrial();
                simulator.reset();
            }
            assertThat(Math.abs(first)).isGreaterThan(0.1);
        }
    }

    @Test
    void mistakesAreRefused() {
        assertThatThrownBy(() -> ErrorFeedback.random("out", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scale must be >= 0, got -1.0");
        assertThatThrownBy(() -> ErrorFeedback.symmetric("out", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the name of the projection to 'out'");
        Network network = network(ErrorFeedback.symmetric("out", "probe->hidden"), new Drift(0, 0));
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be [2][3], got [1][2]");
    }
}
