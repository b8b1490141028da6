package io.github.snn4j.examples.temporal;

import io.github.snn4j.Network;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.learning.bptt.BpttConfig;
import io.github.snn4j.learning.bptt.BpttResult;
import io.github.snn4j.learning.bptt.BpttTrainer;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.learning.bptt.RateRegularizer;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.RateSchedule;
import io.github.snn4j.signal.Surrogate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Learns a task with new trials in every iteration by back-propagation through time, the yardstick of e-prop: the same
 * network, trials and surrogate, with the ways back that e-prop leaves out. Then tests with other trials.
 */
final class LsnnBptt {

    /** Name of the rule on the command line. */
    static final String RULE = "bptt";

    /** A task that can fill batches and judge what came of them. */
    interface Task {

        /** Draws new trials into a batch. */
        void fill(BpttBatch batch);

        /** Number of answers asked for in the batch filled last. */
        int asked();

        /** How many of them were wrong. */
        int wrong(BpttTrainer trainer, BpttBatch batch);
    }

    private final RunOptions options;
    private final ProgressListener progress;
    private final Task task;
    private final String errorName;
    private final int testBatches;

    /** Tests with a number of batches and calls the share of wrong answers by a name. */
    LsnnBptt(RunOptions options, ProgressListener progress, Task task, String errorName, int testBatches) {
        this.options = options;
        this.progress = progress;
        this.task = task;
        this.errorName = errorName;
        this.testBatches = testBatches;
    }

    /**
     * How to train a network: the stand-in of e-prop, rates held between half the wanted rate and one and a half of it.
     * The gradient takes the way through the reset, which e-prop does not: with a surrogate as wide as this one the
     * neurons are a loop that the reset damps, and without it gradients grow by a few percent in every step.
     */
    static BpttConfig config(
            Lsnn net, RunOptions options, int steps, Loss loss, double rate, double targetHz, double rateStrength) {
        double perStep = targetHz / 1000;
        RateRegularizer[] limits = net.hidden().stream()
                .map(name -> new RateRegularizer(name, 0.5 * perStep, 1.5 * perStep, rateStrength))
                .toArray(RateRegularizer[]::new);
        return BpttConfig.of(1, options.seed(), steps, Lsnn.OUTPUT, loss)
                .withSurrogate(surrogate(0.3))
                .withResetGradient(true)
                .withOptimizer(Optimizer.Adam.of(rate), RateSchedule.constant())
                .withRegularizers(limits)
                .withThreads(options.threads());
    }

    /** The triangle of e-prop. */
    static Surrogate surrogate(double height) {
        return new Surrogate(Surrogate.Shape.TRIANGLE, 1, height);
    }

    /** Trains, tests, and adds metrics and the course of the loss to the result. */
    void run(Lsnn net, Network network, BpttConfig config, RunResult.Builder result) {
        double[] losses = new double[options.epochs()];
        try (BpttTrainer trainer = BpttTrainer.of(network, config)) {
            BpttBatch batch = trainer.newBatch(options.samples());
            long start = System.nanoTime();
            progress.begin("train", losses.length, "iterations");
            for (int k = 0; k < losses.length; k++) {
                task.fill(batch);
                losses[k] = trainer.train(batch).loss();
                progress.update(k + 1, String.format(Locale.ROOT, "loss %.4f", losses[k]));
            }
            progress.end();
            double seconds = (System.nanoTime() - start) * 1e-9;
            test(net, trainer, batch, config.steps(), result);
            result.metric("final_loss", losses[losses.length - 1])
                    .metric("train_seconds", seconds)
                    .fingerprint(Integer.toHexString(
                            Arrays.hashCode(trainer.weights(net.hidden().get(0) + "->" + Lsnn.OUTPUT))));
        }
        double[] iteration = new double[losses.length];
        Arrays.setAll(iteration, k -> k + 1);
        result.image(
                "loss.png",
                "Loss before learning from it, limits on rates included.",
                CurveChart.draw("Loss", "iteration", "loss", List.of(new CurveChart.Curve("loss", iteration, losses))));
    }

    private void test(Lsnn net, BpttTrainer trainer, BpttBatch batch, int steps, RunResult.Builder result) {
        int asked = 0;
        int wrong = 0;
        long spikes = 0;
        progress.begin("test", testBatches, "batches");
        for (int k = 0; k < testBatches; k++) {
            task.fill(batch);
            BpttResult outcome = trainer.evaluate(batch);
            asked += task.asked();
            wrong += task.wrong(trainer, batch);
            spikes += net.hidden().stream().mapToLong(outcome.spikes()::get).sum();
            progress.update(k + 1, "");
        }
        progress.end();
        double error = (double) wrong / asked;
        double seconds = steps / 1000.0 * batch.samples() * testBatches;
        result.metric(errorName, error)
                .metric(Metrics.ACCURACY, 1 - error)
                .metric(Metrics.RATE_HZ, spikes / seconds / options.neurons());
    }
}
