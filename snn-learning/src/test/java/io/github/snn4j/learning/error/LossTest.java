package io.github.snn4j.learning.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossTest {

    private static final float[] TARGETS = {9f, 0f, 0.75f, 0.25f, 9f};

    private static double loss(Loss loss, float... y) {
        return loss.gradient(y, TARGETS, 1, new float[3]);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void gradientIsThatOfTheValue(Loss loss) {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 20; trial++) {
            float[] y = new float[3];
            for (int k = 0; k < y.length; k++) {
                y[k] = (float) (4 * random.nextDouble() - 2);
            }
            float[] gradient = new float[3];
            loss.gradient(y, TARGETS, 1, gradient);
            for (int k = 0; k < y.length; k++) {
                float h = 1f / 128;
                float[] up = y.clone();
                float[] down = y.clone();
                up[k] += h;
                down[k] -= h;
                double slope = (loss(loss, up) - loss(loss, down)) / (2 * h);
                // The kink of smooth L1 makes the difference quotient wrong by less than h.
                assertThat((double) gradient[k])
                        .as("%s, output %d, trial %d, seed 7", loss, k, trial)
                        .isCloseTo(slope, within(loss == Loss.SMOOTH_L1 ? 0.01 : 2e-4));
            }
        }
    }

    @Test
    void valuesAreThoseOfTheFormulas() {
        assertThat(loss(Loss.SQUARED, 2f, 0.75f, 0.25f)).isEqualTo(2);
        assertThat(loss(Loss.SMOOTH_L1, 2f, 0.75f, 0.25f)).isEqualTo(1.5);
        assertThat(loss(Loss.SMOOTH_L1, 0.5f, 0.75f, -2.75f)).isEqualTo(0.125 + 2.5);
        assertThat(loss(Loss.CROSS_ENTROPY, 1f, 1f, 1f)).isCloseTo(Math.log(3), within(1e-12));
    }

    @Test
    void crossEntropyStandsLargeOutputs() {
        float[] gradient = new float[3];
        assertThat(Loss.CROSS_ENTROPY.gradient(new float[] {0f, 3000f, 0f}, TARGETS, 1, gradient))
                .isEqualTo(750);
        assertThat(gradient).containsExactly(0f, 0.25f, -0.25f);
    }

    @Test
    void nothingIsLeftAtTheTarget() {
        for (Loss loss : new Loss[] {Loss.SQUARED, Loss.SMOOTH_L1}) {
            float[] gradient = {1f, 1f, 1f};
            assertThat(loss.gradient(new float[] {0f, 0.75f, 0.25f}, TARGETS, 1, gradient))
                    .isZero();
            assertThat(gradient).containsOnly(0f);
        }
    }
}
