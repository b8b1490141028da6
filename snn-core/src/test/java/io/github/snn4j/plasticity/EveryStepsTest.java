package io.github.snn4j.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Delay;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Changes collected over a number of time steps. */
class EveryStepsTest {

    /** Wants one more per step and sample. */
    private record OneMore() implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            WeightSink sink = context.sink();
            var ones = context.postScratch();
            Arrays.fill(ones.array(), 1f);
            return new Updater() {
                @Override
                public void onStep() {
                    for (int b = 0; b < context.batch(); b++) {
                        sink.row(b, 0, 1f, ones);
                    }
                }
            };
        }
    }

    private static Network network(Application application, Connectivity connectivity, Delay delay) {
        return Network.builder()
                .source("in", 1, SpikeTrainSource.of(new double[][] {{}}))
                .population("out", 2, Lif.delta(20))
                .projection(Projection.between("in", "out")
                        .name("w")
                        .connectivity(connectivity)
                        .delay(delay)
                        .application(application)
                        .rule(new OneMore()))
                .build();
    }

    private static Simulator simulator(Application application) {
        Network network = network(application, Connectivity.allToAll(), Delay.ofMs(0));
        return Simulator.of(network, SimulationConfig.of(1, 1).withBatchSize(3));
    }

    private static float weight(Simulator simulator) {
        return simulator.weights("w").get(0, 0);
    }

    @Test
    void weightsMoveWhenTheIntervalIsOverAndNotBefore() {
        try (Simulator simulator = simulator(Application.everySteps(new Optimizer.Sgd(1), 4))) {
            simulator.run(3);
            assertThat(weight(simulator)).isZero();
            simulator.run(1);
            assertThat(weight(simulator)).as("mean of 3 samples, 4 steps").isEqualTo(4f);
            simulator.run(7);
            assertThat(weight(simulator)).isEqualTo(8f);
        }
    }

    @Test
    void whatIsLeftIsAppliedAtTheEndOfTheTrialOnce() {
        try (Simulator simulator = simulator(Application.everySteps(new Optimizer.Sgd(1), 4))) {
            simulator.run(6);
            simulator.endTrial();
            assertThat(weight(simulator)).isEqualTo(6f);
            simulator.endTrial();
            assertThat(weight(simulator)).isEqualTo(6f);
            simulator.run(4);
            assertThat(weight(simulator)).as("the interval starts anew").isEqualTo(10f);
        }
    }

    /** Momentum would go on without changes, so a second step of the optimiser would show. */
    @Test
    void endOfTrialIsNoStepOfTheOptimiserIfNothingWasCollected() {
        try (Simulator simulator = simulator(Application.everySteps(new Optimizer.Momentum(1, 0.5), 2))) {
            simulator.run(2);
            float stepped = weight(simulator);
            simulator.endTrial();
            assertThat(weight(simulator)).isEqualTo(stepped).isPositive();
        }
    }

    @Test
    void resetDropsWhatWasCollected() {
        try (Simulator simulator = simulator(Application.everySteps(new Optimizer.Sgd(1), 4))) {
            simulator.run(3);
            simulator.reset();
            simulator.run(3);
            assertThat(weight(simulator)).isZero();
            simulator.run(1);
            assertThat(weight(simulator)).isEqualTo(4f);
        }
    }

    @Test
    void oneStepWithPlainGradientIsImmediateApplicationForOneSample() {
        Network each = network(Application.everySteps(new Optimizer.Sgd(1), 1), Connectivity.allToAll(), Delay.ofMs(0));
        Network now = network(Application.immediate(), Connectivity.allToAll(), Delay.ofMs(0));
        try (Simulator a = Simulator.of(each, SimulationConfig.of(1, 1));
                Simulator b = Simulator.of(now, SimulationConfig.of(1, 1))) {
            for (int t = 0; t < 5; t++) {
                a.step();
                b.step();
                assertThat(a.weights("w").toArray()).isEqualTo(b.weights("w").toArray());
            }
        }
    }

    /** A rule runs once per delay; the optimiser must wait for all of them, and step once. */
    @Test
    void synapsesOfDifferentDelaysMakeOneStepTogether() {
        Network network = network(
                Application.everySteps(new Optimizer.Sgd(1), 2),
                Connectivity.fixedProbability(1),
                Delay.uniformMs(1, 3));
        for (long seed = 1; seed <= 5; seed++) {
            try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, seed))) {
                simulator.run(2);
                assertThat(simulator.weights("w").toArray()).as("seed %d", seed).containsOnly(2f);
                simulator.run(2);
                assertThat(simulator.weights("w").toArray()).as("seed %d", seed).containsOnly(4f);
            }
        }
    }

    @Test
    void intervalMustBeAStepAtLeast() {
        assertThatThrownBy(() -> Application.everySteps(new Optimizer.Sgd(1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EverySteps.steps");
    }
}
