package io.github.snn4j.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventArchiveTest {

    private static final int CENTRAL_HEADER = 0x02014b50;

    @TempDir
    private Path dir;

    private Path zip(byte[] bytes) throws IOException {
        return Files.write(dir.resolve("a.zip"), bytes);
    }

    private static Map<String, byte[]> files() {
        return new TreeMap<>(Map.of("Train/1/2.bin", Events.bytes(1, 2, 3), "Train/0/7.bin", new byte[70_000]));
    }

    /** Changes a field of the directory of a zip: 16 checksum, 20 packed, 24 size. */
    private static byte[] lie(byte[] zip, int entry, int field, int value) {
        ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int seen = 0;
        for (int at = 0; at + 4 <= zip.length; at++) {
            if (buffer.getInt(at) == CENTRAL_HEADER && seen++ == entry) {
                buffer.putInt(at + field, value);
                return zip;
            }
        }
        throw new AssertionError("no such entry");
    }

    @Test
    void folderAndZipLookTheSame() throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path path = dir.resolve("folder").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Files.writeString(dir.resolve("folder/.DS_Store"), "x");
        Map<String, byte[]> zipped = files();
        zipped.put("__MACOSX/Train/1/2.bin", new byte[3]);
        try (EventArchive folder = EventArchive.open(dir.resolve("folder"));
                EventArchive zip = EventArchive.open(zip(Events.zip(zipped)))) {
            assertThat(folder.names())
                    .containsExactly("Train/0/7.bin", "Train/1/2.bin")
                    .isEqualTo(zip.names());
            for (EventArchive archive : new EventArchive[] {folder, zip}) {
                assertThat(archive.read("Train/0/7.bin")).isEqualTo(new byte[70_000]);
                assertThat(archive.read("Train/1/2.bin")).isEqualTo(Events.bytes(1, 2, 3));
                assertThatThrownBy(() -> archive.read("../a.zip"))
                        .isInstanceOf(EventFileException.class)
                        .hasMessageContaining("expected one of 2 files, found no such file");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.bin", "a/../../evil.bin", "/etc/evil.bin", "C:/evil.bin", "a\\..\\evil.bin"})
    void namesThatLeadOutAreRefused(String name) throws IOException {
        Path path = zip(Events.zip(Map.of("ok.bin", new byte[1], name, new byte[1])));
        assertThatThrownBy(() -> EventArchive.open(path))
                .isInstanceOf(EventFileException.class)
                .hasMessage(path + ": expected names of files below the archive, found '" + name
                        + "'. Do not use this archive; get it from its publisher.");
    }

    @Test
    void bombsAreStoppedAtTheLimit() throws IOException {
        Path path = zip(Events.zip(Map.of("bomb.bin", new byte[20_000_000])));
        assertThat(Files.size(path)).isLessThan(30_000);
        try (EventArchive archive = EventArchive.open(path, 1_000_000)) {
            assertThatThrownBy(() -> archive.read("bomb.bin"))
                    .hasMessage(path + "!bomb.bin: expected at most 1000000 bytes, found 20000000 bytes or more. "
                            + "If the file is good, open the archive with a larger limit.");
        }
        Path folder = Files.createDirectory(dir.resolve("folder"));
        Files.write(folder.resolve("large.bin"), new byte[11]);
        try (EventArchive archive = EventArchive.open(folder, 10)) {
            assertThatThrownBy(() -> archive.read("large.bin")).hasMessageContaining("at most 10 bytes, found 11");
        }
    }

    @Test
    void liesAboutSizesAndDamageAreFound() throws IOException {
        byte[] good = Events.zip(files());
        refused(lie(good.clone(), 0, 24, 69_999), "Train/0/7.bin", "byte 69999: expected 69999 bytes, found more");
        refused(lie(good.clone(), 0, 24, 70_001), "Train/0/7.bin", "byte 70000: expected 70001 bytes, found the end");
        refused(lie(good.clone(), 0, 24, 60_000_000), "Train/0/7.bin", "packed bytes can have, found 60000000 bytes");
        refused(lie(good.clone(), 0, 24, 0), "Train/0/7.bin", "expected 0 bytes, found more");
        refused(lie(good.clone(), 1, 16, 0x1234), "Train/1/2.bin", "expected checksum 00001234, found 55bc801d");
        assertThatThrownBy(() -> EventArchive.open(zip("no zip".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(EventFileException.class)
                .hasMessageContaining("expected a complete zip file");
        assertThatThrownBy(() -> EventArchive.open(dir.resolve("none"))).hasMessageContaining("found nothing");
    }

    private void refused(byte[] bytes, String name, String message) throws IOException {
        try (EventArchive archive = EventArchive.open(zip(bytes))) {
            assertThatThrownBy(() -> archive.read(name))
                    .isInstanceOf(EventFileException.class)
                    .hasMessageContaining("a.zip!" + name)
                    .hasMessageContaining(message);
        }
    }
}
