package io.github.snn4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines over a common axis; the other axis begins at 0, or at the lowest value if there are negative ones. */
public final class CurveChart {

    private static final int WIDTH_PX = 900;
    private static final int HEIGHT_PX = 460;
    private static final int TICK_PX = 80;
    private static final List<Color> COLOURS =
            List.of(ChartStyle.BLUE, ChartStyle.ORANGE, ChartStyle.GREEN, ChartStyle.PURPLE);

    /**
     * One line. Points with a NaN are left out.
     *
     * @param name what the legend calls it
     * @param x ascending
     * @param y values, as many
     */
    public record Curve(String name, double[] x, double[] y) {

        /** Takes copies and checks the lengths. */
        public Curve {
            x = x.clone();
            y = y.clone();
            if (x.length == 0 || x.length != y.length) {
                throw new IllegalArgumentException("Curve '" + name + "': x and y must have equal length and at least"
                        + " one point, got " + x.length + " and " + y.length);
            }
        }
    }

    private CurveChart() {}

    /**
     * Draws lines.
     *
     * @param title title of the picture
     * @param xTitle what is to the right, with its unit
     * @param yTitle what is upwards, with its unit
     * @param curves one to four lines
     * @return the picture
     * @throws IllegalArgumentException if there is no line or there are more than four
     */
    public static BufferedImage draw(String title, String xTitle, String yTitle, List<Curve> curves) {
        if (curves.isEmpty() || curves.size() > COLOURS.size()) {
            throw new IllegalArgumentException(
                    "CurveChart: curves must be 1 to " + COLOURS.size() + ", got " + curves.size());
        }
        XYChart chart = ChartStyle.axes(title, xTitle, yTitle, WIDTH_PX, HEIGHT_PX);
        double last = 0;
        double top = 0;
        double bottom = 0;
        for (int c = 0; c < curves.size(); c++) {
            Curve curve = curves.get(c);
            for (int k = 0; k < curve.x.length; k++) {
                last = Math.max(last, curve.x[k]);
                top = Double.isNaN(curve.y[k]) ? top : Math.max(top, curve.y[k]);
                bottom = Double.isNaN(curve.y[k]) ? bottom : Math.min(bottom, curve.y[k]);
            }
            XYSeries series = chart.addSeries(curve.name, curve.x, curve.y);
            series.setLineColor(COLOURS.get(c));
            series.setLineStyle(new BasicStroke(1.8f));
            series.setMarker(SeriesMarkers.NONE);
        }
        // A little air, without which the chart library leaves out the tick labels at the ends.
        chart.getStyler().setXAxisMin(-0.012 * last).setXAxisMax(1.012 * last);
        double height = top > bottom ? top - bottom : 1;
        chart.getStyler().setYAxisMin(bottom - 0.02 * height).setYAxisMax(bottom + 1.06 * height);
        chart.getStyler().setXAxisTickMarkSpacingHint(TICK_PX);
        chart.getStyler().setLegendVisible(curves.size() > 1);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.setCustomXAxisTickLabelsFormatter(CurveChart::tick);
        chart.setCustomYAxisTickLabelsFormatter(CurveChart::tick);
        return ChartStyle.paint(chart);
    }

    static String tick(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4g", value).replaceAll("0+$", "");
    }
}
