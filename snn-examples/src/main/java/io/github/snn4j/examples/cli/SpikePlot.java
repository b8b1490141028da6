package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.report.DistributionChart;
import io.github.snn4j.examples.report.RasterChart;
import io.github.snn4j.examples.report.RasterRows;
import io.github.snn4j.examples.report.RateChart;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.monitor.SpikeFile;
import io.github.snn4j.statistics.StreamingStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Raster, rate and intervals of a spike file. The file is read twice and never held in memory: first to count, then for
 * the statistics of all spikes and the marks of those that are drawn.
 */
final class SpikePlot {

    private static final double WINDOW_MS = 500;
    private static final int FEWEST_WINDOWS = 10;
    private static final int MIN_INTERVALS = 10;
    private static final int PAIRS = 1000;
    private static final int RATE_BINS = 1 << 20;
    private static final int BARS = 60;

    /** Share of the intervals that the axis of their histogram reaches. */
    private static final double SHOWN_INTERVALS = 0.99;

    private final Path file;
    private final PlotRange range;
    private final SpikeFile.Info info;
    private final PlotRange.Span span;
    private final int sample;
    private final long fromStep;
    private long endStep;
    private long spikes;

    private SpikePlot(Path file, PlotRange range) throws IOException {
        this.file = file;
        this.range = range;
        this.info = SpikeFile.info(file);
        this.span = range.span(info.size());
        this.sample = range.checkedSample(info.batch());
        this.fromStep = PlotRange.step(range.fromMs(), info.dtMs());
        count();
    }

    static PlotCommand.Plot of(Path file, PlotRange range) throws IOException {
        return new SpikePlot(file, range).draw();
    }

    private boolean wanted(long step, int inSample, int neuron) {
        return step >= fromStep && step < endStep && inSample == sample && span.contains(neuron);
    }

    private void count() throws IOException {
        long[] last = {fromStep};
        endStep = PlotRange.step(range.toMs(), info.dtMs());
        SpikeFile.forEach(file, (step, inSample, neuron) -> {
            if (step < endStep) {
                last[0] = Math.max(last[0], step);
            }
            spikes += wanted(step, inSample, neuron) ? 1 : 0;
        });
        if (range.toMs() == Double.POSITIVE_INFINITY) {
            endStep = last[0] + 1;
        }
        endStep = Math.max(endStep, fromStep + 1);
    }

    private PlotCommand.Plot draw() throws IOException {
        double dtMs = info.dtMs();
        double lengthMs = (endStep - fromStep) * dtMs;
        int binSteps = steps(Math.min(range.binMs(), lengthMs));
        int windowSteps = steps(Math.min(WINDOW_MS, lengthMs / FEWEST_WINDOWS));
        var settings = new StreamingStatistics.Settings(binSteps, windowSteps, MIN_INTERVALS, PAIRS, RATE_BINS);
        StreamingStatistics statistics = new StreamingStatistics(settings, span.count(), 1, dtMs);
        RasterRows rows = RasterRows.legible(span.first(), span.count(), spikes);
        Marks marks = new Marks();
        long[] step = {fromStep};
        SpikeFile.forEach(file, (at, inSample, neuron) -> {
            if (wanted(at, inSample, neuron)) {
                for (; step[0] < at; step[0]++) {
                    statistics.endStep();
                }
                statistics.spike(0, neuron - span.first());
                if (rows.shows(neuron)) {
                    marks.add(at * dtMs, neuron);
                }
            }
        });
        for (; step[0] < endStep; step[0]++) {
            statistics.endStep();
        }
        return new PlotCommand.Plot(
                text(statistics, rows, windowSteps, binSteps), images(statistics, marks, rows, binSteps));
    }

    private int steps(double ms) {
        return (int) Math.max(1, Math.round(ms / info.dtMs()));
    }

    private String text(StreamingStatistics statistics, RasterRows rows, int windowSteps, int binSteps) {
        return String.format(
                Locale.ROOT,
                "population '%s': neurons %d to %d of %d, sample %d of %d, %.2f to %.2f ms%n%s"
                        + "  bins of %.2f ms, windows of %.2f ms, CVs from %d intervals on%n%s",
                info.population(),
                span.first(),
                span.end() - 1,
                info.size(),
                sample,
                info.batch(),
                fromStep * info.dtMs(),
                endStep * info.dtMs(),
                statistics.statistics().table(),
                binSteps * info.dtMs(),
                windowSteps * info.dtMs(),
                MIN_INTERVALS,
                rows.step() == 1
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "drawn: the spikes and intervals of one neuron in %d; the numbers are of all%n",
                                rows.step()));
    }

    private List<ReportImage> images(StreamingStatistics statistics, Marks marks, RasterRows rows, int binSteps) {
        double beginMs = fromStep * info.dtMs();
        double binMs = binSteps * info.dtMs();
        String name = "'" + info.population() + "'";
        List<ReportImage> images = new ArrayList<>();
        images.add(new ReportImage(
                "raster.png",
                "Spikes: time against neuron.",
                RasterChart.draw(
                        "Spikes of " + name, marks.times(), marks.neurons(), rows, beginMs, endStep * info.dtMs())));
        double[] rates = statistics.populationRatesHz();
        if (rates.length > 0) {
            images.add(new ReportImage(
                    "rate.png",
                    "Mean rate of the neurons over time.",
                    RateChart.draw("Rate of " + name, rates, beginMs + statistics.firstRateBin() * binMs, binMs)));
        }
        double[] intervals = marks.intervals();
        if (intervals.length > 0) {
            double reach = intervals[(int) Math.min(intervals.length - 1, SHOWN_INTERVALS * intervals.length)];
            images.add(new ReportImage(
                    "isi.png",
                    "Intervals between the spikes of a neuron.",
                    DistributionChart.ofValues(
                            "Intervals of " + name, "interval (ms)", "intervals", intervals, 0, reach, BARS)));
        }
        return images;
    }

    /** Spikes that are drawn. */
    private static final class Marks {

        private double[] times = new double[1024];
        private int[] neurons = new int[1024];
        private int count;

        void add(double timeMs, int neuron) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                neurons = Arrays.copyOf(neurons, 2 * count);
            }
            times[count] = timeMs;
            neurons[count++] = neuron;
        }

        double[] times() {
            return Arrays.copyOf(times, count);
        }

        int[] neurons() {
            return Arrays.copyOf(neurons, count);
        }

        /** Ascending by length. */
        double[] intervals() {
            double[] last = new double[Arrays.stream(neurons()).max().orElse(0) + 1];
            Arrays.fill(last, Double.NaN);
            double[] intervals = new double[count];
            int n = 0;
            for (int k = 0; k < count; k++) {
                if (!Double.isNaN(last[neurons[k]])) {
                    intervals[n++] = times[k] - last[neurons[k]];
                }
                last[neurons[k]] = times[k];
            }
            return Arrays.stream(intervals, 0, n).sorted().toArray();
        }
    }
}
