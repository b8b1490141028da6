package io.github.snn4j.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.spike.LatencySource.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatencySourceTest {

    private static int[] steps(LatencySource source, float... values) {
        SpikeSource.Emitter emitter = source.bind(TestContext.of(values.length, 1, 1));
        emitter.present(0, values);
        Raster raster = Raster.of(emitter, values.length, 500, 0, 0);
        int[] steps = new int[values.length];
        for (int n = 0; n < values.length; n++) {
            int[] train = raster.train(n);
            assertThat(train).hasSizeLessThanOrEqualTo(1);
            steps[n] = train.length == 0 ? -1 : train[0];
        }
        return steps;
    }

    @Test
    void linearTimesFallWithTheValue() {
        LatencySource source = new LatencySource(100, 255, 0, Form.LINEAR);
        assertThat(steps(source, 0, 255, 127.5f, 25.5f, 1e-3f)).containsExactly(-1, 0, 50, 90, 100);
    }

    @Test
    void linearTimesReachTheMaximumAtTheThreshold() {
        LatencySource source = new LatencySource(80, 1, 0.2, Form.LINEAR);
        assertThat(steps(source, 0.19f, 0.2f, 0.6f, 1)).containsExactly(-1, 80, 40, 0);
    }

    @Test
    void logarithmicTimesKeepRatios() {
        LatencySource source = new LatencySource(90, 1, 0.125, Form.LOGARITHMIC);
        assertThat(steps(source, 0, 0.12f, 0.125f, 0.25f, 0.5f, 1)).containsExactly(-1, -1, 90, 60, 30, 0);
    }

    @ParameterizedTest
    @EnumSource
    void strongerNeuronsNeverFireLater(Form form) {
        float[] values = new float[200];
        for (int n = 0; n < values.length; n++) {
            values[n] = n / 199f;
        }
        int[] steps = steps(new LatencySource(300, 1, 0.05, form), values);
        for (int n = 1; n < steps.length; n++) {
            assertThat(steps[n - 1] < 0 || steps[n] <= steps[n - 1])
                    .as("%d after %d", steps[n], steps[n - 1])
                    .isTrue();
        }
        assertThat(steps[199]).isZero();
    }

    @Test
    void valueAtAThresholdThatNoFloatCanHoldFires() {
        assertThat(steps(new LatencySource(10, 1, 0.7, Form.LINEAR), 0.7f)).containsExactly(10);
    }

    @Test
    void newPresentationReplacesTheOldOne() {
        SpikeSource.Emitter emitter = new LatencySource(4, 1, 0, Form.LINEAR).bind(TestContext.of(3, 1, 1));
        assertThat(Raster.of(emitter, 3, 10, 0, 0).count()).isZero();
        emitter.present(0, new float[] {1, 1, 0.5f});
        assertThat(Raster.of(emitter, 3, 10, 0, 0).list()).containsExactly("[0, 0]", "[0, 1]", "[2, 2]");
        emitter.present(0, new float[] {0, 0.25f, 1});
        assertThat(Raster.of(emitter, 3, 10, 0, 1).list()).containsExactly("[0, 2]", "[3, 1]");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new LatencySource(-1, 1, 0, Form.LINEAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LatencySource.tMaxMs must be >= 0 ms, got -1.0");
        assertThatThrownBy(() -> new LatencySource(1, 0, 0, Form.LINEAR))
                .hasMessage("LatencySource.maxValue must be > 0, got 0.0");
        assertThatThrownBy(() -> new LatencySource(1, 1, 1, Form.LINEAR))
                .hasMessage("LatencySource.threshold must be in [0, 1) for the form LINEAR, got 1.0");
        assertThatThrownBy(() -> new LatencySource(1, 1, 0, Form.LOGARITHMIC))
                .hasMessage("LatencySource.threshold must be in (0, 1) for the form LOGARITHMIC, got 0.0");
        assertThatThrownBy(() -> new LatencySource(1.5, 1, 0, Form.LINEAR).bind(TestContext.of(1, 1, 1)))
                .hasMessageStartingWith("LatencySource 'in': tMaxMs 1.5 is not a multiple of dtMs 1.0");
    }
}
