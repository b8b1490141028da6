package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.TrialProtocol;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weight changes of graded populations are the same whoever multiplies, and BLAS keeps its memory. */
class DenseLearningTest {

    private static final int BATCH = 8;
    private static final int PRE = 300;
    private static final int POST = 250;

    /** {@code dw = eta pre post} in every step. */
    private record Hebb(double eta) implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            Signal pre = context.pre(new Activity());
            Signal post = context.post(new Activity());
            WeightSink sink = context.sink();
            return new Updater() {
                @Override
                public void onStep() {
                    sink.outer((float) eta, pre, post);
                }
            };
        }
    }

    private static Simulator simulator(
            SimulationConfig.DenseProducts products, Application application, Bounds bounds, int threads) {
        Network network = Network.builder()
                .population("in", PRE, new LeakyRate(5, LeakyRate.Transfer.TANH))
                .population("out", POST, new LeakyRate(10, LeakyRate.Transfer.TANH))
                .projection(Projection.between("in", "out")
                        .weights(WeightInit.normal(0, 0.2))
                        .bounds(bounds)
                        .application(application)
                        .rule(new Hebb(0.01)))
                .projection(Projection.between("out", "in").delayMs(1).tiedTo("in->out", -0.5))
                .build();
        Simulator simulator = Simulator.of(
                network,
                SimulationConfig.of(1, 3)
                        .withBatchSize(BATCH)
                        .withThreads(threads)
                        .withDenseProducts(products));
        float[] drive = new float[BATCH * PRE];
        for (int n = 0; n < drive.length; n++) {
            drive[n] = (float) StrictMath.sin(n);
        }
        simulator.external("in", "drive", drive);
        return simulator;
    }

    private static float[] learnt(
            SimulationConfig.DenseProducts products, Application application, Bounds bounds, int threads) {
        try (Simulator simulator = simulator(products, application, bounds, threads)) {
            float[] before = simulator.weights("in->out").toArray();
            for (int k = 0; k < 3; k++) {
                simulator.runTrial(TrialProtocol.present(5));
                simulator.reset();
            }
            float[] change = simulator.weights("in->out").toArray();
            for (int n = 0; n < change.length; n++) {
                change[n] -= before[n];
            }
            return change;
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 9", "false, 9", "true, 0.25", "false, 0.25"})
    void blasAndKernelsLearnTheSameUpToRounding(boolean immediate, double bound) {
        Application application = immediate
                ? Application.immediate()
                : Application.perTrial(new Optimizer.Sgd(0.5)).withDecay(0.01);
        Bounds bounds = bound < 1 ? new Bounds(-4 * bound, 4 * bound) : Bounds.none();
        float[] portable = learnt(SimulationConfig.DenseProducts.PORTABLE, application, bounds, 1);
        assertThat(learnt(SimulationConfig.DenseProducts.PORTABLE, application, bounds, 2))
                .isEqualTo(portable);
        float[] fastest = learnt(SimulationConfig.DenseProducts.FASTEST, application, bounds, 2);
        double moved = 0;
        for (int n = 0; n < portable.length; n++) {
            assertThat(fastest[n]).isCloseTo(portable[n], within(1e-5f));
            moved += Math.abs(portable[n]) / portable.length;
        }
        assertThat(moved).as("mean change").isGreaterThan(1e-3);
    }

    /** By the size of the process, since ND4J counts its memory for itself. */
    @Test
    void nativeMemoryDoesNotGrowWithTheNumberOfTrials() {
        Application application = Application.perTrial(new Optimizer.Sgd(0.01));
        try (Simulator simulator = simulator(SimulationConfig.DenseProducts.FASTEST, application, Bounds.none(), 1)) {
            long after = 0;
            for (int k = 0; k < 1200; k++) {
                simulator.runTrial(TrialProtocol.present(1));
                simulator.reset();
                after = k == 200 ? Pointer.physicalBytes() : after;
            }
            long leak = 1000L * 3 * 4 * PRE * POST;
            assertThat(leak).as("what a matrix per product would add").isGreaterThan(800_000_000);
            assertThat(Pointer.physicalBytes() - after).isLessThan(leak / 4);
        }
    }
}
