package io.github.snn4j.examples.digits;

import io.github.snn4j.Simulator;
import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.report.ConfusionMatrix;
import io.github.snn4j.examples.report.LabelAssignment;
import io.github.snn4j.examples.report.LearningCurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ResponseTable;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.random.Batches;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One experiment from untrained layer to result: train, label the neurons with training images, test, draw. */
final class DigitRun {

    private static final int LABEL_IMAGES = 10_000;
    private static final int CURVE_POINTS = 30;
    private static final int RASTER_IMAGES = 6;
    private static final int BATCH = 50;

    private final DataSplit data;
    private final LayerSettings settings;
    private final long seed;
    private final int threads;
    private final ProgressListener progress;
    private final List<Integer> curveImages = new ArrayList<>();
    private final List<Double> curveAccuracy = new ArrayList<>();
    private double trainSeconds;

    DigitRun(DataSplit data, LayerSettings settings, long seed, int threads, ProgressListener progress) {
        this.data = data;
        this.settings = settings;
        this.seed = seed;
        this.threads = threads;
        this.progress = progress;
    }

    /** The first training images and all test images. */
    static DataSplit take(DataSplit all, int samples) {
        if (samples > all.train().size()) {
            throw new IllegalArgumentException("--samples must be in 1.."
                    + all.train().size() + ", the training images there are, got " + samples);
        }
        return all.first(samples, all.test().size());
    }

    RunResult run(String title) {
        try (CompetitiveLayer layer = new CompetitiveLayer(settings, data.train(), seed, threads)) {
            train(layer);
            RunResult.Builder result = RunResult.builder();
            describe(result);
            try (TrainedLayer trained = layer.trained(BATCH)) {
                LabelAssignment labels = label(trained, result);
                ConfusionMatrix confusion = test(trained, labels);
                metrics(layer, labels, confusion, result);
                DigitPictures.add(result, title, layer, labels, confusion, data.train());
            }
            raster(layer, result, title);
            layer.simulator().health().warnings().forEach(w -> result.note(w.message()));
            curve(result, title);
            return result.build();
        }
    }

    /** A run of one image has no curve. */
    private void curve(RunResult.Builder result, String title) {
        if (curveImages.isEmpty()) {
            return;
        }
        result.image(
                "learning-curve.png",
                "Accuracy on training images while learning: each image is judged before it is learned, by labels taken from"
                        + " the images of the interval before.",
                LearningCurveChart.draw(
                        title + ": learning curve",
                        List.of(new LearningCurveChart.Curve(
                                "training, before learning", curveImages, curveAccuracy))));
    }

    private void describe(RunResult.Builder result) {
        result.config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("neurons", settings.neurons())
                .config("epochs", settings.epochs())
                .config("rule", settings.rule().at(settings.eta()))
                .config("etaDecay", settings.etaDecay())
                .config("presentationMs", settings.presentationMs())
                .config("maxRateHz", settings.maxRateHz())
                .config("weightNorm (mV)", settings.weightNorm())
                .config("thetaPlus (mV)", settings.thetaPlus())
                .config("tauThetaMs", settings.tauThetaMs())
                .config("inhibition (mV)", settings.inhibition());
    }

