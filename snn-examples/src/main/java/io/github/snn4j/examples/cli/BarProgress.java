package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.experiment.ProgressListener;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress for people at a terminal: a bar with rate and time left. */
final class BarProgress implements ProgressListener {

    private static final int WIDTH = 100;
    private static final int REFRESH_MS = 250;

    private final PrintStream out;
    private final ProgressBarStyle style;
    private @Nullable ProgressBar bar;

    BarProgress(PrintStream out, boolean unicode) {
        this.out = out;
        this.style = unicode ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII;
    }

    @Override
    public void begin(String phase, long total, String unit) {
        end();
        bar = new ProgressBarBuilder()
                .setTaskName(phase)
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .setStyle(style)
                .setUpdateIntervalMillis(REFRESH_MS)
                .setSpeedUnit(ChronoUnit.SECONDS)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .build();
    }

    @Override
    public void update(long done, String status) {
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(status.isEmpty() ? "" : " " + status);
        }
    }

    @Override
    public void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
