package io.github.snn4j.examples.dendritic;

import java.awt.image.BufferedImage;

/** What a circuit says at every point of the disc. */
final class YinYangPicture {

    private static final int POINTS = 60;
    private static final int PIXELS = 6;
    private static final int[] COLOURS = {0x1c6199, 0xeea27c, 0x3a8f4d};
    private static final int OUTSIDE = 0xffffff;

    private YinYangPicture() {}

    static BufferedImage draw(YinYangCircuit circuit) {
        float[][] grid = new float[POINTS * POINTS][];
        for (int n = 0; n < grid.length; n++) {
            float x = (n % POINTS + 0.5f) / POINTS;
            float y = 1 - (n / POINTS + 0.5f) / POINTS;
            grid[n] = new float[] {x, y, 1 - x, 1 - y};
        }
        int[] answers = circuit.answers(grid);
        BufferedImage image = new BufferedImage(POINTS * PIXELS, POINTS * PIXELS, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                int n = row / PIXELS * POINTS + column / PIXELS;
                boolean inside = YinYang.label(grid[n][0], grid[n][1]) >= 0;
                image.setRGB(column, row, inside ? COLOURS[answers[n]] : OUTSIDE);
            }
        }
        return image;
    }
}
