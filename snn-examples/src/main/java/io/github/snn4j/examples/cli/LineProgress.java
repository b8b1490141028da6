package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.experiment.ProgressListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress for logs and pipes: a plain line every ten seconds and one at the end of a phase, no control characters. */
final class LineProgress implements ProgressListener {

    private static final long INTERVAL_NS = 10_000_000_000L;

    private final PrintWriter out;
    private final LongSupplier clockNs;
    private String phase = "";
    private String unit = "";
    private String status = "";
    private long total;
    private long done;
    private long startNs;
    private long shownNs;

    LineProgress(PrintWriter out, LongSupplier clockNs) {
        this.out = out;
        this.clockNs = clockNs;
    }

    @Override
    public void begin(String newPhase, long newTotal, String newUnit) {
        phase = newPhase;
        unit = newUnit;
        total = newTotal;
        done = 0;
        status = "";
        startNs = clockNs.getAsLong();
        shownNs = startNs;
    }

    @Override
    public void update(long newDone, String newStatus) {
        done = newDone;
        status = newStatus;
        long nowNs = clockNs.getAsLong();
        if (nowNs - shownNs >= INTERVAL_NS) {
            shownNs = nowNs;
            show(nowNs, true);
        }
    }

    @Override
    public void end() {
        show(clockNs.getAsLong(), false);
    }

    private void show(long nowNs, boolean running) {
        double seconds = (nowNs - startNs) / 1e9;
        double perSecond = seconds > 0 ? done / seconds : 0;
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d of %d %s (%.0f %%), %.1f s",
                phase,
                done,
                total,
                unit,
                total > 0 ? 100.0 * done / total : 100,
                seconds));
        if (perSecond > 0) {
            line.append(String.format(Locale.ROOT, ", %.1f %s/s", perSecond, unit));
        }
        if (running && perSecond > 0) {
            line.append(String.format(Locale.ROOT, ", %.0f s left", (total - done) / perSecond));
        }
        if (!status.isEmpty()) {
            line.append(", ").append(status);
        }
        out.println(line);
        out.flush();
    }
}
