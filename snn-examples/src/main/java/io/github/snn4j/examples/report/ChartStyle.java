package io.github.snn4j.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.XYStyler;

/** Fonts, colours and margins shared by all pictures, so that they look like parts of one report. */
final class ChartStyle {

    static final Color INK = new Color(0x22, 0x26, 0x2b);
    static final Color MUTED = new Color(0x5f, 0x68, 0x72);
    static final Color GRID = new Color(0xe4, 0xe7, 0xeb);
    static final Color PAPER = Color.WHITE;

    /** Colours of Okabe and Ito, which colour-blind readers can tell apart. */
    static final Color BLUE = new Color(0x00, 0x72, 0xb2);

    static final Color ORANGE = new Color(0xd5, 0x5e, 0x00);
    static final Color GREEN = new Color(0x00, 0x9e, 0x73);
    static final Color PURPLE = new Color(0xcc, 0x79, 0xa7);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private ChartStyle() {}

    /** An empty chart with labelled axes whose plot area runs exactly from the least to the greatest value. */
    static XYChart axes(String title, String xTitle, String yTitle, int width, int height) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        XYStyler style = chart.getStyler();
        style.setLocale(Locale.ROOT);
        style.setChartBackgroundColor(PAPER);
        style.setPlotBackgroundColor(PAPER);
        style.setChartFontColor(INK);
        style.setChartTitleFont(TITLE);
        style.setChartTitleBoxVisible(false);
        style.setChartTitlePadding(10);
        style.setChartPadding(16);
        style.setAxisTitleFont(LABEL);
        style.setAxisTickLabelsFont(TICK);
        style.setAxisTickLabelsColor(INK);
        style.setAxisTitlePadding(8);
        style.setAxisTickMarksColor(MUTED);
        style.setAxisTicksLineVisible(false);
        style.setPlotBorderColor(MUTED);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1f));
        style.setPlotMargin(0);
        style.setPlotContentSize(1.0);
        style.setLegendFont(TICK);
        style.setLegendBorderColor(GRID);
        style.setAntiAlias(true);
        return chart;
    }

    /** A title that fits: the chart library centres it over the plot and cuts it off at the border of the picture. */
    static String title(String title, int width) {
        Graphics2D g = pen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        g.setFont(TITLE);
        String fitted = fit(g, title, width - 160);
        g.dispose();
        return fitted;
    }

    /** A picture to draw on, already filled with paper. */
    static BufferedImage paper(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(PAPER);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return image;
    }

    static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // Grey-scale smoothing: sub-pixel smoothing gives coloured fringes that depend on the screen.
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(INK);
        return g;
    }

    /** Draws a chart without going through a file. */
    static BufferedImage paint(XYChart chart) {
        BufferedImage image = paper(chart.getWidth(), chart.getHeight());
        Graphics2D g = pen(image);
        chart.paint(g, chart.getWidth(), chart.getHeight());
        g.dispose();
        return image;
    }

    /** Writes text centred on a point. */
    static void centred(Graphics2D g, String text, double x, double y) {
        var metrics = g.getFontMetrics();
        float left = (float) (x - metrics.getStringBounds(text, g).getWidth() / 2);
        g.drawString(text, left, (float) (y + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }

    /** Writes text upwards, centred on a point. */
    static void upwards(Graphics2D g, String text, double x, double y) {
        Graphics2D turned = (Graphics2D) g.create();
        turned.rotate(-Math.PI / 2, x, y);
        centred(turned, text, x, y);
        turned.dispose();
    }

    /** Shortens text until it fits, so that a long title is never cut off in the middle of a letter. */
    static String fit(Graphics2D g, String text, int width) {
        var metrics = g.getFontMetrics();
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int length = text.length();
        while (length > 1 && metrics.stringWidth(text.substring(0, length) + "...") > width) {
            length--;
        }
        return text.substring(0, length) + "...";
    }
}
