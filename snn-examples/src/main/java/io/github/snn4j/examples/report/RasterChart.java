package io.github.snn4j.examples.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Raster plot: one mark per spike, time against neuron. The axes come from the chart library; the marks are set pixel
 * by pixel, so a million spikes take no longer than a few, and where marks overlap the colour gets darker.
 */
public final class RasterChart {

    private static final int WIDTH_PX = 1100;
    private static final int HEIGHT_PX = 620;
    private static final int MIN_TICK_PX = 44;
    private static final int MAX_MARK_HEIGHT_PX = 9;

    /** Above this many spikes marks are one pixel wide and drawn lighter, so that density stays visible. */
    private static final int SPARSE_SPIKES = 500;

    private static final int SPARSE_MARK_HEIGHT_PX = 9;
    private static final int DENSE_SPIKES = 20_000;

    private static final double DENSE_OPACITY = 0.45;

    private RasterChart() {}

    /**
     * Draws a raster.
     *
     * @param title       title of the picture
     * @param timesMs     time of every spike in ms
     * @param neurons     neuron of every spike, in the same order
     * @param neuronCount number of neurons, at least 1
     * @param fromMs      left end of the time axis in ms
     * @param toMs        right end of the time axis in ms; spikes outside the axis are not drawn
     * @return the picture
     * @throws IllegalArgumentException if the arrays differ in length, a neuron does not exist, or the axis is empty
     */
    public static BufferedImage draw(
            String title, double[] timesMs, int[] neurons, int neuronCount, double fromMs, double toMs) {
        return draw(title, timesMs, neurons, RasterRows.all(neuronCount), fromMs, toMs);
    }

    /**
     * Draws some rows of a raster; the title says how many spikes are drawn.
     *
     * @param title   title of the picture
     * @param timesMs time of every spike in ms
     * @param neurons neuron of every spike, in the same order; those without a row may be among them
     * @param rows    the neurons that are drawn
     * @param fromMs  left end of the time axis in ms
     * @param toMs    right end of the time axis in ms; spikes outside the axis are not drawn
     * @return the picture
     * @throws IllegalArgumentException if the arrays differ in length, a neuron does not exist, or the axis is empty
     */
    public static BufferedImage draw(
            String title, double[] timesMs, int[] neurons, RasterRows rows, double fromMs, double toMs) {
        check(timesMs, neurons, rows, fromMs, toMs);
        int first = rows.first();
        int neuronCount = rows.count();
        int shown = 0;
        for (int i = 0; i < timesMs.length; i++) {
            shown += timesMs[i] >= fromMs && timesMs[i] <= toMs && rows.shows(neurons[i]) ? 1 : 0;
        }
        String subtitle = title + " (" + rows.text(shown) + ")";
        XYChart chart =
                ChartStyle.axes(ChartStyle.title(subtitle, WIDTH_PX), "time (ms)", "neuron", WIDTH_PX, HEIGHT_PX);
        chart.getStyler().setLegendVisible(false);
        // A little air, without which the chart library leaves out the tick labels at both ends.
        double marginMs = 0.008 * (toMs - fromMs);
        chart.getStyler().setXAxisMin(fromMs - marginMs).setXAxisMax(toMs + marginMs);
        chart.getStyler().setYAxisMin(first - 0.5).setYAxisMax(first + neuronCount - 0.5);
        chart.getStyler().setPlotGridHorizontalLinesVisible(neuronCount > 10);
        chart.getStyler().setXAxisDecimalPattern("0.###");
        // There is no neuron 2.5: ticks are kept at least a row apart.
        chart.getStyler().setYAxisTickMarkSpacingHint(Math.max(MIN_TICK_PX, HEIGHT_PX / neuronCount));
        chart.setCustomYAxisTickLabelsFormatter(value -> String.format(Locale.ROOT, "%d", Math.round(value)));
        // The chart library draws no axes without a series, and no ticks if one fills the axis from end to end.
        XYSeries anchor = chart.addSeries(
                "axes", new double[] {fromMs, toMs}, new double[] {first - 0.25, first + neuronCount - 0.75});
        anchor.setMarker(SeriesMarkers.NONE);
        anchor.setLineColor(new Color(0, 0, 0, 0));
        BufferedImage image = ChartStyle.paint(chart);
        Marks marks = new Marks(chart, image, rows, shown);
        for (int i = 0; i < timesMs.length; i++) {
            if (timesMs[i] >= fromMs && timesMs[i] <= toMs && rows.shows(neurons[i])) {
                marks.count(timesMs[i], neurons[i]);
            }
        }
        marks.blend();
        return image;
    }

