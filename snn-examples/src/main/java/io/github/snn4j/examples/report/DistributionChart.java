package io.github.snn4j.examples.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A histogram over the whole width: of weights, of intervals between spikes, of rates. */
public final class DistributionChart {

    private static final int WIDTH_PX = 900;
    private static final int HEIGHT_PX = 480;

    private DistributionChart() {}

    /**
     * Draws bars that were counted already, such as the histogram of a weight monitor.
     *
     * @param title  title of the picture
     * @param xTitle what the values are, with their unit, for example {@code weight (mV)}
     * @param yTitle what is counted, for example {@code synapses}
     * @param low    lower end of the first bar
     * @param high   upper end of the last bar
     * @param counts number of values in every bar, bars being equally wide
     * @return the picture
     * @throws IllegalArgumentException if there is no bar, a count is negative, or the ends are in the wrong order
     */
    public static BufferedImage draw(
            String title, String xTitle, String yTitle, double low, double high, int[] counts) {
        String all = String.format(
                Locale.ROOT,
                "%s (%,d %s)",
                title,
                Arrays.stream(counts).asLongStream().sum(),
                yTitle);
        return bars(all, xTitle, yTitle, low, high, counts);
    }

    /**
     * Counts values and draws the bars. Values outside the axis are left out; the title says of how many.
     *
     * @param title  title of the picture
     * @param xTitle what the values are, with their unit
     * @param yTitle what is counted, for example {@code intervals}
     * @param values the values
     * @param low    lower end of the axis
     * @param high   upper end of the axis, which belongs to it
     * @param bars   number of bars
     * @return the picture
     * @throws IllegalArgumentException if there is no bar or the ends are in the wrong order
     */
    public static BufferedImage ofValues(
            String title, String xTitle, String yTitle, double[] values, double low, double high, int bars) {
        int[] counts = new int[Math.max(bars, 0)];
        int inside = 0;
        for (double value : values) {
            if (value >= low && value <= high && bars > 0) {
                counts[(int) Math.min(bars - 1, (value - low) / (high - low) * bars)]++;
                inside++;
            }
        }
        String all = inside == values.length ? "" : String.format(Locale.ROOT, " of %,d", values.length);
        return bars(
                String.format(Locale.ROOT, "%s (%,d%s %s)", title, inside, all, yTitle),
                xTitle,
                yTitle,
                low,
                high,
                counts);
    }

    private static BufferedImage bars(
            String title, String xTitle, String yTitle, double low, double high, int[] counts) {
        if (counts.length == 0 || Arrays.stream(counts).anyMatch(c -> c < 0)) {
            throw new IllegalArgumentException("DistributionChart: counts must be one or more and none negative, got "
                    + Arrays.toString(Arrays.copyOf(counts, Math.min(counts.length, 10))));
        }
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new IllegalArgumentException(
                    "DistributionChart: low must be < high and both finite, got " + low + " and " + high);
        }
        XYChart chart = ChartStyle.axes(ChartStyle.title(title, WIDTH_PX), xTitle, yTitle, WIDTH_PX, HEIGHT_PX);
        chart.getStyler().setLegendVisible(false);
        double top = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double margin = 0.03 * (high - low);
        chart.getStyler().setXAxisMin(low - margin).setXAxisMax(high + margin);
        chart.getStyler().setYAxisMin(-0.002 * top).setYAxisMax(1.08 * top);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setYAxisTickMarkSpacingHint(top < 8 ? HEIGHT_PX / (int) (top + 1) : 44);
        chart.getStyler().setXAxisDecimalPattern("0.####");
        chart.setCustomYAxisTickLabelsFormatter(value -> String.format(Locale.ROOT, "%,.0f", value));
        // The chart library draws no axes without a series.
        XYSeries anchor = chart.addSeries("axes", new double[] {low, high}, new double[] {0.1 * top, top});
        anchor.setMarker(SeriesMarkers.NONE);
        anchor.setLineColor(new Color(0, 0, 0, 0));
        BufferedImage image = ChartStyle.paint(chart);
        Graphics2D g = ChartStyle.pen(image);
        fill(g, chart, low, high, counts);
        g.dispose();
        return image;
    }

    /** Edges on whole pixels, so that all bars look alike; a gap between them only where there is room. */
    private static void fill(Graphics2D g, XYChart chart, double low, double high, int[] counts) {
        double width = (high - low) / counts.length;
        int bottom = (int) Math.round(chart.getScreenYFromChart(0));
        g.setColor(ChartStyle.BLUE);
        for (int k = 0; k < counts.length; k++) {
            int left = (int) Math.round(chart.getScreenXFromChart(low + k * width));
            int right = (int) Math.round(chart.getScreenXFromChart(low + (k + 1) * width));
            int top = (int) Math.round(chart.getScreenYFromChart(counts[k]));
            // A single value must be seen beside a million.
            int height = counts[k] == 0 ? 0 : Math.max(1, bottom - top);
            g.fillRect(left, bottom - height, Math.max(1, right - left - (right - left > 5 ? 1 : 0)), height);
        }
    }
}
