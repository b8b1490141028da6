package io.github.snn4j.benchmarks;

import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.DenseProducts;
import io.github.snn4j.internal.kernel.KernelProvider;
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
 * Dense products of a layer of 784 x 1,000 weights and 128 samples: forward, weight gradient, feedback. The portable
 * ones run on one core, BLAS on all; {@code blas} is portable when ND4J finds no backend. The score is ns per
 * multiply-add; 0.02 ns are 100 GFLOP/s. Run: {@code java -jar benchmarks/target/benchmarks.jar DenseProduct}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class DenseProductBenchmark {

    private static final int BATCH = 128;
    private static final int PRE = 784;
    private static final int POST = 1000;
    private static final int OPERATIONS = BATCH * PRE * POST;

    @Param({"java", "vector", "blas"})
    private String provider = "java";

    private DenseProduct product = DenseProducts.portable(KernelProvider.byName("java"));
    private final float[] input = new float[BATCH * PRE];
    private final float[] weights = new float[PRE * POST];
    private final float[] output = new float[BATCH * POST];
    private final float[] result = new float[PRE * POST];

    /** Draws the matrices. */
    @Setup
    public void setUp() {
        product = provider.equals("blas")
                ? DenseProducts.fastest(KernelProvider.byName("auto"))
                : DenseProducts.portable(KernelProvider.byName(provider));
        Random random = new Random(4);
        for (float[] matrix : new float[][] {input, weights, output}) {
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] = random.nextFloat() - 0.5f;
            }
        }
    }

    /**
     * Input times weights.
     *
     * @return the sums
     */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public float[] forward() {
        product.addProduct(input, BATCH, PRE, weights, POST, result);
        return result;
    }

    /**
     * Outer products of input and output, summed over the batch.
     *
     * @return the sums
     */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public float[] gradient() {
        product.addTransposedTimes(input, PRE, BATCH, output, POST, result);
        return result;
    }

    /**
     * Output back through the weights.
     *
     * @return the sums
     */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public float[] feedback() {
        product.addTimesTransposed(output, BATCH, POST, weights, PRE, result);
        return result;
    }
}
