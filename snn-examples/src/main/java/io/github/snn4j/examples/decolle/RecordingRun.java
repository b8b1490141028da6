package io.github.snn4j.examples.decolle;

import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Shape;
import io.github.snn4j.event.EventDataset;
import io.github.snn4j.event.EventFraming;
import io.github.snn4j.event.EventSensor;
import io.github.snn4j.examples.data.InvalidDataException;
import io.github.snn4j.examples.data.Shuffled;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.report.ConfusionChart;
import io.github.snn4j.examples.report.ConfusionMatrix;
import io.github.snn4j.examples.report.FramesImage;
import io.github.snn4j.examples.report.LearningCurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.spike.SpikeFrames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trains and tests on recordings, which are read from disk whenever they are shown, so that their number does not
 * matter. After each pass some test recordings are shown, at the end all.
 */
final class RecordingRun {

    /** Recordings for the curve and for the accuracy in training; the result is that of all test recordings. */
    private static final int CURVE_RECORDINGS = 1_000;

    private static final int SAMPLES_SHOWN = 5;
    private static final int FRAMES_SHOWN = 6;

    private final EventDataset train;
    private final List<EventDataset> views;
    private final EventDataset test;
    private final ConvSettings settings;
    private final long seed;
    private final ProgressListener progress;
    private final KeyedRandom random;
    private final EventFraming framing;
    private final List<Integer> seen = new ArrayList<>();
    private final List<List<Double>> curves = new ArrayList<>();

    /**
     * Prepares a run.
     *
     * @param views the training recordings in one way or several, such as shifted; each time one is learnt, a view of it
     *     is drawn, and the first view counts when it is tested
     * @param test test recordings
     * @param settings settings of the network
     * @param seed seed of the network and of the order of the recordings
     * @param progress hears how far it is
     */
    RecordingRun(
            List<EventDataset> views, EventDataset test, ConvSettings settings, long seed, ProgressListener progress) {
        this.views = List.copyOf(views);
        this.train = views.get(0);
        this.test = test;
        this.settings = settings;
        this.seed = seed;
        this.progress = progress;
        this.random = KeyedRandom.of(seed, "recordings", "views");
        this.framing = new EventFraming(1, settings.steps());
    }

    void run(int threads, RunResult.Builder result) {
        EventSensor sensor = train.sensor();
        Shape input = new Shape(sensor.polarities(), sensor.height(), sensor.width());
        try (ConvNetwork network = new ConvNetwork(settings, input, train.classCount(), seed, threads)) {
            int[] order = Shuffled.order(train.size(), seed, 0);
            network.initialise(frames(train, order, 0, Math.min(settings.batch(), train.size())));
            network.layers().forEach(layer -> curves.add(new ArrayList<>()));
            long start = System.nanoTime();
            for (int epoch = 0; epoch < settings.epochs(); epoch++) {
                train(network, epoch);
                look(network);
            }
            result.metric("train_seconds", (System.nanoTime() - start) * 1e-9);
            report(network, result);
        }
    }

    private void train(ConvNetwork network, int epoch) {
        int[] order = Shuffled.order(train.size(), seed, epoch);
        progress.begin("train", train.size(), "recordings");
        for (int from = 0; from < order.length; from += settings.batch()) {
            network.setRate(1 - (epoch + (double) from / order.length) / settings.epochs());
            int to = Math.min(order.length, from + settings.batch());
            int[] labels = new int[to - from];
            for (int k = from; k < to; k++) {
                labels[k - from] = train.label(order[k]);
            }
            network.learn(drawn(order, from, to, epoch), labels);
            progress.update(to, "pass " + (epoch + 1) + " of " + settings.epochs());
        }
        progress.end();
    }

    private void look(ConvNetwork network) {
        List<ConfusionMatrix> matrices = test(network, test, CURVE_RECORDINGS, "look");
        seen.add((seen.size() + 1) * train.size());
        for (int k = 0; k < matrices.size(); k++) {
            curves.get(k).add(matrices.get(k).accuracy());
        }
    }

