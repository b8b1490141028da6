package io.github.snn4j.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.EagerSharing;
import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.learning.reward.RewardModulated;
import io.github.snn4j.learning.reward.RewardSignal;
import io.github.snn4j.learning.stdp.DiehlCookStdp;
import io.github.snn4j.learning.stdp.NormalizedIncoming;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.learning.stdp.Pairing;
import io.github.snn4j.learning.stdp.TripletStdp;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.spike.PoissonSource;
import io.github.snn4j.spike.SpikeTrainSource;
import io.github.snn4j.stimulus.PoissonStimulus;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule gives the same spikes and weights, bit for bit, on compressed rows and on the full matrix. */
class SparseEqualsDenseTest {

    private static final int INPUTS = 61;
    private static final int NEURONS = 53;
    private static final long SEED = 90_125;

    private record Outcome(long spikes, List<Float> weights) {}

    /** A random graph with a synapse for every fourth pair, as a matrix and as a list. */
    private static final class Graph {
        private final float[][] matrix;
        private final int[] pre;
        private final int[] post;
        private final float[] weights;

        Graph(int rows, int columns, float scale, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            matrix = new float[rows][columns];
            List<int[]> pairs = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    boolean joined = random.nextInt(4) == 0;
                    matrix[i][j] = joined ? scale * (float) random.nextDouble() : Float.NaN;
                    if (joined) {
                        pairs.add(new int[] {i, j});
                    }
                }
            }
            pre = pairs.stream().mapToInt(p -> p[0]).toArray();
            post = pairs.stream().mapToInt(p -> p[1]).toArray();
            weights = new float[pre.length];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = matrix[pre[k]][post[k]];
            }
        }
    }

    static Stream<Arguments> rules() {
        PairStdp pair = PairStdp.additive(0.02, 0.021);
        return Stream.of(
                Arguments.of("pair", pair),
                Arguments.of("pair, nearest", pair.withPairing(Pairing.NEAREST)),
                Arguments.of("pair, short window", pair.withWindows(0.4, 3)),
                Arguments.of("pair, power law", PairStdp.powerLaw(0.02, 0.02, 0.4)),
                Arguments.of("pair, Morrison", PairStdp.morrison(0.01)),
                Arguments.of("triplet", TripletStdp.visualCortexFull()),
                Arguments.of("Diehl & Cook", DiehlCookStdp.published()),
                Arguments.of("normalised", new NormalizedIncoming(pair, 5)),
                Arguments.of("reward", RewardModulated.of(pair, 40)));
    }

    private static Outcome run(PlasticityRule rule, boolean sparse, int threads, boolean eager) {
        Graph forward = new Graph(INPUTS, NEURONS, 0.9f, SEED);
        Graph back = new Graph(NEURONS, NEURONS, 0.3f, SEED + 1);
        Network.Builder network = Network.builder()
                .source("in", INPUTS, new PoissonSource(90))
                .population("out", NEURONS, Lif.exponential(15, 3).withRefractory(1))
                .projection(projection("in", forward, sparse, rule).delayMs(0))
                .projection(projection("out", back, sparse, rule).delayMs(1.5));
        if (rule instanceof RewardModulated) {
            network.learningSignal("out", RewardSignal.impulse());
        }
        SimulationConfig config = SimulationConfig.of(0.5, 3).withThreads(threads);
        try (Simulator sim =
                eager ? EagerSharing.simulator(network.build(), config) : Simulator.of(network.build(), config)) {
            if (sparse) {
                sim.setWeights("in->out", forward.weights);
                sim.setWeights("out->out", back.weights);
            }
            List<Float> weights = new ArrayList<>();
            for (int part = 0; part < 4; part++) {
                sim.run(150 + 13 * part);
                if (rule instanceof RewardModulated) {
                    sim.external("out", "reward", part - 1f);
                }
                sim.weights("out->out").forEach((i, j, w) -> weights.add(w));
                sim.setLearningRate("out->out", 1 + part % 2);
                if (part == 2) {
                    sim.endTrial();
                    sim.reset();
                }
            }
            sim.weights("in->out").forEach((i, j, w) -> weights.add(w));
            assertThat(sim.spikeCount("out")).as("spikes").isGreaterThan(500);
            return new Outcome(sim.fingerprint().spikes().get("out"), weights);
        }
    }

    private static Projection.Builder projection(String from, Graph graph, boolean sparse, PlasticityRule rule) {
        Projection.Builder projection =
                Projection.between(from, "out").bounds(Bounds.upTo(1)).rule(rule);
        return sparse
                ? projection.connectivity(Connectivity.list(graph.pre, graph.post))
                : projection.connectivity(Connectivity.matrix(graph.matrix));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void sparseSynapsesLearnWhatDenseOnesDo(String name, PlasticityRule rule) {
        Outcome dense = run(rule, false, 1, false);
        assertThat(dense.weights().stream().distinct().count())
                .as("weights that differ")
                .isGreaterThan(100);
        for (boolean eager : new boolean[] {false, true}) {
            for (int threads : new int[] {1, 2, 3, 4, 8}) {
                assertThat(run(rule, true, threads, eager))
                        .as("%s, %d threads, %s, seed %d", name, threads, eager ? "put off" : "at once", SEED)
                        .isEqualTo(dense);
            }
        }
    }

    /** Long rows that are read when their targets have fired a few times since: none, three, seven and more. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 6, 20, 60})
    void rowsThatAreReadSeldomTakeInAllChanges(double inputHz) {
        int neurons = 400;
        List<List<Float>> outcomes = new ArrayList<>();
        for (boolean sparse : new boolean[] {false, true}) {
            Projection.Builder plastic = Projection.between("in", "out")
                    .weight(0.5)
                    .delayMs(1)
                    .bounds(Bounds.upTo(1))
                    .rule(PairStdp.additive(0.01, 0.012));
            Network network = Network.builder()
                    .source("in", 12, new PoissonSource(inputHz))
                    .population("out", neurons, Lif.delta(20).withPotentials(0, 0, 20))
                    .projection(
                            sparse
                                    ? plastic.connectivity(Connectivity.fixedProbability(1))
                                    : plastic.connectivity(Connectivity.allToAll()))
                    .stimulus("out", new PoissonStimulus(9_000, 0.13))
                    .build();
            try (Simulator sim = EagerSharing.simulator(network, SimulationConfig.of(1, SEED))) {
                sim.run(3_000);
                double rateHz = sim.spikeCount("out") / 3.0 / neurons;
                assertThat(rateHz).as("rate, seed %d", SEED).isBetween(20.0, 80.0);
                List<Float> weights = new ArrayList<>();
                sim.weights("in->out").forEach((i, j, w) -> weights.add(w));
                outcomes.add(weights);
            }
        }
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
        assertThat(outcomes.get(0).stream().distinct().count()).isGreaterThan(1_000);
    }

    /**
     * Times are kept in 16 bits where columns are put off. One neuron fires in every step, so that time passes, one falls
     * silent for longer than 16 bits count, and one fires now and then.
     */
    @Test
    void aNeuronThatHasLongBeenSilentDoesNotLookAsIfItHadJustFired() {
        int steps = 150_000;
        List<List<Float>> outcomes = new ArrayList<>();
        for (boolean sparse : new boolean[] {false, true}) {
            Projection.Builder plastic = Projection.between("in", "out")
                    .weight(0.5)
                    .delayMs(1)
                    .bounds(Bounds.upTo(1))
                    .rule(PairStdp.powerLaw(0.01, 0.01, 0.3));
            Network network = Network.builder()
                    .source("in", 5, new PoissonSource(40))
                    .source("once", 1, SpikeTrainSource.of(new double[][] {{7}}))
                    .source("often", 1, new PoissonSource(3))
                    .population("out", 3, Lif.delta(1).withPotentials(0, 0, 100))
                    .projection(
                            sparse
                                    ? plastic.connectivity(Connectivity.fixedProbability(1))
                                    : plastic.connectivity(Connectivity.allToAll()))
                    .projection(Projection.between("once", "out")
                            .connectivity(Connectivity.matrix(new float[][] {{0, 500, 0}})))
                    .projection(Projection.between("often", "out")
                            .connectivity(Connectivity.matrix(new float[][] {{0, 0, 500}})))
                    .build();
            try (Simulator sim = EagerSharing.simulator(network, SimulationConfig.of(1, 5))) {
                sim.external("out", "current", 1000, 0, 0);
                sim.run(steps);
                assertThat(sim.spikeCount("out")).isGreaterThan(steps).isLessThan(steps * 11 / 10);
                List<Float> weights = new ArrayList<>();
                sim.weights("in->out").forEach((i, j, w) -> weights.add(w));
                outcomes.add(weights);
            }
        }
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    }
}
