package io.github.snn4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Learning curves: accuracy against the number of images seen. */
public final class LearningCurveChart {

    private static final int WIDTH_PX = 900;
    private static final int HEIGHT_PX = 560;
    private static final List<Color> COLOURS =
            List.of(ChartStyle.BLUE, ChartStyle.ORANGE, ChartStyle.GREEN, ChartStyle.PURPLE);

    /**
     * One curve.
     *
     * @param name       what the legend calls it, for example {@code test}
     * @param imagesSeen images seen at every measurement, in rising order
     * @param accuracy   accuracy at every measurement, 0 to 1
     */
    public record Curve(String name, List<Integer> imagesSeen, List<Double> accuracy) {

        /**
         * Takes copies and checks them.
         *
         * @param name       what the legend calls it, for example {@code test}
         * @param imagesSeen images seen at every measurement, in rising order
         * @param accuracy   accuracy at every measurement, 0 to 1
         * @throws IllegalArgumentException if the lists are empty or differ in length, or an accuracy is not 0 to 1
         */
        public Curve {
            imagesSeen = List.copyOf(imagesSeen);
            accuracy = List.copyOf(accuracy);
            if (imagesSeen.isEmpty() || imagesSeen.size() != accuracy.size()) {
                throw new IllegalArgumentException("Curve '" + name + "': imagesSeen and accuracy must have equal"
                        + " length and at least one point, got " + imagesSeen.size() + " and " + accuracy.size());
            }
            for (double value : accuracy) {
                if (!(value >= 0 && value <= 1)) {
                    throw new IllegalArgumentException("Curve '" + name + "': accuracy must be in 0..1, got " + value);
                }
            }
        }
    }

    private LearningCurveChart() {}

    /**
     * Draws curves into one chart.
     *
     * @param title  title of the picture
     * @param curves one to four curves
     * @return the picture
     * @throws IllegalArgumentException if there is no curve or there are more than four
     */
    public static BufferedImage draw(String title, List<Curve> curves) {
        if (curves.isEmpty() || curves.size() > COLOURS.size()) {
            throw new IllegalArgumentException(
                    "LearningCurveChart: curves must be 1 to " + COLOURS.size() + ", got " + curves.size());
        }
        XYChart chart = ChartStyle.axes(title, "images seen", "accuracy (%)", WIDTH_PX, HEIGHT_PX);
        XYStyler style = chart.getStyler();
        // A little air, without which points at the border are cut and the last tick labels left out.
        double last = lastImage(curves);
        style.setXAxisMin(-0.015 * last).setXAxisMax(1.015 * last);
        style.setYAxisMin(-2.0).setYAxisMax(102.0);
        style.setXAxisTickMarkSpacingHint(95);
        style.setLegendPosition(LegendPosition.InsideSE);
        style.setLegendVisible(curves.size() > 1);
        style.setLegendPadding(10);
        style.setMarkerSize(6);
        chart.setCustomXAxisTickLabelsFormatter(value -> String.format(Locale.ROOT, "%,.0f", value));
        chart.setCustomYAxisTickLabelsFormatter(value -> String.format(Locale.ROOT, "%.0f", value));
        for (int c = 0; c < curves.size(); c++) {
            add(chart, curves.get(c), COLOURS.get(c));
        }
        return ChartStyle.paint(chart);
    }

    private static void add(XYChart chart, Curve curve, Color colour) {
        double[] x =
                curve.imagesSeen().stream().mapToDouble(Integer::doubleValue).toArray();
        double[] y = curve.accuracy().stream().mapToDouble(value -> 100 * value).toArray();
        String last = String.format(Locale.ROOT, "%s (last %.1f %%)", curve.name(), y[y.length - 1]);
        XYSeries series = chart.addSeries(last, x, y);
        series.setLineColor(colour);
        series.setLineStyle(new BasicStroke(2.2f));
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(colour);
    }

    private static int lastImage(List<Curve> curves) {
        int last = 1;
        for (Curve curve : curves) {
            last = Math.max(last, curve.imagesSeen().get(curve.imagesSeen().size() - 1));
        }
        return last;
    }
}
