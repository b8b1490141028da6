package io.github.snn4j.examples.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * Confusion matrix as a heat map with counts. Colour is the part of the row, so classes of different size compare; the
 * recall of every class stands at the end of its row.
 */
public final class ConfusionChart {

    private static final int CELL_PX = 56;
    private static final int LEFT_PX = 96;
    private static final int TOP_PX = 92;
    private static final int BOTTOM_PX = 24;
    private static final int RECALL_PX = 96;

    private ConfusionChart() {}

    /**
     * Draws a matrix.
     *
     * @param title  title of the picture
     * @param matrix the counts
     * @param noun   what the classes are, for example {@code digit}
     * @return the picture
     */
    public static BufferedImage draw(String title, ConfusionMatrix matrix, String noun) {
        int rows = matrix.classCount();
        int cols = rows + (matrix.undecided() > 0 ? 1 : 0);
        BufferedImage image = ChartStyle.paper(
                LEFT_PX + Math.max(cols * CELL_PX, 220) + RECALL_PX, TOP_PX + rows * CELL_PX + BOTTOM_PX);
        Graphics2D g = ChartStyle.pen(image);
        g.setFont(ChartStyle.TITLE);
        String full = String.format(Locale.ROOT, "%s: %.2f %% of %,d", title, 100 * matrix.accuracy(), matrix.total());
        ChartStyle.centred(g, ChartStyle.fit(g, full, image.getWidth() - 20), image.getWidth() / 2.0, 24);
        drawLabels(g, matrix, cols, noun);
        for (int row = 0; row < rows; row++) {
            for (int col = 0; col < cols; col++) {
                drawCell(g, matrix, row, col);
            }
        }
        g.setColor(ChartStyle.MUTED);
        g.drawRect(LEFT_PX, TOP_PX, rows * CELL_PX, rows * CELL_PX);
        g.dispose();
        return image;
    }

    private static void drawLabels(Graphics2D g, ConfusionMatrix matrix, int cols, String noun) {
        int rows = matrix.classCount();
        g.setFont(ChartStyle.LABEL);
        ChartStyle.centred(g, "predicted " + noun, LEFT_PX + rows * CELL_PX / 2.0, 54);
        ChartStyle.upwards(g, "true " + noun, 26, TOP_PX + rows * CELL_PX / 2.0);
        g.setFont(ChartStyle.TICK);
        for (int c = 0; c < rows; c++) {
            double middle = (c + 0.5) * CELL_PX;
            ChartStyle.centred(g, Integer.toString(c), LEFT_PX + middle, TOP_PX - 14);
            ChartStyle.centred(g, Integer.toString(c), LEFT_PX - 22, TOP_PX + middle);
            String recall = Double.isNaN(matrix.recall(c))
                    ? "-"
                    : String.format(Locale.ROOT, "%.1f %%", 100 * matrix.recall(c));
            g.setColor(ChartStyle.MUTED);
            ChartStyle.centred(g, recall, LEFT_PX + cols * CELL_PX + 44, TOP_PX + middle);
            g.setColor(ChartStyle.INK);
        }
        g.setColor(ChartStyle.MUTED);
        ChartStyle.centred(g, "recall", LEFT_PX + cols * CELL_PX + 44, TOP_PX - 14);
        if (cols > rows) {
            ChartStyle.centred(g, "none", LEFT_PX + (rows + 0.5) * CELL_PX, TOP_PX - 14);
        }
        g.setColor(ChartStyle.INK);
    }

    private static void drawCell(Graphics2D g, ConfusionMatrix matrix, int row, int col) {
        long count = col < matrix.classCount() ? matrix.count(row, col) : matrix.undecided(row);
        long total = matrix.total(row);
        // The square root lifts the few confusions, which are what one looks for, above the white background.
        double fraction = total == 0 ? 0 : 0.85 * Math.sqrt((double) count / total);
        int x = LEFT_PX + col * CELL_PX;
        int y = TOP_PX + row * CELL_PX;
        g.setColor(new Color(ColourMap.SEQUENTIAL.rgb(fraction)));
        g.fillRect(x, y, CELL_PX, CELL_PX);
        g.setColor(ChartStyle.GRID);
        g.drawRect(x, y, CELL_PX, CELL_PX);
        g.setFont(ChartStyle.TICK);
        if (count > 0) {
            g.setColor(ColourMap.SEQUENTIAL.textOn(fraction));
            ChartStyle.centred(g, Long.toString(count), x + CELL_PX / 2.0, y + CELL_PX / 2.0);
        }
    }
}
