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
    void fastNormalObeysItsLaw() {
        assertLaw(Distributions::fastNormal, NormalDistribution.of(0, 1)::cumulativeProbability);
        assertThat(pValue(r -> 1.1 * Distributions.fastNormal(r), NormalDistribution.of(0, 1)::cumulativeProbability))
                .as("10 %% too broad")
                .isLessThan(1e-5);
    }

    @Test
    void fastExponentialObeysItsLaw() {
        assertLaw(Distributions::fastExponential, x -> -Math.expm1(-x));
        assertThat(pValue(r -> 1.1 * Distributions.fastExponential(r), x -> -Math.expm1(-x)))
                .isLessThan(1e-5);
    }

    /** Within five standard errors of the moments 0, 1, 0, 3 and 0, 15, and of 1, 2, 6, 24. */
    @Test
    void fastDistributionsHaveTheirMoments() {
        int draws = 1_000_000;
        KeyedRandom.Cursor random = KeyedRandom.of(SEED, "moments", "test").cursor();
        double[] normal = new double[7];
        double[] exponential = new double[5];
        for (int n = 0; n < draws; n++) {
            add(normal, Distributions.fastNormal(random));
            add(exponential, Distributions.fastExponential(random));
        }
        double[] expected = {1, 0, 1, 0, 3, 0, 15};
        double[] variance = {0, 1, 2, 15, 96, 945, 10_170};
        for (int m = 1; m <= 6; m++) {
            assertThat(normal[m] / draws)
                    .as("normal moment %d, seed %d", m, SEED)
                    .isBetween(
                            expected[m] - 5 * Math.sqrt(variance[m] / draws),
                            expected[m] + 5 * Math.sqrt(variance[m] / draws));
        }
        double[] factorial = {1, 1, 2, 6, 24};
        double[] spread = {0, 1, 20, 684, 39_744};
        for (int m = 1; m <= 4; m++) {
            assertThat(exponential[m] / draws)
                    .as("exponential moment %d, seed %d", m, SEED)
                    .isBetween(
                            factorial[m] - 5 * Math.sqrt(spread[m] / draws),
                            factorial[m] + 5 * Math.sqrt(spread[m] / draws));
        }
    }

    private static void add(double[] powers, double x) {
        double power = 1;
        for (int m = 0; m < powers.length; m++) {
            powers[m] += power;
            power *= x;
        }
    }

    /** Beyond the base of the ziggurat another method takes over; both sides of the border are counted. */
    @Test
    void theTailsOfTheFastDistributionsHaveTheirShare() {
        int draws = 2_000_000;
        KeyedRandom.Cursor random = KeyedRandom.of(SEED, "tails", "test").cursor();
        NormalDistribution law = NormalDistribution.of(0, 1);
        double[] borders = {3.4, 3.6541528853610088, 3.9};
        double[] ends = {7, 7.69711747013105, 9};
        int[] above = new int[3];
        int[] below = new int[3];
        int[] late = new int[3];
        for (int n = 0; n < draws; n++) {
            double x = Distributions.fastNormal(random);
            double y = Distributions.fastExponential(random);
            for (int b = 0; b < 3; b++) {
                above[b] += x > borders[b] ? 1 : 0;
                below[b] += x < -borders[b] ? 1 : 0;
                late[b] += y > ends[b] ? 1 : 0;
            }
        }
        for (int b = 0; b < 3; b++) {
            assertShare(above[b], draws * law.survivalProbability(borders[b]));
            assertShare(below[b], draws * law.survivalProbability(borders[b]));
            assertShare(late[b], draws * Math.exp(-ends[b]));
        }
    }

    private static void assertShare(int found, double mean) {
        assertThat((double) found)
                .as("seed %d", SEED)
                .isBetween(mean - 4 * Math.sqrt(mean), mean + 4 * Math.sqrt(mean));
    }

    /** Seeded runs hold these numbers: a change of the method is a change of results. */
    @Test
    void fastNumbersArePinned() {
        KeyedRandom.Cursor random = KeyedRandom.of(SEED, "pinned", "test").cursor();
        long normal = 0;
        long exponential = 0;
        for (int n = 0; n < 100_000; n++) {
            normal = 31 * normal + Double.doubleToLongBits(Distributions.fastNormal(random));
            exponential = 31 * exponential + Double.doubleToLongBits(Distributions.fastExponential(random));
        }
        assertThat(normal).isEqualTo(6259078723092866067L);
        assertThat(exponential).isEqualTo(2606437239871682516L);
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
        assertThat(pValue(law, cdf)).as("Kolmogorov-Smirnov, seed %d", SEED).isGreaterThan(1e-5);
    }

    private static double pValue(ToDoubleFunction<RandomGenerator> law, DoubleUnaryOperator cdf) {
        KeyedRandom random = KeyedRandom.of(SEED, "component", "test");
        double[] draws = new double[DRAWS];
        for (int n = 0; n < DRAWS; n++) {
            draws[n] = law.applyAsDouble(random.generator(n, 0, 0));
        }
        return KolmogorovSmirnovTest.withDefaults().test(draws, cdf).getPValue();
    }
}
