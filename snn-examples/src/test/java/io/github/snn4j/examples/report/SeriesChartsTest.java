package io.github.snn4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Charts of histograms, lines, bars and rasters of several populations, by the pixels that must have a colour. */
class SeriesChartsTest {

    private static long pixels(BufferedImage image, Color colour) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void inkOfAHistogramIsProportionalToItsCounts() {
        BufferedImage one = HistogramChart.draw(
                "h", "x", "n", List.of(new HistogramChart.Panel("a", new long[] {100, 0, 0, 0}, 0, 1)));
        BufferedImage half = HistogramChart.draw(
                "h", "x", "n", List.of(new HistogramChart.Panel("a", new long[] {100, 50, 0, 0}, 0, 1)));
        assertThat((double) pixels(half, ChartStyle.BLUE) / pixels(one, ChartStyle.BLUE))
                .isBetween(1.45, 1.55);
    }

    @Test
    void panelsShareTheHeightOfTheAxis() {
        HistogramChart.Panel high = new HistogramChart.Panel("a", new long[] {100}, 0, 1);
        HistogramChart.Panel low = new HistogramChart.Panel("b", new long[] {10}, 0, 1);
        BufferedImage both = HistogramChart.draw("h", "x", "n", List.of(high, low));
        BufferedImage same = HistogramChart.draw("h", "x", "n", List.of(high, high));
        assertThat((double) pixels(both, ChartStyle.BLUE) / pixels(same, ChartStyle.BLUE))
                .isBetween(0.52, 0.58);
    }

    @Test
    void aBarIsAsHighAsItsValue() {
        BufferedImage image = BarChart.draw(
                "b", "y", List.of(new BarChart.Bar("p", 2, Double.NaN, 0), new BarChart.Bar("q", 1, 2, 2)));
        double ratio = (double) pixels(image, Palette.of(0)) / pixels(image, Palette.of(2));
        assertThat(ratio).isBetween(1.9, 2.1);
    }

    @Test
    void curvesBelowZeroAreOnThePaper() {
        CurveChart.Curve below = new CurveChart.Curve("c", new double[] {0, 1}, new double[] {-1, -1});
        CurveChart.Curve above = new CurveChart.Curve("c", new double[] {0, 1}, new double[] {1, 1});
        long expected = pixels(CurveChart.draw("t", "x", "y", List.of(above)), ChartStyle.BLUE);
        assertThat(pixels(CurveChart.draw("t", "x", "y", List.of(below)), ChartStyle.BLUE))
                .isGreaterThan(expected / 2);
    }

    @Test
    void aPanelTellsWhatItsColoursStandFor() {
        List<BarChart.Bar> bars = List.of(new BarChart.Bar("p", 1, Double.NaN, 0));
        BarChart.Panel plain = new BarChart.Panel("b", "y", bars);
        BarChart.Panel keyed = new BarChart.Panel("b", "y", bars, List.of(new BarChart.Key("other", 2)));
        assertThat(pixels(BarChart.panels(List.of(plain), 1, 600), Palette.of(2)))
                .isZero();
        assertThat(pixels(BarChart.panels(List.of(keyed), 1, 600), Palette.of(2)))
                .isBetween(100L, 144L);
    }

    @Test
    void everySpikeOfEveryPopulationIsDrawn() {
        GroupRasterChart.Group upper =
                new GroupRasterChart.Group("a", new double[] {10, 50, 90}, new int[] {0, 5, 9}, 10, 0);
        GroupRasterChart.Group lower = new GroupRasterChart.Group("b", new double[] {30, 200}, new int[] {2, 3}, 5, 2);
        BufferedImage image = GroupRasterChart.draw("r", List.of(upper, lower), 0, 100);
        BufferedImage empty = GroupRasterChart.draw(
                "r",
                List.of(
                        new GroupRasterChart.Group("a", new double[0], new int[0], 10, 0),
                        new GroupRasterChart.Group("b", new double[0], new int[0], 5, 2)),
                0,
                100);
        assertThat(differing(image, empty)).isBetween(4L * 4, 4L * 9);
    }

    private static long differing(BufferedImage a, BufferedImage b) {
        long count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    @Test
    void linesAreInTheirColours() {
        double[] x = {0, 1, 2};
        BufferedImage image = CurveChart.draw(
                "c",
                "x",
                "y",
                List.of(
                        new CurveChart.Curve("a", x, new double[] {1, 1, 1}),
                        new CurveChart.Curve("b", x, new double[] {2, 2, 2})));
        // Lines are smoothed, so their pixels are only near the colour.
        assertThat(near(image, ChartStyle.BLUE)).isGreaterThan(300);
        assertThat(near(image, ChartStyle.ORANGE)).isGreaterThan(300);
        assertThat(near(image, ChartStyle.GREEN)).isZero();
    }

    private static long near(BufferedImage image, Color colour) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color found = new Color(image.getRGB(x, y));
                int distance = Math.abs(found.getRed() - colour.getRed())
                        + Math.abs(found.getGreen() - colour.getGreen())
                        + Math.abs(found.getBlue() - colour.getBlue());
                count += distance < 60 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void ticksAreShort() {
        assertThat(CurveChart.tick(2)).isEqualTo("2");
        assertThat(CurveChart.tick(0.25)).isEqualTo("0.25");
        assertThat(CurveChart.tick(0)).isEqualTo("0");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new CurveChart.Curve("a", new double[2], new double[3]))
                .hasMessageContaining("got 2 and 3");
        assertThatThrownBy(() -> new HistogramChart.Panel("a", new long[1], 1, 1))
                .hasMessageContaining("1 bins from 1.0 to 1.0");
        assertThatThrownBy(() -> new GroupRasterChart.Group("a", new double[1], new int[] {3}, 3, 0))
                .hasMessageContaining("0..2, got 3");
        assertThatThrownBy(() -> BarChart.draw("b", "y", List.of())).hasMessageContaining("got none");
    }
}
