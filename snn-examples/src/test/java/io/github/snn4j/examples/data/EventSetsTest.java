package io.github.snn4j.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.snn4j.event.EventFormat;
import io.github.snn4j.event.EventRecording;
import io.github.snn4j.event.EventSensor;
import io.github.snn4j.event.EventWriter;
import io.github.snn4j.examples.experiment.DataNeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSetsTest {

    @TempDir
    private Path dir;

    private DataPlaces places() {
        return DataPlaces.of(dir, Map.of(), dir.resolve("home"));
    }

    private static EventRecording recording(EventSensor sensor, int x) {
        return EventRecording.of(sensor, new int[] {x, 1}, new int[] {2, 3}, new int[] {1, 0}, new int[] {4, 5});
    }

    private static byte[] digit(int x) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventWriter.write(recording(EventSensor.NMNIST, x), EventFormat.NMNIST, out);
        return out.toByteArray();
    }

    private static void zip(Path path, String... names) throws IOException {
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int k = 0; k < names.length; k++) {
                zip.putNextEntry(new ZipEntry(names[k]));
                zip.write(digit(k));
                zip.closeEntry();
            }
        }
    }

    private static void folder(Path path, String... names) throws IOException {
        for (int k = 0; k < names.length; k++) {
            Path file = path.resolve(names[k]);
            Files.createDirectories(file.getParent());
            Files.write(file, digit(k));
        }
    }

    @Test
    void foldersAndZipsOfAnySizeAreFound() throws IOException {
        assertThat(NmnistData.find(places())).isEmpty();
        zip(dir.resolve("train-3.zip"), "Train/5/00001.bin", "Train/0/00002.bin", "Train/4/00003.bin");
        assertThat(NmnistData.find(places())).isEmpty();
        folder(dir.resolve("Test"), "7/00001.bin", "2/00002.bin");
        try (NmnistData data = NmnistData.open(places())) {
            assertThat(data.train()).hasToString("nmnist-train: 3 recordings, 34 x 34 x 2, 10 classes");
            assertThat(data.train().label(1)).isZero();
            assertThat(data.train().recording(2)).isEqualTo(recording(EventSensor.NMNIST, 2));
            assertThat(data.test().size()).isEqualTo(2);
            assertThat(data.test().label(0)).isEqualTo(7);
            assertThat(data.test().recording(1)).isEqualTo(recording(EventSensor.NMNIST, 1));
        }
        // The whole set comes before a part of it.
        zip(dir.resolve("Train.zip"), "Train/5/00001.bin", "Train/0/00002.bin", "1/3.bin", "2/4.bin");
        try (NmnistData data = NmnistData.open(places())) {
            assertThat(data.train().size()).isEqualTo(4);
        }
    }

    @Test
    void missingAndDamagedSetsAreExplained() throws IOException {
        assertThatThrownBy(() -> NmnistData.open(places()))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("--data: " + dir)
                .hasMessageContaining("Train/5/00001.bin");
        assertThatThrownBy(() -> DataNeed.NMNIST.check(places())).isInstanceOf(MissingDataException.class);
        assertThatThrownBy(() -> DataNeed.GESTURE.check(places()))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("7/user03.bs3");
        zip(dir.resolve("Train.zip"), "Train/x/00001.bin");
        zip(dir.resolve("Test.zip"), "Test/5/00001.bin");
        assertThatThrownBy(() -> NmnistData.open(places()))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("Train.zip!Train/x/00001.bin: expected a folder that names the class");
        Files.write(dir.resolve("Train.zip"), new byte[100]);
        assertThatThrownBy(() -> NmnistData.open(places()))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("complete zip file");
    }

    @Test
    void gesturesAreNumberedOrInFolders() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("dvs128-gesture-own/11"));
        EventWriter.write(recording(EventSensor.DVS128, 100), EventFormat.SLAYER_3D, folder.resolve("user01.bs3"));
        EventWriter.write(recording(EventSensor.DVS128, 101), EventFormat.SLAYER_3D, folder.resolveSibling("2.bs3"));
        DataNeed.GESTURE.check(places());
        try (GestureData data = GestureData.open(places())) {
            assertThat(data.recordings()).hasToString("dvs128-gesture: 2 recordings, 128 x 128 x 2, 11 classes");
            assertThat(data.recordings().label(0)).isEqualTo(1);
            assertThat(data.recordings().label(1)).isEqualTo(10);
            assertThat(data.recordings().recording(0)).isEqualTo(recording(EventSensor.DVS128, 101));
        }
        Files.move(folder.resolveSibling("2.bs3"), folder.resolveSibling("12.bs3"));
        assertThatThrownBy(() -> GestureData.open(places()))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("12.bs3: expected a label in 0..10, found 11");
    }

    @Test
    void realSets() throws IOException {
        String reference = System.getProperty("snn4j.reference");
        assumeTrue(reference != null, "needs -Dsnn4j.reference");
        DataPlaces digits = DataPlaces.of(Path.of(reference, "nmnist-small"), Map.of(), dir);
        try (NmnistData data = NmnistData.open(digits)) {
            assertThat(data.train().size()).isEqualTo(1000);
            assertThat(data.test().size()).isEqualTo(100);
            // The first training image of MNIST is a 5, the last of the first thousand a 2.
            assertThat(data.train().label(0)).isEqualTo(5);
            long events = 0;
            for (int i = 0; i < 1000; i++) {
                events += data.train().recording(i).count();
            }
            assertThat(events).isEqualTo(4_133_231);
        }
        DataPlaces hands = DataPlaces.of(Path.of(reference, "dvs-gesture-samples"), Map.of(), dir);
        try (GestureData data = GestureData.open(hands)) {
            assertThat(data.recordings().labelCounts()).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0);
            assertThat(data.recordings().recording(4).count()).isEqualTo(181_179);
        }
    }
}