    private static void check(double[] timesMs, int[] neurons, RasterRows rows, double fromMs, double toMs) {
        if (timesMs.length != neurons.length) {
            throw new IllegalArgumentException("RasterChart: timesMs and neurons must have equal length, got "
                    + timesMs.length + " and " + neurons.length);
        }
        if (!(Double.isFinite(fromMs) && Double.isFinite(toMs) && fromMs < toMs)) {
            throw new IllegalArgumentException(
                    "RasterChart: fromMs must be < toMs and both finite, got " + fromMs + " and " + toMs);
        }
        for (int neuron : neurons) {
            if (!rows.contains(neuron)) {
                throw new IllegalArgumentException("RasterChart: neurons must be in " + rows.first() + ".."
                        + (rows.first() + rows.count() - 1) + ", got " + neuron);
            }
        }
    }

    /** Counts marks per pixel first and colours afterwards: the order of spikes cannot matter. */
    private static final class Marks {

        private final XYChart chart;
        private final BufferedImage image;
        private final int[] counts;
        private final int widthPx;
        private final int heightPx;
        private final double opacity;

        Marks(XYChart chart, BufferedImage image, RasterRows rows, int spikes) {
            this.chart = chart;
            this.image = image;
            this.counts = new int[image.getWidth() * image.getHeight()];
            boolean dense = spikes > DENSE_SPIKES;
            double low = chart.getScreenYFromChart(rows.first() - 0.5);
            double high = chart.getScreenYFromChart(rows.first() + rows.count() - 0.5);
            double rowPx = (low - high) * rows.step() / rows.count();
            // A few spikes must be seen even where a row is thinner than a mark.
            int leastPx = spikes <= SPARSE_SPIKES ? SPARSE_MARK_HEIGHT_PX : 1;
            this.heightPx = (int) Math.max(leastPx, Math.min(MAX_MARK_HEIGHT_PX, Math.floor(rowPx * 0.7)));
            this.widthPx = dense ? 1 : 2;
            // With rows left out few marks overlap.
            this.opacity = dense && rows.step() == 1 ? DENSE_OPACITY : 0.9;
        }

        void count(double timeMs, int neuron) {
            int left = (int) Math.round(chart.getScreenXFromChart(timeMs) - widthPx / 2.0);
            int top = (int) Math.round(chart.getScreenYFromChart(neuron) - heightPx / 2.0);
            for (int y = top; y < top + heightPx; y++) {
                for (int x = left; x < left + widthPx; x++) {
                    if (x >= 0 && x < image.getWidth() && y >= 0 && y < image.getHeight()) {
                        counts[y * image.getWidth() + x]++;
                    }
                }
            }
        }

        void blend() {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    double cover = 1 - Math.pow(1 - opacity, counts[i]);
                    int x = i % image.getWidth();
                    int y = i / image.getWidth();
                    image.setRGB(x, y, mix(image.getRGB(x, y), ChartStyle.BLUE.getRGB(), cover));
                }
            }
        }

        private static int mix(int below, int above, double cover) {
            int rgb = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int a = below >> shift & 0xff;
                int b = above >> shift & 0xff;
                rgb |= (int) Math.round(a + cover * (b - a)) << shift;
            }
            return rgb;
        }
    }
}
