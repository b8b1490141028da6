package io.github.snn4j.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxReaderTest {

    private static final byte[] IMAGES = IdxFiles.images(20, 4, 5);
    private static final byte[] LABELS = IdxFiles.labels(20);

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasWrittenIsRead(boolean gzip) {
        ImageDataset dataset = read(gzip ? IdxFiles.gzip(IMAGES) : IMAGES, gzip ? IdxFiles.gzip(LABELS) : LABELS);
        assertThat(dataset.size()).isEqualTo(20);
        assertThat(dataset.rows()).isEqualTo(4);
        assertThat(dataset.cols()).isEqualTo(5);
        assertThat(dataset.maxPixel()).isEqualTo(255);
        assertThat(dataset.label(13)).isEqualTo(3);
        assertThat(dataset.image(19)).isEqualTo(Arrays.copyOfRange(IMAGES, 16 + 19 * 20, 16 + 20 * 20));
        assertThat(dataset.pixel(2, 3)).isEqualTo(((2 * 20 + 3) * 7 + 3) & 0xff);
    }

    @Test
    void largeGzipGrowsToTheWholePayload() {
        byte[] images = IdxFiles.images(600, 28, 28);
        ImageDataset dataset = read(IdxFiles.gzip(images), IdxFiles.gzip(IdxFiles.labels(600)));
        assertThat(dataset.image(599)).isEqualTo(Arrays.copyOfRange(images, 16 + 599 * 784, 16 + 600 * 784));
    }

    @Test
    void gzipInSeveralMembersIsOneFile() {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(IdxFiles.gzip(Arrays.copyOf(IMAGES, 100)));
        joined.writeBytes(IdxFiles.gzip(Arrays.copyOfRange(IMAGES, 100, IMAGES.length)));
        assertThat(read(joined.toByteArray(), LABELS).size()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cutOffFilesAreRefused(boolean gzip) {
        for (int length : new int[] {0, 1, 3, 4, 15, 16, 17, IMAGES.length - 1}) {
            byte[] part = Arrays.copyOf(IMAGES, length);
            assertRefused(gzip ? IdxFiles.gzip(part) : part, LABELS, "images.idx");
        }
    }

    @Test
    void cutOffGzipStreamIsRefused() {
        byte[] whole = IdxFiles.gzip(IMAGES);
        for (int length : new int[] {2, 9, 10, whole.length / 2, whole.length - 9, whole.length - 1}) {
            assertRefused(Arrays.copyOf(whole, length), LABELS, "images.idx");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trailingBytesAreRefused(boolean gzip) {
        byte[] longer = Arrays.copyOf(IMAGES, IMAGES.length + 1);
        assertRefused(gzip ? IdxFiles.gzip(longer) : longer, LABELS, "exactly 400 bytes after the header");
    }

    @Test
    void swappedFilesAreNamedAsSuch() {
        assertRefused(LABELS, IMAGES, "expected an IDX image file (magic 0x00000803), found an IDX label file");
        assertRefused(IMAGES, IMAGES, "expected an IDX label file (magic 0x00000801), found an IDX image file");
    }

    @Test
    void otherKindsOfFileAreNamedByTheirMagic() {
        assertRefused(
                "P5 28 28 255 not an IDX file".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                LABELS,
                "magic number 0x50352032");
        assertRefused(IdxFiles.withInt(IMAGES, 0, 0x03080000), LABELS, "little-endian");
    }

    @Test
    void labelsAboveNineAreRefused() {
        byte[] wrong = LABELS.clone();
        wrong[8 + 7] = 10;
        assertRefused(IMAGES, wrong, "expected labels 0 to 9, found label 10 at index 7");
        wrong[8 + 7] = (byte) 200;
        assertRefused(IMAGES, IdxFiles.gzip(wrong), "label 200");
    }

    @Test
    void differentCountsAreRefused() {
        assertRefused(IMAGES, IdxFiles.labels(19), "expected 20 labels");
    }

    @Test
    void claimsThatOverflowAreRefused() {
        byte[] overflow = IMAGES.clone();
        for (int offset = 4; offset < 16; offset += 4) {
            overflow = IdxFiles.withInt(overflow, offset, Integer.MAX_VALUE);
        }
        assertRefused(overflow, LABELS, "a header that claims");
        assertRefused(IdxFiles.withInt(IMAGES, 4, -1), LABELS, "sizes of at least 1");
        assertRefused(IdxFiles.withInt(IMAGES, 8, 0), LABELS, "sizes of at least 1");
    }

    @Test
    void aGzipFileTooSmallForItsClaimIsRefusedBeforeReading() {
        // 50 million images of 20 pixels cannot come out of some hundred bytes, whatever the compression.
        assertRefused(IdxFiles.gzip(IdxFiles.withInt(IMAGES, 4, 50_000_000)), LABELS, "a gzip file of only");
    }

    @Test
    void aMissingFileIsNamed() {
        Path labels = IdxFiles.write(dir, "labels.idx", LABELS);
        assertThatThrownBy(() -> IdxReader.read("test", dir.resolve("nowhere"), labels))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("no such");
        assertThatThrownBy(() -> IdxReader.read("test", dir, labels))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("not a regular file");
    }

    @Test
    void theFourPartsOfTheMessageAreThere() {
        Path images = IdxFiles.write(dir, "images.idx", LABELS);
        Path labels = IdxFiles.write(dir, "labels.idx", LABELS);
        assertThatThrownBy(() -> IdxReader.read("test", images, labels))
                .isInstanceOfSatisfying(InvalidDataException.class, e -> {
                    assertThat(e.source()).isEqualTo(images.toString());
                    assertThat(e.expected()).startsWith("an IDX image file");
                    assertThat(e.found()).startsWith("an IDX label file");
                    assertThat(e.remedy()).endsWith(".");
                });
    }

    private ImageDataset read(byte[] images, byte[] labels) {
        return IdxReader.read(
                "test", IdxFiles.write(dir, "images.idx", images), IdxFiles.write(dir, "labels.idx", labels));
    }

    private void assertRefused(byte[] images, byte[] labels, String text) {
        assertThatThrownBy(() -> read(images, labels))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining(text);
    }
}
