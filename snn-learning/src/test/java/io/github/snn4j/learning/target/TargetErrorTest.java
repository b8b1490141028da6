package io.github.snn4j.learning.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With the delta rule the signal descends the distance to the targets: finite differences of the loss. */
class TargetErrorTest {

    private static final float[] INPUT = {0.7f, -0.4f, 0.2f, 0.9f};
    private static final float[] TARGET = {0.3f, 0.8f, 0.5f, 0.1f};
    private static final float[][] WEIGHTS = {{0.5f, 0.4f}, {-0.3f, 0.6f}};

    private static Network network(Transfer transfer, int targets) {
        return Network.builder()
                .population("in", 2, new LeakyRate(0, Transfer.LINEAR))
                .population("out", 2, new LeakyRate(0, transfer))
                .population("target", targets, new LeakyRate(0, Transfer.LINEAR))
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.matrix(WEIGHTS))
                        .application(Application.perTrial(new Optimizer.Sgd(1)))
                        .rule(new TargetLearning(1)))
                .learningSignal("out", TargetError.of("target", transfer))
                .build();
    }

    private static double loss(Transfer transfer, double[] w) {
        double loss = 0;
        for (int b = 0; b < 2; b++) {
            for (int j = 0; j < 2; j++) {
                double x = 0.3 + INPUT[2 * b] * w[j] + INPUT[2 * b + 1] * w[2 + j];
                double y =
                        switch (transfer) {
                            case LINEAR -> x;
                            case RELU -> Math.max(0, x);
                            case TANH -> Math.tanh(x);
                            case LOGISTIC -> 1 / (1 + Math.exp(-x));
                            case HARD_SIGMOID -> Math.min(1, Math.max(0, x));
                        };
                loss += (TARGET[2 * b + j] - y) * (TARGET[2 * b + j] - y) / 2 / 2;
            }
        }
        return loss;
    }

    @ParameterizedTest
    @EnumSource(Transfer.class)
    void theChangeIsTheGradientOfTheSquaredDistance(Transfer transfer) {
        try (Simulator simulator =
                Simulator.of(network(transfer, 2), SimulationConfig.of(1, 1).withBatchSize(2))) {
            simulator.external("in", "drive", INPUT);
            simulator.external("out", "drive", 0.3f);
            simulator.external("target", "drive", TARGET);
            simulator.step();
            simulator.endTrial();
            float[] after = simulator.weights("in->out").toArray();
            for (int k = 0; k < 4; k++) {
                double[] w = {WEIGHTS[0][0], WEIGHTS[0][1], WEIGHTS[1][0], WEIGHTS[1][1]};
                double h = 1e-5;
                w[k] += h;
                double up = loss(transfer, w);
                w[k] -= 2 * h;
                double gradient = (up - loss(transfer, w)) / (2 * h);
                assertThat(after[k] - WEIGHTS[k / 2][k % 2])
                        .as("weight %d", k)
                        .isCloseTo((float) -gradient, within(1e-6f));
            }
        }
    }

    @Test
    void targetsOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> Simulator.of(network(Transfer.TANH, 3), SimulationConfig.of(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TargetError of 'out': target population 'target' must have 2 units, got 3");
    }
}
