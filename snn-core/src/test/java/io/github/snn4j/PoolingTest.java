package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Pooling;
import io.github.snn4j.connect.Shape;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.connect.Window;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Relay;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.spike.PoissonSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pooling against loops over the windows. */
class PoolingTest {

    private static Pooling random(long seed) {
        Random r = new Random(seed);
        Shape in = new Shape(1 + r.nextInt(3), 3 + r.nextInt(5), 3 + r.nextInt(5));
        int size = 1 + r.nextInt(3);
        return new Pooling(in, new Window(size, 1 + r.nextInt(3), r.nextInt(size)));
    }

    private interface Member {
        void visit(int out, int in);
    }

    private static void forEach(Pooling rule, Member member) {
        Shape out = rule.out();
        Window w = rule.window();
        for (int o = 0; o < out.size(); o++) {
            for (int ky = 0; ky < w.size(); ky++) {
                for (int kx = 0; kx < w.size(); kx++) {
                    int y = out.yOf(o) * w.stride() - w.padding() + ky;
                    int x = out.xOf(o) * w.stride() - w.padding() + kx;
                    if (y >= 0
                            && y < rule.in().height()
                            && x >= 0
                            && x < rule.in().width()) {
                        member.visit(o, rule.in().index(out.channelOf(o), y, x));
                    }
                }
            }
        }
    }

    private static Simulator simulator(Pooling rule, Relay relay, long seed) {
        Network network = Network.builder()
                .source("in", rule.in().size(), new PoissonSource(100))
                .population("average", rule.out().size(), Lif.delta(20).withPotentials(0, 0, 1e6))
                .population("pool", rule.out().size(), relay)
                .projection(
                        Projection.between("in", "average").connectivity(rule).weight(rule.averageWeight()))
                .projection(Projection.between("in", "pool").connectivity(rule).weight(1))
                .build();
        SimulationConfig config =
                SimulationConfig.of(1, seed).withBatchSize(1 + (int) (seed % 3)).withThreads(1 + (int) (seed % 4));
        return EagerSharing.simulator(network, config);
    }

    private static boolean[] fired(SpikeSignal spikes, int sample, int size) {
        boolean[] fired = new boolean[size];
        for (int k = 0; k < spikes.count(sample); k++) {
            fired[spikes.index(sample, k)] = true;
        }
        return fired;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void aRelayFiresIfAsManyNeuronsOfItsWindowFireAsItsThresholdSays(long seed) {
        Pooling rule = random(seed);
        int threshold = 1 + (int) (seed % 2);
        int out = rule.out().size();
        int batch = 1 + (int) (seed % 3);
        try (Simulator sim = simulator(rule, new Relay(threshold), seed)) {
            for (int step = 0; step < 50; step++) {
                sim.step();
                for (int b = 0; b < batch; b++) {
                    boolean[] in = fired(sim.spikes("in"), b, rule.in().size());
                    int[] count = new int[out];
                    forEach(rule, (o, i) -> count[o] += in[i] ? 1 : 0);
                    boolean[] expected = new boolean[out];
                    for (int o = 0; o < out; o++) {
                        expected[o] = count[o] >= threshold;
                    }
                    assertThat(fired(sim.spikes("pool"), b, out))
                            .as("seed %d, %s, step %d", seed, rule, step)
                            .containsExactly(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void everyNeuronIsReachedByItsWindow(long seed) {
        Pooling rule = random(seed);
        float[] expected = new float[rule.in().size() * rule.out().size()];
        forEach(rule, (o, i) -> expected[i * rule.out().size() + o] = (float) rule.averageWeight());
        try (Simulator sim = simulator(rule, Relay.any(), seed)) {
            assertThat(sim.weights("in->average").toArray())
                    .as("seed %d, %s", seed, rule)
                    .containsExactly(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void theLargestOfAWindowIsTheFirstThatNoOtherExceeds(long seed) {
        Pooling rule = random(seed);
        Random r = new Random(seed);
        int base = 3;
        float[] values = new float[base + rule.in().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = r.nextInt(5) - 3;
        }
        int[] expected = new int[rule.out().size()];
        Arrays.fill(expected, -1);
        forEach(rule, (o, i) -> {
            if (expected[o] < 0 || values[base + i] > values[base + expected[o]]) {
                expected[o] = i;
            }
        });
        int[] winners = new int[expected.length];
        rule.largest(values, base, winners);
        assertThat(winners).as("seed %d, %s", seed, rule).containsExactly(expected);
    }

    /** The membranes of neurons that reach threshold and those that do not are on different sides of it. */
    @Test
    void maximumPoolingOfSpikesIsTheThresholdOfTheLargestMembrane() {
        Shape in = new Shape(2, 6, 6);
        Pooling rule = Connectivity.pooling(in, 2, 2);
        Lif neuron = Lif.delta(20).withPotentials(0, 0, 0.9);
        Lif silent = neuron.withPotentials(0, 0, 1e6);
        Network network = Network.builder()
                .source("in", 4, new PoissonSource(100))
                .population("spiking", in.size(), neuron)
                .population("silent", in.size(), silent)
                .population("pool", rule.out().size(), Relay.any())
                .projection(Projection.between("in", "spiking").weights(WeightInit.uniform(0, 0.3)))
                .projection(Projection.between("in", "silent")
                        .weights(WeightInit.uniform(0, 0.3))
                        .name("in->silent"))
                .projection(
                        Projection.between("spiking", "pool").connectivity(rule).weight(1))
                .build();
        int spikes = 0;
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 5))) {
            sim.setWeights("in->silent", sim.weights("in->spiking").copy());
            boolean reset = false;
            while (!reset) {
                sim.step();
                // Up to the first spike both populations have the same membranes.
                float[] v = sim.variable("silent", "v");
                int[] winners = new int[rule.out().size()];
                rule.largest(v, 0, winners);
                boolean[] pooled = fired(sim.spikes("pool"), 0, winners.length);
                for (int o = 0; o < winners.length; o++) {
                    assertThat(pooled[o]).isEqualTo(v[winners[o]] >= 0.9f);
                    spikes += pooled[o] ? 1 : 0;
                }
                reset = spikes > 0;
            }
        }
        assertThat(spikes).isPositive();
    }
}
