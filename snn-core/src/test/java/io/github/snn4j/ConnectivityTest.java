package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.spike.PoissonSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The ways to store weights differ in memory and speed, not in results. */
class ConnectivityTest {

    private static final int N = 40;

    /** Potentials after every step, joined; the threshold is out of reach. */
    private static float[][] potentials(Connectivity connectivity, double weight) {
        Network network = Network.builder()
                .source("in", N, new PoissonSource(150))
                .population("out", N, Lif.delta(20).withPotentials(0, 0, 1e6))
                .projection(Projection.between("in", "out")
                        .connectivity(connectivity)
                        .weight(weight))
                .build();
        float[][] v = new float[200][];
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 8))) {
            for (int k = 0; k < v.length; k++) {
                sim.step();
                v[k] = sim.variable("out", "v");
            }
        }
        return v;
    }

    private static float[][] matrix(float own, float other) {
        float[][] w = new float[N][N];
        for (int i = 0; i < N; i++) {
            Arrays.fill(w[i], other);
            w[i][i] = own;
        }
        return w;
    }

    @Test
    void allButSelfEqualsAMatrixWithoutDiagonal() {
        // The weight is a power of two, so that sums in any order are exact.
        float[][] shared = potentials(Connectivity.allButSelf(), -0.25);
        float[][] dense = potentials(Connectivity.matrix(matrix(Float.NaN, -0.25f)), 0);
        assertThat(shared).isDeepEqualTo(dense);
        assertThat(shared[199][0]).isNegative();
    }

    @Test
    void oneToOneEqualsADiagonalMatrix() {
        assertThat(potentials(Connectivity.oneToOne(), 0.3))
                .isDeepEqualTo(potentials(Connectivity.matrix(matrix(0.3f, Float.NaN)), 0));
    }

    @Test
    void allToAllEqualsAFullMatrix() {
        assertThat(potentials(Connectivity.allToAll(), 0.3))
                .isDeepEqualTo(potentials(Connectivity.matrix(matrix(0.3f, 0.3f)), 0));
    }

    @Test
    void nanMarksAMissingSynapse() {
        Network network = Network.builder()
                .population("a", 2, Lif.delta(20))
                .population("b", 2, Lif.delta(20))
                .projection(Projection.between("a", "b")
                        .connectivity(Connectivity.matrix(new float[][] {{1f, Float.NaN}, {Float.NaN, 0f}})))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 1))) {
            WeightView w = sim.weights("a->b");
            assertThat(w.connects(0, 0)).isTrue();
            assertThat(w.connects(0, 1)).isFalse();
            assertThat(w.connects(1, 1)).as("a weight of zero is a synapse").isTrue();
            assertThat(w.toArray()).containsExactly(1f, 0f, 0f, 0f);
        }
    }

    /** Changes everything in every way that a sink knows. */
    private static final PlasticityRule EVERYTHING = context -> {
        Signal pre = context.pre(Trace.of(20).afterSpike());
        Signal post = context.post(Trace.of(20).afterSpike());
        WeightSink sink = context.sink();
        float[] deltas = new float[pre.size() * post.size()];
        Arrays.fill(deltas, 0.001f);
        return new PlasticityRule.Updater() {
            @Override
            public void onStep() {
                sink.row(0, 1, 0.01f, post);
                sink.column(0, 2, 0.01f, pre, 0f);
                sink.column(0, 3, 0.01f, pre, 0.1f);
                sink.outer(0.001f, pre, post);
                sink.dense(1f, deltas);
                sink.normalizeIncoming(Norm.SUM, 3f);
            }
        };
    };

    @Test
    void rulesNeverTouchAbsentSynapses() {
        float[][] start = matrix(Float.NaN, 0.5f);
        start[1][2] = Float.NaN;
        Network network = Network.builder()
                .source("in", N, new PoissonSource(50))
                .population("out", N, Lif.delta(20))
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.matrix(start))
                        .bounds(Bounds.upTo(2))
                        .rule(EVERYTHING))
                .build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 3))) {
            sim.run(300);
            WeightView w = sim.weights("in->out");
            int changed = 0;
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    if (Float.isNaN(start[i][j])) {
                        assertThat(w.get(i, j)).isZero();
                    } else {
                        changed += w.get(i, j) != 0.5f ? 1 : 0;
                        assertThat(w.get(i, j)).isBetween(0f, 2f);
                    }
                }
            }
            assertThat(changed).isEqualTo(N * N - N - 1);
        }
    }
}
