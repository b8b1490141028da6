package io.github.snn4j.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Real recordings. The sums were made by a script of its own from the bytes of the files. */
class EventReferenceTest {

    private static List<String> digits() {
        return IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    }

    private static long[] sums(EventRecording r) {
        long[] sums = new long[5];
        for (int k = 0; k < r.count(); k++) {
            sums[0]++;
            sums[1] += r.x(k);
            sums[2] += r.y(k);
            sums[3] += r.polarity(k);
            sums[4] += r.timeUs(k);
        }
        return sums;
    }

    @Test
    void sampleOfNmnist() throws IOException {
        EventRecording r = EventReader.nmnist().read(Events.reference("nmnist-small/sample_nmnist.bin"));
        assertThat(sums(r)).containsExactly(4325, 74457, 71931, 2145, 690487405);
        assertThat(new int[] {r.x(0), r.y(0), r.polarity(0), r.timeUs(0)}).containsExactly(7, 15, 1, 654);
        assertThat(new int[] {r.x(1), r.y(1), r.polarity(1), r.timeUs(1)}).containsExactly(19, 18, 0, 2999);
        assertThat(r.lastUs()).isEqualTo(311175);
    }

    @Test
    void hundredTestDigits() throws IOException {
        try (EventArchive zip = EventArchive.open(Events.reference("nmnist-small/test-100.zip"))) {
            EventDataset set = EventDataset.byFolder("test", zip, EventReader.nmnist(), ".bin", digits());
            assertThat(set.size()).isEqualTo(100);
            long[] total = new long[5];
            for (int i = 0; i < set.size(); i++) {
                long[] sums = sums(set.recording(i));
                for (int k = 0; k < 5; k++) {
                    total[k] += sums[k];
                }
            }
            assertThat(total).containsExactly(385596, 6388678, 6394198, 190652, 57793290170L);
            // The order is that of MNIST's test images: 7 2 1 0 4.
            assertThat(IntStream.range(0, 5).map(set::label).toArray()).containsExactly(7, 2, 1, 0, 4);
        }
    }

    @Test
    void labelsOfTheListsAreThoseOfTheFolders() throws IOException {
        var list = EventLabels.read(Events.reference("nmnist-small/test100.txt"));
        try (EventArchive zip = EventArchive.open(Events.reference("nmnist-small/test-100.zip"))) {
            EventDataset set = EventDataset.byFolder("test", zip, EventReader.nmnist(), ".bin", digits());
            assertThat(IntStream.range(0, 100).map(set::label).toArray())
                    .isEqualTo(
                            list.values().stream().mapToInt(Integer::intValue).toArray());
        }
    }

    @Test
    void gesturesOfTheDvs128() throws IOException {
        EventReader reader = EventReader.slayer3d(EventSensor.DVS128);
        int[] counts = {63471, 84260, 113063, 151879, 181179, 124244, 159617, 101288, 141773, 85936};
        int[] on = {32164, 43472, 55396, 77731, 93262, 61259, 77603, 50762, 70469, 47461};
        try (EventArchive zip = EventArchive.open(Events.reference("dvs-gesture-samples/dvs128-gesture-10.zip"))) {
            assertThat(zip.names()).hasSize(10);
            for (int n = 1; n <= 10; n++) {
                EventRecording r = reader.read(new ByteArrayInputStream(zip.read(n + ".bs3")), n + ".bs3");
                assertThat(r.count()).isEqualTo(counts[n - 1]);
                assertThat(sums(r)[3]).isEqualTo(on[n - 1]);
                assertThat(r.pool(4).sensor()).isEqualTo(new EventSensor(32, 32, 2));
                assertThat(r.pool(4).count()).isEqualTo(r.count());
            }
        }
    }

    /** The target of the Oxford task is stored neuron by neuron, not by time. */
    @Test
    void oxfordTask() throws IOException {
        EventReader reader = EventReader.slayer1d(200);
        EventRecording input = reader.read(Events.reference("oxford-spikes/oxford-input.bs1"));
        assertThat(input.count()).isEqualTo(1889);
        assertThat(input.x(0)).isEqualTo(118);
        assertThat(input.timeUs(0)).isEqualTo(300);
        var target = Events.reference("oxford-spikes/oxford-output.bs1");
        assertThatThrownBy(() -> reader.read(target)).hasMessageContaining("EventReader.sorting()");
        EventRecording sorted = reader.sorting().read(target);
        assertThat(sorted.count()).isEqualTo(10361);
    }
}
