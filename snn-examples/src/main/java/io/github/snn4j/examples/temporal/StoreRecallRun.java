package io.github.snn4j.examples.temporal;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.spike.PoissonSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Trains by e-prop with new sequences in every iteration, then tests with others. */
final class StoreRecallRun {

    static final String ERROR = "recall_error";

    private static final double TAU_MEM_MS = 20;
    private static final double TAU_ADAPT_MS = 1200;
    /** By how much a spike lifts the threshold, which is 1. */
    private static final double LIFT = 0.1;

    private static final double INPUT_GAIN = 1.5;
    static final double RATE = 1e-2;
    /** As in the paper's program, the rate falls to a factor of it every so many iterations. */
    static final int RATE_ITERATIONS = 100;

    static final double RATE_FACTOR = 0.3;
    static final double RATE_TARGET_HZ = 20;
    static final int TEST_BATCHES = 4;

    private static final int SMOOTHING = 10;

    private final RunOptions options;
    private final ProgressListener progress;
    private final int batch;
    private final Lsnn net;
    private final List<Double> errors = new ArrayList<>();
    private int shown;
    private int asked;
    private int wrong;

    StoreRecallRun(RunOptions options, ProgressListener progress) {
        this.options = options;
        this.progress = progress;
        this.batch = options.samples();
        this.net = net(options);
    }

    static Lsnn net(RunOptions options) {
        int plain = options.neurons() / 2;
        int adaptive = options.neurons() - plain;
        return new Lsnn(
                RecallSequence.INPUTS, plain, adaptive, 2, TAU_MEM_MS, 3, TAU_ADAPT_MS, LIFT, 20, INPUT_GAIN, 1, 1);
    }

    static Lsnn.Learning learning(RunOptions options) {
        return new Lsnn.Learning(
                Optimizer.Adam.of(RATE),
                ReadoutError.classification().scaled(1.0 / RecallSequence.SYMBOL_MS),
                options.regime(),
                1,
                RATE_TARGET_HZ);
    }

    static void describe(RunOptions options, RunResult.Builder result) {
        result.config("rule", options.rule()).config("neurons", options.neurons());
        if (!options.rule().equals(LsnnBptt.RULE)) {
            result.config("feedback", options.regime());
        }
        result.config("symbols", RecallSequence.SYMBOLS)
                .config("iterations", options.epochs())
                .config("sequencesPerIteration", options.samples())
                .config("learningRate", RATE);
    }

    RunResult run() {
        Lsnn.Learning learning = learning(options);
        RunResult.Builder result = RunResult.builder();
        describe(options, result);
        SimulationConfig config =
                SimulationConfig.of(1, options.seed()).withBatchSize(batch).withThreads(options.threads());
        try (Simulator simulator = Simulator.of(net.network(PoissonSource.presented(), 1, learning), config)) {
            long start = System.nanoTime();
            train(simulator);
            double trainSeconds = (System.nanoTime() - start) * 1e-9;
            long before = spikes(simulator);
            double error = test(simulator);
            double seconds = RecallSequence.SYMBOLS * RecallSequence.SYMBOL_MS / 1000.0 * batch * TEST_BATCHES;
            result.metric(ERROR, error)
                    .metric(Metrics.ACCURACY, 1 - error)
                    .metric(Metrics.RATE_HZ, (spikes(simulator) - before) / seconds / options.neurons())
                    .metric("train_seconds", trainSeconds)
                    .fingerprint(simulator.fingerprint().toString());
            simulator.health().warnings().forEach(w -> result.note(w.message()));
        }
        draw(result);
        return result.build();
    }

    private long spikes(Simulator simulator) {
        return net.hidden().stream().mapToLong(simulator::spikeCount).sum();
    }

    private void train(Simulator simulator) {
        progress.begin("train", options.epochs(), "iterations");
        for (int k = 0; k < options.epochs(); k++) {
            double factor = StrictMath.pow(RATE_FACTOR, k / RATE_ITERATIONS);
            simulator.network().projections().keySet().forEach(name -> simulator.setLearningRate(name, factor));
            errors.add(trial(simulator));
            int from = Math.max(0, errors.size() - SMOOTHING);
            double recent = errors.subList(from, errors.size()).stream()
                    .mapToDouble(e -> e)
                    .average()
                    .orElse(1);
            progress.update(k + 1, String.format(Locale.ROOT, "%.1f %% wrong", 100 * recent));
        }
        progress.end();
    }

    private double test(Simulator simulator) {
        simulator.setLearning(false);
        progress.begin("test", TEST_BATCHES, "batches");
        double sum = 0;
        for (int k = 0; k < TEST_BATCHES; k++) {
            sum += trial(simulator);
            progress.update(k + 1, "");
        }
        progress.end();
        return sum / TEST_BATCHES;
    }

    /** One batch; returns the share of recalls that were wrong. */
    private double trial(Simulator simulator) {
        RecallSequence[] sequences = new RecallSequence[batch];
        for (int b = 0; b < batch; b++) {
            sequences[b] = RecallSequence.drawn(options.seed(), shown, b);
        }
        shown++;
        asked = 0;
        wrong = 0;
        for (int s = 0; s < RecallSequence.SYMBOLS; s++) {
            symbol(simulator, sequences, s);
        }
        simulator.endTrial();
        simulator.reset();
        return asked == 0 ? 0 : (double) wrong / asked;
    }

    private void symbol(Simulator simulator, RecallSequence[] sequences, int s) {
        float[] target = new float[2 * batch];
        float[] pause = new float[batch];
        int[] answer = new int[batch];
        for (int b = 0; b < batch; b++) {
            simulator.present(Lsnn.INPUT, b, sequences[b].ratesHz(s));
            answer[b] = sequences[b].answer(s);
            pause[b] = answer[b] == RecallSequence.NO_QUESTION ? 1 : 0;
            target[2 * b + Math.max(0, answer[b])] = 1;
        }
        simulator.external(Lsnn.OUTPUT, ReadoutError.TARGET, target);
        simulator.external(Lsnn.OUTPUT, ReadoutError.PAUSE, pause);
        Signal y = simulator.signal(Lsnn.OUTPUT, new Membrane());
        double[] lead = new double[batch];
        for (int t = 0; t < RecallSequence.SYMBOL_MS; t++) {
            simulator.step();
            for (int b = 0; b < batch; b++) {
                lead[b] += y.array()[2 * b + 1] - y.array()[2 * b];
            }
        }
        for (int b = 0; b < batch; b++) {
            if (answer[b] != RecallSequence.NO_QUESTION) {
                asked++;
                wrong += (lead[b] > 0 ? 1 : 0) != answer[b] ? 1 : 0;
            }
        }
    }

    private void draw(RunResult.Builder result) {
        double[] iteration = new double[errors.size()];
        double[] smooth = new double[errors.size()];
        for (int k = 0; k < smooth.length; k++) {
            iteration[k] = k + 1;
            smooth[k] = errors.subList(Math.max(0, k + 1 - SMOOTHING), k + 1).stream()
                    .mapToDouble(e -> e)
                    .average()
                    .orElse(1);
        }
        result.image(
                "error.png",
                "Share of wrong recalls before learning from them, mean of the last " + SMOOTHING + " iterations.",
                CurveChart.draw(
                        "Recall error",
                        "iteration",
                        "share wrong",
                        List.of(new CurveChart.Curve("error", iteration, smooth))));
    }
}
