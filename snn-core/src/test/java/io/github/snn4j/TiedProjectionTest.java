package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.spike.PoissonSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tied projection is the transpose of another one. */
class TiedProjectionTest {

    private static final int A = 19;
    private static final int B = 13;
    private static final int BATCH = 3;
    private static final long SEED = 8;

    private static float[][] matrix() {
        float[][] w = new float[A][B];
        for (int i = 0; i < A; i++) {
            for (int j = 0; j < B; j++) {
                w[i][j] = (float) StrictMath.sin(1.7 * i + 0.3 * j * j);
            }
        }
        return w;
    }

    private static float[][] transposed(float[][] w, double factor) {
        float[][] t = new float[w[0].length][w.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[0].length; j++) {
                t[j][i] = (float) factor * w[i][j];
            }
        }
        return t;
    }

    private static Projection.Builder back(boolean tied, double factor) {
        Projection.Builder back = Projection.between("b", "a").delayMs(1);
        return tied
                ? back.tiedTo("a->b", factor)
                : back.connectivity(Connectivity.matrix(transposed(matrix(), factor)));
    }

    private static Network graded(boolean tied, double factor) {
        return Network.builder()
                .population("a", A, new LeakyRate(5, LeakyRate.Transfer.TANH))
                .population("b", B, new LeakyRate(3, LeakyRate.Transfer.TANH))
                .projection(Projection.between("a", "b").connectivity(Connectivity.matrix(matrix())))
                .projection(back(tied, factor))
                .build();
    }

    private static float[] activity(Network network, SimulationConfig config) {
        try (Simulator simulator = Simulator.of(network, config, 0)) {
            float[] drive = new float[BATCH * A];
            for (int n = 0; n < drive.length; n++) {
                drive[n] = (float) StrictMath.cos(n);
            }
            simulator.external("a", "drive", drive);
            simulator.run(12);
            return simulator.variable("a", "activity");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, JAVA", "-0.7, 1, JAVA", "-0.7, 2, JAVA", "1, 4, AUTO"})
    void gradedFeedbackIsThatOfTheTransposedMatrix(double factor, int threads, SimulationConfig.Kernel kernel) {
        SimulationConfig config = SimulationConfig.of(1, SEED)
                .withBatchSize(BATCH)
                .withThreads(threads)
                .withKernel(kernel);
        float[] tied = activity(graded(true, factor), config);
        assertThat(tied).isEqualTo(activity(graded(false, factor), config));
        float[] fastest =
                activity(graded(true, factor), config.withDenseProducts(SimulationConfig.DenseProducts.FASTEST));
        for (int n = 0; n < tied.length; n++) {
            assertThat(fastest[n]).isCloseTo(tied[n], within(1e-5f));
        }
    }

    @Test
    void spikesGoBackAlongTheTransposedMatrix() {
        long[] prints = new long[2];
        for (int k = 0; k < 2; k++) {
            Network network = Network.builder()
                    .source("in", A, new PoissonSource(200))
                    .population("a", A, Lif.delta(10))
                    .population("b", B, Lif.delta(10))
                    .projection(Projection.between("in", "a")
                            .connectivity(Connectivity.oneToOne())
                            .weight(2))
                    .projection(Projection.between("a", "b").connectivity(Connectivity.matrix(matrix())))
                    .projection(back(k == 0, 0.5))
                    .build();
            try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, SEED))) {
                simulator.run(100);
                assertThat(simulator.spikeCount("b")).isPositive();
                prints[k] = simulator.fingerprint().spikes().get("a");
            }
        }
        assertThat(prints[0]).isEqualTo(prints[1]);
    }

    /** Every step adds 1 to all weights. */
    private record Grow() implements PlasticityRule {
        @Override
        public Updater bind(io.github.snn4j.plasticity.PlasticityContext context) {
            WeightSink sink = context.sink();
            Signal unused = context.pre(new Activity());
            float[] ones =
                    new float[unused.size() * context.post(new Activity()).size()];
            java.util.Arrays.fill(ones, 1f);
            return new Updater() {
                @Override
                public void onStep() {
                    sink.dense(1f, ones);
                }
            };
        }
    }

    @Test
    void changesOfTheOtherAreSeenAtOnceAndNothingIsStored() {
        Network network = Network.builder()
                .population("a", A, new LeakyRate(5, LeakyRate.Transfer.TANH))
                .population("b", B, new LeakyRate(3, LeakyRate.Transfer.TANH))
                .projection(Projection.between("a", "b")
                        .weights(WeightInit.normal(0, 1))
                        .rule(new Grow()))
                .projection(Projection.between("b", "a").delayMs(1).tiedTo("a->b", 2))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, SEED))) {
            float before = simulator.weights("b->a").get(4, 7);
            assertThat(before).isEqualTo(2 * simulator.weights("a->b").get(7, 4));
            simulator.step();
            assertThat(simulator.weights("b->a").get(4, 7)).isCloseTo(before + 2, within(1e-6f));
            assertThat(simulator.weights("b->a").toArray()[4 * A + 7])
                    .isEqualTo(simulator.weights("b->a").get(4, 7));
            assertThatThrownBy(() -> simulator.setWeights("b->a", new float[A * B]))
                    .hasMessageContaining("set those of 'a->b'");
        }
    }

    private static void refused(Network.Builder network, String message) {
        assertThatThrownBy(() -> Simulator.of(network.build(), SimulationConfig.of(1, SEED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Network.Builder pair(Projection.Builder forward) {
        LeakyRate model = new LeakyRate(5, LeakyRate.Transfer.TANH);
        return Network.builder()
                .population("a", A, model)
                .population("b", B, model)
                .projection(forward);
    }

    @Test
    void tiesThatCannotBeAreRefusedWithTheReason() {
        Projection.Builder forward = Projection.between("a", "b").delayMs(1);
        Projection.Builder back = Projection.between("b", "a").tiedTo("a->b");
        refused(
                pair(forward)
                        .projection(Projection.between("a", "b").name("same").tiedTo("a->b")),
                "must be [13][19], got [19][13]; a tie goes the opposite way");
        refused(
                pair(Projection.between("a", "b").delayMs(1).connectivity(Connectivity.fixedProbability(0.5)))
                        .projection(back),
                "must have a full matrix of its own");
        refused(
                pair(forward)
                        .projection(back)
                        .projection(Projection.between("a", "b")
                                .name("again")
                                .delayMs(1)
                                .tiedTo("b->a")),
                "must have a full matrix of its own");
        refused(pair(back).projection(forward), "which must be declared before it");
        assertThatThrownBy(() -> Projection.between("b", "a")
                        .tiedTo("a->b")
                        .rule(new Grow())
                        .build())
                .hasMessageContaining("give the rule and the connectivity to 'a->b'");
        assertThatThrownBy(() -> Projection.between("b", "a").tiedTo("a->b", Double.NaN))
                .hasMessageContaining("tiedTo factor");
    }
}
