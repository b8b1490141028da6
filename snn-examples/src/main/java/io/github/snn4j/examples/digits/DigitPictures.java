package io.github.snn4j.examples.digits;

import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.report.ConfusionChart;
import io.github.snn4j.examples.report.ConfusionMatrix;
import io.github.snn4j.examples.report.LabelAssignment;
import io.github.snn4j.examples.report.RasterChart;
import io.github.snn4j.examples.report.ReceptiveFieldImage;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.monitor.SpikeRecording;
import java.util.Arrays;

/** The pictures of a digit experiment. */
final class DigitPictures {

    /** More fields than this are too small to see in one picture. */
    private static final int MOST_FIELDS = 400;

    private DigitPictures() {}

    static void add(
            RunResult.Builder result,
            String title,
            CompetitiveLayer layer,
            LabelAssignment labels,
            ConfusionMatrix confusion,
            ImageDataset images) {
        int shown = Math.min(MOST_FIELDS, layer.settings().neurons());
        float[] weights = layer.simulator().weights(CompetitiveLayer.PLASTIC).toArray();
        int pixels = images.pixelCount();
        int neurons = layer.settings().neurons();
        float[] fields = new float[shown * pixels];
        for (int n = 0; n < shown; n++) {
            for (int p = 0; p < pixels; p++) {
                fields[n * pixels + p] = weights[p * neurons + n];
            }
        }
        String which = shown < neurons ? "the first " + shown + " of " + neurons + " neurons" : neurons + " neurons";
        result.image(
                "receptive-fields.png",
                "Incoming weights of " + which + ", each labelled with the digit it answers to most.",
                ReceptiveFieldImage.draw(
                        title + ": receptive fields of " + which,
                        fields,
                        shown,
                        images.rows(),
                        images.cols(),
                        Arrays.copyOf(labels.classes(), shown)));
        result.image(
                "confusion.png",
                "Test images by true and predicted digit.",
                ConfusionChart.draw(title + ": test images", confusion, "digit"));
    }

    static void raster(
            RunResult.Builder result, String title, SpikeRecording spikes, LayerSettings settings, double endMs) {
        result.image(
                "raster.png",
                "Spikes of the trained layer for the first test images, " + settings.presentationMs() + " ms each.",
                RasterChart.draw(
                        title + ": spikes for " + Math.round(endMs / settings.presentationMs()) + " test images",
                        spikes.timesMs(),
                        spikes.neurons(),
                        settings.neurons(),
                        0,
                        endMs));
    }
}
