package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kernels keep while input and weights stand still must not outlive a change, whoever shares the work. */
class HeldProductTest {

    private static final int INPUTS = 100;
    private static final int BATCH = 3;

    /** Learns in every fifth step. */
    private static final PlasticityRule NOW_AND_THEN = context -> {
        Signal pre = context.pre(new Activity());
        Signal post = context.post(new Activity());
        WeightSink sink = context.sink();
        int[] step = {0};
        return new PlasticityRule.Updater() {
            @Override
            public void onStep() {
                if (++step[0] % 5 == 0) {
                    sink.outer(1e-3f, pre, post);
                }
            }
        };
    };

    /** Ten outputs are fewer than a vector holds; more threads than samples share out neurons. */
    @ParameterizedTest
    @CsvSource({"1, 1, 37", "2, 2, 37", "3, 4, 37", "4, 1, 10", "5, 4, 10", "6, 2, 16"})
    void whatArrivesIsAlwaysTheProductOfInputAndWeights(long seed, int threads, int outputs) {
        SplittableRandom random = new SplittableRandom(seed);
        LeakyRate atOnce = new LeakyRate(0, Transfer.LINEAR);
        Network network = Network.builder()
                .population("in", INPUTS, atOnce)
                .population("out", outputs, atOnce)
                .population("back", INPUTS, atOnce)
                .projection(Projection.between("in", "out").rule(NOW_AND_THEN))
                .projection(Projection.between("out", "back").tiedTo("in->out", 0.5))
                .population("copy", INPUTS, atOnce)
                .population("out too", outputs, atOnce)
                .projection(Projection.between("copy", "out too").sharing("in->out"))
                .build();
        SimulationConfig config =
                SimulationConfig.of(1, seed).withBatchSize(BATCH).withThreads(threads);
        try (Simulator simulator = EagerSharing.simulator(network, config)) {
            for (int step = 0; step < 60; step++) {
                if (step == 0 || random.nextInt(4) == 0) {
                    float[] drive = floats(random, BATCH * INPUTS);
                    simulator.external("in", "drive", drive);
                    simulator.external("copy", "drive", drive);
                }
                if (step == 0 || random.nextInt(7) == 0) {
                    simulator.setWeights("in->out", floats(random, INPUTS * outputs));
                }
                float[] w = simulator.weights("in->out").toArray();
                simulator.step();
                assertProducts(simulator, w, "seed " + seed + ", step " + step);
            }
        }
    }

    private static void assertProducts(Simulator simulator, float[] w, String where) {
        int outputs = w.length / INPUTS;
        float[] x = simulator.variable("in", "activity");
        float[] y = simulator.variable("out", "activity");
        float[] z = simulator.variable("back", "activity");
        assertThat(simulator.variable("out too", "activity"))
                .as("shared, " + where)
                .isEqualTo(y);
        for (int b = 0; b < BATCH; b++) {
            for (int j = 0; j < outputs; j++) {
                double sum = 0;
                for (int i = 0; i < INPUTS; i++) {
                    sum += (double) x[b * INPUTS + i] * w[i * outputs + j];
                }
                assertThat((double) y[b * outputs + j]).as(where).isCloseTo(sum, within(1e-5));
            }
            for (int i = 0; i < INPUTS; i++) {
                double sum = 0;
                for (int j = 0; j < outputs; j++) {
                    sum += 0.5 * y[b * outputs + j] * w[i * outputs + j];
                }
                assertThat((double) z[b * INPUTS + i]).as("back, " + where).isCloseTo(sum, within(1e-5));
            }
        }
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] x = new float[count];
        for (int n = 0; n < count; n++) {
            x[n] = (float) (random.nextDouble() - 0.5);
        }
        return x;
    }
}
