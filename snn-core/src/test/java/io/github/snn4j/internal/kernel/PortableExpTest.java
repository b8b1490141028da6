package io.github.snn4j.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The exponential against StrictMath, whose error is below 1 ulp. */
class PortableExpTest {

    @Test
    void agreesWithStrictMathOverTheWholeRange() {
        SplittableRandom random = new SplittableRandom(11);
        for (int k = 0; k < 50_000; k++) {
            double x = k % 2 == 0 ? random.nextDouble(-708, 709) : random.nextDouble(-3, 3);
            double exact = StrictMath.exp(x);
            assertThat(Math.abs(PortableExp.exp(x) - exact))
                    .as("seed 11, x %s", x)
                    .isLessThanOrEqualTo(1e-15 * exact);
        }
    }

    @Test
    void saturatesAtTheEndsAndKeepsNan() {
        assertThat(PortableExp.exp(0)).isEqualTo(1);
        assertThat(PortableExp.exp(-709)).isZero();
        assertThat(PortableExp.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(PortableExp.exp(Double.POSITIVE_INFINITY))
                .isEqualTo(PortableExp.exp(709))
                .isFinite();
        assertThat(PortableExp.exp(Double.NaN)).isNaN();
    }

    @Test
    void theRateFormHasItsLimitAtZeroAndAgreesWithExpm1() {
        assertThat(PortableExp.overExpm1(0)).isEqualTo(1);
        SplittableRandom random = new SplittableRandom(12);
        for (int k = 0; k < 20_000; k++) {
            double x = Math.copySign(Math.pow(10, random.nextDouble(-12, 2)), random.nextDouble() - 0.5);
            double exact = x / StrictMath.expm1(x);
            assertThat(PortableExp.overExpm1(x)).as("seed 12, x %s", x).isCloseTo(exact, within(1e-12 * exact));
        }
    }
}
