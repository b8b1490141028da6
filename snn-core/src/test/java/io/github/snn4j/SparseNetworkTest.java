package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Delay;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.ShortTermPlasticity;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.random.Values;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.stimulus.PoissonStimulus;
import io.github.snn4j.time.TimeStep;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed rows, delays per synapse, short-term plasticity and input without synapses, through the simulator. */
class SparseNetworkTest {

    private static final long SEED = 4_711;
    private static final Lif RELAY = Lif.delta(20);

    /** Excitation, inhibition, delays of all kinds and noise, in a state with irregular spikes. */
    private static Network recurrent(int size) {
        Connectivity tenth = Connectivity.fixedProbability(0.1);
        Lif neuron = Lif.delta(20).withPotentials(0, 10, 20).withRefractory(2);
        int inhibitory = size / 4;
        return Network.builder()
                .population(Population.of("e", size, neuron)
                        .with("tauMemMs", Values.constant(20))
                        .startingAt("v", Values.uniform(0, 20)))
                .population("i", inhibitory, neuron)
                .projection(Projection.between("e", "e")
                        .connectivity(tenth)
                        .weights(WeightInit.normal(0.2, 0.02))
                        .delay(Delay.uniformMs(0.5, 3)))
                .projection(Projection.between("e", "i")
                        .connectivity(tenth)
                        .weight(0.2)
                        .delayMs(1.5))
                .projection(Projection.between("i", "e")
                        .connectivity(tenth)
                        .weight(-1)
                        .delayMs(1.5))
                .projection(Projection.between("i", "i")
                        .connectivity(tenth)
                        .weight(-1)
                        .delay(Delay.normalMs(1, 0.4, 0.5, 2)))
                .stimulus("e", new PoissonStimulus(12_000, 0.1))
                .stimulus("i", new PoissonStimulus(12_000, 0.1))
                .build();
    }

    private static Fingerprint run(Network network, SimulationConfig config) {
        try (Simulator sim = EagerSharing.simulator(network, config)) {
            sim.run(800);
            assertThat(sim.spikeCount("e")).as("seed %d", SEED).isGreaterThan(500);
            return sim.fingerprint();
        }
    }

    @Test
    void threadsAndKernelsGiveTheSameBitsWithNoiseAndDelaysOfAllKinds() {
        Network network = withoutParameters(recurrent(400));
        SimulationConfig config = SimulationConfig.of(0.1, SEED).withKernel(SimulationConfig.Kernel.JAVA);
        Fingerprint expected = run(network, config);
        for (int threads : new int[] {1, 2, 3, 4, 8}) {
            assertThat(run(network, config.withThreads(threads)))
                    .as("%d threads, seed %d", threads, SEED)
                    .isEqualTo(expected);
            assertThat(run(network, config.withThreads(threads).withKernel(SimulationConfig.Kernel.AUTO)))
                    .as("%d threads, fastest kernels, seed %d", threads, SEED)
                    .isEqualTo(expected);
        }
    }

