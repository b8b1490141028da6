package io.github.snn4j.examples.report;

import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.data.ImageDataset;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up measurements for the tests of charts and pages. Same calls, same values. */
final class SyntheticRun {

    private SyntheticRun() {}

    static BufferedImage raster(int neurons, int spikes) {
        SplittableRandom random = new SplittableRandom(11);
        double[] timesMs = new double[spikes];
        int[] ids = new int[spikes];
        for (int i = 0; i < spikes; i++) {
            double timeMs = random.nextDouble(1000);
            // Two volleys on a steady background.
            timesMs[i] = i % 4 == 0 ? (i % 8 == 0 ? 300 : 700) + 15 * random.nextGaussian() : timeMs;
            ids[i] = random.nextInt(neurons);
        }
        return RasterChart.draw("Excitatory population", timesMs, ids, neurons, 0, 1000);
    }

    static BufferedImage fields(int neurons, boolean signed) {
        ImageDataset digits = DigitsData.load().train();
        float[] weights = new float[neurons * 64];
        int[] classes = new int[neurons];
        for (int n = 0; n < neurons; n++) {
            classes[n] = n % 13 == 12 ? LabelAssignment.UNDECIDED : digits.label(n);
            for (int p = 0; p < 64; p++) {
                weights[n * 64 + p] = digits.pixel(n, p) / 16f * 0.3f - (signed ? 0.1f : 0);
            }
        }
        return ReceptiveFieldImage.draw("Receptive fields", weights, neurons, 8, 8, classes);
    }

    static ConfusionMatrix confusion(boolean withSilence) {
        SplittableRandom random = new SplittableRandom(5);
        ConfusionMatrix matrix = new ConfusionMatrix(10);
        for (int i = 0; i < 10_000; i++) {
            int label = i % 10;
            boolean right = random.nextDouble() < 0.93;
            int wrong = random.nextInt(10);
            matrix.add(label, withSilence && i % 173 == 0 ? LabelAssignment.UNDECIDED : right ? label : wrong);
        }
        return matrix;
    }

    static BufferedImage curve() {
        List<Integer> seen = List.of(0, 2_000, 5_000, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000);
        return LearningCurveChart.draw(
                "Learning curve",
                List.of(
                        new LearningCurveChart.Curve(
                                "train", seen, List.of(.1, .55, .7, .79, .84, .868, .88, .887, .891)),
                        new LearningCurveChart.Curve(
                                "test", seen, List.of(.1, .52, .68, .78, .83, .86, .875, .88, .883))));
    }

    static RunReport report() {
        RunResult result = RunResult.builder()
                .config("neurons", 100)
                .config("durationMs", 350)
                .config("tauMemMs", 100.0)
                .config("rule", "stdp")
                .metric(Metrics.ACCURACY, 0.8832)
                .metric(Metrics.TRAIN_ACCURACY, 0.891)
                .metric(Metrics.RATE_HZ, 12.4)
                .metric(Metrics.SILENT_FRACTION, 0.01)
                .metric(Metrics.AT_BOUND_FRACTION, 0.034)
                .metric(Metrics.SYNAPTIC_EVENTS, 4.1e8)
                .metric(Metrics.IMAGES_PER_SECOND, 182.3)
                .metric(Metrics.ELAPSED_SECONDS, 412.7)
                .fingerprint("9f3c21b07d44a1e1")
                .note("3 neurons were never assigned a class; raise the input rate <or> train longer.")
                .image("raster.png", "Spikes of the first 1000 ms.", raster(100, 1500))
                .image("fields.png", "Weights from the input, labelled with the assigned class.", fields(60, false))
                .image(
                        "confusion.png",
                        "True against predicted digit on the test images.",
                        ConfusionChart.draw("Test accuracy", confusion(false), "digit"))
                .image("curve.png", "Accuracy while learning.", curve())
                .build();
        return new RunReport(
                "stdp-digits",
                "STDP with lateral inhibition on handwritten digits",
                "snn run stdp-digits --seed 42",
                42,
                new Versions("0.1.0", "17.0.15+6 (Example)", "Linux 6.1 amd64", "scalar", "none (not on class path)"),
                new ExpectedRange(Metrics.ACCURACY, 0.86, 0.90, "mean of 10 seeds +- 3 sd"),
                result);
    }
}
