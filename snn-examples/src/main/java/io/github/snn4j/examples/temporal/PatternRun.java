package io.github.snn4j.examples.temporal;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.learning.bptt.BpttConfig;
import io.github.snn4j.learning.bptt.BpttTrainer;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.spike.PoissonSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Trains, measures, draws. */
final class PatternRun {

    static final String LOSS = "final_loss";
    static final String REDUCTION = "loss_reduction";

    private static final int STEPS = 1000;
    private static final double[] PERIODS_MS = {1000, 500, 1000 / 3.0, 200};
    private static final double RATE = 3e-3;
    private static final double RATE_TARGET_HZ = 20;
    private static final double BPTT_RATE_STRENGTH = 100;
    private static final double INPUT_HZ = 50;

    private final RunOptions options;
    private final ProgressListener progress;
    private final Lsnn net;
    private final float[] target = new float[STEPS];
    private final float[] produced = new float[STEPS];
    private final double[] losses;

    PatternRun(RunOptions options, ProgressListener progress) {
        this.options = options;
        this.progress = progress;
        this.net = new Lsnn(100, options.neurons(), 0, 1, 30, 0, 1000, 0, 20, 1, 1, 1);
        this.losses = new double[options.epochs()];
        RandomGenerator random =
                KeyedRandom.of(options.seed(), "pattern", "target").generator(0, 0, 0);
        for (double periodMs : PERIODS_MS) {
            double amplitude = 0.5 + 1.5 * random.nextDouble();
            double phase = 2 * Math.PI * random.nextDouble();
            for (int t = 0; t < STEPS; t++) {
                target[t] +=
                        (float) (amplitude * StrictMath.sin(2 * Math.PI * t / periodMs + phase) / PERIODS_MS.length);
            }
        }
    }

    RunResult run() {
        boolean bptt = options.rule().equals(LsnnBptt.RULE);
        Lsnn.Learning learning = new Lsnn.Learning(
                Optimizer.Adam.of(RATE), ReadoutError.regression(), options.regime(), 30, RATE_TARGET_HZ);
        RunResult.Builder result = RunResult.builder()
                .config("rule", options.rule())
                .config("neurons", net.plain())
                .config("feedback", bptt ? "by weights and time" : options.regime())
                .config("iterations", options.epochs())
                .config("stepsPerIteration", STEPS)
                .config("learningRate", RATE);
        Network network = net.network(new PoissonSource(INPUT_HZ), 1, learning);
        progress.begin("train", losses.length, "iterations");
        long spikes = bptt ? trainByBptt(network, result) : trainByEprop(network, result);
        progress.end();
        double power = 0;
        for (float y : target) {
            power += (double) y * y / 2;
        }
        double last = losses[losses.length - 1];
        result.metric("first_loss", losses[0])
                .metric(LOSS, last)
                .metric(REDUCTION, losses[0] / last)
                .metric("share_of_variance_missed", last / power)
                .metric(Metrics.RATE_HZ, spikes / (STEPS / 1000.0 * options.epochs()) / net.plain());
        draw(result);
        return result.build();
    }

    /** Returns the number of spikes. */
    private long trainByEprop(Network network, RunResult.Builder result) {
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, options.seed()))) {
            train(simulator);
            result.fingerprint(simulator.fingerprint().toString());
            simulator.health().warnings().forEach(w -> result.note(w.message()));
            return simulator.spikeCount(Lsnn.PLAIN);
        }
    }

    /** Returns the number of spikes. */
    private long trainByBptt(Network network, RunResult.Builder result) {
        BpttConfig config =
                LsnnBptt.config(net, options, STEPS, new Loss.MembraneMse(), RATE, RATE_TARGET_HZ, BPTT_RATE_STRENGTH);
        long spikes = 0;
        try (BpttTrainer trainer = BpttTrainer.of(network, config)) {
            BpttBatch batch = trainer.newBatch(1);
            batch.emit(Lsnn.INPUT, 0, 0);
            batch.target(0, target);
            for (int k = 0; k < losses.length; k++) {
                System.arraycopy(trainer.trace(batch, 0, Lsnn.OUTPUT).membrane(), 0, produced, 0, STEPS);
                for (int t = 0; t < STEPS; t++) {
                    note(k, t);
                }
                spikes += trainer.train(batch).spikes().get(Lsnn.PLAIN);
                progress.update(k + 1, String.format(Locale.ROOT, "loss %.3f", losses[k]));
            }
            result.fingerprint(Integer.toHexString(Arrays.hashCode(trainer.weights(Lsnn.PLAIN + "->" + Lsnn.OUTPUT))));
        }
        return spikes;
    }

    /** Adds the error of a step to the loss of an iteration. */
    private void note(int iteration, int t) {
        double error = produced[t] - (double) target[t];
        losses[iteration] += error * error / 2;
    }

    /** Every iteration shows the same input spikes. */
    private void train(Simulator simulator) {
        Signal y = simulator.signal(Lsnn.OUTPUT, new Membrane());
        for (int k = 0; k < losses.length; k++) {
            simulator.setPresentation(0);
            for (int t = 0; t < STEPS; t++) {
                simulator.external(Lsnn.OUTPUT, ReadoutError.TARGET, target[t]);
                simulator.step();
                produced[t] = y.array()[0];
                note(k, t);
            }
            simulator.endTrial();
            simulator.reset();
            progress.update(k + 1, String.format(Locale.ROOT, "loss %.3f", losses[k]));
        }
    }

    private void draw(RunResult.Builder result) {
        double[] iteration = new double[losses.length];
        double[] decades = new double[losses.length];
        for (int k = 0; k < losses.length; k++) {
            iteration[k] = k + 1;
            decades[k] = Math.log10(losses[k] / losses[0]);
        }
        double[] ms = new double[STEPS];
        Arrays.setAll(ms, t -> t);
        result.image(
                "loss.png",
                "Loss of each iteration as a power of ten of the first.",
                CurveChart.draw(
                        "Loss",
                        "iteration",
                        "log10 of loss / first loss",
                        List.of(new CurveChart.Curve("loss", iteration, decades))));
        result.image(
                "pattern.png",
                "What the readout should do and what it did in the last iteration.",
                CurveChart.draw(
                        "Pattern",
                        "time (ms)",
                        "readout",
                        List.of(
                                new CurveChart.Curve("target", ms, doubles(target)),
                                new CurveChart.Curve("readout", ms, doubles(produced)))));
    }

    private static double[] doubles(float[] x) {
        double[] y = new double[x.length];
        Arrays.setAll(y, k -> x[k]);
        return y;
    }
}
