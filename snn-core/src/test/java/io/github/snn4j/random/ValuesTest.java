package io.github.snn4j.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {

    private static final long SEED = 8;

    private static double pValue(Values values, DoubleUnaryOperator cdf) {
        KeyedRandom.Cursor random = KeyedRandom.of(SEED, "v", "t").cursor();
        double[] draws = new double[5000];
        for (int k = 0; k < draws.length; k++) {
            random.moveTo(0, k, 0);
            draws[k] = values.draw(k, random);
            assertThat(draws[k] >= values.min() && draws[k] <= values.max())
                    .as("between min and max")
                    .isTrue();
        }
        return KolmogorovSmirnovTest.withDefaults().test(draws, cdf).getPValue();
    }

    @Test
    void drawsObeyTheirLaw() {
        assertThat(pValue(Values.uniform(-60, -50), UniformContinuousDistribution.of(-60, -50)::cumulativeProbability))
                .isGreaterThan(1e-4);
        DoubleUnaryOperator cut = TruncatedNormalDistribution.of(20, 2, 19, 30)::cumulativeProbability;
        assertThat(pValue(Values.truncatedNormal(20, 2, 19, 30), cut)).isGreaterThan(1e-4);
        assertThat(pValue(Values.truncatedNormal(20, 2, 18, 30), cut)).isLessThan(1e-8);
    }

    @Test
    void fastDrawsObeyTheSameLaw() {
        Values.Normal normal = (Values.Normal) Values.truncatedNormal(20, 2, 19, 30);
        KeyedRandom.Cursor random = KeyedRandom.of(SEED, "v", "fast").cursor();
        double[] draws = new double[5000];
        for (int k = 0; k < draws.length; k++) {
            draws[k] = normal.fast(random);
        }
        assertThat(KolmogorovSmirnovTest.withDefaults()
                        .test(draws, TruncatedNormalDistribution.of(20, 2, 19, 30)::cumulativeProbability)
                        .getPValue())
                .as("seed %d", SEED)
                .isGreaterThan(1e-4);
    }

    @Test
    void fixedValuesAreNotDrawn() {
        assertThat(Values.constant(3).draw(7, () -> 0L)).isEqualTo(3);
        Values given = Values.given(4, 5, -6);
        assertThat(given.draw(2, () -> 0L)).isEqualTo(-6);
        assertThat(given.min()).isEqualTo(-6);
        assertThat(given.max()).isEqualTo(5);
        assertThat(given).isEqualTo(Values.given(4, 5, -6)).hasSameHashCodeAs(Values.given(4, 5, -6));
        assertThat(given).isNotEqualTo(Values.given(4, 5)).hasToString("Given[3 values]");
        assertThat(Values.normal(2, 0).draw(0, new java.util.SplittableRandom(1)))
                .isEqualTo(2);
    }

    @Test
    void givenValuesAreCopied() {
        double[] values = {1, 2};
        Values.Given given = (Values.Given) Values.given(values);
        values[0] = 9;
        given.values()[1] = 9;
        assertThat(given.values()).containsExactly(1, 2);
    }

    private static Arguments error(String text, ThrowingCallable call) {
        return Arguments.of(text, call);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                error("Values.constant must be a finite number, got NaN", () -> Values.constant(Double.NaN)),
                error("Values.given length must be >= 1", Values::given),
                error("Values.given [1] must be a finite", () -> Values.given(1, Double.POSITIVE_INFINITY)),
                error("Values.uniform needs low <= high, got 2.0 and 1.0", () -> Values.uniform(2, 1)),
                error("Values.normal sd must be >= 0, got -1.0", () -> Values.normal(0, -1)),
                error("needs low < high, got 2.0 and 1.0", () -> Values.truncatedNormal(0, 1, 2, 1)),
                error("is more than 3 sd away from the mean", () -> Values.truncatedNormal(0, 1, 4, 5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakesAreNamed(String text, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(text);
    }
}
