package io.github.snn4j.examples.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Raster plot of several populations, one above the other, each in a colour of its own. */
public final class GroupRasterChart {

    private static final int WIDTH_PX = 1100;
    private static final int HEIGHT_PX = 700;
    private static final int NAMES_PX = 40;
    private static final double MARK_PX = 2;

    /**
     * Spikes of one population.
     *
     * @param name what stands beside its rows
     * @param timesMs time of every spike in ms
     * @param neurons neuron of every spike, in the same order
     * @param neuronCount number of rows
     * @param hue which colour, see {@link Palette#of}
     */
    public record Group(String name, double[] timesMs, int[] neurons, int neuronCount, int hue) {

        /** Takes copies and checks the lengths and the neurons. */
        public Group {
            timesMs = timesMs.clone();
            neurons = neurons.clone();
            if (timesMs.length != neurons.length) {
                throw new IllegalArgumentException("Group '" + name + "': timesMs and neurons must have equal length,"
                        + " got " + timesMs.length + " and " + neurons.length);
            }
            for (int neuron : neurons) {
                if (neuron < 0 || neuron >= neuronCount) {
                    throw new IllegalArgumentException(
                            "Group '" + name + "': neurons must be in 0.." + (neuronCount - 1) + ", got " + neuron);
                }
            }
        }
    }

    private GroupRasterChart() {}

    /**
     * Draws a raster.
     *
     * @param title title of the picture
     * @param groups populations from the top downwards, at least one
     * @param fromMs left end of the time axis in ms
     * @param toMs right end; spikes outside the axis are not drawn
     * @return the picture
     * @throws IllegalArgumentException if there is no group or the axis is empty
     */
    public static BufferedImage draw(String title, List<Group> groups, double fromMs, double toMs) {
        if (groups.isEmpty() || !(fromMs < toMs)) {
            throw new IllegalArgumentException("GroupRasterChart: there must be a group and fromMs < toMs, got "
                    + groups.size() + " groups, " + fromMs + " and " + toMs);
        }
        int rows = groups.stream().mapToInt(Group::neuronCount).sum();
        String full = String.format(Locale.ROOT, "%s (%,d neurons)", title, rows);
        XYChart chart = ChartStyle.axes(full, "time (ms)", " ", WIDTH_PX, HEIGHT_PX);
        chart.getStyler().setLegendVisible(false);
        double marginMs = 0.008 * (toMs - fromMs);
        chart.getStyler().setXAxisMin(fromMs - marginMs).setXAxisMax(toMs + marginMs);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax((double) rows);
        chart.getStyler().setYAxisTicksVisible(false);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setXAxisDecimalPattern("0.###");
        XYSeries anchor = chart.addSeries("axes", new double[] {fromMs, toMs}, new double[] {0.1, rows - 0.1});
        anchor.setMarker(SeriesMarkers.NONE);
        anchor.setLineColor(new Color(0, 0, 0, 0));
        BufferedImage image = ChartStyle.paper(NAMES_PX + WIDTH_PX, HEIGHT_PX);
        Graphics2D g = ChartStyle.pen(image);
        g.translate(NAMES_PX, 0);
        g.drawImage(ChartStyle.paint(chart), 0, 0, null);
        double top = rows;
        for (Group group : groups) {
            paint(g, chart, group, top, fromMs, toMs);
            top -= group.neuronCount;
        }
        g.dispose();
        return image;
    }

    private static void paint(Graphics2D g, XYChart chart, Group group, double top, double fromMs, double toMs) {
        double left = chart.getScreenXFromChart(fromMs);
        double right = chart.getScreenXFromChart(toMs);
        g.setColor(Palette.of(group.hue));
        for (int k = 0; k < group.timesMs.length; k++) {
            if (group.timesMs[k] >= fromMs && group.timesMs[k] <= toMs) {
                double x = chart.getScreenXFromChart(group.timesMs[k]);
                double y = chart.getScreenYFromChart(top - group.neurons[k] - 0.5);
                g.fill(new Rectangle2D.Double(x - MARK_PX / 2, y - MARK_PX / 2, MARK_PX, MARK_PX));
            }
        }
        double bottom = chart.getScreenYFromChart(top - group.neuronCount);
        g.setFont(ChartStyle.TICK);
        ChartStyle.centred(g, group.name, left - NAMES_PX, (chart.getScreenYFromChart(top) + bottom) / 2);
        g.setColor(ChartStyle.GRID);
        g.fill(new Rectangle2D.Double(left, bottom, right - left, 1));
    }
}
