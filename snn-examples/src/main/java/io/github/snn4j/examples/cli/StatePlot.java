package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.TraceChart;
import io.github.snn4j.monitor.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Traces of a state file. */
final class StatePlot {

    private static final int MOST_TRACES = 8;
    private static final int MOST_LINES = 20;

    private final StateFile file;
    private final int sample;
    private final int[] places;
    private final int[] records;

    private StatePlot(StateFile file, PlotRange range) {
        this.file = file;
        this.sample = range.checkedSample(file.samples());
        PlotRange.Span span = range.span(Arrays.stream(file.ids()).max().orElse(0) + 1);
        this.places = IntStream.range(0, file.ids().length)
                .filter(k -> span.contains(file.ids()[k]))
                .toArray();
        long from = PlotRange.step(range.fromMs(), file.dtMs());
        long to = PlotRange.step(range.toMs(), file.dtMs());
        this.records = IntStream.range(0, file.steps().length)
                .filter(r -> file.steps()[r] >= from && file.steps()[r] < to)
                .toArray();
    }

    static PlotCommand.Plot of(Path path, PlotRange range) throws IOException {
        StatePlot plot = new StatePlot(StateFile.read(path), range);
        if (plot.places.length == 0) {
            throw new UsageException(
                    "--neurons names none of the neurons watched, which are " + ids(plot.file.ids()) + ".");
        }
        if (plot.records.length < 2) {
            throw new UsageException("'" + path + "' holds " + plot.records.length
                    + " records between --from and --to; a trace takes two or more.");
        }
        return plot.draw();
    }

    private static String ids(int[] ids) {
        String some = Arrays.toString(Arrays.copyOf(ids, Math.min(ids.length, MOST_LINES)));
        return ids.length > MOST_LINES ? some + " and " + (ids.length - MOST_LINES) + " more" : some;
    }

    private float[] course(int place) {
        float[] values = new float[records.length];
        for (int r = 0; r < values.length; r++) {
            values[r] = file.values()[records[r]][sample * file.ids().length + place];
        }
        return values;
    }

    private PlotCommand.Plot draw() {
        double[] times = Arrays.stream(records)
                .mapToDouble(r -> file.steps()[r] * file.dtMs())
                .toArray();
        List<TraceChart.Trace> traces = new ArrayList<>();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "population '%s', variable '%s': %d neurons, sample %d of %d, %d records from %.2f to %.2f ms%n",
                file.population(),
                file.variable(),
                places.length,
                sample,
                file.samples(),
                records.length,
                times[0],
                times[times.length - 1]));
        for (int k = 0; k < Math.min(places.length, MOST_LINES); k++) {
            float[] values = course(places[k]);
            int id = file.ids()[places[k]];
            text.append(line(id, values));
            if (k < MOST_TRACES) {
                traces.add(new TraceChart.Trace("neuron " + id, values, new double[0]));
            }
        }
        if (places.length > MOST_TRACES) {
            text.append(String.format(
                    Locale.ROOT, "drawn: %d of %d neurons; choose with --neurons%n", MOST_TRACES, places.length));
        }
        String title = String.format(Locale.ROOT, "'%s' of population '%s'", file.variable(), file.population());
        return new PlotCommand.Plot(
                text.toString(),
                List.of(new ReportImage(
                        "traces.png",
                        "Course of '" + file.variable() + "' of single neurons.",
                        TraceChart.draw(title, file.variable(), times, traces))));
    }

    private static String line(int id, float[] values) {
        double sum = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return String.format(
                Locale.ROOT,
                "  neuron %-8d mean %10.4g   min %10.4g   max %10.4g%n",
                id,
                sum / values.length,
                min,
                max);
    }
}
