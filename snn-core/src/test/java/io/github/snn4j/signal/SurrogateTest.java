package io.github.snn4j.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
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
            case BOXCAR -> x -> Math.max(-0.5 / SLOPE, Math.min(0.5 / SLOPE, x));
        };
    }
}
