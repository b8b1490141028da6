package io.github.snn4j.benchmarks;

import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.internal.kernel.Kernels;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Delivery of spikes through dense weights: 100 of 784 presynaptic neurons fire, each adds its row to 1,000 inputs.
 * The score is ns per synaptic event. Run: {@code java -jar benchmarks/target/benchmarks.jar Delivery}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class DeliveryBenchmark {

    private static final int PRE = 784;
    private static final int POST = 1000;
    private static final int SPIKES = 100;
    private static final int STEPS = 32;

    @Param({"java", "vector"})
    private String kernelName = "java";

    private Kernels kernels = KernelProvider.byName("java");
    private float[] weights = {};
    private float[] input = {};
    private int[][] spikes = {};

    /** Draws weights and spikes. */
    @Setup
    public void setUp() {
        kernels = KernelProvider.byName(kernelName);
        Random random = new Random(1);
        weights = new float[PRE * POST];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextFloat();
        }
        input = new float[POST];
        spikes = new int[STEPS][];
        for (int step = 0; step < STEPS; step++) {
            spikes[step] = random.ints(0, PRE).distinct().limit(SPIKES).sorted().toArray();
        }
    }

    /**
     * Some steps.
     *
     * @return the input of the last one
     */
    @Benchmark
    @OperationsPerInvocation(STEPS * SPIKES * POST)
    public float[] deliver() {
        for (int[] fired : spikes) {
            Arrays.fill(input, 0f);
            kernels.addRows(weights, POST, fired, fired.length, input, 0, 0, POST);
        }
        return input;
    }
}
