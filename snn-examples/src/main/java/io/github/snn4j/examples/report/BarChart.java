package io.github.snn4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Bars, each with a mark where it was expected to end. */
public final class BarChart {

    private static final int WIDTH_PX = 900;
    private static final int HEIGHT_PX = 460;
    private static final int BOTTOM_PX = 30;
    private static final double BAR = 0.7;
    private static final float MARK_PX = 3;

    /**
     * One bar.
     *
     * @param name what stands below it
     * @param value its height, {@code >= 0}
     * @param expected where it was expected to end, NaN for no mark
     * @param hue which colour, see {@link Palette#of}
     */
    public record Bar(String name, double value, double expected, int hue) {}

    private BarChart() {}

    /**
     * Draws bars.
     *
     * @param title title of the picture
     * @param yTitle what is measured, with its unit
     * @param bars the bars, at least one
     * @return the picture
     * @throws IllegalArgumentException if there is no bar
     */
    public static BufferedImage draw(String title, String yTitle, List<Bar> bars) {
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("BarChart: there must be a bar, got none");
        }
        double top = 0;
        for (Bar bar : bars) {
            top = Math.max(top, Double.isNaN(bar.value) ? 0 : bar.value);
            top = Math.max(top, Double.isNaN(bar.expected) ? 0 : bar.expected);
        }
        top = top > 0 ? 1.06 * top : 1;
        XYChart chart = ChartStyle.axes(title, " ", yTitle, WIDTH_PX, HEIGHT_PX);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisMin(-0.5).setXAxisMax(bars.size() - 0.5);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(top);
        chart.getStyler().setXAxisTicksVisible(false);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.setCustomYAxisTickLabelsFormatter(CurveChart::tick);
        // The chart library draws no axes without a series.
        XYSeries anchor =
                chart.addSeries("axes", new double[] {-0.4, bars.size() - 0.6}, new double[] {0.01 * top, 0.99 * top});
        anchor.setMarker(SeriesMarkers.NONE);
        anchor.setLineColor(new Color(0, 0, 0, 0));
        BufferedImage image = ChartStyle.paper(WIDTH_PX, HEIGHT_PX + BOTTOM_PX);
        Graphics2D g = ChartStyle.pen(image);
        g.drawImage(ChartStyle.paint(chart), 0, 0, null);
        for (int k = 0; k < bars.size(); k++) {
            paint(g, chart, bars.get(k), k);
        }
        g.dispose();
        return image;
    }

    private static void paint(Graphics2D g, XYChart chart, Bar bar, int place) {
        double floor = chart.getScreenYFromChart(0);
        double left = chart.getScreenXFromChart(place - BAR / 2);
        double right = chart.getScreenXFromChart(place + BAR / 2);
        if (!Double.isNaN(bar.value)) {
            double y = chart.getScreenYFromChart(bar.value);
            g.setColor(Palette.of(bar.hue));
            g.fill(new Rectangle2D.Double(left, y, right - left, floor - y));
        }
        g.setColor(ChartStyle.INK);
        if (!Double.isNaN(bar.expected)) {
            double y = chart.getScreenYFromChart(bar.expected);
            g.setStroke(new BasicStroke(MARK_PX));
            g.draw(new Line2D.Double(left - 4, y, right + 4, y));
        }
        g.setFont(ChartStyle.TICK);
        ChartStyle.centred(g, bar.name, (left + right) / 2, floor + BOTTOM_PX / 2.0);
    }
}
