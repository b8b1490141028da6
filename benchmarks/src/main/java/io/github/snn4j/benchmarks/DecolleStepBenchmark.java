package io.github.snn4j.benchmarks;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.error.LocalReadout;
import io.github.snn4j.learning.threefactor.Decolle;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.spike.BernoulliSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * A step of 1 ms of a mini-batch of 72 through 784-500-500-10 neurons that learn by DECOLLE, on one thread. Every input
 * neuron fires with probability 0.06 in a step, so that no trace is zero.
 *
 * <ul>
 *   <li>{@code forward}: learning off.
 *   <li>{@code sgd}, {@code adamax}: an update in every step, plain or by Adamax.
 *   <li>{@code adamax10}: the changes of ten steps, summed, and a step of Adamax.
 *   <li>{@code window10}: one change for ten steps ({@code Decolle.withWindow}), and a step of Adamax.
 * </ul>
 *
 * Run: {@code java -jar benchmarks/target/benchmarks.jar DecolleStep}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class DecolleStepBenchmark {

    private static final int BATCH = 72;
    private static final int[] SIZES = {784, 500, 500, 10};

    @Param({"forward", "sgd", "adamax", "adamax10", "window10"})
    private String mode = "sgd";

    @Param({"java", "vector"})
    private String kernelName = "java";

    private Simulator simulator = Simulator.of(network(Application.immediate(), 1), SimulationConfig.of(1, 1));

    /** Builds the network. */
    @Setup
    public void setUp() {
        simulator.close();
        SimulationConfig.Kernel kernel =
                kernelName.equals("java") ? SimulationConfig.Kernel.JAVA : SimulationConfig.Kernel.VECTOR;
        Optimizer adamax = new Optimizer.Adamax(1e-9, 0, 0.95, 1e-8);
        simulator = Simulator.of(
                network(
                        switch (mode) {
                            case "adamax" -> Application.everySteps(adamax, 1);
                            case "adamax10", "window10" -> Application.everySteps(adamax, 10);
                            default -> Application.immediate();
                        },
                        mode.equals("window10") ? 10 : 1),
                SimulationConfig.of(1, 1).withBatchSize(BATCH).withKernel(kernel));
        simulator.setLearning(!mode.equals("forward"));
        for (int k = 1; k < SIZES.length; k++) {
            simulator.external("layer" + k, LocalReadout.TARGET, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    /** Starts from the same state, some steps on. */
    @Setup(Level.Iteration)
    public void restart() {
        simulator.reset();
        simulator.run(50);
    }

    /** Stops the simulator. */
    @TearDown
    public void tearDown() {
        simulator.close();
    }

    /** Steps of learning are so small that activity stays what it is. */
    private static Network network(Application application, int window) {
        DecolleLif neuron = DecolleLif.published().withGain(10);
        Decolle rule = Decolle.of(application instanceof Application.Immediate ? 1e-9 : 1, neuron)
                .withWindow(window);
        Network.Builder builder = Network.builder()
                .source("layer0", SIZES[0], new BernoulliSource(0.06))
                .source("one", 1, new BernoulliSource(1));
        for (int k = 1; k < SIZES.length; k++) {
            double width = 4 / Math.sqrt(SIZES[k - 1]);
            builder.population("layer" + k, SIZES[k], neuron)
                    .projection(Projection.between("layer" + (k - 1), "layer" + k)
                            .weights(WeightInit.uniform(-width, width))
                            .application(application)
                            .rule(rule))
                    .projection(Projection.between("one", "layer" + k)
                            .receptor(DecolleLif.BIAS)
                            .weight(-0.7)
                            .application(application)
                            .rule(rule.forBias()))
                    .learningSignal("layer" + k, LocalReadout.smoothL1(10, 0.5, 1));
        }
        return builder.build();
    }

    /**
     * One step.
     *
     * @return spikes of the first layer so far
     */
    @Benchmark
    public long step() {
        simulator.step();
        return simulator.spikeCount("layer1");
    }
}
