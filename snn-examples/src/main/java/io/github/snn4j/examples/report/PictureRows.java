package io.github.snn4j.examples.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Grey pictures in rows and columns, 0 white and 1 black, each row with a name. */
public final class PictureRows {

    private static final int PICTURE_PX = 56;
    private static final int GAP_PX = 6;
    private static final int LEFT_PX = 120;
    private static final int TOP_PX = 60;
    private static final int MARGIN_PX = 24;

    /**
     * One row.
     *
     * @param name what to write to its left
     * @param pictures pixels of each picture, row by row, in [0, 1]; values outside are drawn as the nearest of these
     */
    public record Row(String name, List<float[]> pictures) {

        /** Copies the list. */
        public Row {
            pictures = List.copyOf(pictures);
        }
    }

    private PictureRows() {}

    /**
     * Draws rows.
     *
     * @param title title of the picture
     * @param width pixels of a picture from left to right
     * @param rows at least one row, all with equally many pictures
     * @return the picture
     * @throws IllegalArgumentException if the numbers do not fit together
     */
    public static BufferedImage draw(String title, int width, List<Row> rows) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).pictures().size();
        if (columns == 0 || rows.stream().anyMatch(r -> r.pictures().size() != columns)) {
            throw new IllegalArgumentException(
                    "PictureRows: there must be at least one row and equally many pictures, at least one, in each");
        }
        int height = rows.get(0).pictures().get(0).length / width;
        int zoom = Math.max(1, PICTURE_PX / Math.max(width, height));
        int stepX = width * zoom + GAP_PX;
        int stepY = height * zoom + GAP_PX;
        BufferedImage image =
                ChartStyle.paper(LEFT_PX + columns * stepX + MARGIN_PX, TOP_PX + rows.size() * stepY + MARGIN_PX);
        Graphics2D g = ChartStyle.pen(image);
        g.setFont(ChartStyle.TITLE);
        ChartStyle.centred(g, ChartStyle.fit(g, title, image.getWidth() - 20), image.getWidth() / 2.0, 28);
        g.setFont(ChartStyle.LABEL);
        for (int r = 0; r < rows.size(); r++) {
            int top = TOP_PX + r * stepY;
            g.setColor(ChartStyle.INK);
            ChartStyle.centred(g, rows.get(r).name(), LEFT_PX / 2.0, top + stepY / 2.0);
            g.setColor(ChartStyle.GRID);
            for (int c = 0; c < columns; c++) {
                int left = LEFT_PX + c * stepX;
                paint(image, rows.get(r).pictures().get(c), width, left, top, zoom);
                g.drawRect(left - 1, top - 1, width * zoom + 1, height * zoom + 1);
            }
        }
        g.dispose();
        return image;
    }

    private static void paint(BufferedImage image, float[] pixels, int width, int left, int top, int zoom) {
        for (int y = 0; y < pixels.length / width * zoom; y++) {
            for (int x = 0; x < width * zoom; x++) {
                float value = Math.min(1f, Math.max(0f, pixels[y / zoom * width + x / zoom]));
                int grey = Math.round(255 * (1 - value));
                image.setRGB(left + x, top + y, 0xff000000 | grey << 16 | grey << 8 | grey);
            }
        }
    }
}