    private void train(CompetitiveLayer layer) {
        int total = settings.epochs() * data.train().size();
        int interval = Math.max(1, Math.min(total / 2, Math.max(total / CURVE_POINTS, 200)));
        ResponseTable now = new ResponseTable(settings.neurons(), data.train().classCount());
        ConfusionMatrix online = new ConfusionMatrix(data.train().classCount());
        LabelAssignment labels = null;
        String status = "";
        int shown = 0;
        progress.begin("train", total, "images");
        long start = System.nanoTime();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            for (int index : new Batches(data.train().size(), 1, seed, "images").order(epoch)) {
                int[] spikes = layer.learn(data.train(), index, (double) shown / total);
                int label = data.train().label(index);
                now.add(label, spikes);
                if (labels != null) {
                    online.add(label, labels.predict(spikes));
                }
                progress.update(++shown, status);
                if (shown % interval == 0) {
                    if (labels != null) {
                        curveImages.add(shown);
                        curveAccuracy.add(online.accuracy());
                        status = String.format(Locale.ROOT, "%.1f %% right before learning", 100 * online.accuracy());
                    }
                    labels = LabelAssignment.of(now);
                    now = new ResponseTable(settings.neurons(), data.train().classCount());
                    online = new ConfusionMatrix(data.train().classCount());
                }
            }
        }
        trainSeconds = (System.nanoTime() - start) * 1e-9;
        progress.end();
    }

    /** Labels come from training images alone; so does the training accuracy. */
    private LabelAssignment label(TrainedLayer trained, RunResult.Builder result) {
        ImageDataset images =
                data.train().first(Math.min(LABEL_IMAGES, data.train().size()));
        ResponseTable table = new ResponseTable(settings.neurons(), images.classCount());
        SparseResponses responses = new SparseResponses(settings.neurons());
        progress.begin("label", images.size(), "images");
        trained.show(images, (index, spikes) -> {
            table.add(images.label(index), spikes);
            responses.add(spikes);
            progress.update(index + 1, "");
        });
        progress.end();
        LabelAssignment labels = LabelAssignment.of(table);
        ConfusionMatrix matrix = new ConfusionMatrix(images.classCount());
        for (int k = 0; k < responses.size(); k++) {
            matrix.add(images.label(k), labels.predict(responses.get(k)));
        }
        result.metric(Metrics.TRAIN_ACCURACY, matrix.accuracy());
        return labels;
    }

    private ConfusionMatrix test(TrainedLayer trained, LabelAssignment labels) {
        ConfusionMatrix matrix = new ConfusionMatrix(data.test().classCount());
        progress.begin("test", data.test().size(), "images");
        trained.show(data.test(), (index, spikes) -> {
            matrix.add(data.test().label(index), labels.predict(spikes));
            progress.update(index + 1, "");
        });
        progress.end();
        return matrix;
    }

    private void metrics(
            CompetitiveLayer layer, LabelAssignment labels, ConfusionMatrix confusion, RunResult.Builder result) {
        Simulator simulator = layer.simulator();
        long images = (long) settings.epochs() * data.train().size();
        double seconds = images * settings.presentationMs() * 1e-3;
        long fired = simulator.spikeCount(CompetitiveLayer.OUTPUT);
        long arrived =
                simulator.spikeCount(CompetitiveLayer.INPUT) * settings.neurons() + fired * (settings.neurons() - 1);
        int zero = 0;
        float[] weights = simulator.weights(CompetitiveLayer.PLASTIC).toArray();
        for (float w : weights) {
            zero += w == 0f ? 1 : 0;
        }
        result.metric(Metrics.ACCURACY, confusion.accuracy())
                .metric("undecided", (double) confusion.undecided() / confusion.total())
                .metric(Metrics.RATE_HZ, fired / seconds / settings.neurons())
                .metric(Metrics.SILENT_FRACTION, (double) labels.silentCount() / settings.neurons())
                .metric(Metrics.AT_BOUND_FRACTION, (double) zero / weights.length)
                .metric(Metrics.SYNAPTIC_EVENTS, arrived)
                .metric(Metrics.IMAGES_PER_SECOND, images / trainSeconds)
                .metric("train_seconds", trainSeconds)
                .fingerprint(simulator.fingerprint().toString());
    }

    private void raster(CompetitiveLayer layer, RunResult.Builder result, String title) {
        try (TrainedLayer one = layer.trained(1)) {
            SpikeRecording spikes = one.simulator().attach(SpikeMonitor.of(CompetitiveLayer.OUTPUT));
            one.show(data.test().first(RASTER_IMAGES), (index, counts) -> {});
            double endMs = (double) RASTER_IMAGES * settings.presentationMs();
            DigitPictures.raster(result, title, spikes, settings, endMs);
        }
    }
}
