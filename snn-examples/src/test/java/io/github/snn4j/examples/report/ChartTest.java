package io.github.snn4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

    @Test
    void sameInputGivesTheSamePixels() {
        assertThat(png(SyntheticRun.raster(100, 1500))).isEqualTo(png(SyntheticRun.raster(100, 1500)));
        assertThat(png(SyntheticRun.fields(20, true))).isEqualTo(png(SyntheticRun.fields(20, true)));
        assertThat(png(SyntheticRun.curve())).isEqualTo(png(SyntheticRun.curve()));
        assertThat(png(ConfusionChart.draw("t", SyntheticRun.confusion(true), "digit")))
                .isEqualTo(png(ConfusionChart.draw("t", SyntheticRun.confusion(true), "digit")));
    }

    @Test
    void everySpikeLeavesAMarkAtItsPlace() {
        BufferedImage none = RasterChart.draw("", new double[0], new int[0], 10, 0, 100);
        BufferedImage one = RasterChart.draw("", new double[] {50}, new int[] {9}, 10, 0, 100);
        int[] box = differenceBelowTitle(none, one);
        assertThat((box[0] + box[1]) / 2.0).as("middle of the time axis").isBetween(530.0, 590.0);
        assertThat((box[2] + box[3]) / 2.0).as("top row").isBetween(60.0, 110.0);
    }

    @Test
    void theOrderOfSpikesDoesNotMatter() {
        byte[] forth = png(RasterChart.draw("", new double[] {1, 2, 2}, new int[] {0, 1, 1}, 2, 0, 10));
        byte[] back = png(RasterChart.draw("", new double[] {2, 2, 1}, new int[] {1, 1, 0}, 2, 0, 10));
        assertThat(forth).isEqualTo(back);
    }

    @Test
    void spikesOutsideTheAxisAreLeftOut() {
        BufferedImage image = RasterChart.draw("", new double[] {-5, 500, Double.NaN}, new int[3], 2, 0, 100);
        assertThat(png(image)).isEqualTo(png(RasterChart.draw("", new double[0], new int[0], 2, 0, 100)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30, 400, 50_000})
    void rastersOfAnySizeAreDrawn(int neurons) {
        assertThat(SyntheticRun.raster(neurons, 3000).getWidth()).isEqualTo(1100);
    }

    @Test
    void nothingTouchesTheBorder() {
        for (BufferedImage image : List.of(
                SyntheticRun.raster(4000, 9000),
                SyntheticRun.fields(401, false),
                SyntheticRun.fields(1, true),
                SyntheticRun.curve(),
                ConfusionChart.draw("A title ".repeat(20), SyntheticRun.confusion(false), "digit"))) {
            int right = image.getWidth() - 1;
            int bottom = image.getHeight() - 1;
            for (int[] side : new int[][] {
                {0, 0, right, 0}, {0, bottom, right, bottom}, {0, 0, 0, bottom}, {right, 0, right, bottom}
            }) {
                assertThat(isPaper(image, side))
                        .as("%d x %d, side %s", right, bottom, Arrays.toString(side))
                        .isTrue();
            }
        }
    }

    private static boolean isPaper(BufferedImage image, int[] side) {
        for (int y = side[1]; y <= side[3]; y++) {
            for (int x = side[0]; x <= side[2]; x++) {
                if (image.getRGB(x, y) != ChartStyle.PAPER.getRGB()) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void flatAndDegenerateInputIsDrawn() {
        assertThat(ReceptiveFieldImage.draw("zero", new float[4], 1, 2, 2, new int[0]))
                .isNotNull();
        assertThat(ReceptiveFieldImage.draw("NaN", new float[] {Float.NaN, 1}, 1, 1, 2, new int[] {3}))
                .isNotNull();
        assertThat(ConfusionChart.draw("empty", new ConfusionMatrix(2), "class"))
                .isNotNull();
        assertThat(LearningCurveChart.draw(
                        "point", List.of(new LearningCurveChart.Curve("test", List.of(0), List.of(0.1)))))
                .isNotNull();
    }

    @Test
    void inputThatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RasterChart.draw("", new double[1], new int[2], 1, 0, 1))
                .withMessageContaining("equal length");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RasterChart.draw("", new double[1], new int[] {5}, 5, 0, 1))
                .withMessageContaining("0..4, got 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RasterChart.draw("", new double[0], new int[0], 1, 1, 1))
                .withMessageContaining("fromMs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReceptiveFieldImage.draw("", new float[5], 1, 2, 2, new int[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LearningCurveChart.Curve("c", List.of(1), List.of(1.5)))
                .withMessageContaining("0..1");
        assertThatIllegalArgumentException().isThrownBy(() -> LearningCurveChart.draw("", List.of()));
    }

    @Test
    void textOnColoursCanBeRead() {
        for (ColourMap map : ColourMap.values()) {
            for (int i = 0; i <= 100; i++) {
                double contrast =
                        contrast(map.rgb(i / 100.0), map.textOn(i / 100.0).getRGB());
                assertThat(contrast).as("%s at %d %%", map, i).isGreaterThan(3.5);
            }
        }
    }

    private static byte[] png(BufferedImage image) {
        return new ReportImage("x.png", "", image).png();
    }

    /** Left, right, top and bottom of what differs below the title (which shows the number of spikes). */
    private static int[] differenceBelowTitle(BufferedImage a, BufferedImage b) {
        int[] box = {Integer.MAX_VALUE, -1, Integer.MAX_VALUE, -1};
        for (int y = 55; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                if (a.getRGB(x, y) != b.getRGB(x, y)) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.max(box[1], x);
                    box[2] = Math.min(box[2], y);
                    box[3] = Math.max(box[3], y);
                }
            }
        }
        return box;
    }

    /** Contrast by the Web Content Accessibility Guidelines, 1 (none) to 21. */
    private static double contrast(int a, int b) {
        double light = Math.max(luminance(a), luminance(b));
        return (light + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