    private static Network withoutParameters(Network network) {
        Network.Builder same = Network.builder();
        network.populations()
                .values()
                .forEach(p -> same.population(
                        new Population(p.name(), p.size(), p.model(), p.source(), java.util.Map.of(), p.initial())));
        network.projections().values().forEach(same::projection);
        network.stimuli().forEach((name, list) -> list.forEach(s -> same.stimulus(name, s)));
        return same.build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 3000})
    void everySynapseHasTheDelayThatItWasGiven(int longest) {
        int[] delays = {1, longest, (longest + 1) / 2};
        Network network = Network.builder()
                .source("in", 1, TestNetworks.trains(new int[] {3, 20, 21}))
                .population("out", 3, RELAY)
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.list(new int[3], new int[] {0, 1, 2}))
                        .weight(2)
                        .delay(new Delay(Values.given(delays[0], delays[1], delays[2]))))
                .build();
        SimulationConfig config = SimulationConfig.of(1, 1).withMaxDelay(5000);
        for (int threads : new int[] {1, 2}) {
            try (Simulator sim = EagerSharing.simulator(network, config.withThreads(threads))) {
                SpikeRecording spikes = sim.attach(SpikeMonitor.of("out"));
                sim.run(longest + 30);
                for (int n = 0; n < 3; n++) {
                    int delay = delays[n];
                    int neuron = n;
                    assertThat(java.util.stream.IntStream.range(0, spikes.size())
                                    .filter(k -> spikes.neuron(k) == neuron)
                                    .mapToDouble(spikes::timeMs))
                            .containsExactly(3.0 + delay, 20.0 + delay, 21.0 + delay);
                }
                sim.reset();
                assertThat(sim.spikes("out").count(0)).isZero();
            }
        }
    }

    @Test
    void aResetForgetsWhatIsUnderWayAndRestoresTheStartingValues() {
        Network network = Network.builder()
                .source("in", 1, TestNetworks.trains(new int[] {0}))
                .population(Population.of("out", 4, Lif.delta(20)).startingAt("v", Values.given(0.1, 0.2, 0.3, 0.4)))
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.list(new int[4], new int[] {0, 1, 2, 3}))
                        .weight(0.5)
                        .delay(new Delay(Values.given(2, 3, 4, 5))))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 1))) {
            assertThat(sim.variable("out", "v")).containsExactly(0.1f, 0.2f, 0.3f, 0.4f);
            sim.run(3);
            float[] first = sim.variable("out", "v");
            assertThat(first[0]).as("has had its spike").isGreaterThan(0.5f);
            sim.reset();
            assertThat(sim.variable("out", "v")).containsExactly(0.1f, 0.2f, 0.3f, 0.4f);
            sim.run(3);
            assertThat(sim.variable("out", "v")).as("the same again").containsExactly(first);
        }
    }

    /** Every spike of a neuron acts half as much as the one before. */
    private record Halving() implements ShortTermPlasticity {
        @Override
        public Efficacy bind(int neurons, int batch, TimeStep timeStep) {
            float[] next = new float[neurons * batch];
            java.util.Arrays.fill(next, 1f);
            return new Efficacy() {
                @Override
                public float onSpike(long step, int sample, int neuron) {
                    float now = next[sample * neurons + neuron];
                    next[sample * neurons + neuron] = now / 2;
                    return now;
                }

                @Override
                public void reset() {
                    java.util.Arrays.fill(next, 1f);
                }
            };
        }
    }

    @ParameterizedTest
    @CsvSource({"dense, 1", "sparse, 1", "mixed, 1", "dense, 2", "sparse, 2", "mixed, 2"})
    void shortTermPlasticityScalesWhatArrives(String kind, int threads) {
        Projection.Builder projection =
                Projection.between("in", "out").weight(0.25).shortTerm(new Halving());
        switch (kind) {
            case "dense" -> projection.delayMs(2);
            case "sparse" -> projection.delayMs(2).connectivity(Connectivity.fixedProbability(1));
            default ->
                projection
                        .delay(new Delay(Values.given(2, 2, 2)))
                        .connectivity(Connectivity.list(new int[3], new int[] {0, 1, 2}));
        }
        Network network = Network.builder()
                .source("in", 1, TestNetworks.trains(new int[] {0, 1, 2, 3}))
                .population("out", 3, Lif.delta(1e9))
                .projection(projection)
                .build();
        try (Simulator sim =
                EagerSharing.simulator(network, SimulationConfig.of(1, 1).withThreads(threads))) {
            for (int trial = 0; trial < 2; trial++) {
                sim.run(20);
                assertThat(sim.variable("out", "v")).containsOnly(0.25f + 0.125f + 0.0625f + 0.03125f);
                sim.reset();
            }
        }
    }

    @Test
    void weightsOfSparseProjectionsAreReadAndSetInTheOrderOfRows() {
        Network network = Network.builder()
                .source("in", 3, TestNetworks.trains(new int[] {1}, new int[] {1}, new int[] {2}))
                .population("out", 40, Lif.delta(1e9))
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.list(new int[] {2, 0, 0, 1}, new int[] {39, 7, 3, 3}))
                        .weight(0.5)
                        .delayMs(1))
                .build();
        for (int threads : new int[] {1, 2, 3}) {
            try (Simulator sim =
                    EagerSharing.simulator(network, SimulationConfig.of(1, 1).withThreads(threads))) {
                sim.setWeights("in->out", new float[] {0.1f, 0.2f, 0.3f, 0.4f});
                StringBuilder seen = new StringBuilder();
                sim.weights("in->out").forEach((i, j, w) -> seen.append(i + ">" + j + " " + w + "; "));
                assertThat(seen).hasToString("0>3 0.1; 0>7 0.2; 1>3 0.3; 2>39 0.4; ");
                assertThat(sim.weights("in->out").get(0, 7)).isEqualTo(0.2f);
                assertThat(sim.weights("in->out").connects(0, 8)).isFalse();
                sim.run(4);
                assertThat(sim.variable("out", "v")[3]).isEqualTo(0.1f + 0.3f);
                assertThat(sim.variable("out", "v")[39]).isEqualTo(0.4f);
                assertThatThrownBy(() -> sim.setWeights("in->out", new float[120]))
                        .hasMessageContaining("must have length 4, got 120");
            }
        }
    }

    @Test
    void theStepLoopAllocatesNothing() {
        var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        // SIMD code makes objects until it has been compiled, which no fixed number of steps guarantees.
        SimulationConfig config = SimulationConfig.of(0.1, SEED).withKernel(SimulationConfig.Kernel.JAVA);
        try (Simulator sim = Simulator.of(withoutParameters(recurrent(400)), config)) {
            sim.run(3000);
            long id = Thread.currentThread().getId();
            long before = memory.getThreadAllocatedBytes(id);
            sim.run(2000);
            long perStep = (memory.getThreadAllocatedBytes(id) - before) / 2000;
            assertThat(perStep).as("bytes per step").isZero();
        }
    }

    /** Potentiation by pairs of spikes, depression by presynaptic spikes. */
    private record Pairs() implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            SpikeSignal pre = context.pre(new Spikes());
            SpikeSignal post = context.post(new Spikes());
            Signal x = context.pre(new Trace(10, Trace.Mode.ADD, Trace.Reading.BEFORE_SPIKE));
            Signal y = context.post(new Trace(15, Trace.Mode.ADD, Trace.Reading.BEFORE_SPIKE));
            WeightSink sink = context.sink();
            return new Updater() {
                @Override
                public void onStep() {
                    for (int k = 0; k < pre.count(0); k++) {
                        sink.row(0, pre.index(0, k), -0.02f, y);
                    }
                    for (int k = 0; k < post.count(0); k++) {
                        sink.column(0, post.index(0, k), 0.03f, x, 0f);
                    }
                }
            };
        }
    }

    /** A rule on two delays at once against one projection for each delay. */
    @Test
    void aRuleSeesEachSynapseAtItsOwnDelay() {
        int[] pre = {0, 0, 1, 1, 2, 2};
        int[] post = {0, 1, 0, 1, 0, 1};
        Delay mixed = new Delay(Values.given(2, 5, 5, 2, 2, 5));
        float[] together = weights(learning(Projection.between("in", "out")
                .connectivity(Connectivity.list(pre, post))
                .delay(mixed)));
        Network apart = Network.builder()
                .source("in", 3, TestNetworks.trains(new int[] {1, 9, 30}, new int[] {2, 14}, new int[] {8, 20, 21}))
                .population("out", 2, Lif.delta(5))
                .projection(rule(Projection.between("in", "out")
                        .name("short")
                        .connectivity(Connectivity.list(new int[] {0, 1, 2}, new int[] {0, 1, 0}))
                        .delayMs(2)))
                .projection(rule(Projection.between("in", "out")
                        .name("long")
                        .connectivity(Connectivity.list(new int[] {0, 1, 2}, new int[] {1, 0, 1}))
                        .delayMs(5)))
                .build();
        float[] separate = weights(apart);
        // Order of rows: the short delays are synapses 0, 3 and 4, the long ones 1, 2 and 5.
        assertThat(together)
                .containsExactly(separate[0], separate[3], separate[4], separate[1], separate[2], separate[5]);
        assertThat(together).doesNotContain(0.7f);
    }

    private static Projection.Builder rule(Projection.Builder projection) {
        return projection.weight(0.7).rule(new Pairs());
    }

    private static Network learning(Projection.Builder projection) {
        return Network.builder()
                .source("in", 3, TestNetworks.trains(new int[] {1, 9, 30}, new int[] {2, 14}, new int[] {8, 20, 21}))
                .population("out", 2, Lif.delta(5))
                .projection(rule(projection))
                .build();
    }

    private static float[] weights(Network network) {
        try (Simulator sim = EagerSharing.simulator(network, SimulationConfig.of(1, 1))) {
            sim.run(60);
            assertThat(sim.spikeCount("out")).isGreaterThan(2);
            List<Float> all = new ArrayList<>();
            network.projections().keySet().forEach(p -> sim.weights(p).forEach((i, j, w) -> all.add(w)));
            float[] values = new float[all.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = all.get(k);
            }
            return values;
        }
    }

    /** The last rows are empty, so their place is the end of the array of targets. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNeuronWithoutSynapsesMayFire(boolean oneWeight) {
        Projection.Builder projection =
                Projection.between("in", "n").connectivity(Connectivity.list(new int[] {0}, new int[] {1}));
        Network network = Network.builder()
                .population("in", 3, Lif.delta(20).withBias(100))
                .population("n", 2, Lif.delta(20))
                .projection(oneWeight ? projection.weight(2) : projection.weights(WeightInit.uniform(2, 3)))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, SEED))) {
            sim.run(20);
            assertThat(sim.spikeCount("in")).isEqualTo(60);
            assertThat(sim.spikeCount("n")).isBetween(19L, 20L);
        }
    }

    @Test
    void aNetworkThatExplodesStopsAndKeepsWhatWasRecorded() {
        Network network = Network.builder()
                .population("e", 200, Lif.delta(20).withRefractory(2))
                .projection(Projection.between("e", "e")
                        .connectivity(Connectivity.fixedProbability(0.5))
                        .weight(1)
                        .delayMs(1))
                .stimulus("e", new PoissonStimulus(1000, 0.3))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(0.5, SEED))) {
            SpikeRecording spikes = sim.attach(SpikeMonitor.of("e"));
            Throwable thrown = catchThrowable(() -> sim.runMs(5000));
            assertThat(thrown)
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("Population 'e', neurons 0 to 199")
                    .hasMessageContaining("neuron " + spikes.neuron(spikes.size() - 1) + " fired last")
                    .hasMessageContaining("400.0 Hz")
                    .hasMessageContaining("the network has exploded");
            assertThat(sim.stepCount()).isBetween(200L, 1000L);
            assertThat(spikes.count()).isEqualTo(sim.spikeCount("e")).isGreaterThan(7000);
        }
    }

    @Test
    void aNetworkPastMemoryIsRefusedWithItsSizeBeforeAnythingIsAllocated() {
        Network network = Network.builder()
                .population("a", 1_000_000, RELAY)
                .population("b", 2_000_000, RELAY)
                .projection(Projection.between("a", "b")
                        .connectivity(Connectivity.fixedOutDegree(2_000))
                        .weights(WeightInit.uniform(0, 1))
                        .delayMs(1))
                .projection(Projection.between("b", "b")
                        .connectivity(Connectivity.fixedInDegree(1_000))
                        .weight(1)
                        .delayMs(1))
                .build();
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the network has about 4000000000 synapses and needs")
                .hasMessageContaining("(most of it for projection 'a->b')");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void delaysThatAllRoundToTheSameStepActLikeOneDelay(boolean plastic) {
        List<Fingerprint> outcomes = new ArrayList<>();
        for (Delay delay : List.of(Delay.ofMs(2), Delay.uniformMs(1.8, 2.2))) {
            Projection.Builder projection = Projection.between("in", "out")
                    .connectivity(Connectivity.fixedProbability(1))
                    .weight(0.3)
                    .delay(delay);
            Network network = Network.builder()
                    .source("in", 3, TestNetworks.trains(new int[] {1, 9, 30}, new int[] {2, 9}, new int[] {9, 20, 21}))
                    .population("out", 40, Lif.delta(5))
                    .projection(plastic ? projection.rule(new Pairs()) : projection)
                    .build();
            try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, SEED))) {
                sim.run(60);
                assertThat(sim.spikeCount("out")).isPositive();
                outcomes.add(sim.fingerprint());
            }
        }
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    }

    @Test
    void differentDelaysWithARuleAndShortTermPlasticityAreRefused() {
        assertThatThrownBy(() -> build(Projection.between("in", "out")
                        .connectivity(Connectivity.fixedProbability(1))
                        .delay(Delay.uniformMs(1, 9))
                        .rule(new Pairs())
                        .shortTerm(new Halving())))
                .hasMessageContaining("cannot be combined with both a rule and short-term plasticity");
    }

    @Test
    void aGraphThatHappensToBeEmptyRuns() {
        Network network = Network.builder()
                .source("in", 2, TestNetworks.trains(new int[] {1}, new int[] {1}))
                .population("out", 2, RELAY)
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.fixedProbability(1e-9))
                        .weight(2)
                        .delay(Delay.uniformMs(1, 5))
                        .rule(new Pairs()))
                .build();
        try (Simulator sim = EagerSharing.simulator(network, SimulationConfig.of(1, SEED))) {
            sim.run(10);
            assertThat(sim.weights("in->out").synapses()).isZero();
            assertThat(sim.spikeCount("out")).isZero();
        }
    }

    @Test
    void unknownParametersAndVariablesAreNamed() {
        Population neurons = Population.of("out", 2, RELAY);
        assertThatThrownBy(() -> build(neurons.with("tauMembrane", Values.constant(1))))
                .hasMessageContaining(
                        "Population 'out': its model has no parameter that can differ between neurons 'tauMembrane'");
        assertThatThrownBy(() -> build(neurons.startingAt("u", Values.constant(1))))
                .hasMessageContaining("Population 'out': its model has no state variable 'u'; it has [refractory, v]");
        assertThatThrownBy(() -> neurons.startingAt("v", Values.given(1, 2, 3)))
                .hasMessageContaining("Population 'out': starting value of 'v' must have length 2, got 3");
    }

    private static void build(Population population) {
        Simulator.of(Network.builder().population(population).build(), SimulationConfig.of(1, 1))
                .close();
    }

    @Test
    void delaysThatTheEngineCannotKeepAreRefused() {
        Projection.Builder projection = Projection.between("in", "out").delayMs(1001);
        assertThatThrownBy(() -> build(projection))
                .hasMessage("Projection 'in->out': delays must be <= 1000.0 ms, got 1001.0 ms; allow longer ones with"
                        + " SimulationConfig.withMaxDelay");
        assertThatThrownBy(() -> build(Projection.between("in", "out").delay(Delay.uniformMs(1, 2))))
                .hasMessageContaining("delays that differ between synapses need sparse connectivity");
        assertThatThrownBy(() -> Delay.uniformMs(-1, 2))
                .hasMessageContaining("Delay must be >= 0 ms, got values down to -1");
        assertThatThrownBy(() -> new Delay(Values.normal(1, 1)))
                .hasMessageContaining("Delay must be >= 0 ms, got values down to -Infinity");
    }

    private static void build(Projection.Builder projection) {
        Network network = Network.builder()
                .source("in", 2, TestNetworks.trains(new int[] {1}, new int[] {1}))
                .population("out", 2, RELAY)
                .projection(projection)
                .build();
        Simulator.of(network, SimulationConfig.of(1, 1)).close();
    }
}
