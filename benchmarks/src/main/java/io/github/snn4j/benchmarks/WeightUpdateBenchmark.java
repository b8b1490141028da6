package io.github.snn4j.benchmarks;

import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.internal.kernel.Kernels;
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
 * Clipped update of weight rows, as a pair rule does on a presynaptic spike: 100 rows of 1,000 weights. The score is
 * ns per weight. Run: {@code java -jar benchmarks/target/benchmarks.jar WeightUpdate}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class WeightUpdateBenchmark {

    private static final int ROWS = 100;
    private static final int POST = 1000;

    @Param({"java", "vector"})
    private String kernelName = "java";

    private Kernels kernels = KernelProvider.byName("java");
    private final float[] weights = new float[ROWS * POST];
    private final float[] trace = new float[POST];

    /** Draws weights and traces. */
    @Setup
    public void setUp() {
        kernels = KernelProvider.byName(kernelName);
        Random random = new Random(3);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextFloat();
        }
        for (int j = 0; j < POST; j++) {
            trace[j] = random.nextFloat() - 0.5f;
        }
    }

    /**
     * All rows once.
     *
     * @return the weights
     */
    @Benchmark
    @OperationsPerInvocation(ROWS * POST)
    public float[] update() {
        for (int row = 0; row < ROWS; row++) {
            kernels.addScaledClipped(weights, row * POST, 1e-3f, trace, 0, 0, POST, 0f, 1f);
        }
        return weights;
    }
}
