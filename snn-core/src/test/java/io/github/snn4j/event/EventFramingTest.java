package io.github.snn4j.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.spike.SpikeFrames;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFramingTest {

    private static final EventSensor SENSOR = new EventSensor(3, 2, 2);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsAndSpikesAreThoseOfAHistogram(long seed) {
        EventRecording r = Events.random(new SplittableRandom(seed), SENSOR, 2000, 100);
        int steps = 40;
        int[] histogram = new int[steps * SENSOR.size()];
        int inTime = 0;
        for (int k = 0; k < r.count(); k++) {
            for (int step = 0; step < steps; step++) {
                if (r.timeUs(k) >= 500 * step && r.timeUs(k) < 500 * (step + 1)) {
                    histogram[step * SENSOR.size() + (r.polarity(k) * 2 + r.y(k)) * 3 + r.x(k)]++;
                    inTime++;
                }
            }
        }
        assertThat(inTime).as("seed %d", seed).isBetween(100, 1900);
        float[] all = new float[histogram.length];
        float[] capped = new float[histogram.length];
        new EventFraming(0.5, steps).counts(r, all);
        new EventFraming(0.5, steps, 2).counts(r, capped);
        SpikeFrames spikes = new EventFraming(0.5, steps).spikes(r);
        int cells = 0;
        for (int step = 0; step < steps; step++) {
            int k = 0;
            for (int n = 0; n < SENSOR.size(); n++) {
                int count = histogram[step * SENSOR.size() + n];
                assertThat(all[step * SENSOR.size() + n]).isEqualTo(count);
                assertThat(capped[step * SENSOR.size() + n]).isEqualTo(Math.min(2, count));
                if (count > 0) {
                    assertThat(spikes.neuron(step, k++)).isEqualTo(n);
                    cells++;
                }
            }
            assertThat(spikes.count(step)).isEqualTo(k);
        }
        assertThat(spikes.count()).isEqualTo(cells);
        assertThat(spikes.steps()).isEqualTo(steps);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new EventFraming(0.0005, 1)).hasMessageContaining("whole number of microseconds");
        assertThatThrownBy(() -> new EventFraming(0.0015, 1)).hasMessageContaining("got 1.5 us");
        assertThatThrownBy(() -> new EventFraming(1, 0)).hasMessage("EventFraming.steps must be >= 1, got 0");
        assertThatThrownBy(() -> new EventFraming(1, 1, 0)).hasMessage("EventFraming.cap must be >= 1, got 0");
        EventRecording r = Events.random(new SplittableRandom(1), SENSOR, 1, 1);
        assertThatThrownBy(() -> new EventFraming(1, 4).counts(r, new float[7]))
                .hasMessageContaining("48 values, got 7");
    }
}
