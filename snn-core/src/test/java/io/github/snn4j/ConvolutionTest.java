package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Convolution;
import io.github.snn4j.connect.Shape;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.plasticity.TsodyksMarkram;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.spike.PoissonSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A convolution does what the matrix of all its synapses does, bit for bit. */
class ConvolutionTest {

    private static final Lif NEURON = Lif.delta(20).withPotentials(0, 0, 0.6);

    /** A geometry that differs with the seed in everything. */
    static Convolution random(long seed) {
        Random r = new Random(seed);
        Shape in = new Shape(1 + r.nextInt(3), 3 + r.nextInt(5), 3 + r.nextInt(5));
        int size = 1 + r.nextInt(Math.min(4, Math.min(in.height(), in.width())));
        return Connectivity.convolution(in, 1 + r.nextInt(20), size, 1 + r.nextInt(3), r.nextInt(size));
    }

    /** Weights of all synapses one by one, NaN where there is none. */
    static float[][] unrolled(Convolution rule, float[] kernels) {
        Shape in = rule.in();
        Shape out = rule.out();
        int k = rule.window().size();
        float[][] w = new float[in.size()][out.size()];
        for (float[] row : w) {
            Arrays.fill(row, Float.NaN);
        }
        for (int o = 0; o < out.channels(); o++) {
            for (int py = 0; py < out.height(); py++) {
                for (int px = 0; px < out.width(); px++) {
                    for (int n = 0; n < rule.fanIn(); n++) {
                        int c = n / (k * k);
                        int y = py * rule.window().stride() - rule.window().padding() + n / k % k;
                        int x = px * rule.window().stride() - rule.window().padding() + n % k;
                        if (y >= 0 && y < in.height() && x >= 0 && x < in.width()) {
                            w[in.index(c, y, x)][out.index(o, py, px)] = kernels[o * rule.fanIn() + n];
                        }
                    }
                }
            }
        }
        return w;
    }

    static float[] kernels(Convolution rule, long seed) {
        Random r = new Random(seed);
        float[] w = new float[rule.kernels() * rule.fanIn()];
        for (int n = 0; n < w.length; n++) {
            w[n] = r.nextFloat() - 0.3f;
        }
        return w;
    }

    /**
     * Another projection comes first, so that sums do not start at zero. Not for graded input, whose products with a full
     * matrix are summed up on their own.
     */
    private static Network network(Convolution rule, Connectivity connectivity, NeuronModel middle, Variant variant) {
        Projection.Builder tested = Projection.between("mid", "out").connectivity(connectivity);
        tested = variant.delayMs > 0 ? tested.delayMs(variant.delayMs) : tested;
        tested = variant.shortTerm ? tested.shortTerm(new TsodyksMarkram(0.5, 100, 50, 3)) : tested;
        Network.Builder network = Network.builder()
                .source("in", 5, new PoissonSource(150))
                .population("mid", rule.in().size(), middle)
                .population("out", rule.out().size(), NEURON)
                .projection(Projection.between("in", "mid").weights(WeightInit.uniform(-0.2, 0.5)));
        if (!(middle instanceof LeakyRate)) {
            network.projection(Projection.between("in", "out").weights(WeightInit.uniform(-0.2, 0.2)));
        }
        return network.projection(tested).build();
    }

    private record Variant(int batch, int threads, SimulationConfig.Kernel kernel, double delayMs, boolean shortTerm) {}

    private static Variant variant(long seed) {
        Random r = new Random(~seed);
        SimulationConfig.Kernel kernel = seed % 3 == 0 ? SimulationConfig.Kernel.JAVA : SimulationConfig.Kernel.AUTO;
        return new Variant(1 + r.nextInt(3), 1 + r.nextInt(4), kernel, r.nextInt(3), seed % 5 == 4);
    }

