package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An input that stands still is multiplied once; whatever changes the product must still be seen. */
class HeldInputTest {

    private static final int INPUTS = 70;
    private static final int OUTPUTS = 50;

    /** Grows weights in every step. */
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

    private static Simulator simulator(
            SimulationConfig.DenseProducts products, boolean plastic, Application application) {
        LeakyRate instant = new LeakyRate(1e-3, LeakyRate.Transfer.LINEAR);
        Projection.Builder projection = Projection.between("in", "out").weights(WeightInit.normal(0, 0.1));
        Network network = Network.builder()
                .population("in", INPUTS, instant)
                .population("out", OUTPUTS, instant)
                .projection(plastic ? projection.rule(new Hebb()).application(application) : projection)
                .build();
        return Simulator.of(network, SimulationConfig.of(1, 5).withBatchSize(4).withDenseProducts(products));
    }

    private static float[] drive(double phase) {
        float[] drive = new float[4 * INPUTS];
        for (int n = 0; n < drive.length; n++) {
            drive[n] = (float) StrictMath.sin(n + phase);
        }
        return drive;
    }

    private static void requireEqual(Simulator one, Simulator other) {
        float[] a = one.variable("out", "activity");
        float[] b = other.variable("out", "activity");
        for (int n = 0; n < a.length; n++) {
            assertThat(a[n]).isCloseTo(b[n], within(1e-4f));
        }
    }

    @Test
    void newInputsAndNewWeightsAreSeen() {
        Application now = Application.immediate();
        try (Simulator fast = simulator(SimulationConfig.DenseProducts.FASTEST, false, now);
                Simulator plain = simulator(SimulationConfig.DenseProducts.PORTABLE, false, now)) {
            float[] weights = plain.weights("in->out").toArray();
            for (int k = 0; k < 3; k++) {
                float[] before = fast.variable("out", "activity");
                weights[k] += 0.5f;
                for (Simulator s : new Simulator[] {fast, plain}) {
                    s.external("in", "drive", drive(k == 2 ? 1 : 0));
                    s.setWeights("in->out", weights);
                    s.run(3);
                }
                requireEqual(fast, plain);
                assertThat(fast.variable("out", "activity")).isNotEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void changesOfARuleAreSeenAtOnceOrWithTheTrial(boolean perTrial) {
        Application application = perTrial ? Application.perTrial(new Optimizer.Sgd(1)) : Application.immediate();
        try (Simulator fast = simulator(SimulationConfig.DenseProducts.FASTEST, true, application);
                Simulator plain = simulator(SimulationConfig.DenseProducts.PORTABLE, true, application)) {
            for (int k = 0; k < 3; k++) {
                float[] before = fast.variable("out", "activity");
                for (Simulator s : new Simulator[] {fast, plain}) {
                    s.external("in", "drive", drive(0));
                    s.run(2);
                    s.endTrial();
                }
                requireEqual(fast, plain);
                assertThat(fast.variable("out", "activity")).isNotEqualTo(before);
            }
        }
    }
}
