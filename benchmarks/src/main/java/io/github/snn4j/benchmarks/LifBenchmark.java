package io.github.snn4j.benchmarks;

import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.internal.kernel.LifArrays;
import io.github.snn4j.internal.kernel.LifParameters;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * One step of leaky integrate-and-fire neurons that fire at about 10 Hz (dt 1 ms, tau 20 ms, 2 ms refractory) by a
 * constant drive. A million neurons are bound by memory, ten thousand fit the second-level cache. The score is ns per
 * neuron and step. Run: {@code java -jar benchmarks/target/benchmarks.jar Lif}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LifBenchmark {

    private static final int NEURONS = 1_000_000;
    private static final float DECAY = (float) Math.exp(-1.0 / 20);

    @Param({"java", "vector"})
    private String kernelName = "java";

    /** Neurons in the population; smaller ones are stepped more often. */
    @Param({"4000", "10000", "40000", "1000000"})
    private int size = NEURONS;

    private final LifParameters parameters = new LifParameters(
            DECAY, 1f - DECAY, 0.8f, 0.9f, 1f - DECAY, 1f, 1f / 20, 1.01f, 0f, 1f, 4f, -1f, 2, false, 0.8f, 0.9f, 0.04f);

    private Kernels kernels = KernelProvider.byName("java");
    private LifArrays arrays = arrays(0);
    private int[] spikes = {};

    /** Spreads the membranes, then runs for 100 steps so that the neurons fire independently. */
    @Setup(Level.Trial)
    public void setUp() {
        kernels = KernelProvider.byName(kernelName);
        arrays = arrays(size);
        spikes = new int[size];
        for (int step = 0; step < 100; step++) {
            kernels.lifDelta(parameters, arrays, 0, 0, 0, size, false, spikes);
        }
    }

    private static LifArrays arrays(int n) {
        Random random = new Random(2);
        float[] v = new float[n];
        for (int i = 0; i < n; i++) {
            v[i] = random.nextFloat();
        }
        return new LifArrays(
                v, new float[n], new float[n], new float[n], null, new float[n], new float[n], null, null);
    }

    /**
     * Delta synapses.
     *
     * @return spikes
     */
    @Benchmark
    @OperationsPerInvocation(NEURONS)
    public int delta() {
        int count = 0;
        for (int done = 0; done < NEURONS; done += size) {
            count += kernels.lifDelta(parameters, arrays, 0, 0, 0, size, false, spikes);
        }
        return count;
    }

    /**
     * Exponential currents.
     *
     * @return spikes
     */
    @Benchmark
    @OperationsPerInvocation(NEURONS)
    public int current() {
        int count = 0;
        for (int done = 0; done < NEURONS; done += size) {
            count += kernels.lifCurrent(parameters, arrays, 0, 0, 0, size, false, spikes);
        }
        return count;
    }

    /**
     * Delta synapses with arrivals to be read and cleared.
     *
     * @return spikes
     */
    @Benchmark
    @OperationsPerInvocation(NEURONS)
    public int deltaArrivals() {
        int count = 0;
        for (int done = 0; done < NEURONS; done += size) {
            count += kernels.lifDelta(parameters, arrays, 0, 0, 0, size, true, spikes);
        }
        return count;
    }

    /**
     * Two exponential currents, with the arrivals of both receptors to be read and cleared.
     *
     * @return spikes
     */
    @Benchmark
    @OperationsPerInvocation(NEURONS)
    public int currents2() {
        int count = 0;
        for (int done = 0; done < NEURONS; done += size) {
            count += kernels.lifCurrents(parameters, arrays, 0, 0, 0, size, spikes);
        }
        return count;
    }

    /**
     * Exponential conductances.
     *
     * @return spikes
     */
    @Benchmark
    @OperationsPerInvocation(NEURONS)
    public int conductance() {
        int count = 0;
        for (int done = 0; done < NEURONS; done += size) {
            count += kernels.lifConductance(parameters, arrays, 0, 0, 0, size, false, spikes);
        }
        return count;
    }
}
