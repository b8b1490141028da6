package io.github.snn4j.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class DistributionsTest {

    private static final long SEED = 31;
    private static final int DRAWS = 20_000;

    @Test
    void exponentialObeysItsLaw() {
        assertLaw(Distributions::exponential, x -> -Math.expm1(-x));
    }

    @Test
    void normalObeysItsLaw() {
        assertLaw(Distributions::normal, NormalDistribution.of(0, 1)::cumulativeProbability);
    }

    @Test
    void erlangObeysTheGammaLaw() {
        assertLaw(r -> Distributions.erlang(r, 5), GammaDistribution.of(5, 1)::cumulativeProbability);
    }

    @Test
    void erlangOfOrderOneIsExponential() {
        KeyedRandom random = KeyedRandom.of(SEED, "a", "b");
        assertThat(Distributions.erlang(random.generator(0, 0, 0), 1))
                .isEqualTo(Distributions.exponential(random.generator(0, 0, 0)));
    }

    @Test
    void extremeUniformNumbersGiveFiniteValues() {
        assertThat(Distributions.exponential(always(0))).isZero();
        assertThat(Distributions.exponential(always(-1L))).isBetween(36.0, 37.0);
        assertThat(Distributions.normal(always(-1L))).isBetween(8.0, 9.0);
    }

    private static RandomGenerator always(long bits) {
        return () -> bits;
    }

    private static void assertLaw(ToDoubleFunction<RandomGenerator> law, DoubleUnaryOperator cdf) {
        KeyedRandom random = KeyedRandom.of(SEED, "component", "test");
        double[] draws = new double[DRAWS];
        for (int n = 0; n < DRAWS; n++) {
            draws[n] = law.applyAsDouble(random.generator(n, 0, 0));
        }
        assertThat(KolmogorovSmirnovTest.withDefaults().test(draws, cdf).getPValue())
                .as("Kolmogorov-Smirnov, seed %d", SEED)
                .isGreaterThan(1e-5);
    }
}
