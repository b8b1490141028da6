package io.github.snn4j.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecordingTest {

    private static final EventSensor SENSOR = new EventSensor(7, 5, 2);

    private static List<String> text(EventRecording r) {
        List<String> events = new ArrayList<>();
        for (int k = 0; k < r.count(); k++) {
            events.add(r.x(k) + " " + r.y(k) + " " + r.polarity(k) + " " + r.timeUs(k));
        }
        return events;
    }

    private static List<String> expect(EventRecording r, IntPredicate kept, int dx, int dy, int factor, int dt) {
        List<String> events = new ArrayList<>();
        for (int k = 0; k < r.count(); k++) {
            if (kept.test(k)) {
                events.add((r.x(k) - dx) / factor + " " + (r.y(k) - dy) / factor + " " + r.polarity(k) + " "
                        + (r.timeUs(k) - dt));
            }
        }
        return events;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void cuttingKeepsExactlyWhatLiesInside(long seed) {
        EventRecording r = Events.random(new SplittableRandom(seed), SENSOR, 300, 20);
        assertThat(text(r.crop(2, 1, 4, 3)))
                .as("seed %d", seed)
                .isEqualTo(expect(r, k -> r.x(k) >= 2 && r.x(k) < 6 && r.y(k) >= 1 && r.y(k) < 4, 2, 1, 1, 0));
        assertThat(r.crop(2, 1, 4, 3).sensor()).isEqualTo(new EventSensor(4, 3, 2));
        assertThat(text(r.pool(2))).isEqualTo(expect(r, k -> r.x(k) < 6 && r.y(k) < 4, 0, 0, 2, 0));
        assertThat(r.pool(2).sensor()).isEqualTo(new EventSensor(3, 2, 2));
        assertThat(text(r.window(500, 1200)))
                .isEqualTo(expect(r, k -> r.timeUs(k) >= 500 && r.timeUs(k) < 1200, 0, 0, 1, 500));
        assertThat(r.onlyPolarity(0).count() + r.onlyPolarity(1).count()).isEqualTo(r.count());
        assertThat(r.onlyPolarity(1).count())
                .isEqualTo(expect(r, k -> r.polarity(k) == 1, 0, 0, 1, 0).size());
        assertThat(r.mergePolarities().count()).isEqualTo(r.count());
        assertThat(r.mergePolarities().sensor().size()).isEqualTo(35);
    }

    @Test
    void cuttingInTwoLosesNothing() {
        EventRecording r = Events.random(new SplittableRandom(9), SENSOR, 300, 20);
        int middle = r.timeUs(150);
        assertThat(r.window(0, middle).count()
                        + r.window(middle, r.lastUs() + 1).count())
                .isEqualTo(300);
        assertThat(r.crop(0, 0, 7, 5)).isEqualTo(r);
        assertThat(r.pool(1)).isEqualTo(r);
        assertThat(r.window(0, Integer.MAX_VALUE)).isEqualTo(r);
    }

    @Test
    void neuronsAreChannelsOfRows() {
        EventRecording r =
                EventRecording.of(SENSOR, new int[] {3, 6}, new int[] {2, 4}, new int[] {0, 1}, new int[] {5, 5});
        assertThat(r.neuron(0)).isEqualTo(2 * 7 + 3);
        assertThat(r.neuron(1)).isEqualTo(2 * 7 * 5 - 1);
    }

    @Test
    void emptyRecordingIsARecording() {
        EventRecording r = EventRecording.of(SENSOR, new int[0], new int[0], new int[0], new int[0]);
        assertThat(r.count()).isZero();
        assertThat(r.lastUs()).isZero();
        assertThat(r.crop(0, 0, 2, 2).pool(2).window(0, 10).mergePolarities().count())
                .isZero();
    }

    @Test
    void mistakesAreNamed() {
        int[] two = {0, 0};
        assertThatThrownBy(() -> EventRecording.of(SENSOR, new int[] {0, 7}, two, two, two))
                .hasMessage("EventRecording: event 1 must lie on the sensor of 7 x 5 x 2, got x 7, y 0, polarity 0");
        assertThatThrownBy(() -> EventRecording.of(SENSOR, two, two, two, new int[] {9, 8}))
                .hasMessageStartingWith("EventRecording: time of event 1 must be >= 9 us");
        assertThatThrownBy(() -> EventRecording.of(SENSOR, two, two, two, new int[] {-1, 8}))
                .hasMessageStartingWith("EventRecording: time of event 0 must be >= 0 us");
        assertThatThrownBy(() -> EventRecording.of(SENSOR, two, two, new int[1], two))
                .hasMessage("EventRecording.polarity must have length 2, got 1");
        EventRecording r = EventRecording.of(SENSOR, two, two, two, two);
        assertThatThrownBy(() -> r.crop(4, 0, 4, 2)).hasMessageContaining("got 4 x 2 at (4, 0)");
        assertThatThrownBy(() -> r.pool(6)).hasMessageContaining("got 6");
        assertThatThrownBy(() -> r.window(5, 4)).hasMessageContaining("got 5 and 4");
        assertThatThrownBy(() -> r.onlyPolarity(2)).hasMessageContaining("must be in [0, 1], got 2");
        assertThatThrownBy(() -> new EventSensor(0, 1, 1)).hasMessageContaining("EventSensor.width");
        assertThatThrownBy(() -> new EventSensor(65536, 65536, 1)).hasMessageContaining("below 2^31");
    }
}
