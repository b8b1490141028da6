package io.github.snn4j.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsDataTest {

    private static final String BLANK =
            IntStream.range(0, 64).mapToObj(i -> "0").collect(Collectors.joining(","));

    @Test
    void theSplitIsFixedAndEveryDigitIsInBothParts() {
        DataSplit digits = DigitsData.load();
        assertThat(digits.train().size()).isEqualTo(1297);
        assertThat(digits.test().size()).isEqualTo(500);
        assertThat(digits.test().labelCounts()).containsExactly(50, 51, 49, 51, 51, 51, 51, 50, 46, 50);
        int[] all = digits.train().labelCounts();
        Arrays.setAll(all, c -> all[c] + digits.test().labelCounts()[c]);
        // Counts of the class distribution in the data set's own description.
        assertThat(all).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    }

    @Test
    void theFirstImageIsTheKnownZero() {
        ImageDataset train = DigitsData.load().train();
        assertThat(train.label(0)).isZero();
        assertThat(Arrays.copyOf(train.image(0), 8)).containsExactly(0, 0, 5, 13, 9, 1, 0, 0);
        assertThat(train.maxPixel()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "x", "17", "-1", "99999999999", "1.5"})
    void aBadFieldIsRefusedWithItsLine(String field) {
        String bad = BLANK.replaceFirst("0", field) + ",3\n";
        assertThatThrownBy(() -> parse(BLANK + ",9\n" + bad, 2))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void tooFewAndTooManyLinesAreRefused() {
        assertThatThrownBy(() -> parse(BLANK + ",9\n", 2)).hasMessageContaining("expected 2 lines, found 1 lines");
        assertThatThrownBy(() -> parse(BLANK + ",9\n" + BLANK + ",9\n", 1)).hasMessageContaining("found more");
        assertThatThrownBy(() -> parse(BLANK + ",10\n", 1)).hasMessageContaining("numbers 0 to 9, found 10");
    }

    private static ImageDataset parse(String text, int count) throws Exception {
        byte[] gzip = IdxFiles.gzip(text.getBytes(StandardCharsets.US_ASCII));
        return DigitsData.parse(new ByteArrayInputStream(gzip), "test", "test", count);
    }
}
