package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Convolution;
import io.github.snn4j.connect.Shape;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.Eligibility;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.spike.PoissonSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The change of a weight of a convolution is the sum of the changes of the synapses that share it. */
class ConvolutionLearningTest {

    private static final Lif NEURON = Lif.delta(20).withPotentials(0, 0, 0.5);

    enum Change {
        ROW,
        COLUMN,
        OUTER,
        DENSE,
        ELIGIBILITY
    }

    /** Hands over one change of a kind, made of eighths, so that sums are exact in any order. */
    private static PlasticityRule once(Change kind, long seed) {
        return context -> {
            Random r = new Random(seed);
            Signal pre = eighths(context.preScratch(), r);
            Signal post = eighths(context.postScratch(), r);
            Signal third = eighths(context.postScratch(), r);
            float[] deltas = new float[pre.size() * post.size()];
            eighths(deltas, r);
            int i = r.nextInt(pre.size());
            int j = r.nextInt(post.size());
            Eligibility memory =
                    kind == Change.ELIGIBILITY ? context.eligibility(20, WeightDependence.additive()) : null;
            WeightSink sink = context.sink();
            return new PlasticityRule.Updater() {
                @Override
                public void onTrialEnd() {
                    int last = context.batch() - 1;
                    switch (kind) {
                        case ROW -> sink.row(last, i, 0.5f, post);
                        case COLUMN -> sink.column(last, j, 0.5f, pre, 0.25f);
                        case OUTER -> sink.outer(0.5f, pre, post);
                        case DENSE -> sink.dense(0.5f, deltas);
                        case ELIGIBILITY -> {
                            memory.sink().row(last, i, 0.5f, post);
                            memory.sink().column(last, j, 0.5f, pre, 0.25f);
                            memory.sink().outer(0.5f, pre, post);
                            memory.release(0.5f, third);
                        }
                    }
                }
            };
        };
    }

    private static Signal eighths(Signal signal, Random r) {
        eighths(signal.array(), r);
        return signal;
    }

    private static void eighths(float[] x, Random r) {
        for (int k = 0; k < x.length; k++) {
            x[k] = r.nextInt(3) == 0 ? 0f : (r.nextInt(17) - 8) / 8f;
        }
    }

    private static Network network(Convolution rule, Connectivity connectivity, PlasticityRule plasticity) {
        return Network.builder()
                .source("in", rule.in().size(), new PoissonSource(100))
                .population("out", rule.out().size(), NEURON)
                .projection(Projection.between("in", "out")
                        .connectivity(connectivity)
                        .rule(plasticity))
                .build();
    }

    private static SimulationConfig config(long seed) {
        SimulationConfig.Kernel kernel = seed % 2 == 0 ? SimulationConfig.Kernel.JAVA : SimulationConfig.Kernel.AUTO;
        return SimulationConfig.of(1, 7)
                .withBatchSize(1 + (int) (seed % 3))
                .withThreads(1 + (int) (seed % 4))
                .withKernel(kernel);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void changesAreSummedOverTheSynapsesThatShareAWeight(Change kind) {
        int changed = 0;
        for (long seed = 0; seed < 12; seed++) {
            Convolution rule = ConvolutionTest.random(seed);
            PlasticityRule plasticity = once(kind, seed);
            float[] expected = new float[rule.kernels() * rule.fanIn()];
            float[] numbers = new float[expected.length];
            for (int n = 0; n < numbers.length; n++) {
                numbers[n] = n;
            }
            float[][] numbered = ConvolutionTest.unrolled(rule, numbers);
            float[][] zero = ConvolutionTest.unrolled(rule, new float[expected.length]);
            try (Simulator untied =
                    EagerSharing.simulator(network(rule, Connectivity.matrix(zero), plasticity), config(seed))) {
                untied.endTrial();
                untied.weights("in->out").forEach((i, j, w) -> expected[(int) numbered[i][j]] += w);
            }
            changed += Arrays.equals(expected, new float[expected.length]) ? 0 : 1;
            try (Simulator tied = EagerSharing.simulator(network(rule, rule, plasticity), config(seed))) {
                tied.endTrial();
                assertThat(plusZero(tied.weights("in->out").copy()))
                        .as("seed %d, %s", seed, rule)
                        .containsExactly(plusZero(expected));
            }
        }
        assertThat(changed).as("geometries in which anything changes").isGreaterThan(7);
    }

    private static float[] plusZero(float[] x) {
        for (int k = 0; k < x.length; k++) {
            x[k] += 0f;
        }
        return x;
    }

    /** Everything at once, with traces as they come. */
    private static final PlasticityRule EVERYTHING = context -> {
        Signal pre = context.pre(Trace.of(20).afterSpike());
        Signal post = context.post(Trace.of(20).afterSpike());
        WeightSink sink = context.sink();
        float[] deltas = new float[pre.size() * post.size()];
        Arrays.fill(deltas, 0.0001f);
        return new PlasticityRule.Updater() {
            @Override
            public void onStep() {
                sink.row(0, 1, 0.01f, post);
                sink.column(0, 2, 0.01f, pre, 0f);
                sink.column(0, 3, 0.01f, pre, 0.1f);
                sink.outer(0.0001f, pre, post);
                sink.dense(1f, deltas);
            }

            @Override
            public void onTrialEnd() {
                sink.normalizeIncoming(Norm.SUM, 3f);
            }
        };
    };

    private static float[] learned(Application application, int batch, int threads, SimulationConfig.Kernel kernel) {
        Shape in = new Shape(3, 7, 9);
        Convolution rule = Connectivity.convolution(in, 20, 3, 2, 1);
        Network network = Network.builder()
                .source("in", in.size(), new PoissonSource(80))
                .population("out", rule.out().size(), NEURON)
                .projection(Projection.between("in", "out")
                        .connectivity(rule)
                        .weights(WeightInit.uniform(0, 2).overRootFanIn())
                        .application(application)
                        .bounds(new Bounds(-0.1, 1))
                        .rule(EVERYTHING))
                .build();
        SimulationConfig config = SimulationConfig.of(1, 11)
                .withBatchSize(batch)
                .withThreads(threads)
                .withKernel(kernel);
        try (Simulator sim = EagerSharing.simulator(network, config)) {
            float[] before = sim.weights("in->out").copy();
            for (int trial = 0; trial < 3; trial++) {
                sim.run(20);
                sim.endTrial();
                sim.reset();
            }
            assertThat(sim.spikeCount("out")).isGreaterThan(100);
            float[] after = sim.weights("in->out").copy();
            assertThat(after).isNotEqualTo(before);
            return after;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "1, true", "3, true"})
    void threadsAndKernelsLearnTheSameBits(int batch, boolean adam) {
        Application application =
                adam ? Application.perTrial(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8)) : Application.immediate();
        float[] expected = learned(application, batch, 1, SimulationConfig.Kernel.JAVA);
        for (int threads = 1; threads <= 4; threads++) {
            assertThat(learned(application, batch, threads, SimulationConfig.Kernel.AUTO))
                    .as("%d threads", threads)
                    .containsExactly(expected);
        }
    }

    @Test
    void normalisingGivesEveryKernelItsTotal() {
        float[] w = learned(Application.immediate(), 1, 2, SimulationConfig.Kernel.AUTO);
        for (int o = 0; o < 20; o++) {
            float sum = 0f;
            for (int k = 0; k < 27; k++) {
                sum += w[o * 27 + k];
            }
            assertThat(sum).isCloseTo(3f, within(1e-4f));
        }
    }
}
