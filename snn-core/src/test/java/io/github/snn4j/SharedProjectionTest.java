package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two projections with the same weights: equal input gives equal bits, before and after learning. */
class SharedProjectionTest {

    private static final int IN = 11;
    private static final int OUT = 37;

    /** Adds the product of the activities in every step. */
    private record Hebb() implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            Signal pre = context.pre(new Activity());
            Signal post = context.post(new Activity());
            WeightSink sink = context.sink();
            return new Updater() {
                @Override
                public void onStep() {
                    sink.outer(0.01f, pre, post);
                }
            };
        }
    }

    private static Network.Builder network(int sharedOut) {
        LeakyRate tanh = new LeakyRate(0, Transfer.TANH);
        return Network.builder()
                .population("in", IN, tanh)
                .population("in too", IN, tanh)
                .population("out", OUT, tanh)
                .population("out too", sharedOut, tanh)
                .projection(Projection.between("in", "out")
                        .weights(WeightInit.normal(0, 0.5))
                        .rule(new Hebb()))
                .projection(Projection.between("in too", "out too").sharing("in->out"));
    }

    private static float[] drive() {
        float[] drive = new float[4 * IN];
        for (int n = 0; n < drive.length; n++) {
            drive[n] = (float) StrictMath.cos(n);
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void bothCarryTheSameWhileTheWeightsLearn(int threads) {
        SimulationConfig config = SimulationConfig.of(1, 3).withBatchSize(4).withThreads(threads);
        try (Simulator simulator = Simulator.of(network(OUT).build(), config, 0)) {
            simulator.external("in", "drive", drive());
            simulator.external("in too", "drive", drive());
            float[] start = simulator.weights("in too->out too").toArray();
            for (int k = 0; k < 5; k++) {
                simulator.step();
                assertThat(simulator.variable("out too", "activity")).isEqualTo(simulator.variable("out", "activity"));
            }
            assertThat(simulator.weights("in too->out too").toArray())
                    .isEqualTo(simulator.weights("in->out").toArray())
                    .isNotEqualTo(start);
        }
    }

    @Test
    void blasCarriesTheSameThroughBoth() {
        SimulationConfig config =
                SimulationConfig.of(1, 3).withBatchSize(4).withDenseProducts(SimulationConfig.DenseProducts.FASTEST);
        try (Simulator simulator = Simulator.of(network(OUT).build(), config)) {
            simulator.external("in", "drive", drive());
            simulator.external("in too", "drive", drive());
            simulator.run(3);
            assertThat(simulator.variable("out too", "activity")).isEqualTo(simulator.variable("out", "activity"));
        }
    }

    @Test
    void weightsAreSetWhereTheyBelong() {
        try (Simulator simulator = Simulator.of(network(OUT).build(), SimulationConfig.of(1, 3))) {
            assertThatThrownBy(() -> simulator.setWeights("in too->out too", new float[IN * OUT]))
                    .hasMessage("Projection 'in too->out too' shares the weights of 'in->out' and has none of its own;"
                            + " set those of 'in->out'");
        }
    }

    @Test
    void anotherShapeIsRefused() {
        assertThatThrownBy(() -> Simulator.of(network(5).build(), SimulationConfig.of(1, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Projection 'in too->out too' shares the weights of 'in->out', so it must be [11][37], got"
                        + " [11][5]");
    }
}
