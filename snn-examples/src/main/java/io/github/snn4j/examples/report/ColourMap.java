package io.github.snn4j.examples.report;

import java.awt.Color;

/**
 * Colours for numbers, with even steps in lightness so that no false edges appear and a grey print still reads.
 */
enum ColourMap {

    /** For amounts: white is nothing, dark blue is most. */
    SEQUENTIAL(0xffffff, 0xdfe9f3, 0xb5cfe4, 0x7fafd2, 0x4789b8, 0x1c6199, 0x083a6b, 0x041f40),

    /** For signed values: blue below, white at the middle, red above. */
    DIVERGING(0x14366f, 0x3b74b4, 0x8db7d9, 0xd6e6f1, 0xffffff, 0xf8dccb, 0xeea27c, 0xcf5340, 0x861523);

    private final int[] stops;

    ColourMap(int... stops) {
        this.stops = stops;
    }

    /** The colour of a fraction; fractions outside 0 to 1 and NaN take the nearest end or the start. */
    int rgb(double fraction) {
        double place = Math.max(0, Math.min(1, Double.isNaN(fraction) ? 0 : fraction)) * (stops.length - 1);
        int lower = (int) Math.min(place, stops.length - 2);
        double part = place - lower;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = stops[lower] >> shift & 0xff;
            int b = stops[lower + 1] >> shift & 0xff;
            rgb |= (int) Math.round(a + part * (b - a)) << shift;
        }
        return rgb;
    }

    /** Black or white, whichever can be read on the colour of a fraction. */
    Color textOn(double fraction) {
        int rgb = rgb(fraction);
        double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
        // Where dark and white text have equal contrast by the Web Content Accessibility Guidelines.
        return luminance > 0.22 ? ChartStyle.INK : Color.WHITE;
    }

    /** Light that a channel of an sRGB colour gives, in place of its code. */
    private static double linear(int channel) {
        return Math.pow((channel & 0xff) / 255.0, 2.2);
    }
}
