package io.github.snn4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Courses of a state variable, such as the membrane potential, one below the other; strokes above a course mark spikes,
 * which models that reset their potential do not show themselves. Where several values fall on a pixel, the least and
 * the greatest are drawn: no excursion is lost.
 */
public final class TraceChart {

    private static final int WIDTH_PX = 1100;
    private static final int PANEL_PX = 150;
    private static final int TITLE_PX = 52;
    private static final int AXIS_PX = 56;
    private static final int LABEL_PX = 34;
    private static final int NAME_PX = 26;
    private static final int PANEL_WIDTH_PX = WIDTH_PX - LABEL_PX - NAME_PX;
    private static final int TICKS_PX = 66;
    private static final int COLUMNS = 1000;
    private static final int MOST_TRACES = 8;

    /** Share of the height above the course that is kept for the marks of spikes. */
    private static final double MARK_SHARE = 0.16;

    /**
     * One course.
     *
     * @param name     what is written beside it, for example {@code neuron 7}
     * @param values   the values, one for each time
     * @param spikesMs times of its spikes in ms, empty if they are not known
     */
    public record Trace(String name, float[] values, double[] spikesMs) {}

    private TraceChart() {}

    /**
     * Draws courses.
     *
     * @param title   title of the picture
     * @param yTitle  name of the variable, with its unit, for example {@code v (mV)}
     * @param timesMs time of every value in ms, ascending, two or more
     * @param traces  one to eight courses
     * @return the picture
     * @throws IllegalArgumentException if there are no or too many courses, or lengths differ
     */
    public static BufferedImage draw(String title, String yTitle, double[] timesMs, List<Trace> traces) {
        check(timesMs, traces);
        int height = TITLE_PX + traces.size() * PANEL_PX + AXIS_PX;
        BufferedImage image = ChartStyle.paper(WIDTH_PX, height);
        Graphics2D g = ChartStyle.pen(image);
        g.setFont(ChartStyle.TITLE);
        ChartStyle.centred(g, ChartStyle.fit(g, title, WIDTH_PX - 60), WIDTH_PX / 2.0, TITLE_PX / 2.0 + 4);
        for (int k = 0; k < traces.size(); k++) {
            boolean last = k == traces.size() - 1;
            Graphics2D panel = (Graphics2D)
                    g.create(LABEL_PX, TITLE_PX + k * PANEL_PX, PANEL_WIDTH_PX, PANEL_PX + (last ? AXIS_PX : 0));
            panel(panel, timesMs, traces.get(k), last);
            panel.dispose();
            g.setFont(ChartStyle.TICK);
            g.setColor(ChartStyle.INK);
            String name = ChartStyle.fit(g, traces.get(k).name(), PANEL_PX - 10);
            ChartStyle.upwards(g, name, WIDTH_PX - NAME_PX / 2.0 - 4, TITLE_PX + (k + 0.5) * PANEL_PX);
        }
        g.setFont(ChartStyle.LABEL);
        g.setColor(ChartStyle.INK);
        ChartStyle.upwards(
                g,
                ChartStyle.fit(g, yTitle, height - 60),
                LABEL_PX / 2.0 + 6,
                TITLE_PX + traces.size() * PANEL_PX / 2.0);
        g.dispose();
        return image;
    }

    private static void panel(Graphics2D g, double[] timesMs, Trace trace, boolean last) {
        double from = timesMs[0];
        double to = timesMs[timesMs.length - 1];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : trace.values()) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(low < high)) { // constant, or nothing that can be drawn
            double middle = low == high ? low : 0;
            low = middle - Math.max(1e-6, Math.abs(middle) * 0.01);
            high = middle + Math.max(1e-6, Math.abs(middle) * 0.01);
        }
        XYChart chart =
                ChartStyle.axes("", last ? "time (ms)" : "", "", PANEL_WIDTH_PX, PANEL_PX + (last ? AXIS_PX : 0));
        style(chart.getStyler(), last);
        double span = high - low;
        double top = high + 1.5 * MARK_SHARE * span;
        double marginMs = 0.008 * (to - from);
        chart.getStyler().setXAxisMin(from - marginMs).setXAxisMax(to + marginMs);
        chart.getStyler().setYAxisMin(low - 0.06 * span).setYAxisMax(top);
        double[][] line = envelope(timesMs, trace.values());
        XYSeries series = chart.addSeries("course", line[0], line[1]);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(ChartStyle.BLUE);
        series.setLineStyle(new BasicStroke(1.3f));
        chart.paint(g, chart.getWidth(), chart.getHeight());
        mark(g, chart, trace, from, to, high, span);
    }

    private static void style(XYStyler style, boolean last) {
        style.setLegendVisible(false);
        style.setChartTitleVisible(false);
        style.setChartPadding(6);
        style.setYAxisTitleVisible(false);
        style.setYAxisLeftWidthHint(TICKS_PX);
        style.setYAxisTickMarkSpacingHint(30);
        style.setXAxisDecimalPattern("0.###");
        style.setYAxisDecimalPattern("0.####");
        style.setXAxisTicksVisible(last);
        style.setXAxisTitleVisible(last);
    }

    private static void mark(
            Graphics2D g, XYChart chart, Trace trace, double from, double to, double high, double span) {
        int upper = (int) Math.round(chart.getScreenYFromChart(high + 1.3 * MARK_SHARE * span));
        int lower = (int) Math.round(chart.getScreenYFromChart(high + 0.35 * MARK_SHARE * span));
        g.setColor(ChartStyle.ORANGE);
        for (double spike : trace.spikesMs()) {
            if (spike >= from && spike <= to) {
                g.fillRect((int) Math.round(chart.getScreenXFromChart(spike)) - 1, upper, 2, lower - upper);
            }
        }
    }

    /** Times and values as they are, or the least and the greatest of each pixel column in their order. */
    static double[][] envelope(double[] timesMs, float[] values) {
        int n = values.length;
        if (n <= 2 * COLUMNS) {
            double[] y = new double[n];
            Arrays.setAll(y, k -> Float.isFinite(values[k]) ? values[k] : Double.NaN);
            return new double[][] {timesMs, y};
        }
        double[][] line = new double[2][2 * COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            int from = (int) ((long) n * c / COLUMNS);
            int to = (int) ((long) n * (c + 1) / COLUMNS);
            int least = from;
            int greatest = from;
            for (int k = from; k < to; k++) {
                least = values[k] < values[least] ? k : least;
                greatest = values[k] > values[greatest] ? k : greatest;
            }
            int first = Math.min(least, greatest);
            int second = Math.max(least, greatest);
            line[0][2 * c] = timesMs[first];
            line[1][2 * c] = values[first];
            line[0][2 * c + 1] = timesMs[second];
            line[1][2 * c + 1] = values[second];
        }
        return line;
    }

    private static void check(double[] timesMs, List<Trace> traces) {
        if (traces.isEmpty() || traces.size() > MOST_TRACES) {
            throw new IllegalArgumentException(
                    "TraceChart: traces must be 1 to " + MOST_TRACES + ", got " + traces.size());
        }
        if (timesMs.length < 2 || !(timesMs[0] < timesMs[timesMs.length - 1])) {
            throw new IllegalArgumentException(
                    "TraceChart: timesMs must be two or more and ascending, got " + timesMs.length);
        }
        for (Trace trace : traces) {
            if (trace.values().length != timesMs.length) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "TraceChart: '%s' must have a value for each of the %d times, got %d",
                        trace.name(),
                        timesMs.length,
                        trace.values().length));
            }
        }
    }
}
