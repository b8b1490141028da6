package io.github.snn4j.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.event.EventDataset.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventDatasetTest {

    private static final List<String> CLASSES = List.of("0", "1", "2");

    @TempDir
    private Path dir;

    private static EventRecording recording(int number) {
        return Events.random(new SplittableRandom(number), EventSensor.NMNIST, 50 + number, 1000);
    }

    private EventArchive zip(String... names) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int k = 0; k < names.length; k++) {
            files.put(names[k], Events.bytes(recording(k), EventFormat.NMNIST));
        }
        return EventArchive.open(Files.write(dir.resolve("a.zip"), Events.zip(files)));
    }

    private Map<Integer, Integer> labels(String text) throws IOException {
        return EventLabels.read(Files.writeString(dir.resolve("list.txt"), text));
    }

    @Test
    void foldersNameTheClasses() throws IOException {
        try (EventArchive zip = zip("Train/2/00001.bin", "Train/0/00003.bin", "Train/2/00002.bin", "readme.txt")) {
            EventDataset set = EventDataset.byFolder("train", zip, EventReader.nmnist(), ".bin", CLASSES);
            assertThat(set).hasToString("train: 3 recordings, 34 x 34 x 2, 3 classes");
            assertThat(new int[] {set.label(0), set.label(1), set.label(2)}).containsExactly(2, 2, 0);
            assertThat(set.file(2)).isEqualTo("Train/0/00003.bin");
            assertThat(set.labelCounts()).containsExactly(1, 0, 2);
            assertThat(set.recording(0)).isEqualTo(recording(0));
            assertThat(set.recording(1)).isEqualTo(recording(2));
            assertThat(set.recording(2)).isEqualTo(recording(1));
        }
    }

    @Test
    void changesPartsAndMemoryGoTogether() throws IOException {
        EventDataset kept;
        try (EventArchive zip = zip("0/1.bin", "1/2.bin", "2/3.bin", "1/4.bin")) {
            EventDataset set = EventDataset.byFolder("s", zip, EventReader.nmnist(), ".bin", CLASSES);
            kept = set.map(r -> r.crop(0, 0, 32, 32))
                    .subset(1, 4)
                    .map(r -> r.pool(2))
                    .inMemory();
        }
        assertThat(kept.sensor()).isEqualTo(new EventSensor(16, 16, 2));
        assertThat(kept.size()).isEqualTo(3);
        assertThat(kept.subset(1, 3).recording(1))
                .isEqualTo(recording(3).crop(0, 0, 32, 32).pool(2));
        assertThat(kept.subset(1, 3).label(0)).isEqualTo(2);
        assertThatThrownBy(() -> kept.subset(1, 4)).hasMessageContaining("must lie in 0..3, got 1..4");
        assertThatThrownBy(() -> kept.recording(3)).hasMessageContaining("must be in [0, 2], got 3");
    }

    @Test
    void listNamesFilesByNumber() throws IOException {
        try (EventArchive zip = zip("x/60001.bs2", "x/00007.bs2", "x/9.bs2", "x/list.txt")) {
            EventDataset set = EventDataset.byList(
                    "s", zip, EventReader.nmnist(), ".bs2", labels("#sample #class\r\n60001\t2\r\n7\t1\r\n"), 3);
            assertThat(set.size()).isEqualTo(2);
            assertThat(set.file(0)).isEqualTo("x/60001.bs2");
            assertThat(set.label(0)).isEqualTo(2);
            assertThat(set.recording(1)).isEqualTo(recording(1));
            assertThatThrownBy(() -> EventDataset.byList(
                            "s", zip, EventReader.nmnist(), ".bs2", labels("7 1\n8 1\n60001 0\n"), 3))
                    .hasMessageContaining(
                            "expected a file NUMBER.bs2 for each of 3 labels, found 2; the first without is 8");
            assertThatThrownBy(
                            () -> EventDataset.byList("s", zip, EventReader.nmnist(), ".bs2", labels("7 1\n9 3\n"), 3))
                    .hasMessageContaining("9.bs2: expected a label in 0..2, found 3");
        }
        try (EventArchive zip = zip("x/7.bs2", "y/07.bs2")) {
            assertThatThrownBy(() -> EventDataset.byList("s", zip, EventReader.nmnist(), ".bs2", labels("7 1"), 3))
                    .hasMessageContaining("expected one file of number 7");
        }
    }

    @Test
    void badListsNameTheByte() {
        assertThatThrownBy(() -> labels("1 2\r\nx\r\n"))
                .hasMessageContaining("list.txt, byte 5: expected number and label, found 'x'");
        assertThatThrownBy(() -> labels("1 2\n1 3\n")).hasMessageContaining("byte 4: expected every number once");
        assertThatThrownBy(() -> labels("# 1 2\n")).hasMessageContaining("found none");
    }

    @Test
    void unknownFoldersAndEmptySetsAreRefused() throws IOException {
        try (EventArchive zip = zip("3/1.bin")) {
            assertThatThrownBy(() -> EventDataset.byFolder("s", zip, EventReader.nmnist(), ".bin", CLASSES))
                    .isInstanceOf(EventFileException.class)
                    .hasMessageContaining(
                            "a.zip!3/1.bin: expected a folder that names the class, one of [0, 1, 2], found '3'");
            assertThatThrownBy(() -> EventDataset.byFolder("s", zip, EventReader.nmnist(), ".dat", CLASSES))
                    .hasMessageContaining("expected recordings of s, found none among 1 files");
        }
        try (EventArchive zip = zip("1.bin")) {
            assertThatThrownBy(() -> EventDataset.byFolder("s", zip, EventReader.nmnist(), ".bin", CLASSES))
                    .hasMessageContaining("found no folder");
        }
    }

    @Test
    void damagedRecordingIsNamedAndTheOthersStayUsable() throws IOException {
        byte[] cut = {1, 2, 3};
        byte[] good = Events.bytes(recording(0), EventFormat.NMNIST);
        byte[] bytes = Events.zip(new TreeMap<>(Map.of("0/1.bin", cut, "0/2.bin", good)));
        try (EventArchive zip = EventArchive.open(Files.write(dir.resolve("a.zip"), bytes))) {
            EventDataset set = EventDataset.of(
                    "s", zip, EventReader.nmnist(), List.of(new Item("0/1.bin", 0), new Item("0/2.bin", 0)), 1);
            assertThatThrownBy(() -> set.recording(0)).hasMessageContaining("a.zip!0/1.bin, byte 0: expected 5 bytes");
            assertThat(set.recording(1)).isEqualTo(recording(0));
        }
    }
}
