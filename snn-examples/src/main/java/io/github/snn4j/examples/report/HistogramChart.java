package io.github.snn4j.examples.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Histograms side by side, all with the same height of the axis, for example before and after. */
public final class HistogramChart {

    private static final int PANEL_PX = 380;
    private static final int HEIGHT_PX = 400;
    private static final int TOP_PX = 40;
    private static final int TICK_PX = 60;
    private static final int MOST_PANELS = 4;

    /**
     * One histogram.
     *
     * @param name what stands above it
     * @param counts number in each bin; bins of equal width
     * @param low left end of the first bin
     * @param high right end of the last bin
     */
    public record Panel(String name, long[] counts, double low, double high) {

        /** Takes a copy and checks the ends. */
        public Panel {
            counts = counts.clone();
            if (counts.length == 0 || !(low < high)) {
                throw new IllegalArgumentException("Panel '" + name + "': there must be a bin and low < high, got "
                        + counts.length + " bins from " + low + " to " + high);
            }
        }

        private long top() {
            return Arrays.stream(counts).max().orElse(0);
        }
    }

    private HistogramChart() {}

    /**
     * Draws histograms.
     *
     * @param title title of the picture
     * @param xTitle what is counted by, with its unit
     * @param yTitle what is counted
     * @param panels one to four histograms
     * @return the picture
     * @throws IllegalArgumentException if there is no histogram or there are more than four
     */
    public static BufferedImage draw(String title, String xTitle, String yTitle, List<Panel> panels) {
        if (panels.isEmpty() || panels.size() > MOST_PANELS) {
            throw new IllegalArgumentException(
                    "HistogramChart: panels must be 1 to " + MOST_PANELS + ", got " + panels.size());
        }
        long top = Math.max(1, panels.stream().mapToLong(Panel::top).max().orElse(1));
        BufferedImage image = ChartStyle.paper(panels.size() * PANEL_PX, TOP_PX + HEIGHT_PX);
        Graphics2D g = ChartStyle.pen(image);
        g.setFont(ChartStyle.TITLE);
        ChartStyle.centred(g, ChartStyle.fit(g, title, image.getWidth() - 20), image.getWidth() / 2.0, TOP_PX / 2.0);
        for (int p = 0; p < panels.size(); p++) {
            g.drawImage(panel(panels.get(p), xTitle, p == 0 ? yTitle : "", top), p * PANEL_PX, TOP_PX, null);
        }
        g.dispose();
        return image;
    }

    private static BufferedImage panel(Panel panel, String xTitle, String yTitle, long top) {
        XYChart chart = ChartStyle.axes(panel.name, xTitle, yTitle, PANEL_PX, HEIGHT_PX);
        chart.getStyler().setChartTitleFont(ChartStyle.LABEL);
        chart.getStyler().setLegendVisible(false);
        double width = panel.high - panel.low;
        // A little air, without which the chart library leaves out the tick labels at the ends.
        chart.getStyler().setXAxisMin(panel.low - 0.02 * width).setXAxisMax(panel.high + 0.02 * width);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.06 * top);
        chart.getStyler().setXAxisTickMarkSpacingHint(TICK_PX);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.setCustomXAxisTickLabelsFormatter(CurveChart::tick);
        chart.setCustomYAxisTickLabelsFormatter(CurveChart::tick);
        // The chart library draws no axes without a series.
        XYSeries anchor =
                chart.addSeries("axes", new double[] {panel.low, panel.high}, new double[] {0.02 * top, 0.98 * top});
        anchor.setMarker(SeriesMarkers.NONE);
        anchor.setLineColor(new Color(0, 0, 0, 0));
        BufferedImage image = ChartStyle.paint(chart);
        Graphics2D g = ChartStyle.pen(image);
        g.setColor(ChartStyle.BLUE);
        double binWidth = width / panel.counts.length;
        double floor = chart.getScreenYFromChart(0);
        for (int bin = 0; bin < panel.counts.length; bin++) {
            double left = chart.getScreenXFromChart(panel.low + bin * binWidth);
            double right = chart.getScreenXFromChart(panel.low + (bin + 1) * binWidth);
            double y = chart.getScreenYFromChart(panel.counts[bin]);
            g.fill(new Rectangle2D.Double(left + 0.5, y, right - left - 1, floor - y));
        }
        g.dispose();
        return image;
    }
}
