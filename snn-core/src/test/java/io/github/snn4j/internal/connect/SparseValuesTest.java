package io.github.snn4j.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Delay;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.random.Values;
import io.github.snn4j.time.TimeStep;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class SparseValuesTest {

    private static final long SEED = 12;
    private static final KeyedRandom RANDOM = KeyedRandom.of(SEED, "p", "values");
    private static final SparsePattern PATTERN = Laws.draw(Connectivity.fixedOutDegree(100), 300, 500, false, SEED);
    private static final SparsePattern LIST =
            Laws.draw(Connectivity.list(new int[] {2, 0, 2, 1}, new int[] {1, 3, 0, 2}), 4, 4, false, SEED);

    private static float[] weights(SparsePattern pattern, WeightInit init) {
        return SparseValues.weights(pattern, init, RANDOM, Tasks.sequential());
    }

    private static char[] delays(SparsePattern pattern, Delay delay, double dtMs) {
        return SparseValues.delays(pattern, delay, new TimeStep(dtMs), RANDOM, Tasks.sequential());
    }

    private static double pValue(float[] values, DoubleUnaryOperator cdf) {
        double[] x = new double[20_000];
        for (int k = 0; k < x.length; k++) {
            x[k] = values[k];
        }
        return KolmogorovSmirnovTest.withDefaults().test(x, cdf).getPValue();
    }

    @Test
    void weightsObeyTheirLaw() {
        DoubleUnaryOperator normal = NormalDistribution.of(2, 0.5)::cumulativeProbability;
        assertThat(pValue(weights(PATTERN, WeightInit.normal(2, 0.5)), normal)).isGreaterThan(Laws.DOUBTFUL);
        assertThat(pValue(weights(PATTERN, WeightInit.normal(2, 0.55)), normal))
                .as("10 %% too broad")
                .isLessThan(Laws.DOUBTFUL);
        assertThat(pValue(
                        weights(PATTERN, WeightInit.logNormal(-0.7, 0.9)),
                        LogNormalDistribution.of(-0.7, 0.9)::cumulativeProbability))
                .isGreaterThan(Laws.DOUBTFUL);
        assertThat(pValue(
                        weights(PATTERN, WeightInit.uniform(-1, 3)),
                        UniformContinuousDistribution.of(-1, 3)::cumulativeProbability))
                .isGreaterThan(Laws.DOUBTFUL);
        assertThat(pValue(
                        weights(PATTERN, WeightInit.normal(0, 1).truncated(0, 1.5)),
                        TruncatedNormalDistribution.of(0, 1, 0, 1.5)::cumulativeProbability))
                .isGreaterThan(Laws.DOUBTFUL);
    }

    @Test
    void clippedWeightsPileUpAtTheEnds() {
        float[] w = weights(PATTERN, WeightInit.normal(0, 1).clipped(0, 1));
        int outside = 0;
        int low = 0;
        int high = 0;
        for (float x : w) {
            outside += x >= 0 && x <= 1 ? 0 : 1;
            low += x == 0 ? 1 : 0;
            high += x == 1 ? 1 : 0;
        }
        assertThat(outside).isZero();
        assertThat(low / (double) w.length).isBetween(0.488, 0.512);
        assertThat(high / (double) w.length).isBetween(0.150, 0.168);
    }

    /** A row's weights depend on its number alone: the same in a longer network, and in other rules. */
    @Test
    void aRowIsDrawnFromItsOwnStreamInOrderOfItsTargets() {
        float[] w = weights(PATTERN, WeightInit.uniform(0, 1));
        KeyedRandom.Cursor row = RANDOM.cursor();
        row.moveTo(0, 123, 0);
        for (int k = 0; k < 100; k++) {
            assertThat(w[PATTERN.rowStart()[123] + k]).isEqualTo((float) row.nextDouble());
        }
    }

    @Test
    void givenWeightsAndDelaysFollowTheList() {
        assertThat(weights(LIST, WeightInit.given(10, 11, 12, 13))).containsExactly(11, 13, 12, 10);
        assertThat(weights(LIST, WeightInit.given(10, 11, 12, 13).clipped(0, 12)))
                .containsExactly(11, 12, 12, 10);
        assertThat(delays(LIST, new Delay(Values.given(1, 2, 3, 4)), 0.5))
                .containsExactly((char) 4, (char) 8, (char) 6, (char) 2);
    }

    @Test
    void delaysAreRoundedToTheNearestStepAndToOneAtLeast() {
        assertThat(delays(LIST, new Delay(Values.given(0, 1.24, 1.26, 0.1)), 0.5))
                .containsExactly((char) 2, (char) 1, (char) 3, (char) 1);
    }

    @Test
    void truncatedDelaysObeyTheirLaw() {
        char[] steps = delays(PATTERN, Delay.normalMs(1.5, 0.75, 0.1, 8), 0.1);
        int[] values = new int[steps.length];
        for (int k = 0; k < steps.length; k++) {
            values[k] = steps[k];
        }
        TruncatedNormalDistribution law = TruncatedNormalDistribution.of(1.5, 0.75, 0.1, 8);
        assertThat(Laws.pValue(values, 80, s -> law.probability(0.1 * s - 0.05, 0.1 * s + 0.05)))
                .as("seed %d", SEED)
                .isGreaterThan(Laws.DOUBTFUL);
        assertThat(Laws.pValue(values, 80, s -> law.probability(0.1 * s, 0.1 * s + 0.1)))
                .as("rounded down")
                .isLessThan(Laws.WRONG);
    }

    @Test
    void valuesThatDoNotFitAreAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weights(PATTERN, WeightInit.given(1)))
                .withMessageContaining("Projection 'p': WeightInit.given takes its order from Connectivity.list");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weights(LIST, WeightInit.given(1, 2, 3).clipped(0, 1)))
                .withMessageContaining("must have one value for each of the 4 synapses, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> delays(LIST, new Delay(Values.given(1, 2, 3, 4, 5)), 1))
                .withMessageContaining("must have one value for each of the 4 synapses, got 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> delays(PATTERN, Delay.uniformMs(1, 70), 0.001))
                .withMessageContaining("delays must be <= 65535 steps of 0.001 ms, got up to 70.0 ms");
    }
}
