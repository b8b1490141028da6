package io.github.snn4j.examples.predictive;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.data.Shuffled;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.PictureRows;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.predictive.PredictiveInference;
import io.github.snn4j.learning.predictive.PredictiveNetwork;
import io.github.snn4j.learning.predictive.Relaxation;
import io.github.snn4j.plasticity.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A generative net learns images without labels, then infers their hidden part. */
final class CompletionRun {

    static final int BATCH = 100;

    private static final int CAUSES = 30;
    private static final int LAYER = 2;
    private static final int SHOWN = 12;
    private static final int TESTED = 1_000;
    private static final Relaxation LEARNING = new Relaxation(40, 0);
    private static final Relaxation COMPLETION = new Relaxation(80, 0);

    private final DataSplit data;
    private final RunOptions options;
    private final ProgressListener progress;
    private final int pixels;
    private final float[] held;
    private final List<Double> seen = new ArrayList<>();
    private final List<Double> energies = new ArrayList<>();

    CompletionRun(DataSplit data, RunOptions options, ProgressListener progress) {
        this.data = data;
        this.options = options;
        this.progress = progress;
        this.pixels = data.train().pixelCount();
        this.held = new float[pixels];
        // The lower third is hidden.
        int rows = data.train().rows();
        Arrays.fill(held, 0, (rows - rows / 3) * data.train().cols(), 1f);
    }

    RunResult run() {
        PredictiveNetwork net =
                PredictiveNetwork.generative(CAUSES, options.neurons(), pixels).withOptimizer(Optimizer.Adam.of(2e-3));
        SimulationConfig config = SimulationConfig.of(PredictiveNetwork.DT_MS, options.seed())
                .withBatchSize(BATCH)
                .withThreads(options.threads());
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("network", net)
                .config("batch", BATCH);
        try (Simulator simulator = Simulator.of(net.network(), config)) {
            PredictiveInference learning = PredictiveInference.of(simulator, net, LEARNING);
            for (int epoch = 0; epoch < options.epochs(); epoch++) {
                learn(simulator, learning, epoch);
            }
            PredictiveInference completion = PredictiveInference.of(simulator, net, COMPLETION);
            complete(completion, result);
            result.fingerprint(simulator.fingerprint().toString());
        }
        result.image(
                "free-energy.png",
                "Free energy of the mini-batches after relaxation, mean of the images.",
                CurveChart.draw(
                        "Free energy while learning",
                        "images",
                        "free energy",
                        List.of(new CurveChart.Curve("after relaxation", array(seen), array(energies)))));
        return result.build();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    private void learn(Simulator simulator, PredictiveInference inference, int epoch) {
        ImageDataset images = data.train();
        int[] order = Shuffled.order(images.size(), options.seed(), epoch);
        int whole = images.size() - images.size() % BATCH;
        progress.begin("train", whole, "images");
        for (int from = 0; from < whole; from += BATCH) {
            inference.hold(LAYER, batch(images, order, from));
            energies.add(inference.infer().energy());
            seen.add((double) epoch * whole + from + BATCH);
            simulator.endTrial();
            progress.update(from + BATCH, "pass " + (epoch + 1) + " of " + options.epochs());
        }
        progress.end();
    }

    private float[] batch(ImageDataset images, int[] order, int from) {
        float[] all = new float[BATCH * pixels];
        float[] one = new float[pixels];
        for (int b = 0; b < BATCH; b++) {
            images.copyIntensities(order[from + b], one);
            System.arraycopy(one, 0, all, b * pixels, pixels);
        }
        return all;
    }

    /** Test images with their lower third hidden, against the mean of the training images there. */
    private void complete(PredictiveInference inference, RunResult.Builder result) {
        int whole = Math.min(TESTED, data.test().size() - data.test().size() % BATCH);
        int[] order = Shuffled.order(data.test().size(), options.seed(), 0);
        float[] mean = mean(data.train());
        double error = 0;
        double baseline = 0;
        int hidden = 0;
        for (int from = 0; from < whole; from += BATCH) {
            float[] truth = batch(data.test(), order, from);
            inference.hold(LAYER, truth, held);
            inference.infer();
            float[] completed = inference.values(LAYER);
            for (int n = 0; n < truth.length; n++) {
                if (held[n % pixels] == 0f) {
                    error += Math.pow(completed[n] - truth[n], 2);
                    baseline += Math.pow(mean[n % pixels] - truth[n], 2);
                    hidden++;
                }
            }
            if (from == 0) {
                picture(truth, completed, result);
            }
        }
        result.metric("completion_error", error / hidden).metric("error_of_mean_image", baseline / hidden);
    }

    private static float[] mean(ImageDataset images) {
        float[] sum = new float[images.pixelCount()];
        float[] one = new float[sum.length];
        for (int n = 0; n < images.size(); n++) {
            images.copyIntensities(n, one);
            for (int p = 0; p < sum.length; p++) {
                sum[p] += one[p] / images.size();
            }
        }
        return sum;
    }

    private void picture(float[] truth, float[] completed, RunResult.Builder result) {
        List<float[]> shown = new ArrayList<>();
        List<float[]> whole = new ArrayList<>();
        List<float[]> inferred = new ArrayList<>();
        for (int b = 0; b < SHOWN; b++) {
            float[] image = Arrays.copyOfRange(truth, b * pixels, (b + 1) * pixels);
            float[] part = image.clone();
            for (int p = 0; p < pixels; p++) {
                part[p] *= held[p];
            }
            whole.add(image);
            shown.add(part);
            inferred.add(Arrays.copyOfRange(completed, b * pixels, (b + 1) * pixels));
        }
        result.image(
                "completion.png",
                "Test images, what the net was shown of them, and what it made of that.",
                PictureRows.draw(
                        "Digits completed by inference",
                        data.test().cols(),
                        List.of(
                                new PictureRows.Row("image", whole),
                                new PictureRows.Row("shown", shown),
                                new PictureRows.Row("inferred", inferred))));
    }
}
