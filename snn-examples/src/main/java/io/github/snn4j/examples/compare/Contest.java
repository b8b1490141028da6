package io.github.snn4j.examples.compare;

import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.data.Shuffled;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.report.ConfusionMatrix;
import io.github.snn4j.monitor.EnergyMonitor;
import io.github.snn4j.monitor.EnergyPrices;
import io.github.snn4j.monitor.EnergyRecording;
import io.github.snn4j.plasticity.RateSchedule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Trains, judges and measures one rule after the other, all in the same way. */
final class Contest {

    /** Share of the learning rate that is left at the end. */
    private static final double FLOOR = 0.1;

    private final Setting setting;
    private final DataSplit data;
    private final ProgressListener progress;
    private int hash = 1;

    Contest(Setting setting, DataSplit data, ProgressListener progress) {
        if (data.train().size() < setting.batch()) {
            throw new IllegalArgumentException("--samples must be at least " + setting.batch()
                    + ", the images of a mini-batch, got " + data.train().size());
        }
        this.setting = setting;
        this.data = data;
        this.progress = progress;
    }

    Outcome of(ComparedRule rule) {
        int batches = data.train().size() / setting.batch();
        RateSchedule schedule = new RateSchedule.Cosine((long) batches * setting.epochs(), FLOOR);
        try (Learner learner = rule.learner(setting, schedule)) {
            double[] before = Angles.of(rule, setting, learner.weights(), data.train());
            double seconds = 0;
            for (int epoch = 0; epoch < setting.epochs(); epoch++) {
                seconds += train(rule, learner, epoch, batches);
            }
            Map<String, float[]> weights = learner.weights();
            weights.values().forEach(w -> hash = 31 * hash + Arrays.hashCode(w));
            double[] after = Angles.of(rule, setting, weights, data.train());
            return test(rule, weights, seconds, before, after);
        }
    }

    /** Of all weights that were learnt. */
    String fingerprint() {
        return Integer.toHexString(hash);
    }

    private double train(ComparedRule rule, Learner learner, int epoch, int batches) {
        int[] order = Shuffled.order(data.train().size(), setting.seed(), epoch);
        progress.begin(rule.name(), batches, "mini-batches");
        long start = System.nanoTime();
        for (int k = 0; k < batches; k++) {
            learner.learn(data.train(), Arrays.copyOfRange(order, k * setting.batch(), (k + 1) * setting.batch()));
            progress.update(k + 1L, "pass " + (epoch + 1) + " of " + setting.epochs());
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        progress.end();
        return seconds;
    }

    private Outcome test(
            ComparedRule rule, Map<String, float[]> weights, double trainSeconds, double[] before, double[] after) {
        ImageDataset images = data.test();
        ConfusionMatrix matrix = new ConfusionMatrix(images.classCount());
        progress.begin("test", images.size(), "images");
        try (ShownNetwork network = new ShownNetwork(rule, setting, rule.network(setting))) {
            network.setWeights(weights);
            EnergyRecording energy = network.simulator().attach(EnergyMonitor.of(EnergyPrices.cmos45nm()));
            int shown = 0;
            for (int from = 0; from < images.size(); from += setting.batch()) {
                int to = Math.min(images.size(), from + setting.batch());
                network.show(images, IntStream.range(from, to).toArray());
                network.run(false);
                shown += setting.batch();
                for (int n = from; n < to; n++) {
                    matrix.add(images.label(n), network.answer(n - from));
                }
                progress.update(to, String.format(Locale.ROOT, "%.1f %% right", 100 * matrix.accuracy()));
            }
            progress.end();
            double events = (double) energy.synapticEvents() / shown;
            return new Outcome(rule.name(), matrix.accuracy(), trainSeconds, events, before, after);
        }
    }
}
