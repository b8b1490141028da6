package io.github.snn4j.benchmarks;

import io.github.snn4j.internal.kernel.KernelContext;
import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.random.Values;
import io.github.snn4j.stimulus.PoissonStimulus;
import io.github.snn4j.stimulus.Stimulus;
import io.github.snn4j.stimulus.StimulusContext;
import io.github.snn4j.time.TimeStep;
import java.util.Optional;
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
 * Poisson input to 12,500 neurons at steps of 0.1 ms. The score is ns per draw, adding to the arrivals included. Run:
 * {@code java -jar benchmarks/target/benchmarks.jar PoissonInput}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PoissonInputBenchmark {

    private static final int NEURONS = 12_500;
    private static final int STEPS = 100;
    private static final double DT_MS = 0.1;

    @Param({"java", "vector"})
    private String kernelName = "java";

    @Param({"0.1", "2", "20"})
    private double mean = 2;

    @Param({"same", "different"})
    private String rates = "same";

    private final float[] arrivals = new float[NEURONS];
    private final Slice all = new Slice(0, 0, 1, 0, NEURONS);
    private Stimulus.Injector injector = (step, stream, slice) -> {};
    private long step;

    /** Binds the stimulus. */
    @Setup
    public void setUp() {
        double rateHz = mean / DT_MS * 1000;
        Values values = rates.equals("same") ? Values.constant(rateHz) : Values.uniform(0.5 * rateHz, 1.5 * rateHz);
        injector = new PoissonStimulus(values, 0.1)
                .bind(new Context(KernelProvider.byName(kernelName), arrivals));
    }

    /**
     * Some steps.
     *
     * @return the sums
     */
    @Benchmark
    @OperationsPerInvocation(STEPS * NEURONS)
    public float[] inject() {
        for (int k = 0; k < STEPS; k++) {
            injector.inject(step++, 0, all);
        }
        return arrivals;
    }

    private record Context(Kernels kernels, float[] sums)
            implements StimulusContext, KernelContext, StimulusContext.Arrivals {

        @Override
        public String name() {
            return "e";
        }

        @Override
        public int size() {
            return NEURONS;
        }

        @Override
        public int batch() {
            return 1;
        }

        @Override
        public int slices() {
            return 1;
        }

        @Override
        public TimeStep timeStep() {
            return new TimeStep(DT_MS);
        }

        @Override
        public KeyedRandom random(String purpose) {
            return KeyedRandom.of(1, "e", purpose);
        }

        @Override
        public Arrivals arrivals(Optional<Receptor> receptor) {
            return this;
        }

        @Override
        public float[] current() {
            return sums;
        }

        @Override
        public float[] array(Slice slice) {
            return sums;
        }

        @Override
        public void touch(Slice slice) {}
    }
}
