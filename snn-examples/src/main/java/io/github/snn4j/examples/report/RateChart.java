package io.github.snn4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Population rates over time. Of more bins than the picture has room for, neighbours are averaged; the title says how
 * long the bins shown are.
 */
public final class RateChart {

    private static final int WIDTH_PX = 1100;
    private static final int HEIGHT_PX = 420;
    private static final int MOST_BINS = 1000;
    private static final List<Color> COLOURS =
            List.of(ChartStyle.BLUE, ChartStyle.ORANGE, ChartStyle.GREEN, ChartStyle.PURPLE);

    /**
     * The rate of one population.
     *
     * @param name    what the legend calls it
     * @param ratesHz mean rate in every bin, in Hz
     */
    public record Series(String name, double[] ratesHz) {}

    private RateChart() {}

    /**
     * Draws the rate of a population.
     *
     * @param title   title of the picture
     * @param ratesHz mean rate in every bin, in Hz
     * @param fromMs  start of the first bin in ms
     * @param binMs   length of a bin in ms
     * @return the picture
     * @throws IllegalArgumentException if there is no bin or the bin has no length
     */
    public static BufferedImage draw(String title, double[] ratesHz, double fromMs, double binMs) {
        return draw(title, List.of(new Series("rate", ratesHz)), fromMs, binMs);
    }

    /**
     * Draws the rates of several populations into one chart.
     *
     * @param title  title of the picture
     * @param series one to four populations with the same number of bins
     * @param fromMs start of the first bin in ms
     * @param binMs  length of a bin in ms
     * @return the picture
     * @throws IllegalArgumentException if there are no or too many series, they differ in length, or there is no bin
     */
    public static BufferedImage draw(String title, List<Series> series, double fromMs, double binMs) {
        check(series, fromMs, binMs);
        int bins = series.get(0).ratesHz().length;
        int merged = (bins + MOST_BINS - 1) / MOST_BINS;
        String subtitle = String.format(
                Locale.ROOT, "%s (bins of %s ms%s)", title, NumberText.plain(binMs * merged), mean(series));
        XYChart chart =
                ChartStyle.axes(ChartStyle.title(subtitle, WIDTH_PX), "time (ms)", "rate (Hz)", WIDTH_PX, HEIGHT_PX);
        XYStyler style = chart.getStyler();
        style.setLegendVisible(series.size() > 1);
        style.setLegendPosition(LegendPosition.InsideNE);
        double toMs = fromMs + bins * binMs;
        double marginMs = 0.008 * (toMs - fromMs);
        style.setXAxisMin(fromMs - marginMs).setXAxisMax(toMs + marginMs);
        style.setXAxisDecimalPattern("0.###");
        style.setYAxisDecimalPattern("0.###");
        double top = 0;
        for (int s = 0; s < series.size(); s++) {
            double[] rates = average(series.get(s).ratesHz(), merged);
            top = Math.max(top, Arrays.stream(rates).max().orElse(0));
            add(chart, series.get(s).name(), rates, fromMs, binMs * merged, COLOURS.get(s));
        }
        double room = top > 0 ? top : 1;
        style.setYAxisMin(-0.02 * room).setYAxisMax((series.size() > 1 ? 1.3 : 1.08) * room);
        return ChartStyle.paint(chart);
    }

    /** A staircase: the rate is that of a stretch of time, not of a moment. */
    private static void add(XYChart chart, String name, double[] rates, double fromMs, double binMs, Color colour) {
        double[] x = new double[2 * rates.length];
        double[] y = new double[2 * rates.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = fromMs + (k + 1) / 2 * binMs;
            y[k] = rates[k / 2];
        }
        XYSeries line = chart.addSeries(name, x, y);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(colour);
        line.setLineStyle(new BasicStroke(rates.length > 200 ? 1.2f : 1.8f));
    }

    private static String mean(List<Series> series) {
        return series.size() > 1
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", mean %.2f Hz",
                        Arrays.stream(series.get(0).ratesHz()).average().orElse(0));
    }

    /** Means of so many neighbours; a rest at the end is a mean of fewer. */
    static double[] average(double[] values, int merged) {
        double[] means = new double[(values.length + merged - 1) / merged];
        for (int k = 0; k < means.length; k++) {
            means[k] = Arrays.stream(values, k * merged, Math.min(values.length, (k + 1) * merged))
                    .average()
                    .orElse(0);
        }
        return means;
    }

    private static void check(List<Series> series, double fromMs, double binMs) {
        if (series.isEmpty() || series.size() > COLOURS.size()) {
            throw new IllegalArgumentException(
                    "RateChart: series must be 1 to " + COLOURS.size() + ", got " + series.size());
        }
        for (Series s : series) {
            if (s.ratesHz().length == 0 || s.ratesHz().length != series.get(0).ratesHz().length) {
                throw new IllegalArgumentException("RateChart: series must have one bin at least and equally many, got "
                        + s.ratesHz().length + " for '" + s.name() + "'");
            }
        }
        if (!(binMs > 0 && Double.isFinite(binMs) && Double.isFinite(fromMs))) {
            throw new IllegalArgumentException(
                    "RateChart: binMs must be > 0 and fromMs finite, got " + binMs + " and " + fromMs);
        }
    }
}
