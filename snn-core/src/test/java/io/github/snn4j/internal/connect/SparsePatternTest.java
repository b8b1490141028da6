package io.github.snn4j.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Delay;
import io.github.snn4j.connect.Grid;
import io.github.snn4j.connect.Sparse;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.time.TimeStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SparsePatternTest {

    private static final int N = 1000;
    private static final long SEED = 5;
    private static final KeyedRandom RANDOM = KeyedRandom.of(SEED, "p", "synapses");

    static Stream<Arguments> rules() {
        Grid grid = new Grid(25, 40);
        return Stream.of(
                        Connectivity.fixedProbability(0.1),
                        Connectivity.fixedProbability(0.05).withAutapses(),
                        Connectivity.fixedInDegree(150),
                        Connectivity.fixedInDegree(100).withMultapses(),
                        Connectivity.fixedOutDegree(150),
                        Connectivity.fixedOutDegree(5),
                        Connectivity.fixedOutDegree(100).withAutapses().withMultapses(),
                        Connectivity.fixedTotal(120_000),
                        Connectivity.fixedTotal(90_000).withMultapses(),
                        Connectivity.smallWorld(80, 0.2),
                        Connectivity.gaussian(grid, grid, 0.8, 0.1),
                        Connectivity.gaussian(grid, grid, 1, 0.1).withPeriodicSides())
                .map(rule -> Arguments.of(rule.toString(), rule));
    }

    private static boolean autapses(Sparse rule) {
        return rule.toString().contains("autapses=true");
    }

    private static boolean multapses(Sparse rule) {
        return rule.toString().contains("multapses=true");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void rowsAreCompleteAndAscending(String name, Sparse rule) {
        SparsePattern p = Laws.draw(rule, N, N, true, SEED);
        assertThat(p.rowStart()).hasSize(N + 1).isSorted().startsWith(0).endsWith(p.targets().length);
        assertThat(p.order()).isNull();
        int misplaced = 0;
        int repeated = 0;
        int own = 0;
        for (int i = 0; i < N; i++) {
            for (int k = p.rowStart()[i]; k < p.rowStart()[i + 1]; k++) {
                int j = p.targets()[k];
                own += i == j ? 1 : 0;
                misplaced += j < 0 || j >= N ? 1 : 0;
                if (k > p.rowStart()[i]) {
                    misplaced += p.targets()[k - 1] > j ? 1 : 0;
                    repeated += p.targets()[k - 1] == j ? 1 : 0;
                }
            }
        }
        assertThat(misplaced).isZero();
        assertThat(own > 0).as("autapses").isEqualTo(autapses(rule));
        assertThat(repeated > 0).as("multapses").isEqualTo(multapses(rule));
        assertThat(p.synapses()).isGreaterThan(1000).isLessThanOrEqualTo(SparsePattern.estimate(rule, N, N));
    }

    private record Drawn(int[] rowStart, int[] targets, float[] weights, char[] delays) {
        boolean sameAs(Drawn other) {
            return Arrays.equals(rowStart, other.rowStart)
                    && Arrays.equals(targets, other.targets)
                    && Arrays.equals(weights, other.weights)
                    && Arrays.equals(delays, other.delays);
        }
    }

    private static Drawn everything(Sparse rule, Tasks tasks) {
        SparsePattern p = SparsePattern.build("p", rule, N, N, true, RANDOM, tasks);
        return new Drawn(
                p.rowStart(),
                p.targets(),
                SparseValues.weights(p, WeightInit.normal(1, 0.5).truncated(0, 9), RANDOM, tasks),
                SparseValues.delays(p, Delay.normalMs(1.5, 0.75, 0.1, 8), new TimeStep(0.1), RANDOM, tasks));
    }

    private static Tasks shuffled(long seed) {
        return (count, task) -> {
            List<Integer> order = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                order.add(k);
            }
            Collections.shuffle(order, new Random(seed));
            order.forEach(task::accept);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theOrderOfTheWorkAndTheThreadsChangeNoBit(String name, Sparse rule) throws Exception {
        Drawn expected = everything(rule, Tasks.sequential());
        assertThat(everything(rule, shuffled(SEED)).sameAs(expected))
                .as("seed %d", SEED)
                .isTrue();
        for (int threads : new int[] {1, 2, 3, 4, 8}) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                assertThat(everything(rule, onThreads(pool)).sameAs(expected))
                        .as("%d threads, seed %d", threads, SEED)
                        .isTrue();
            } finally {
                pool.shutdown();
            }
        }
    }

    private static Tasks onThreads(ExecutorService pool) {
        return (count, task) -> {
            List<Future<?>> running = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                int piece = k;
                running.add(pool.submit(() -> task.accept(piece)));
            }
            for (Future<?> f : running) {
                try {
                    f.get();
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /** Without this the test of the order above could hold for want of pieces. */
    @Test
    void theWorkIsSharedInPieces() {
        rules().forEach(arguments -> {
            List<Integer> counts = new ArrayList<>();
            SparsePattern.build("p", (Sparse) arguments.get()[1], N, N, true, RANDOM, (count, task) -> {
                counts.add(count);
                Tasks.sequential().run(count, task);
            });
            if (!arguments.get()[0].toString().contains("count=5,")) {
                assertThat(counts).as("%s", arguments.get()[0]).allMatch(c -> c > 1);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void otherSeedsGiveOtherSynapses(String name, Sparse rule) {
        assertThat(Arrays.equals(
                        Laws.draw(rule, N, N, true, SEED).targets(),
                        Laws.draw(rule, N, N, true, SEED + 1).targets()))
                .isFalse();
    }

    @Test
    void aListKeepsTheOrderOfRepeatedPairs() {
        int[] pre = {2, 0, 2, 1, 0, 2};
        int[] post = {1, 3, 0, 2, 3, 1};
        SparsePattern p = Laws.draw(Connectivity.list(pre, post), 4, 4, false, SEED);
        assertThat(p.rowStart()).containsExactly(0, 2, 3, 6, 6);
        assertThat(p.targets()).containsExactly(3, 3, 2, 0, 1, 1);
        assertThat(p.order()).containsExactly(1, 4, 3, 2, 0, 5);
    }

    @Test
    void randomListsAreSortedByCountingAsByComparison() {
        Random random = new Random(SEED);
        int[] pre = random.ints(5000, 0, 70).toArray();
        int[] post = random.ints(5000, 0, 90).toArray();
        SparsePattern p = Laws.draw(Connectivity.list(pre, post), 70, 90, false, SEED);
        Integer[] expected = new Integer[pre.length];
        Arrays.setAll(expected, k -> k);
        Arrays.sort(expected, Comparator.<Integer>comparingInt(k -> pre[k]).thenComparingInt(k -> post[k]));
        int[] order = p.order();
        for (int k = 0; k < expected.length; k++) {
            assertThat(order).isNotNull();
            assertThat(order[k]).isEqualTo(expected[k]);
            assertThat(p.targets()[k]).isEqualTo(post[expected[k]]);
            assertThat(k >= p.rowStart()[pre[expected[k]]] && k < p.rowStart()[pre[expected[k]] + 1])
                    .isTrue();
        }
    }

    @Test
    void numbersThatAreFixedAreEstimatedExactly() {
        assertThat(SparsePattern.estimate(Connectivity.fixedInDegree(7), 10, 1_000_000_000))
                .isEqualTo(7_000_000_000L);
        assertThat(SparsePattern.estimate(Connectivity.fixedOutDegree(7), 1_000_000_000, 10))
                .isEqualTo(7_000_000_000L);
        assertThat(SparsePattern.estimate(Connectivity.fixedTotal(1L << 40), 1, 1))
                .isEqualTo(1L << 40);
        assertThat(SparsePattern.estimate(Connectivity.smallWorld(10, 0.5), 100, 100))
                .isEqualTo(1000);
        assertThat(SparsePattern.estimate(Connectivity.list(new int[3], new int[3]), 100, 100))
                .isEqualTo(3);
        assertThat(SparsePattern.estimate(Connectivity.fixedProbability(1), 100, 200))
                .isEqualTo(20_000);
        assertThat(SparsePattern.estimate(Connectivity.fixedProbability(0.1), 1000, 1000))
                .as("mean and six standard deviations")
                .isEqualTo(101_800);
        Grid large = new Grid(1500, 1500);
        double mean = 1500.0 * 1500 * 1500 * 1500 * 0.01 * 2 * Math.PI * 0.05 * 0.05;
        assertThat((double) SparsePattern.estimate(
                        Connectivity.gaussian(large, large, 0.01, 0.05).withPeriodicSides(), 2_250_000, 2_250_000))
                .isBetween(mean, 1.5 * mean);
    }

    private static void assertError(Sparse rule, int pre, int post, boolean same, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Laws.draw(rule, pre, post, same, SEED))
                .satisfies(e ->
                        assertThat(e.getMessage()).contains("Projection 'p'").contains(parts));
    }

    @Test
    void whatCannotBeDrawnIsAnError() {
        assertError(
                Connectivity.fixedProbability(0.5),
                100_000,
                100_000,
                false,
                "5000",
                "one projection holds 2147483639",
                "split the population");
        assertError(Connectivity.fixedInDegree(11), 10, 5, false, "needs at least 11 sources, there are 10");
        assertError(Connectivity.fixedInDegree(10), 10, 10, true, "10 sources, there are 9 without the neuron itself");
        assertError(Connectivity.fixedOutDegree(6), 10, 5, false, "needs at least 6 targets, there are 5");
        assertError(Connectivity.fixedOutDegree(5), 5, 5, true, "5 targets, there are 4", "withAutapses()");
        assertError(
                Connectivity.fixedOutDegree(5).withMultapses(), 1, 1, true, "there are 0 without the neuron itself");
        assertError(Connectivity.fixedTotal(51), 10, 5, false, "fixedTotal(51) is more than the 50 pairs");
        assertError(Connectivity.fixedTotal(21), 5, 5, true, "more than the 20 pairs without autapses");
        assertError(Connectivity.smallWorld(4, 0.1), 10, 9, false, "same size, got 10 and 9");
        assertError(Connectivity.smallWorld(10, 0.1), 10, 10, true, "neighbours must be < 10");
        assertError(Connectivity.list(new int[] {0, 4}, new int[2]), 4, 1, false, "pre[1] must be in [0, 3], got 4");
        assertError(Connectivity.list(new int[2], new int[] {1, 0}), 4, 1, false, "post[0] must be in [0, 0], got 1");
        assertError(
                Connectivity.gaussian(new Grid(2, 3), new Grid(1, 4), 1, 1), 6, 5, false, "post grid has 1 x 4 = 4");
        assertError(Connectivity.gaussian(new Grid(2, 3), new Grid(1, 4), 1, 1), 5, 4, false, "pre grid has 2 x 3 = 6");
    }

    @Test
    void whatJustFitsIsDrawn() {
        assertThat(Laws.draw(Connectivity.fixedInDegree(9), 10, 10, true, SEED).synapses())
                .isEqualTo(90);
        assertThat(Laws.draw(Connectivity.fixedInDegree(10).withAutapses(), 10, 10, true, SEED)
                        .synapses())
                .isEqualTo(100);
        assertThat(Laws.draw(Connectivity.fixedInDegree(30).withMultapses(), 10, 10, true, SEED)
                        .synapses())
                .isEqualTo(300);
        assertThat(Laws.draw(Connectivity.fixedTotal(20), 5, 5, true, SEED).synapses())
                .isEqualTo(20);
        assertThat(Laws.draw(Connectivity.smallWorld(4, 1), 5, 5, true, SEED).synapses())
                .isEqualTo(20);
        assertThat(Laws.draw(Connectivity.fixedProbability(0.5), 1, 1, true, SEED)
                        .synapses())
                .isZero();
        assertThat(Laws.draw(Connectivity.fixedProbability(1e-12), 100, 100, true, SEED)
                        .synapses())
                .isZero();
    }
}
