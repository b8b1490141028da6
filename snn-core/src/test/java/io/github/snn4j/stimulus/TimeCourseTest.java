package io.github.snn4j.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class TimeCourseTest {

    private static final TimeCourse STEPS = TimeCourse.steps(new double[] {1, 2.5, 7}, new double[] {4, -2, 3});

    private static double stepsAt(double ms) {
        return ms < 1 ? 0 : ms < 2.5 ? 4 : ms < 7 ? -2 : 3;
    }

    /** Midpoint rule. */
    private static double numericalMean(DoubleUnaryOperator f, double fromMs, double toMs) {
        int parts = 20_000;
        double sum = 0;
        for (int k = 0; k < parts; k++) {
            sum += f.applyAsDouble(fromMs + (k + 0.5) * (toMs - fromMs) / parts);
        }
        return sum / parts;
    }

    @Test
    void meanOfStepsIsTheIntegralOverTheSpan() {
        for (double from = 0; from < 9; from += 0.37) {
            for (double length : new double[] {0.1, 0.5, 2, 8}) {
                assertThat(STEPS.mean(from, from + length))
                        .as("%f ms from %f ms", length, from)
                        .isCloseTo(numericalMean(TimeCourseTest::stepsAt, from, from + length), within(1e-3));
            }
        }
        assertThat(STEPS.mean(0, 1)).isZero();
        assertThat(STEPS.mean(1, 2.5)).isEqualTo(4);
        assertThat(STEPS.mean(2.5, 2.6)).isEqualTo(-2);
        assertThat(STEPS.mean(2, 3)).isEqualTo(1);
        assertThat(STEPS.mean(1e6, 1e6 + 1)).isEqualTo(3);
    }

    @Test
    void meanOfASinusoidIsTheIntegralOverTheSpan() {
        TimeCourse course = TimeCourse.sinusoid(0.7, 2, 40, 0.3);
        for (double from : new double[] {0, 3.3, 250}) {
            for (double length : new double[] {0.1, 7, 25, 60}) {
                double expected = numericalMean(
                        ms -> 0.7 + 2 * Math.sin(2 * Math.PI * 40 * ms / 1000 + 0.3), from, from + length);
                assertThat(course.mean(from, from + length)).isCloseTo(expected, within(1e-6));
            }
        }
        assertThat(course.mean(11, 36)).as("a whole period").isCloseTo(0.7, within(1e-12));
        assertThat(TimeCourse.sinusoid(1, 2, 0, Math.PI / 2).mean(5, 6)).isEqualTo(3);
    }

    @Test
    void boundsHoldAllValues() {
        assertThat(STEPS.min()).isEqualTo(-2);
        assertThat(STEPS.max()).isEqualTo(4);
        TimeCourse late = TimeCourse.steps(new double[] {3}, new double[] {5});
        assertThat(late.min()).as("0 before the first").isZero();
        assertThat(TimeCourse.constant(5).min()).isEqualTo(5);
        TimeCourse sinusoid = TimeCourse.sinusoid(1, -3, 5, 0);
        assertThat(sinusoid.min()).isEqualTo(-2);
        assertThat(sinusoid.max()).isEqualTo(4);
    }

    @Test
    void equalStepsAreEqualAndArraysAreCopied() {
        double[] values = {4, -2, 3};
        TimeCourse course = TimeCourse.steps(new double[] {1, 2.5, 7}, values);
        values[0] = 99;
        assertThat(course).isEqualTo(STEPS).hasSameHashCodeAs(STEPS);
        assertThat(course).isNotEqualTo(TimeCourse.steps(new double[] {1, 2.5, 8}, new double[] {4, -2, 3}));
        assertThat(TimeCourse.constant(2)).hasToString("Constant[2.0]");
        assertThat(course).hasToString("Steps[3 values]");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> TimeCourse.steps(new double[] {1, 1}, new double[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TimeCourse.steps: timesMs must ascend, got 1.0 ms after 1.0 ms");
        assertThatThrownBy(() -> TimeCourse.steps(new double[] {2, 1}, new double[] {0, 0}))
                .hasMessageContaining("must ascend");
        assertThatThrownBy(() -> TimeCourse.steps(new double[] {1, 2}, new double[] {0}))
                .hasMessage("TimeCourse.steps: values must have length 2, got 1");
        assertThatThrownBy(() -> TimeCourse.steps(new double[0], new double[0]))
                .hasMessage("TimeCourse.steps: number of times must be >= 1, got 0");
        assertThatThrownBy(() -> TimeCourse.steps(new double[] {-1}, new double[] {0}))
                .hasMessage("TimeCourse.steps: timesMs[0] must be >= 0 ms, got -1.0");
        assertThatThrownBy(() -> TimeCourse.steps(new double[] {Double.NaN}, new double[] {0}))
                .hasMessageContaining("got NaN");
        assertThatThrownBy(() -> TimeCourse.constant(Double.NaN)).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> TimeCourse.sinusoid(1, Double.NaN, 1, 0)).hasMessageContaining("amplitude");
        assertThatThrownBy(() -> TimeCourse.sinusoid(1, 1, -1, 0)).hasMessageContaining("frequencyHz must be >= 0 Hz");
    }
}