    private List<ConfusionMatrix> test(ConvNetwork network, EventDataset set, int atMost, String phase) {
        List<ConfusionMatrix> matrices = new ArrayList<>();
        network.layers().forEach(layer -> matrices.add(new ConfusionMatrix(set.classCount())));
        int size = Math.min(set.size(), atMost);
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            order[k] = k;
        }
        progress.begin(phase, size, "recordings");
        for (int from = 0; from < size; from += settings.batch()) {
            int to = Math.min(size, from + settings.batch());
            int[][] said = network.answers(frames(set, order, from, to));
            for (int k = 0; k < said.length; k++) {
                for (int n = from; n < to; n++) {
                    matrices.get(k).add(set.label(n), said[k][n - from]);
                }
            }
            progress.update(to, right(matrices));
        }
        progress.end();
        return matrices;
    }

    private static String right(List<ConfusionMatrix> matrices) {
        StringBuilder text = new StringBuilder();
        for (ConfusionMatrix m : matrices) {
            text.append(String.format(Locale.ROOT, "%s%.1f", text.isEmpty() ? "" : ", ", 100 * m.accuracy()));
        }
        return text + " % right by layer";
    }

    /** Addressed by pass and recording, so that a view does not depend on the order. */
    private SpikeFrames[] drawn(int[] order, int from, int to, int epoch) {
        SpikeFrames[] frames = new SpikeFrames[to - from];
        for (int k = from; k < to; k++) {
            int view = random.generator(epoch, order[k], 0).nextInt(views.size());
            frames[k - from] = frames(views.get(view), order[k]);
        }
        return frames;
    }

    private SpikeFrames[] frames(EventDataset set, int[] order, int from, int to) {
        SpikeFrames[] frames = new SpikeFrames[to - from];
        for (int k = from; k < to; k++) {
            frames[k - from] = frames(set, order[k]);
        }
        return frames;
    }

    private SpikeFrames frames(EventDataset set, int item) {
        try {
            return framing.spikes(set.recording(item));
        } catch (IOException e) {
            throw new InvalidDataException(
                    set.name() + ", " + set.file(item),
                    "a complete recording",
                    String.valueOf(e.getMessage()),
                    "Get the file again.",
                    e);
        }
    }

    private void report(ConvNetwork network, RunResult.Builder result) {
        Simulator simulator = network.simulator();
        List<String> layers = network.layers();
        int last = layers.size() - 1;
        long before = simulator.stepCount();
        long[] spikes = layers.stream().mapToLong(simulator::spikeCount).toArray();
        List<ConfusionMatrix> matrices = test(network, test, test.size(), "test");
        result.metric(Metrics.ACCURACY, matrices.get(last).accuracy());
        for (int k = 0; k <= last; k++) {
            result.metric("accuracy_" + layers.get(k), matrices.get(k).accuracy());
        }
        double steps = (double) (simulator.stepCount() - before) * settings.batch();
        for (int k = 0; k <= last; k++) {
            int size = simulator.spikes(layers.get(k)).size();
            result.metric(
                    "active_share_" + layers.get(k),
                    (simulator.spikeCount(layers.get(k)) - spikes[k]) / (steps * size));
        }
        List<ConfusionMatrix> known = test(network, train, CURVE_RECORDINGS, "retest");
        result.metric(Metrics.TRAIN_ACCURACY, known.get(last).accuracy());
        result.fingerprint(simulator.fingerprint().toString());
        simulator.health().warnings().forEach(w -> result.note(w.message()));
        pictures(layers, result, matrices.get(last));
    }

    private void pictures(List<String> layers, RunResult.Builder result, ConfusionMatrix confusion) {
        List<LearningCurveChart.Curve> shown = new ArrayList<>();
        for (int k = 0; k < curves.size(); k++) {
            shown.add(new LearningCurveChart.Curve(layers.get(k), seen, curves.get(k)));
        }
        result.image(
                "learning-curve.png",
                "Share of the first test recordings that each layer tells right, after every pass over the training"
                        + " set.",
                LearningCurveChart.draw("N-MNIST, DECOLLE: learning curve", shown));
        result.image(
                "confusion.png",
                "Test recordings by true and predicted digit, last layer.",
                ConfusionChart.draw("N-MNIST, DECOLLE: test recordings", confusion, "digit"));
        List<SpikeFrames> samples = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int item = 0; item < Math.min(SAMPLES_SHOWN, test.size()); item++) {
            samples.add(frames(test, item));
            labels.add(String.valueOf(test.label(item)));
        }
        result.image(
                "recordings.png",
                "The first test recordings as the network sees them, from left to right in time: pixels that became"
                        + " brighter in red, darker in blue. The camera moves along the three sides of a triangle.",
                FramesImage.draw("Test recordings", test.sensor(), samples, labels, FRAMES_SHOWN));
    }
}
