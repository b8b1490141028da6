package io.github.snn4j.benchmarks;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Synapse;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.random.Values;
import io.github.snn4j.stimulus.PoissonStimulus;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * Wall time of half a biological second of the networks that simulators are compared by, time step 0.1 ms; the network is
 * built before.
 *
 * <ul>
 *   <li>{@code cuba-N-K}: current-based network of T.P. Vogels &amp; L.F. Abbott, 2005, N neurons with K inputs each,
 *       weights scaled by 80/K.
 *   <li>{@code brunel}: N. Brunel, 2000, in the variant of NEST's example: 12,500 neurons, 1,250 inputs, delay 1.5 ms.
 *   <li>{@code brunel-stdp}: the same with additive pair STDP on the excitatory synapses of excitatory neurons.
 *   <li>{@code brunel-N}: N neurons with 1,250 inputs each, to see how time grows with size.
 * </ul>
 *
 * Prints the rate and the synaptic events per second of each run. Run: {@code java -jar
 * benchmarks/target/benchmarks.jar RecurrentNetwork -p network=brunel}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 9)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g"})
public class RecurrentNetworkBenchmark {

    private static final double MS = 500;

    /** Half a second of the small networks is over before the compiler has finished. */
    private static final double CUBA_WARM_UP_MS = 10_000;

    @Param({"cuba-4000-80", "cuba-10000-1000", "cuba-40000-80", "brunel", "brunel-stdp"})
    private String network = "brunel";

    @Param({"1", "2"})
    private int threads = 1;

    private int neurons;
    private int inDegree;
    private Simulator simulator = Simulator.of(brunel(100, 10, false), SimulationConfig.of(0.1, 1));

    /** Builds the network and lets it settle. */
    @Setup
    public void setUp() {
        simulator.close();
        String[] parts = network.split("-");
        Network description;
        if (parts[0].equals("cuba")) {
            neurons = Integer.parseInt(parts[1]);
            inDegree = Integer.parseInt(parts[2]);
            description = cuba(neurons, inDegree);
        } else {
            boolean plastic = network.endsWith("stdp");
            neurons = parts.length > 1 && !plastic ? Integer.parseInt(parts[1]) : 12_500;
            inDegree = 1250;
            description = brunel(neurons, inDegree, plastic);
        }
        simulator = Simulator.of(description, SimulationConfig.of(0.1, 1).withThreads(threads));
        simulator.runMs(network.startsWith("cuba") ? CUBA_WARM_UP_MS : 100);
    }

    /** Stops the simulator. */
    @TearDown
    public void tearDown() {
        simulator.close();
    }

    /** Half a biological second. */
    @Benchmark
    public void halfSecond() {
        long before = simulator.spikeCount("e") + simulator.spikeCount("i");
        long start = System.nanoTime();
        simulator.runMs(MS);
        double seconds = (System.nanoTime() - start) * 1e-9;
        long spikes = simulator.spikeCount("e") + simulator.spikeCount("i") - before;
        System.out.printf(
                Locale.ROOT,
                "[%.4f s wall per biological s, %.2f Hz, %.3g synaptic events per s] ",
                seconds * 1000 / MS,
                spikes * 1000 / MS / neurons,
                (double) spikes * inDegree / seconds);
    }

    private static Network cuba(int size, int inputs) {
        int excitatory = size * 4 / 5;
        Lif neuron = Lif.delta(20)
                .withSynapse(new Synapse.ExponentialCurrents(5, 10))
                .withPotentials(-49, -60, -50)
                .withRefractory(5);
        Connectivity random = Connectivity.fixedProbability(inputs / (double) size);
        double scale = 80.0 / inputs;
        Network.Builder network = Network.builder()
                .population(Population.of("e", excitatory, neuron).startingAt("v", Values.uniform(-60, -50)))
                .population(Population.of("i", size - excitatory, neuron).startingAt("v", Values.uniform(-60, -50)));
        for (String target : List.of("e", "i")) {
            network.projection(Projection.between("e", target)
                            .connectivity(random)
                            .weight(1.62 * scale)
                            .delayMs(0.1)
                            .receptor(Receptor.EXCITATORY))
                    .projection(Projection.between("i", target)
                            .connectivity(random)
                            .weight(-9 * scale)
                            .delayMs(0.1)
                            .receptor(Receptor.INHIBITORY));
        }
        return network.build();
    }

    private static Network brunel(int size, int inputs, boolean plastic) {
        int excitatory = size * 4 / 5;
        Lif neuron = Lif.delta(20).withPotentials(0, 0, 20).withRefractory(2);
        Connectivity random = Connectivity.fixedProbability(inputs / (double) size);
        Network.Builder network =
                Network.builder().population("e", excitatory, neuron).population("i", size - excitatory, neuron);
        for (String target : List.of("e", "i")) {
            Projection.Builder excitation =
                    Projection.between("e", target).connectivity(random).weight(0.1).delayMs(1.5);
            if (plastic && target.equals("e")) {
                excitation
                        .weights(WeightInit.constant(0.1))
                        .bounds(Bounds.upTo(0.2))
                        .rule(PairStdp.additive(0.0002, 0.00021));
            }
            network.projection(excitation)
                    .projection(Projection.between("i", target)
                            .connectivity(random)
                            .weight(-0.5)
                            .delayMs(1.5))
                    .stimulus(target, new PoissonStimulus(20_000, 0.1));
        }
        return network.build();
    }
}
