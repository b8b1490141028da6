package io.github.snn4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter text = new StringWriter();

    @Test
    void plainLinesComeEveryTenSecondsAndAtTheEnd() {
        AtomicLong nowNs = new AtomicLong();
        LineProgress progress = new LineProgress(new PrintWriter(text), nowNs::get);
        progress.begin("train", 100, "images");
        for (int second = 1; second <= 25; second++) {
            nowNs.set(second * 1_000_000_000L);
            progress.update(second * 4, "12.4 Hz");
        }
        progress.end();
        assertThat(text.toString().lines())
                .containsExactly(
                        "train: 40 of 100 images (40 %), 10.0 s, 4.0 images/s, 15 s left, 12.4 Hz",
                        "train: 80 of 100 images (80 %), 20.0 s, 4.0 images/s, 5 s left, 12.4 Hz",
                        "train: 100 of 100 images (100 %), 25.0 s, 4.0 images/s, 12.4 Hz");
    }

    @Test
    void anEmptyPhaseIsComplete() {
        LineProgress progress = new LineProgress(new PrintWriter(text), () -> 0);
        progress.begin("load", 0, "files");
        progress.end();
        assertThat(text.toString().strip()).isEqualTo("load: 0 of 0 files (100 %), 0.0 s");
    }

    @Test
    void theBarShowsPhaseAndTotal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BarProgress progress = new BarProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
        progress.begin("train", 50, "images");
        progress.update(50, "12.4 Hz");
        progress.end();
        progress.end();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("train", "50/50 images", "12.4 Hz");
    }

    @Test
    void barsAreForTerminalsThatCanRedraw() {
        assertThat(Terminals.canRedraw(Map.of("TERM", "xterm"), true)).isTrue();
        assertThat(Terminals.canRedraw(Map.of("TERM", "xterm"), false)).isFalse();
        assertThat(Terminals.canRedraw(Map.of("TERM", "dumb"), true)).isFalse();
        assertThat(Terminals.canRedraw(Map.of(), true)).isFalse();
        assertThat(Terminals.canRedraw(Map.of("TERM", "xterm", "CI", "true"), true))
                .isFalse();
        assertThat(Terminals.mayColour(Map.of("TERM", "xterm", "NO_COLOR", "1"), true))
                .isFalse();
        assertThat(Terminals.mayColour(Map.of("TERM", "xterm", "NO_COLOR", ""), true))
                .isTrue();
    }

    @Test
    void distancesCountLetters() {
        assertThat(Suggestions.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestions.distance("STDP", "stdp")).isZero();
    }
}
