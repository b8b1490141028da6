package io.github.snn4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunReportTest {

    private static final Versions VERSIONS = new Versions("1", "17", "os", "scalar", "none");

    @TempDir
    private Path dir;

    @Test
    void jsonHoldsEverythingAndCanBeReadBack() throws Exception {
        RunJson.write(SyntheticRun.report(), dir.resolve("run.json"));
        JsonNode json = new ObjectMapper().readTree(dir.resolve("run.json").toFile());
        assertThat(json.get("experiment").asText()).isEqualTo("stdp-digits");
        assertThat(json.get("seed").asLong()).isEqualTo(42);
        assertThat(json.get("config").get("durationMs").asText()).isEqualTo("350");
        assertThat(json.get("metrics").get("accuracy").asDouble()).isEqualTo(0.8832);
        assertThat(json.get("metrics").fieldNames()).toIterable().startsWith("accuracy", "train_accuracy", "rate_hz");
        assertThat(json.get("expected").get("met").asBoolean()).isTrue();
        assertThat(json.get("versions").get("kernel").asText()).isEqualTo("scalar");
        assertThat(json.get("images")).hasSize(4);
        assertThat(json.get("fingerprint").asText()).isEqualTo("9f3c21b07d44a1e1");
    }

    @Test
    void numbersJsonCannotHoldBecomeNull() throws Exception {
        RunReport report =
                report(RunResult.builder().metric("accuracy", Double.NaN).build(), null);
        JsonNode json = new ObjectMapper().readTree(RunJson.of(report));
        assertThat(json.get("metrics").get("accuracy").isNull()).isTrue();
        assertThat(json.get("expected").isNull()).isTrue();
    }

    @Test
    void theRangeIncludesItsBoundsAndNothingElse() {
        ExpectedRange range = new ExpectedRange(Metrics.ACCURACY, 0.8, 0.9, "10 seeds");
        assertThat(range.isMetBy(Map.of(Metrics.ACCURACY, 0.8))).isTrue();
        assertThat(range.isMetBy(Map.of(Metrics.ACCURACY, 0.9))).isTrue();
        assertThat(range.isMetBy(Map.of(Metrics.ACCURACY, 0.91))).isFalse();
        assertThat(range.isMetBy(Map.of(Metrics.ACCURACY, Double.NaN))).isFalse();
        assertThat(range.isMetBy(Map.of())).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpectedRange("x", 2, 1, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpectedRange("x", Double.NaN, 1, ""));
    }

    @Test
    void theTableTellsTheVerdict() {
        assertThat(SummaryTable.of(SyntheticRun.report()))
                .contains(
                        "accuracy (test)     88.32 %",
                        "mean rate           12.40 Hz",
                        "time                6 min 53 s",
                        "86.00 % to 90.00 % -> within range (mean of 10 seeds +- 3 sd)");
        RunResult low = RunResult.builder().metric(Metrics.ACCURACY, 0.1).build();
        assertThat(SummaryTable.of(report(low, new ExpectedRange(Metrics.ACCURACY, 0.8, 0.9, "10 seeds"))))
                .contains("OUTSIDE");
        assertThat(SummaryTable.of(report(low, null))).contains("no range measured");
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        String html = HtmlReport.of(SyntheticRun.report());
        assertThat(html).startsWith("<!DOCTYPE html>").doesNotContain("<script", "http:", "https:", "url(");
        assertThat(Pattern.compile("src=\"data:image/png;base64,").matcher(html).results())
                .hasSize(4);
        assertThat(html).contains("snn run stdp-digits --seed 42", "9f3c21b07d44a1e1", "durationMs", "88.32 %");
    }

    @Test
    void textCannotBreakOutOfThePage() {
        RunResult result = RunResult.builder()
                .config("<b>", "\"'&")
                .note("<script>alert(1)</script>")
                .image("a.png", "\"><script>", new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))
                .build();
        String html = HtmlReport.of(report(result, null));
        assertThat(html).doesNotContain("<script", "<b>").contains("&lt;script&gt;alert(1)", "&quot;&#39;&amp;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.png", "a/b.png", "x.jpg", "", ".png", "a\\b.png"})
    void picturesStayInTheirDirectory(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportImage(name, "", new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)));
    }

    @ParameterizedTest
    @CsvSource({"0.25,0.2500", "12,12", "4.1e8,4.100e+08", "0.00001,1.000e-05", "-3.14159,-3.142", "0,0"})
    void plainNumbersHaveFourDigits(double value, String text) {
        assertThat(NumberText.plain(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1.234,1.2 s", "59.4,59.4 s", "61,1 min 01 s", "3600,1 h 00 min", "7384,2 h 03 min"})
    void durationsAreForPeople(double seconds, String text) {
        assertThat(NumberText.duration(seconds)).isEqualTo(text);
    }

    private static RunReport report(RunResult result, @Nullable ExpectedRange expected) {
        return new RunReport("name", "does things", "snn run name", 1, VERSIONS, expected, result);
    }
}
