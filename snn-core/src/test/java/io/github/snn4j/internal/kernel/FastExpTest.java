package io.github.snn4j.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast exponential: accuracy, ends of the range, and the same bits in the SIMD kernel. */
class FastExpTest {

    @Test
    void staysCloseToTheTrueValue() {
        double worst = 0;
        for (float x = 0f; x >= -87f; x -= 1.7e-5f + 1e-6f * Math.abs(x)) {
            double exact = StrictMath.exp(x);
            worst = Math.max(worst, Math.abs(FastExp.nonPositive(x) - exact) / exact);
        }
        assertThat(worst).isLessThan(3e-7);
    }

    @Test
    void endsOfTheRange() {
        assertThat(FastExp.nonPositive(0f)).isEqualTo(1f);
        assertThat(FastExp.nonPositive(-0f)).isEqualTo(1f);
        assertThat(FastExp.nonPositive(-Float.MIN_VALUE)).isEqualTo(1f);
        assertThat(FastExp.nonPositive(-87f)).isGreaterThan(0f);
        assertThat(FastExp.nonPositive(Math.nextDown(-87f))).isZero();
        assertThat(FastExp.nonPositive(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FastExp.nonPositive(Float.NaN)).isNaN();
    }

    /** With both reversal potentials and the rest at 0 the conductance kernel is nothing but {@code v exp(-g)}. */
    @Test
    void simdGivesTheSameBits() {
        int n = 100_000;
        Random random = new Random(5);
        float[] v = new float[n];
        float[] g = new float[n];
        for (int i = 0; i < n; i++) {
            v[i] = 1f;
            g[i] = 100f * random.nextFloat();
        }
        LifParameters p = new LifParameters(0, 0, 1f, 1f, 0, 1f, 1f, 0f, 0f, 2f, 0f, 0f, 0, false, 1f, 1f, 0f);
        LifArrays a =
                new LifArrays(v, g.clone(), new float[n], new float[n], null, new float[n], new float[n], null, null);
        KernelProvider.byName("vector").lifConductance(p, a, 0, 0, 0, n, false, new int[n]);
        for (int i = 0; i < n; i++) {
            float expected = FastExp.nonPositive(-(1f + g[i]));
            assertThat(Float.floatToRawIntBits(v[i])).as("g %s", g[i]).isEqualTo(Float.floatToRawIntBits(expected));
        }
    }
}
