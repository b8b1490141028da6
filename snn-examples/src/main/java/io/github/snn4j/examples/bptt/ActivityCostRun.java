package io.github.snn4j.examples.bptt;

import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.ReportTable;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.learning.bptt.BpttConfig;
import io.github.snn4j.learning.bptt.BpttTrainer;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.RateSchedule;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures the processor time of this thread, which a busy machine changes less than the time on the clock. */
final class ActivityCostRun {

    /** Metric: time of a training step at the highest activity over that at the lowest. */
    static final String RATIO = "training_time_most_over_least_active";

    private static final double[] PROBABILITIES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5};
    private static final int PIXELS = 784;
    private static final int CLASSES = 10;
    private static final int STEPS = 25;
    private static final int REPEATS = 5;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final RunOptions options;
    private final ProgressListener progress;
    private final double[] inferenceMs = new double[PROBABILITIES.length];
    private final double[] trainingMs = new double[PROBABILITIES.length];
    private final double[] hiddenShare = new double[PROBABILITIES.length];

    ActivityCostRun(RunOptions options, ProgressListener progress) {
        this.options = options;
        this.progress = progress;
    }

    RunResult run() {
        BpttConfig config = BpttConfig.of(
                        1, options.seed(), STEPS, ImageRun.OUTPUT, Loss.membraneCrossEntropy(Loss.Over.EACH_STEP))
                // Weights stay, so that hidden activity depends on that of the inputs alone.
                .withOptimizer(new Optimizer.Sgd(0), RateSchedule.constant());
        progress.begin("measure", PROBABILITIES.length, "activities");
        try (BpttTrainer trainer =
                BpttTrainer.of(ImageRun.network(Coding.SPIKES, PIXELS, options.neurons(), CLASSES), config)) {
            BpttBatch batch = trainer.newBatch(options.samples());
            measure(trainer, batch, PROBABILITIES.length - 1);
            for (int k = 0; k < PROBABILITIES.length; k++) {
                measure(trainer, batch, k);
                progress.update(k + 1, String.format(Locale.ROOT, "%.3f ms a sample", trainingMs[k]));
            }
        }
        progress.end();
        int last = PROBABILITIES.length - 1;
        RunResult.Builder result = RunResult.builder()
                .config("layers", PIXELS + "-" + options.neurons() + "-" + CLASSES)
                .config("steps", STEPS)
                .config("batch", options.samples())
                .config("threads", 1)
                .metric(RATIO, trainingMs[last] / trainingMs[0])
                .metric("inference_time_most_over_least_active", inferenceMs[last] / inferenceMs[0]);
        draw(result);
        return result.build();
    }

    private void measure(BpttTrainer trainer, BpttBatch batch, int k) {
        float[] values = new float[PIXELS];
        Arrays.fill(values, (float) PROBABILITIES[k]);
        for (int b = 0; b < batch.samples(); b++) {
            batch.present(Coding.INPUT, b, b, values);
            batch.label(b, b % CLASSES);
        }
        long spikes = trainer.evaluate(batch).spikes().get(ImageRun.HIDDEN);
        hiddenShare[k] = spikes / (double) STEPS / batch.samples() / options.neurons();
        inferenceMs[k] = medianMs(() -> trainer.evaluate(batch)) / batch.samples();
        trainingMs[k] = medianMs(() -> trainer.train(batch)) / batch.samples();
    }

    /** The first call warms up and does not count. */
    private double medianMs(Runnable call) {
        call.run();
        double[] ms = new double[REPEATS * options.epochs()];
        for (int n = 0; n < ms.length; n++) {
            long before = CLOCK.getCurrentThreadCpuTime();
            call.run();
            ms[n] = (CLOCK.getCurrentThreadCpuTime() - before) * 1e-6;
        }
        Arrays.sort(ms);
        return ms[ms.length / 2];
    }

    private void draw(RunResult.Builder result) {
        double[] percent = Arrays.stream(PROBABILITIES).map(p -> 100 * p).toArray();
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < percent.length; k++) {
            rows.add(List.of(
                    String.format(Locale.ROOT, "%.0f", percent[k]),
                    String.format(Locale.ROOT, "%.1f", 100 * hiddenShare[k]),
                    String.format(Locale.ROOT, "%.3f", inferenceMs[k]),
                    String.format(Locale.ROOT, "%.3f", trainingMs[k])));
        }
        result.table(new ReportTable(
                "cost.csv",
                "Processor time of a sample",
                List.of("inputs active (%)", "hidden active (%)", "inference (ms)", "training (ms)"),
                rows));
        result.image(
                "cost.png",
                "Processor time of a sample on one thread against the share of inputs that fire in a step.",
                CurveChart.draw(
                        "Cost against activity",
                        "inputs that fire in a step (%)",
                        "processor time of a sample (ms)",
                        List.of(
                                new CurveChart.Curve("training", percent, trainingMs),
                                new CurveChart.Curve("inference", percent, inferenceMs))));
    }
}
