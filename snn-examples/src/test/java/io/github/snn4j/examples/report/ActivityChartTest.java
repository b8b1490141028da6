package io.github.snn4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Pictures of what a network did: thinned rasters, rates, traces, histograms. */
class ActivityChartTest {

    private static byte[] png(BufferedImage image) {
        return new ReportImage("x.png", "", image).png();
    }

    private static TraceChart.Trace trace(float[] values, double... spikes) {
        return new TraceChart.Trace("neuron 1", values, spikes);
    }

    private static int pixels(BufferedImage image, int rgb, int top, int bottom) {
        int n = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                n += image.getRGB(x, y) == rgb ? 1 : 0;
            }
        }
        return n;
    }

    @Test
    void aMillionSpikesAreThinnedToAPictureThatStaysSmall() {
        int neurons = 10_000;
        int spikes = 1_000_000;
        SplittableRandom random = new SplittableRandom(2);
        double[] times = random.doubles(spikes, 0, 1000).toArray();
        int[] ids = random.ints(spikes, 500, 500 + neurons).toArray();
        RasterRows rows = RasterRows.legible(500, neurons, spikes);
        assertThat(rows.step()).isEqualTo(25);
        assertThat(rows.text(40_321)).isEqualTo("40,321 of 1,000,000 spikes: 1 in 25 of 10,000 neurons");
        long shown = Arrays.stream(ids).filter(rows::shows).count();
        assertThat(shown).isBetween(38_000L, 42_000L);
        assertThat(png(RasterChart.draw("thinned", times, ids, rows, 0, 1000)).length)
                .isLessThan(300_000);
    }

    @Test
    void spikesOfNeuronsWithoutARowLeaveNoMark() {
        RasterRows rows = new RasterRows(10, 6, 3, 4);
        byte[] some = png(RasterChart.draw("t", new double[] {1, 5}, new int[] {10, 13}, rows, 0, 10));
        byte[] all = png(RasterChart.draw("t", new double[] {1, 2, 5, 7}, new int[] {10, 11, 13, 15}, rows, 0, 10));
        byte[] none = png(RasterChart.draw("t", new double[0], new int[0], rows, 0, 10));
        assertThat(all).isEqualTo(some).isNotEqualTo(none);
    }

    @Test
    void fewSpikesAreAllShown() {
        RasterRows rows = RasterRows.legible(3, 10, 40_000);
        assertThat(rows.step()).isEqualTo(1);
        assertThat(rows.shows(2)).isFalse();
        assertThat(rows.shows(3)).isTrue();
        assertThat(rows.shows(13)).isFalse();
        assertThat(RasterRows.legible(0, 5, 1L << 40).step()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RasterChart.draw("", new double[1], new int[] {2}, rows, 0, 1))
                .withMessageContaining("3..12, got 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new RasterRows(0, 5, 0, 1));
    }

    @Test
    void ratesOfManyBinsAreAveraged() {
        assertThat(RateChart.average(new double[] {1, 3, 5, 7, 9}, 2)).containsExactly(2, 6, 9);
        double[] rates = new SplittableRandom(3).doubles(1_000_000, 0, 20).toArray();
        assertThat(png(RateChart.draw("long", rates, 0, 0.1)).length).isLessThan(200_000);
        BufferedImage flat = RateChart.draw("none", new double[10], 0, 1);
        assertThat(pixels(flat, ChartStyle.BLUE.getRGB(), 0, 300))
                .as("no rate, no line above zero")
                .isZero();
    }

    @Test
    void noExcursionOfATraceIsLost() {
        int n = 200_000;
        double[] times = new double[n];
        Arrays.setAll(times, k -> k * 0.1);
        float[] values = new float[n];
        values[123_457] = 5;
        values[77_777] = -3;
        double[][] line = TraceChart.envelope(times, values);
        assertThat(line[0]).hasSize(2000).isSorted();
        assertThat(Arrays.stream(line[1]).max()).hasValue(5);
        assertThat(Arrays.stream(line[1]).min()).hasValue(-3);
        assertThat(line[0][Arrays.stream(line[1]).boxed().toList().indexOf(5.0)])
                .isEqualTo(times[123_457]);
        float[] few = {1, 2, 3};
        assertThat(TraceChart.envelope(new double[] {0, 1, 2}, few)[1]).containsExactly(1, 2, 3);
    }

    @Test
    void spikesAreMarkedAboveTheirTrace() {
        double[] times = {0, 50, 100};
        float[] values = {0, 1, 0};
        BufferedImage without = TraceChart.draw("t", "v (mV)", times, List.of(trace(values)));
        BufferedImage with = TraceChart.draw("t", "v (mV)", times, List.of(trace(values, 25, 75, 500)));
        int orange = ChartStyle.ORANGE.getRGB();
        assertThat(pixels(without, orange, 0, without.getHeight())).isZero();
        int marked = pixels(with, orange, 0, with.getHeight());
        assertThat(marked).as("two strokes of two pixels, the third is outside").isBetween(40, 100);
        assertThat(pixels(with, orange, 52, 100)).as("all near the top").isEqualTo(marked);
    }

    @Test
    void barsAreAsHighAsTheirCounts() {
        BufferedImage image = DistributionChart.draw("h", "weight (nS)", "synapses", 0, 1, new int[] {4, 0, 2, 1});
        int blue = ChartStyle.BLUE.getRGB();
        int[] heights = new int[4];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int k = 0; k < 4; k++) {
                heights[k] += image.getRGB(170 + 200 * k, y) == blue ? 1 : 0;
            }
        }
        assertThat(heights[1]).isZero();
        assertThat(heights[0]).isBetween(4 * heights[3] - 4, 4 * heights[3] + 4).isGreaterThan(200);
        assertThat(heights[2]).isBetween(2 * heights[3] - 2, 2 * heights[3] + 2);
    }

    @Test
    void valuesOutsideTheAxisAreLeftOut() {
        double[] values = {-1, 0, 0.1, 0.5, 1, 2, Double.NaN};
        assertThat(png(DistributionChart.ofValues("x", "v", "n", values, 0, 1, 2)))
                .isNotEqualTo(png(DistributionChart.ofValues("x", "v", "n", new double[] {0, 0.1, 0.5, 1}, 0, 1, 2)));
        assertThat(png(DistributionChart.ofValues("x", "v", "n", new double[] {0, 0.1, 0.5, 1}, 0, 1, 2)))
                .isEqualTo(png(DistributionChart.draw("x", "v", "n", 0, 1, new int[] {2, 2})));
    }

    @Test
    void nothingTouchesTheBorderAndNothingDependsOnTheCall() {
        float[] flat = new float[10];
        double[] times = new double[10];
        Arrays.setAll(times, k -> k);
        flat[3] = Float.NaN;
        String title = "A title that goes on ".repeat(20);
        List<BufferedImage> images = List.of(
                RateChart.draw(title, new double[] {1e-9, 3e5}, -5, 0.1),
                TraceChart.draw(title, title, times, List.of(trace(flat), trace(new float[10], 3))),
                DistributionChart.draw(title, "x", "y", -1e6, 1e6, new int[] {1}),
                DistributionChart.draw("one", "x", "y", 0, 1e-5, new int[] {1_000_000, 1}));
        for (int k = 0; k < images.size(); k++) {
            BufferedImage image = images.get(k);
            int coloured = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                coloured += image.getRGB(0, y) == ChartStyle.PAPER.getRGB() ? 0 : 1;
                coloured += image.getRGB(image.getWidth() - 1, y) == ChartStyle.PAPER.getRGB() ? 0 : 1;
            }
            assertThat(coloured).as("picture %d", k).isZero();
        }
        assertThat(png(TraceChart.draw("t", "v", times, List.of(trace(flat)))))
                .isEqualTo(png(TraceChart.draw("t", "v", times, List.of(trace(flat)))));
    }

    @Test
    void inputThatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateChart.draw("", new double[0], 0, 1))
                .withMessageContaining("one bin at least");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateChart.draw("", new double[1], 0, 0))
                .withMessageContaining("binMs must be > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TraceChart.draw("", "", new double[] {0, 1}, List.of(trace(new float[3]))))
                .withMessageContaining("a value for each of the 2 times, got 3");
        assertThatIllegalArgumentException().isThrownBy(() -> TraceChart.draw("", "", new double[1], List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DistributionChart.draw("", "", "", 0, 1, new int[0]))
                .withMessageContaining("one or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DistributionChart.draw("", "", "", 1, 1, new int[1]))
                .withMessageContaining("low must be < high");
    }
}
