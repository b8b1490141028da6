package io.github.snn4j.benchmarks;

import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.internal.kernel.Kernels;
import java.util.Arrays;
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
 * Decay of 10,000 traces; now and then they are set again so that they never reach the floor. The score is ns per
 * trace and step. Run: {@code java -jar benchmarks/target/benchmarks.jar TraceDecay}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TraceDecayBenchmark {

    private static final int TRACES = 10_000;
    private static final int STEPS = 100;

    @Param({"java", "vector"})
    private String kernelName = "java";

    private Kernels kernels = KernelProvider.byName("java");
    private final float[] traces = new float[TRACES];

    /** Picks the kernels. */
    @Setup
    public void setUp() {
        kernels = KernelProvider.byName(kernelName);
    }

    /**
     * Some steps.
     *
     * @return the traces
     */
    @Benchmark
    @OperationsPerInvocation(STEPS * TRACES)
    public float[] decay() {
        Arrays.fill(traces, 1f);
        for (int step = 0; step < STEPS; step++) {
            kernels.decay(traces, 0, TRACES, 0.95f);
        }
        return traces;
    }
}
