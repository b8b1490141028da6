package io.github.snn4j.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each shape is the derivative of a smooth step. */
class SurrogateTest {

    private static final double SLOPE = 3;

    @ParameterizedTest
    @EnumSource(Surrogate.Shape.class)
    void shapeIsTheDerivativeOfItsSmoothStep(Surrogate.Shape shape) {
        Surrogate surrogate = new Surrogate(shape, SLOPE);
        DoubleUnaryOperator step = smoothStep(shape);
        for (double x : new double[] {-1.1, -0.3, -0.21, -0.1, -0.01, 0.02, 0.12, 0.25, 0.9}) {
            double h = 1e-5;
            double slope = (step.applyAsDouble(x + h) - step.applyAsDouble(x - h)) / (2 * h);
            assertThat((double) surrogate.valueAt((float) x)).as("at %s", x).isCloseTo(slope, within(1e-5));
        }
        assertThat(surrogate.valueAt(0f)).isEqualTo(1f);
    }

    private static DoubleUnaryOperator smoothStep(Surrogate.Shape shape) {
        return switch (shape) {
            case FAST_SIGMOID -> x -> x / (1 + SLOPE * Math.abs(x));
            case SIGMOID -> x -> 4 / SLOPE / (1 + Math.exp(-SLOPE * x));
            case TRIANGLE ->
                x -> {
                    double y = Math.max(-1 / SLOPE, Math.min(1 / SLOPE, x));
                    return y - Math.signum(y) * SLOPE * y * y / 2;
                };
            case ARCTAN -> x -> Math.atan(SLOPE * x) / SLOPE;
            case GAUSSIAN -> SurrogateTest::bellIntegral;
            case BOXCAR -> x -> Math.max(-0.5 / SLOPE, Math.min(0.5 / SLOPE, x));
        };
    }

    /** Simpson's rule on 2000 intervals: the error function is not in the library. */
    private static double bellIntegral(double x) {
        int n = 2000;
        double h = x / n;
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            double y = SLOPE * k * h;
            int weight = k == 0 || k == n ? 1 : k % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-y * y / 2);
        }
        return sum * h / 3;
    }

    @ParameterizedTest
    @EnumSource(Surrogate.Shape.class)
    void heightScalesAndManyValuesAreTheBitsOfOne(Surrogate.Shape shape) {
        Surrogate one = new Surrogate(shape, SLOPE);
        Surrogate scaled = new Surrogate(shape, SLOPE, 0.25);
        float[] distance = new float[77];
        for (int n = 0; n < distance.length; n++) {
            distance[n] = (n - 38) * 0.0371f;
        }
        float[] many = new float[distance.length];
        scaled.valuesAt(distance, 3, 70, many);
        for (int n = 0; n < distance.length; n++) {
            boolean inside = n >= 3 && n < 70;
            assertThat(scaled.valueAt(distance[n])).isEqualTo(0.25f * one.valueAt(distance[n]));
            assertThat(many[n]).isEqualTo(inside ? scaled.valueAt(distance[n]) : 0f);
        }
    }

    @Test
    void valuesOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> new Surrogate(Surrogate.Shape.ARCTAN, 0)).hasMessageContaining("Surrogate.slope");
        assertThatThrownBy(() -> new Surrogate(Surrogate.Shape.ARCTAN, 1, -1)).hasMessageContaining("Surrogate.height");
    }
}
