package io.github.snn4j.benchmarks;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.AdEx;
import io.github.snn4j.neuron.HodgkinHuxley;
import io.github.snn4j.neuron.Izhikevich;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.TwoCompartment;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of 0.1 ms of non-linear neurons that fire under a constant current, one thread. The score is ns per neuron
 * and step. Run: {@code java -jar benchmarks/target/benchmarks.jar NonLinearNeuron}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NonLinearNeuronBenchmark {

    private static final int NEURONS = 4_000;
    private static final int STEPS = 10;

    /** Model to step. */
    @Param({"adex", "izhikevich", "hodgkin-huxley", "two-compartment"})
    private String model = "adex";

    private Simulator simulator = simulator(AdEx.bretteGerstner(), 0);

    /** Builds the population. */
    @Setup
    public void setUp() {
        simulator.close();
        simulator = switch (model) {
            case "adex" -> simulator(AdEx.bretteGerstner(), 700);
            case "izhikevich" -> simulator(Izhikevich.regularSpiking(), 10);
            case "hodgkin-huxley" -> simulator(HodgkinHuxley.traubMiles(), 300);
            default ->
                simulator(new TwoCompartment(200, 10, -70, 100, 5, -65, 8, 5, 12, -50, -60, 2), 400);
        };
    }

    private static Simulator simulator(NeuronModel model, float current) {
        Network network = Network.builder().population("n", NEURONS, model).build();
        Simulator made = Simulator.of(network, SimulationConfig.of(0.1, 1));
        made.external("n", "current", current);
        return made;
    }

    /** Ends its threads. */
    @TearDown
    public void tearDown() {
        simulator.close();
    }

    /** Ten steps of all neurons. */
    @Benchmark
    @OperationsPerInvocation(NEURONS * STEPS)
    public void step() {
        simulator.run(STEPS);
    }
}
