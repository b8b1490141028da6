package io.github.snn4j.examples.generative;

import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ReportTable;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.settling.Bound;
import io.github.snn4j.learning.settling.GenerativeNet;
import io.github.snn4j.learning.settling.SettlingUnit;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.random.Batches;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Epochs of variational EM; after each the terms of the bound; at the end in-painting, samples and pictures. */
final class GenerativeRun {

    private static final double RATE = 2e-3;
    private static final double LAST_RATE = 0.1;
    private static final int BOUND_IMAGES = 1000;

    private final DataSplit data;
    private final RunOptions options;
    private final int batch;
    private final ProgressListener progress;
    private final float[] mean;
    private final List<List<String>> terms = new ArrayList<>();
    private final List<Double> bounds = new ArrayList<>();

    GenerativeRun(DataSplit data, RunOptions options, int batch, ProgressListener progress) {
        this.data = data;
        this.options = options;
        this.batch = batch;
        this.progress = progress;
        this.mean = Occlusion.mean(data.train());
    }

    static GenerativeNet net(int pixels, int hidden, SettlingUnit.Evidence evidence) {
        return new GenerativeNet(
                List.of(pixels, hidden, Math.max(2, hidden * 3 / 20)),
                0.1,
                1,
                1,
                0.1,
                0.5,
                0.3,
                evidence,
                11,
                Application.perTrial(Optimizer.Adam.of(RATE)));
    }

    RunResult run() {
        GenerativeNet net = net(
                data.train().pixelCount(),
                options.neurons(),
                SettlingUnit.Evidence.valueOf(options.rule().toUpperCase(Locale.ROOT)));
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("mini-batch", batch)
                .config("net", net);
        try (ImageModel model = new ImageModel(net, batch, options.seed(), options.threads())) {
            Occlusion occlusion = new Occlusion(data.train(), mean, options.seed());
            look(model, 0);
            double seconds = 0;
            for (int epoch = 0; epoch < options.epochs(); epoch++) {
                long start = System.nanoTime();
                epoch(model, occlusion, epoch);
                seconds += (System.nanoTime() - start) * 1e-9;
                look(model, epoch + 1);
            }
            result.metric("train_seconds", seconds)
                    .metric(
                            Metrics.IMAGES_PER_SECOND,
                            options.epochs() * (double) data.train().size() / seconds)
                    .fingerprint(model.simulator().fingerprint().toString());
            new GenerativePictures(model, data, mean, options.seed()).add(result);
            report(result, model.jointWhileSettling(data.test()));
        }
        return result.build();
    }

    private void epoch(ImageModel model, Occlusion occlusion, int epoch) {
        ImageDataset train = data.train();
        Batches batches = new Batches(train.size(), batch, options.seed(), train.name());
        int[] order = batches.order(epoch);
        int count = train.size() / batch;
        progress.begin("train", count * (long) batch, "images");
        for (int n = 0; n < count; n++) {
            double over = (epoch + n / (double) count) / options.epochs();
            model.setRate(1 - (1 - LAST_RATE) * over);
            model.learn(train, batches.batch(order, n), occlusion);
            progress.update((n + 1L) * batch, "pass " + (epoch + 1));
        }
        progress.end();
    }

    private void look(ImageModel model, int epochs) {
        Bound bound = model.bound(data.test().first(BOUND_IMAGES));
        bounds.add(bound.total());
        List<String> row = new ArrayList<>(List.of(Integer.toString(epochs)));
        for (double term : new double[] {bound.reconstruction(), bound.causes(), bound.entropy(), bound.total()}) {
            row.add(String.format(Locale.ROOT, "%.1f", term));
        }
        terms.add(row);
    }

    private void report(RunResult.Builder result, double[] joint) {
        result.metric("bound_start", bounds.get(0))
                .metric("bound", bounds.get(bounds.size() - 1))
                .metric("joint_start", joint[0])
                .metric("joint_settled", joint[joint.length - 1])
                .table(new ReportTable(
                        "bound.csv",
                        "Terms of the variational bound of the first test images, in nats per image.",
                        List.of("epochs", "log p(x|h)", "log p(h)", "H[q]", "bound"),
                        terms));
        double[] steps = new double[joint.length];
        double[] gained = new double[joint.length];
        for (int k = 0; k < joint.length; k++) {
            steps[k] = k;
            gained[k] = joint[k] - joint[0];
        }
        result.image(
                "settling.png",
                "What settling adds to log p(x, h) of test images, step by step.",
                CurveChart.draw(
                        "Settling",
                        "step",
                        "gain of log p(x, h) (nats)",
                        List.of(new CurveChart.Curve("test images", steps, gained))));
    }
}
