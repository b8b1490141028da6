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
    private static final int KEY_PX = 24;
    private static final int SQUARE_PX = 11;
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

    /**
     * What a colour stands for.
     *
     * @param name words beside it
     * @param hue which colour, see {@link Palette#of}; negative for the mark
     */
    public record Key(String name, int hue) {}

    private BarChart() {}

    /**
     * Bars side by side under a title.
     *
     * @param title title
     * @param yTitle what is measured, with its unit
     * @param bars the bars, at least one
     * @param keys what the colours stand for, none if the names of the bars say it
     */
    public record Panel(String title, String yTitle, List<Bar> bars, List<Key> keys) {

        /**
         * Bars whose names say it all.
         *
         * @param title title
         * @param yTitle what is measured, with its unit
         * @param bars the bars, at least one
         */
        public Panel(String title, String yTitle, List<Bar> bars) {
            this(title, yTitle, bars, List.of());
        }

        /**
         * Takes copies.
         *
         * @param title title
         * @param yTitle what is measured, with its unit
         * @param bars the bars, at least one
         * @param keys what the colours stand for
         * @throws IllegalArgumentException if there is no bar
         */
        public Panel {
            bars = List.copyOf(bars);
            keys = List.copyOf(keys);
            if (bars.isEmpty()) {
                throw new IllegalArgumentException("BarChart: there must be a bar, got none");
            }
        }
    }

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
        return draw(new Panel(title, yTitle, bars), WIDTH_PX, HEIGHT_PX);
    }

    /**
     * Draws several panels into one picture, row by row.
     *
     * @param panels the panels
     * @param columns panels side by side, at least 1
     * @param widthPx width of a panel in pixels
     * @return the picture
     */
    public static BufferedImage panels(List<Panel> panels, int columns, int widthPx) {
        int height = widthPx * HEIGHT_PX / WIDTH_PX;
        int cell = height + BOTTOM_PX + (panels.stream().allMatch(p -> p.keys.isEmpty()) ? 0 : KEY_PX);
        int rows = (panels.size() + columns - 1) / columns;
        BufferedImage image = ChartStyle.paper(columns * widthPx, rows * cell);
        Graphics2D g = ChartStyle.pen(image);
        for (int k = 0; k < panels.size(); k++) {
            BufferedImage panel = draw(panels.get(k), widthPx, height);
            g.drawImage(panel, k % columns * widthPx, k / columns * cell, null);
        }
        g.dispose();
        return image;
    }

    private static BufferedImage draw(Panel panel, int width, int height) {
        List<Bar> bars = panel.bars;
        double top = 0;
        for (Bar bar : bars) {
            top = Math.max(top, Double.isNaN(bar.value) ? 0 : bar.value);
            top = Math.max(top, Double.isNaN(bar.expected) ? 0 : bar.expected);
        }
        top = top > 0 ? 1.06 * top : 1;
        XYChart chart = ChartStyle.axes(panel.title, " ", panel.yTitle, width, height);
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
        BufferedImage image = ChartStyle.paper(width, height + BOTTOM_PX + (panel.keys.isEmpty() ? 0 : KEY_PX));
        Graphics2D g = ChartStyle.pen(image);
        g.drawImage(ChartStyle.paint(chart), 0, 0, null);
        for (int k = 0; k < bars.size(); k++) {
            paint(g, chart, bars.get(k), k);
        }
        paint(g, panel.keys, width, height + BOTTOM_PX + KEY_PX / 2);
        g.dispose();
        return image;
    }

    /** Keys in a row, the whole of it in the middle. */
    private static void paint(Graphics2D g, List<Key> keys, int width, int y) {
        g.setFont(ChartStyle.TICK);
        int x = width;
        for (Key key : keys) {
            x -= 4 * SQUARE_PX + g.getFontMetrics().stringWidth(key.name);
        }
        x /= 2;
        for (Key key : keys) {
            g.setColor(key.hue < 0 ? ChartStyle.INK : Palette.of(key.hue));
            int height = key.hue < 0 ? (int) MARK_PX : SQUARE_PX;
            g.fill(new Rectangle2D.Double(x, y - height / 2.0, SQUARE_PX, height));
            g.setColor(ChartStyle.INK);
            g.drawString(key.name, x + 1.5f * SQUARE_PX, y + g.getFontMetrics().getAscent() / 2f - 1);
            x += 4 * SQUARE_PX + g.getFontMetrics().stringWidth(key.name);
        }
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
