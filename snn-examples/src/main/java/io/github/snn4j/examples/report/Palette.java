package io.github.snn4j.examples.report;

import java.awt.Color;

/** Colours for pairs of things: two tints of each of four hues, which colour-blind readers can tell apart. */
public final class Palette {

    private static final Color[] HUES = {ChartStyle.BLUE, ChartStyle.ORANGE, ChartStyle.GREEN, ChartStyle.PURPLE};
    private static final double TINT = 0.4;

    private Palette() {}

    /**
     * Returns a colour.
     *
     * @param number 0 and 1 are a hue and its tint, 2 and 3 the next, and so on, over again from 8 on
     * @return the colour
     */
    public static Color of(int number) {
        Color hue = HUES[number / 2 % HUES.length];
        return number % 2 == 0 ? hue : new Color(tinted(hue.getRed()), tinted(hue.getGreen()), tinted(hue.getBlue()));
    }

    private static int tinted(int part) {
        return (int) Math.round(part + TINT * (255 - part));
    }
}
