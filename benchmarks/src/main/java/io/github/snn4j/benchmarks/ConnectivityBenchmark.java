package io.github.snn4j.benchmarks;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Delay;
import io.github.snn4j.connect.Grid;
import io.github.snn4j.connect.Sparse;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.internal.connect.SparsePattern;
import io.github.snn4j.internal.connect.SparseValues;
import io.github.snn4j.internal.connect.Tasks;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.time.TimeStep;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Drawing of synapses among 12,500 neurons with 1,250 each, and of their weights and delays, on one thread. The score
 * is ns per synapse. Run: {@code java -jar benchmarks/target/benchmarks.jar Connectivity}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class ConnectivityBenchmark {

    private static final int NEURONS = 12_500;
    private static final int EACH = 1250;
    private static final int SYNAPSES = NEURONS * EACH;

    private static final KeyedRandom RANDOM = KeyedRandom.of(1, "benchmark", "synapses");

    private static SparsePattern pattern(Sparse rule) {
        return SparsePattern.build("benchmark", rule, NEURONS, NEURONS, true, RANDOM, Tasks.sequential());
    }

    /** The rules. */
    @State(Scope.Thread)
    public static class Rules {

        @Param({
            "fixedProbability",
            "fixedInDegree",
            "fixedOutDegree",
            "fixedTotal",
            "fixedInDegree, multapses",
            "smallWorld",
            "gaussian"
        })
        private String rule = "";

        private Sparse rule() {
            return switch (rule) {
                case "fixedProbability" -> Connectivity.fixedProbability((double) EACH / NEURONS);
                case "fixedInDegree" -> Connectivity.fixedInDegree(EACH);
                case "fixedOutDegree" -> Connectivity.fixedOutDegree(EACH);
                case "fixedTotal" -> Connectivity.fixedTotal(SYNAPSES);
                case "fixedInDegree, multapses" ->
                    Connectivity.fixedInDegree(EACH).withMultapses();
                case "smallWorld" -> Connectivity.smallWorld(EACH, 0.1);
                // 2 pi sigma^2 peak = 1 / 10 of all pairs on the torus
                case "gaussian" ->
                    Connectivity.gaussian(
                                    new Grid(100, 125), new Grid(100, 125), 0.9, Math.sqrt(0.1 / (2 * Math.PI * 0.9)))
                            .withPeriodicSides();
                default -> throw new IllegalStateException(rule);
            };
        }
    }

    /** Synapses whose values are drawn. */
    @State(Scope.Benchmark)
    public static class Synapses {
        private final SparsePattern pattern = pattern(Connectivity.fixedOutDegree(EACH));
    }

    /**
     * Draws the synapses.
     *
     * @param rules which rule
     * @return the synapses
     */
    @Benchmark
    @OperationsPerInvocation(SYNAPSES)
    public SparsePattern synapses(Rules rules) {
        return pattern(rules.rule());
    }

    /**
     * Draws normal weights.
     *
     * @param synapses of which
     * @return the weights
     */
    @Benchmark
    @OperationsPerInvocation(SYNAPSES)
    public float[] normalWeights(Synapses synapses) {
        return SparseValues.weights(synapses.pattern, WeightInit.normal(1, 0.1), RANDOM, Tasks.sequential());
    }

    /**
     * Draws normal weights that stay positive.
     *
     * @param synapses of which
     * @return the weights
     */
    @Benchmark
    @OperationsPerInvocation(SYNAPSES)
    public float[] truncatedWeights(Synapses synapses) {
        WeightInit init = WeightInit.normal(1, 0.5).truncated(0, 10);
        return SparseValues.weights(synapses.pattern, init, RANDOM, Tasks.sequential());
    }

    /**
     * Draws truncated normal delays.
     *
     * @param synapses of which
     * @return the delays in steps
     */
    @Benchmark
    @OperationsPerInvocation(SYNAPSES)
    public char[] truncatedDelays(Synapses synapses) {
        Delay delay = Delay.normalMs(1.5, 0.75, 0.1, 8);
        return SparseValues.delays(synapses.pattern, delay, new TimeStep(0.1), RANDOM, Tasks.sequential());
    }
}
