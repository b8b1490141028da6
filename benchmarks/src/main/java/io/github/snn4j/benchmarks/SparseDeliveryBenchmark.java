package io.github.snn4j.benchmarks;

import io.github.snn4j.internal.kernel.SparseRows;
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
 * Delivery of spikes through compressed rows of 1,000 synapses: nanoseconds per synaptic event on one core.
 *
 * <ul>
 *   <li>{@code cache}: 200 rows onto 10,000 targets; rows and sums stay in the second-level cache.
 *   <li>{@code memory}: 100,000 rows onto 32,768 targets, 200 MB of targets and 400 MB of weights; every row comes from
 *       main memory.
 * </ul>
 *
 * Run: {@code java -jar benchmarks/target/benchmarks.jar SparseDelivery}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class SparseDeliveryBenchmark {

    private static final int ROW = 1000;
    private static final int SPIKES = 100;

    @Param({"cache", "memory"})
    private String place = "cache";

    private char[] targets = {};
    private float[] weights = {};
    private float[] sums = {};
    private int[] rows = {};
    private int next;

    /** Draws rows with ascending targets, and the order in which they fire. */
    @Setup
    public void setUp() {
        int count = place.equals("cache") ? 200 : 100_000;
        int size = place.equals("cache") ? 10_000 : 1 << 15;
        Random random = new Random(3);
        targets = new char[count * ROW];
        weights = new float[count * ROW];
        sums = new float[size];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < ROW; k++) {
                targets[i * ROW + k] = (char) ((k * (long) size + random.nextInt(size)) / ROW);
                weights[i * ROW + k] = random.nextFloat();
            }
        }
        rows = random.ints(1 << 16, 0, count).toArray();
    }

    private int row() {
        next = next + 1 & rows.length - 1;
        return rows[next] * ROW;
    }

    /**
     * All synapses share a weight.
     *
     * @return the sums
     */
    @Benchmark
    @OperationsPerInvocation(SPIKES * ROW)
    public float[] sharedWeight() {
        for (int s = 0; s < SPIKES; s++) {
            int from = row();
            SparseRows.addShared(sums, 0, targets, from, from + ROW, 0.1f);
        }
        return sums;
    }

    /**
     * Every synapse has its weight.
     *
     * @return the sums
     */
    @Benchmark
    @OperationsPerInvocation(SPIKES * ROW)
    public float[] ownWeights() {
        for (int s = 0; s < SPIKES; s++) {
            int from = row();
            SparseRows.add(sums, 0, targets, weights, from, from + ROW);
        }
        return sums;
    }
}