    private static List<float[]> run(Network network, Variant v, float[] kernels) {
        SimulationConfig config = SimulationConfig.of(1, 7)
                .withBatchSize(v.batch)
                .withThreads(v.threads)
                .withKernel(v.kernel);
        List<float[]> potentials = new ArrayList<>();
        try (Simulator sim = EagerSharing.simulator(network, config)) {
            if (kernels.length > 0) {
                sim.setWeights("mid->out", kernels);
            }
            for (int k = 0; k < 60; k++) {
                sim.step();
                potentials.add(sim.variable("out", "v"));
            }
            assertThat(sim.spikeCount("out")).isPositive();
        }
        return potentials;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void equalsItsUnrollingBitForBitWithSpikes(long seed) {
        Convolution rule = random(seed);
        Variant v = variant(seed);
        float[] kernels = kernels(rule, seed);
        List<float[]> shared = run(network(rule, rule, NEURON, v), v, kernels);
        List<float[]> dense =
                run(network(rule, Connectivity.matrix(unrolled(rule, kernels)), NEURON, v), v, new float[0]);
        for (int k = 0; k < dense.size(); k++) {
            assertThat(shared.get(k))
                    .as("seed %d, %s, %s, step %d", seed, rule, v, k)
                    .containsExactly(dense.get(k));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 21, 22, 23, 25})
    void equalsItsUnrollingBitForBitWithGradedInput(long seed) {
        Convolution rule = random(seed);
        Variant v = variant(seed);
        float[] kernels = kernels(rule, seed);
        NeuronModel graded = new LeakyRate(5, LeakyRate.Transfer.RELU);
        List<float[]> shared = run(network(rule, rule, graded, v), v, kernels);
        List<float[]> dense =
                run(network(rule, Connectivity.matrix(unrolled(rule, kernels)), graded, v), v, new float[0]);
        for (int k = 0; k < dense.size(); k++) {
            assertThat(shared.get(k))
                    .as("seed %d, %s, %s, step %d", seed, rule, v, k)
                    .containsExactly(dense.get(k));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void locallyConnectedWithTiedWeightsIsAConvolution(long seed) {
        Convolution rule = random(seed);
        Variant v = variant(seed);
        float[] kernels = kernels(rule, seed);
        Connectivity untied = Connectivity.locallyConnected(
                rule.in(),
                rule.kernels(),
                rule.window().size(),
                rule.window().stride(),
                rule.window().padding());
        float[][] matrix = unrolled(rule, kernels);
        float[] tied = new float[rule.in().size() * rule.out().size()];
        int n = 0;
        for (float[] row : matrix) {
            for (float w : row) {
                if (!Float.isNaN(w)) {
                    tied[n++] = w;
                }
            }
        }
        List<float[]> shared = run(network(rule, rule, NEURON, v), v, kernels);
        List<float[]> local = run(network(rule, untied, NEURON, v), v, Arrays.copyOf(tied, n));
        for (int k = 0; k < local.size(); k++) {
            assertThat(local.get(k))
                    .as("seed %d, %s, %s, step %d", seed, rule, v, k)
                    .containsExactly(shared.get(k));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void theViewShowsEverySynapse(long seed) {
        Convolution rule = random(seed);
        float[] kernels = kernels(rule, seed);
        float[][] expected = unrolled(rule, kernels);
        Variant v = variant(3);
        try (Simulator sim = Simulator.of(network(rule, rule, NEURON, v), SimulationConfig.of(1, 1))) {
            sim.setWeights("mid->out", kernels);
            WeightView view = sim.weights("mid->out");
            long[] visited = {0, -1};
            view.forEach((i, j, w) -> {
                assertThat(w).isEqualTo(expected[i][j]);
                long place = (long) i * view.postSize() + j;
                assertThat(place).as("ascending").isGreaterThan(visited[1]);
                visited[1] = place;
                visited[0]++;
            });
            long[] once = {0};
            view.forEachWeight((i, j, w) -> {
                assertThat(w).isEqualTo(expected[i][j]);
                once[0]++;
            });
            long synapses = 0;
            for (int i = 0; i < expected.length; i++) {
                for (int j = 0; j < expected[i].length; j++) {
                    boolean exists = !Float.isNaN(expected[i][j]);
                    assertThat(view.connects(i, j)).isEqualTo(exists);
                    assertThat(view.get(i, j)).isEqualTo(exists ? expected[i][j] : 0f);
                    synapses += exists ? 1 : 0;
                }
            }
            assertThat(view.synapses()).as("seed %d, %s", seed, rule).isEqualTo(synapses);
            assertThat(visited[0]).isEqualTo(synapses);
            assertThat(view.distinctWeights()).isEqualTo(kernels.length);
            assertThat(once[0]).isBetween(1L, (long) kernels.length);
            assertThat(view.copy()).containsExactly(kernels);
        }
    }

    @Test
    void fanInScalesTheStartingWeights() {
        Shape in = new Shape(8, 10, 10);
        Convolution rule = Connectivity.convolution(in, 40, 5, 1, 0);
        Network network = Network.builder()
                .source("in", in.size(), new PoissonSource(10))
                .population("conv", rule.out().size(), NEURON)
                .population("dense", 40, NEURON)
                .population("local", 36 * 4, NEURON)
                .projection(Projection.between("in", "conv")
                        .connectivity(rule)
                        .weights(WeightInit.uniform(-1, 1).overRootFanIn()))
                .projection(Projection.between("in", "dense")
                        .weights(WeightInit.normal(0, 2).overRootFanIn()))
                .projection(Projection.between("in", "local")
                        .connectivity(
                                Connectivity.locallyConnected(in, 4, 5, 1, 0).masked(0.5))
                        .weights(WeightInit.normal(0, 1).overRootFanIn().clipped(-1, 1)))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 3))) {
            assertThat(deviation(sim.weights("in->conv"))).isCloseTo(1 / Math.sqrt(3 * 200), within(0.02));
            assertThat(deviation(sim.weights("in->dense"))).isCloseTo(2 / Math.sqrt(800), within(0.02));
            assertThat(deviation(sim.weights("in->local"))).isCloseTo(1 / Math.sqrt(100), within(0.02));
            assertThat((double) sim.weights("in->local").synapses())
                    .isCloseTo(0.5 * 144 * 200, org.assertj.core.data.Percentage.withPercentage(3));
        }
        assertThatThrownBy(() -> WeightInit.given(1f).overRootFanIn()).hasMessageContaining("draws nothing");
        assertThatThrownBy(() -> WeightInit.constant(1).overRootFanIn().draw(new Random(1)))
                .hasMessageContaining("fan-in is known");
    }

    private static org.assertj.core.data.Percentage within(double share) {
        return org.assertj.core.data.Percentage.withPercentage(100 * share);
    }

    private static double deviation(WeightView view) {
        double[] sums = new double[2];
        view.forEachWeight((i, j, w) -> {
            sums[0]++;
            sums[1] += (double) w * w;
        });
        return Math.sqrt(sums[1] / sums[0]);
    }

    @Test
    void mistakesAreNamedWithTheirNumbers() {
        Shape in = new Shape(2, 5, 6);
        assertThatThrownBy(() -> Connectivity.convolution(in, 3, 8, 1, 1))
                .hasMessageContaining("size 8")
                .hasMessageContaining("5 inputs with padding 1 (7 in all)");
        assertThatThrownBy(() -> Connectivity.convolution(in, 3, 3, 0, 1)).hasMessageContaining("stride");
        assertThatThrownBy(() -> Connectivity.convolution(in, 3, 0, 1, 0)).hasMessageContaining("window size");
        assertThatThrownBy(() -> Connectivity.convolution(in, 0, 3, 1, 0)).hasMessageContaining("kernels");
        assertThatThrownBy(() -> Connectivity.convolution(in, 3, 3, 1, 3)).hasMessageContaining("padding");
        assertThatThrownBy(() -> Connectivity.pooling(in, 7, 2)).hasMessageContaining("size 7");
        assertThatThrownBy(() -> Connectivity.locallyConnected(in, 3, 3, 1, 0).masked(0))
                .hasMessageContaining("(0, 1], got 0.0");
        assertThatThrownBy(() -> Connectivity.locallyConnected(in, 3, 3, 1, 0).masked(1.1))
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> new Shape(0, 2, 2)).hasMessageContaining("channels");
        assertThatThrownBy(() -> new Shape(1 << 12, 1 << 12, 1 << 12)).hasMessageContaining("2^31");
        assertThatThrownBy(() -> in.index(0, 5, 0)).hasMessageContaining("row");
        Convolution rule = Connectivity.convolution(in, 3, 3, 1, 1);
        assertThatThrownBy(() -> build(59, 90, rule))
                .hasMessageContaining("2x5x6 has 60")
                .hasMessageContaining("59");
        assertThatThrownBy(() -> build(60, 91, rule))
                .hasMessageContaining("3x5x6 has 90")
                .hasMessageContaining("91");
        assertThatThrownBy(() -> build(60, 30, Connectivity.pooling(in, 2, 2)))
                .hasMessageContaining("2x2x3 has 12")
                .hasMessageContaining("30");
        try (Simulator sim = build(60, 90, rule)) {
            assertThatThrownBy(() -> sim.setWeights("in->out", new float[53])).hasMessageContaining("length 54");
            float[] bad = new float[54];
            bad[17] = Float.NaN;
            assertThatThrownBy(() -> sim.setWeights("in->out", bad)).hasMessageContaining("NaN");
            assertThat(sim.weights("in->out").copy()).containsOnly(0f);
        }
    }

    private static Simulator build(int pre, int post, Connectivity connectivity) {
        Network network = Network.builder()
                .source("in", pre, new PoissonSource(10))
                .population("out", post, NEURON)
                .projection(Projection.between("in", "out").connectivity(connectivity))
                .build();
        return Simulator.of(network, SimulationConfig.of(1, 1));
    }
}
