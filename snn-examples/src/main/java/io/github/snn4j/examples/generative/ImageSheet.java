package io.github.snn4j.examples.generative;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Small grey images in rows, each row with a name. */
final class ImageSheet {

    private static final int GAP = 4;
    private static final int NAME_PX = 150;
    private static final int FIELD_PX = 56;

    private record Row(String name, float[] images) {}

    private final int rows;
    private final int cols;
    private final int across;
    private final List<Row> all = new ArrayList<>();

    ImageSheet(int rows, int cols, int across) {
        this.rows = rows;
        this.cols = cols;
        this.across = across;
    }

    /** Adds a row: the first images of an array that holds one after the other, 0 black to 1 white. */
    ImageSheet row(String name, float[] images) {
        all.add(new Row(name, images.clone()));
        return this;
    }

    BufferedImage draw() {
        int zoom = Math.max(1, FIELD_PX / Math.max(rows, cols));
        int stepX = cols * zoom + GAP;
        int stepY = rows * zoom + GAP;
        BufferedImage sheet =
                new BufferedImage(NAME_PX + across * stepX + GAP, all.size() * stepY + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        g.setColor(Color.BLACK);
        for (int r = 0; r < all.size(); r++) {
            Row row = all.get(r);
            g.drawString(row.name, GAP, GAP + r * stepY + stepY / 2);
            for (int k = 0; k < across && (k + 1) * rows * cols <= row.images.length; k++) {
                place(sheet, row.images, k * rows * cols, NAME_PX + k * stepX, GAP + r * stepY, zoom);
            }
        }
        g.dispose();
        return sheet;
    }

    private void place(BufferedImage sheet, float[] images, int base, int left, int top, int zoom) {
        for (int y = 0; y < rows * zoom; y++) {
            for (int x = 0; x < cols * zoom; x++) {
                float value = images[base + y / zoom * cols + x / zoom];
                int grey = Math.round(255 * Math.min(1f, Math.max(0f, value)));
                sheet.setRGB(left + x, top + y, grey << 16 | grey << 8 | grey);
            }
        }
    }
}
