package io.github.snn4j.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SparseRulesTest {

    private static Arguments error(String text, ThrowingCallable call) {
        return Arguments.of(text, call);
    }

    static Stream<Arguments> mistakes() {
        Grid grid = new Grid(2, 2);
        return Stream.of(
                error("fixedProbability must be in (0, 1], got 0.0", () -> Connectivity.fixedProbability(0)),
                error("fixedProbability must be in (0, 1], got 1.5", () -> Connectivity.fixedProbability(1.5)),
                error("(0, 1], got NaN", () -> Connectivity.fixedProbability(Double.NaN)),
                error("fixedInDegree must be >= 1, got 0", () -> Connectivity.fixedInDegree(0)),
                error("fixedOutDegree must be >= 1, got -2", () -> Connectivity.fixedOutDegree(-2)),
                error("fixedTotal must be >= 1, got 0", () -> Connectivity.fixedTotal(0)),
                error("got 2 sources and 3 targets", () -> Connectivity.list(new int[2], new int[3])),
                error("list length must be >= 1", () -> Connectivity.list(new int[0], new int[0])),
                error("list pre[1] must be >= 0, got -1", () -> Connectivity.list(new int[] {0, -1}, new int[2])),
                error("list post[0] must be >= 0, got -3", () -> Connectivity.list(new int[1], new int[] {-3})),
                error("peak must be in (0, 1], got 1.01", () -> Connectivity.gaussian(grid, grid, 1.01, 1)),
                error("sigma must be > 0, got 0.0", () -> Connectivity.gaussian(grid, grid, 1, 0)),
                error("neighbours must be even and >= 2, got 3", () -> Connectivity.smallWorld(3, 0)),
                error("neighbours must be even and >= 2, got 0", () -> Connectivity.smallWorld(0, 0)),
                error("rewiring must be in [0.0, 1.0], got 1.1", () -> Connectivity.smallWorld(2, 1.1)),
                error("Grid.rows must be >= 1", () -> new Grid(0, 3)),
                error("Grid.columns must be >= 1", () -> new Grid(3, 0)),
                error("Grid of 65536 x 32768 has more than", () -> new Grid(65536, 32768)),
                error("WeightInit.given length must be >= 1", WeightInit::given),
                error("WeightInit.given [1] must be a finite", () -> WeightInit.given(1, Float.NaN)),
                error("clipped needs low <= high", () -> WeightInit.normal(0, 1).clipped(1, 0)),
                error("clipped low must be a finite", () -> WeightInit.normal(0, 1)
                        .clipped(Double.NaN, 0)),
                error("truncated needs low <= high", () -> WeightInit.normal(0, 1)
                        .truncated(1, 0)),
                error("truncated needs low <= high", () -> WeightInit.normal(0, 1)
                        .truncated(Double.NaN, 0)),
                error("would fall outside [4.0, 9.0]", () -> WeightInit.normal(0, 1)
                        .truncated(4, 9)),
                error("would fall outside", () -> WeightInit.normal(0, 1).truncated(-9, -4)),
                error("would fall outside", () -> WeightInit.uniform(0, 1).truncated(2, 3)),
                error("would fall outside", () -> WeightInit.constant(1).truncated(2, 3)),
                error("would fall outside", () -> WeightInit.logNormal(0, 1).truncated(-3, -1)),
                error("use clipped", () -> WeightInit.given(1).truncated(0, 3)),
                error("use clipped", () -> WeightInit.given(1).clipped(0, 2).truncated(0, 3)),
                error("use Connectivity.matrix", () -> WeightInit.given(1).draw(() -> 0L)),
                error("Delay must be >= 0 ms", () -> Delay.uniformMs(-1, 2)),
                error("needs a largest value", () -> Delay.normalMs(2, 1, 0, Double.POSITIVE_INFINITY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakesAreNamed(String text, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(text);
    }

    @Test
    void listsAreCopiedAndComparedByContent() {
        int[] pre = {1, 2};
        int[] post = {3, 4};
        Sparse.SynapseList list = Connectivity.list(pre, post);
        pre[0] = 9;
        list.post()[0] = 9;
        assertThat(list.pre()).containsExactly(1, 2);
        assertThat(list.post()).containsExactly(3, 4);
        Sparse.SynapseList same = Connectivity.list(new int[] {1, 2}, new int[] {3, 4});
        assertThat(list).isEqualTo(same).hasSameHashCodeAs(same).hasToString("SynapseList[2 synapses]");
        assertThat(list).isNotEqualTo(Connectivity.list(new int[] {1, 2}, new int[] {3, 5}));
        assertThat(list.length()).isEqualTo(2);
    }

    @Test
    void givenWeightsAreCopiedAndComparedByContent() {
        float[] weights = {1, 2};
        WeightInit given = WeightInit.given(weights);
        weights[0] = 9;
        assertThat(given)
                .isEqualTo(WeightInit.given(1, 2))
                .hasSameHashCodeAs(WeightInit.given(1, 2))
                .isNotEqualTo(WeightInit.given(9, 2))
                .hasToString("Given[2 weights]");
    }

    @Test
    void denseDrawsAreClippedAndTruncatedToo() {
        WeightInit uniform = WeightInit.uniform(-1, 1);
        java.util.SplittableRandom random = new java.util.SplittableRandom(4);
        boolean atEnd = false;
        for (int k = 0; k < 200; k++) {
            float clipped = uniform.clipped(-0.5, 0.5).draw(random);
            atEnd |= clipped == 0.5f;
            assertThat(clipped).isBetween(-0.5f, 0.5f);
            assertThat(uniform.truncated(0.2, 3).draw(random)).isBetween(0.2f, 1f);
        }
        assertThat(atEnd).isTrue();
    }

    @Test
    void optionsChangeACopy() {
        Grid grid = new Grid(3, 4);
        assertThat(Connectivity.gaussian(grid, grid, 1, 1).withPeriodicSides().withAutapses())
                .isEqualTo(new Sparse.Gaussian(grid, grid, 1, 1, true, true));
        assertThat(Connectivity.fixedTotal(3).withMultapses().withAutapses())
                .isEqualTo(new Sparse.FixedTotal(3, true, true));
        assertThat(Connectivity.fixedInDegree(3).withMultapses()).isEqualTo(new Sparse.FixedInDegree(3, false, true));
        assertThat(Connectivity.fixedOutDegree(3).withAutapses()).isEqualTo(new Sparse.FixedOutDegree(3, true, false));
    }

    @Test
    void aGridCountsRowByRow() {
        Grid grid = new Grid(2, 4);
        assertThat(grid.size()).isEqualTo(8);
        assertThat(grid.x(5)).isEqualTo(0.375);
        assertThat(grid.y(5)).isEqualTo(0.75);
    }
}
