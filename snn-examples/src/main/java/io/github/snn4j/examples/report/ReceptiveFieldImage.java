package io.github.snn4j.examples.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * Weights of every neuron as a small image, all on one colour scale, each with the class it was assigned.
 *
 * <p>Weights that are nowhere negative get a scale from 0 in one colour; signed weights one in two colours with white
 * at 0. So white always means "no connection".
 */
public final class ReceptiveFieldImage {

    private static final int MAX_SHOWN = 400;
    private static final int FIELD_PX = 60;
    private static final int GAP_PX = 6;
    private static final int LABEL_PX = 16;
    private static final int MARGIN_PX = 28;
    private static final int TOP_PX = 60;
    private static final int BAR_PX = 130;
    private static final int MIN_GRID_PX = 330;

    private final int fieldCount;
    private final int rows;
    private final int cols;
    private final float[] weights;
    private final int[] classes;
    private final ColourMap map;
    private final double low;
    private final double high;
    private final int zoom;

    private ReceptiveFieldImage(float[] weights, int neuronCount, int rows, int cols, int[] classes) {
        this.fieldCount = Math.min(neuronCount, MAX_SHOWN);
        this.rows = rows;
        this.cols = cols;
        this.weights = weights;
        this.classes = classes;
        float least = 0;
        float greatest = 0;
        for (float weight : weights) {
            least = Math.min(least, weight);
            greatest = Math.max(greatest, weight);
        }
        boolean signed = least < 0;
        double size = Math.max(-least, greatest);
        this.map = signed ? ColourMap.DIVERGING : ColourMap.SEQUENTIAL;
        this.high = size > 0 && Double.isFinite(size) ? size : 1;
        this.low = signed ? -this.high : 0;
        this.zoom = Math.max(1, FIELD_PX / Math.max(rows, cols));
    }

    /**
     * Draws the fields of up to 400 neurons.
     *
     * @param title       title of the picture
     * @param weights     weights neuron after neuron, each row by row: {@code neuronCount * rows * cols} values
     * @param neuronCount number of neurons, at least 1
     * @param rows        rows of the input image, at least 1
     * @param cols        columns of the input image, at least 1
     * @param classes     class of every neuron, {@link LabelAssignment#UNDECIDED} shown as a dash; empty for none
     * @return the picture
     * @throws IllegalArgumentException if the sizes do not fit together
     */
    public static BufferedImage draw(
            String title, float[] weights, int neuronCount, int rows, int cols, int[] classes) {
        if (neuronCount < 1 || rows < 1 || cols < 1 || weights.length != (long) neuronCount * rows * cols) {
            throw new IllegalArgumentException("ReceptiveFieldImage: " + neuronCount + " neurons of " + rows + " x "
                    + cols + " need " + (long) neuronCount * rows * cols + " weights, got " + weights.length);
        }
        if (classes.length != 0 && classes.length != neuronCount) {
            throw new IllegalArgumentException("ReceptiveFieldImage: classes must be empty or have " + neuronCount
                    + " entries, got " + classes.length);
        }
        String suffix = neuronCount > MAX_SHOWN ? " (first " + MAX_SHOWN + " of " + neuronCount + ")" : "";
        return new ReceptiveFieldImage(weights, neuronCount, rows, cols, classes).draw(title + suffix);
    }

    private BufferedImage draw(String title) {
        int across = (int) Math.ceil(Math.sqrt(fieldCount * 1.4));
        int down = (fieldCount + across - 1) / across;
        int stepX = cols * zoom + GAP_PX;
        int stepY = rows * zoom + GAP_PX + (classes.length > 0 ? LABEL_PX : 0);
        int gridWidth = Math.max(across * stepX, MIN_GRID_PX);
        int gridHeight = Math.max(down * stepY, 180);
        BufferedImage image = ChartStyle.paper(MARGIN_PX + gridWidth + BAR_PX, TOP_PX + gridHeight + MARGIN_PX);
        Graphics2D g = ChartStyle.pen(image);
        g.setFont(ChartStyle.TITLE);
        ChartStyle.centred(g, ChartStyle.fit(g, title, image.getWidth() - 20), image.getWidth() / 2.0, 28);
        for (int n = 0; n < fieldCount; n++) {
            int x = MARGIN_PX + n % across * stepX;
            int y = TOP_PX + n / across * stepY;
            drawField(g, image, n, x, y);
        }
        drawBar(g, MARGIN_PX + gridWidth + 22, TOP_PX, Math.min(gridHeight - GAP_PX, 320));
        g.dispose();
        return image;
    }

    private void drawField(Graphics2D g, BufferedImage image, int neuron, int x, int y) {
        for (int row = 0; row < rows * zoom; row++) {
            for (int col = 0; col < cols * zoom; col++) {
                float weight = weights[(neuron * rows + row / zoom) * cols + col / zoom];
                image.setRGB(x + col, y + row, 0xff000000 | map.rgb((weight - low) / (high - low)));
            }
        }
        g.setColor(new Color(0xc9, 0xce, 0xd4));
        g.drawRect(x - 1, y - 1, cols * zoom + 1, rows * zoom + 1);
        if (classes.length > 0) {
            g.setFont(ChartStyle.TICK);
            g.setColor(classes[neuron] == LabelAssignment.UNDECIDED ? ChartStyle.MUTED : ChartStyle.INK);
            String label = classes[neuron] == LabelAssignment.UNDECIDED ? "\u2013" : Integer.toString(classes[neuron]);
            ChartStyle.centred(g, label, x + cols * zoom / 2.0, y + rows * zoom + LABEL_PX / 2.0);
        }
    }

    private void drawBar(Graphics2D g, int x, int y, int height) {
        int width = 20;
        for (int i = 0; i < height; i++) {
            g.setColor(new Color(map.rgb(1 - i / (height - 1.0))));
            g.fillRect(x, y + i, width, 1);
        }
        g.setColor(ChartStyle.MUTED);
        g.drawRect(x, y, width, height);
        g.setFont(ChartStyle.TICK);
        g.setColor(ChartStyle.INK);
        int decimals = (int) Math.max(0, Math.min(9, 2 - Math.floor(Math.log10(high))));
        for (int tick = 0; tick <= 4; tick++) {
            double value = high - tick / 4.0 * (high - low);
            double tickY = y + tick / 4.0 * height;
            g.drawLine(x + width, (int) tickY, x + width + 4, (int) tickY);
            int baseline = (int) Math.round(tickY + g.getFontMetrics().getAscent() / 2.0 - 1);
            g.drawString(String.format(Locale.ROOT, "%." + decimals + "f", value), x + width + 8, baseline);
        }
        g.setFont(ChartStyle.LABEL);
        ChartStyle.upwards(g, "weight", x + 82, y + height / 2.0);
    }
}
