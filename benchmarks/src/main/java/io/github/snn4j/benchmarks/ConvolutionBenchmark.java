package io.github.snn4j.benchmarks;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Convolution;
import io.github.snn4j.connect.Shape;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.spike.SpikeSource;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The convolutions of DECOLLE's network, kernel 7, padding 3, batch 72: layer 1 from 2x32x32 to 64 channels, 2 from
 * 64x16x16 to 128, 3 from 128x16x16 to 128. {@code forward} is a step of the layer and its neurons; {@code gradient} is
 * that of {@code outer} alone, with dense presynaptic traces and a quarter of the postsynaptic values (all in layer 2)
 * different from zero, as maximum pooling leaves them. The score is ms per step of the whole batch. Run: {@code java -jar
 * benchmarks/target/benchmarks.jar Convolution}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 7, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ConvolutionBenchmark {

    private static final int BATCH = 72;
    private static final int PATTERNS = 101;

    /** Spikes drawn once, so that drawing is not measured. */
    private static SpikeSource patterns(double share) {
        return context -> {
            Random random = new Random(7);
            int[][] fired = new int[PATTERNS][];
            for (int k = 0; k < PATTERNS; k++) {
                fired[k] = random.doubles(context.size())
                        .mapToInt(u -> u < share ? 1 : 0)
                        .toArray();
                int n = 0;
                for (int i = 0; i < fired[k].length; i++) {
                    if (fired[k][i] == 1) {
                        fired[k][n++] = i;
                    }
                }
                fired[k] = Arrays.copyOf(fired[k], n);
            }
            return (step, sample, stream, out) -> {
                for (int i : fired[(int) ((31 * step + 7 * sample) % PATTERNS)]) {
                    out.spike(sample, i);
                }
            };
        };
    }

    private static Simulator simulator(int layer, double activity, boolean vector, PlasticityRule rule) {
        Shape[] in = {new Shape(2, 32, 32), new Shape(64, 16, 16), new Shape(128, 16, 16)};
        Convolution convolution = Connectivity.convolution(in[layer - 1], layer == 1 ? 64 : 128, 7, 1, 3);
        Network network = Network.builder()
                .source("in", convolution.in().size(), patterns(activity))
                .population("out", convolution.out().size(), Lif.delta(20).withPotentials(0, 0, 1e6))
                .projection(Projection.between("in", "out")
                        .connectivity(convolution)
                        .weights(WeightInit.uniform(-1, 1).overRootFanIn())
                        .rule(rule))
                .build();
        return Simulator.of(
                network,
                SimulationConfig.of(1, 1)
                        .withBatchSize(BATCH)
                        .withKernel(vector ? SimulationConfig.Kernel.VECTOR : SimulationConfig.Kernel.JAVA));
    }

    /** A layer that only passes spikes on. */
    @State(Scope.Thread)
    public static class Forward {

        @Param({"1", "2", "3"})
        private int layer = 1;

        @Param({"0.01", "0.04", "0.08", "1"})
        private double activity = 0.01;

        @Param({"java", "vector"})
        private String kernels = "vector";

        private Simulator simulator = simulator(1, 0, false, context -> new PlasticityRule.Updater() {});

        /** Builds the layer. */
        @Setup
        public void setUp() {
            simulator.close();
            simulator =
                    simulator(layer, activity, kernels.equals("vector"), context -> new PlasticityRule.Updater() {});
        }

        /** Ends it. */
        @TearDown
        public void tearDown() {
            simulator.close();
        }
    }

    /** A silent layer with a rule that hands over an outer product in every step. */
    @State(Scope.Thread)
    public static class Gradient {

        @Param({"1", "2", "3"})
        private int layer = 1;

        @Param({"java", "vector"})
        private String kernels = "vector";

        private Simulator simulator = simulator(1, 0, false, context -> new PlasticityRule.Updater() {});

        /** Builds the layer. */
        @Setup
        public void setUp() {
            simulator.close();
            simulator = simulator(layer, 0, kernels.equals("vector"), outer(layer == 2 ? 1 : 0.25));
        }

        private static PlasticityRule outer(double share) {
            return context -> {
                Random random = new Random(3);
                Signal pre = context.preScratch();
                Signal post = context.postScratch();
                for (int i = 0; i < pre.array().length; i++) {
                    pre.array()[i] = random.nextFloat() + 0.1f;
                }
                for (int j = 0; j < post.array().length; j++) {
                    post.array()[j] = random.nextDouble() < share ? random.nextFloat() - 0.5f : 0f;
                }
                WeightSink sink = context.sink();
                return new PlasticityRule.Updater() {
                    @Override
                    public void onStep() {
                        sink.outer(1e-6f, pre, post);
                    }
                };
            };
        }

        /** Ends it. */
        @TearDown
        public void tearDown() {
            simulator.close();
        }
    }

    /**
     * A step of the layer.
     *
     * @param state layer
     */
    @Benchmark
    public void forward(Forward state) {
        state.simulator.step();
    }

    /**
     * A step of a silent layer that learns.
     *
     * @param state layer
     */
    @Benchmark
    public void gradient(Gradient state) {
        state.simulator.step();
    }
}
