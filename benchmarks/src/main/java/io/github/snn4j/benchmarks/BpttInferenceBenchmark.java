package io.github.snn4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Inference: the forward pass alone. The network is that of {@link BpttBenchmark}; the score is samples per second.
 * Run: {@code java -jar benchmarks/target/benchmarks.jar BpttInference}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 7, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class BpttInferenceBenchmark {

    /**
     * One batch forward.
     *
     * @param state network and batch
     * @return loss
     */
    @Benchmark
    @OperationsPerInvocation(BpttBenchmark.SAMPLES)
    public double infer(BpttBenchmark state) {
        return state.trainer().evaluate(state.batch()).loss();
    }
}
