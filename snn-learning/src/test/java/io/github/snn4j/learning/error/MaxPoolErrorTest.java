package io.github.snn4j.learning.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Pooling;
import io.github.snn4j.connect.Shape;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.connect.Window;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.neuron.Relay;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.spike.PoissonSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxPoolErrorTest {

    private static final int BATCH = 3;
    private static final Shape IN = new Shape(2, 5, 6);

    /** Hands out the third factor of the population that its projection ends at. */
    private record Listener(AtomicReference<float[]> heard) implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            heard.set(context.modulator().array());
            return new Updater() {};
        }
    }

    private static Network.Builder network(
            Pooling pool, AtomicReference<float[]> maps, AtomicReference<float[]> pooled) {
        return Network.builder()
                .source("in", 40, new PoissonSource(100))
                .population("maps", IN.size(), DecolleLif.published().withGain(10))
                .population("pooled", pool.out().size(), Relay.any())
                .projection(Projection.between("in", "maps")
                        .weights(WeightInit.uniform(-1, 1))
                        .rule(new Listener(maps)))
                .projection(Projection.between("maps", "pooled")
                        .connectivity(pool)
                        .weight(1)
                        .rule(new Listener(pooled)));
    }

    /** Weighted by the errors of the windows, their largest membranes make a sum; its slope is what is wanted. */
    private static double sumOfLargest(Pooling pool, double[] u, float[] errors, int errorBase) {
        Window w = pool.window();
        Shape out = pool.out();
        double sum = 0;
        for (int j = 0; j < out.size(); j++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int ky = 0; ky < w.size(); ky++) {
                for (int kx = 0; kx < w.size(); kx++) {
                    int y = out.yOf(j) * w.stride() - w.padding() + ky;
                    int x = out.xOf(j) * w.stride() - w.padding() + kx;
                    if (y >= 0 && y < IN.height() && x >= 0 && x < IN.width()) {
                        largest = Math.max(largest, u[IN.index(out.channelOf(j), y, x)]);
                    }
                }
            }
            sum += errors[errorBase + j] * largest;
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 0", "3, 2, 1", "1, 1, 0"})
    void errorIsTheSlopeOfTheLargestMembranes(int size, int stride, int padding) {
        Pooling pool = new Pooling(IN, new Window(size, stride, padding));
        AtomicReference<float[]> maps = new AtomicReference<>(new float[0]);
        AtomicReference<float[]> pooled = new AtomicReference<>(new float[0]);
        Network network = network(pool, maps, pooled)
                .learningSignal("pooled", LocalReadout.smoothL1(4, 2, 7))
                .learningSignal("maps", new MaxPoolError("pooled", pool))
                .build();
        try (Simulator simulator =
                Simulator.of(network, SimulationConfig.of(1, 3).withBatchSize(BATCH))) {
            simulator.external("pooled", LocalReadout.TARGET, 1, 0, 0, 0);
            simulator.run(30);
            float[] u = simulator.variable("maps", "u");
            for (int b = 0; b < BATCH; b++) {
                double[] shifted = new double[IN.size()];
                for (int i = 0; i < IN.size(); i++) {
                    for (int n = 0; n < IN.size(); n++) {
                        shifted[n] = u[b * IN.size() + n];
                    }
                    double h = 1e-9;
                    shifted[i] += h;
                    double above = sumOfLargest(
                            pool, shifted, pooled.get(), b * pool.out().size());
                    shifted[i] -= 2 * h;
                    double below = sumOfLargest(
                            pool, shifted, pooled.get(), b * pool.out().size());
                    assertThat(maps.get()[b * IN.size() + i])
                            .as("sample %d, neuron %d", b, i)
                            .isCloseTo((float) ((above - below) / (2 * h)), within(1e-5f));
                }
            }
            assertThat(pooled.get()).as("there is an error").doesNotContain(0f);
        }
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        Pooling pool = new Pooling(IN, new Window(2, 2, 0));
        Pooling other = new Pooling(IN, new Window(3, 1, 0));
        Pooling larger = new Pooling(new Shape(3, 5, 6), new Window(2, 2, 0));
        LocalReadout readout = LocalReadout.smoothL1(4, 2, 7);
        assertRefused(
                pool,
                readout,
                other,
                "MaxPoolError.pooling must have as many outputs as population 'pooled'" + " neurons, 12, got 24");
        assertRefused(
                pool,
                readout,
                larger,
                "MaxPoolError.pooling must have as many inputs as population 'maps'" + " neurons, 60, got 90");
    }

    private static void assertRefused(Pooling pool, LearningSignal readout, Pooling wrong, String message) {
        Network network = network(pool, new AtomicReference<>(), new AtomicReference<>())
                .learningSignal("pooled", readout)
                .learningSignal("maps", new MaxPoolError("pooled", wrong))
                .build();
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 3)))
                .hasStackTraceContaining(message);
    }

    @Test
    void signalOfThePooledPopulationComesFirst() {
        Pooling pool = new Pooling(IN, new Window(2, 2, 0));
        Network network = network(pool, new AtomicReference<>(), new AtomicReference<>())
                .learningSignal("maps", new MaxPoolError("pooled", pool))
                .learningSignal("pooled", LocalReadout.smoothL1(4, 2, 7))
                .build();
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 3)))
                .hasStackTraceContaining("which is not declared before it");
    }
}
