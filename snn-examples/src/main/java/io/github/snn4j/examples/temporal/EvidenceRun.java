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
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.spike.PoissonSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Trains with new trials in every iteration, then tests with others. A trial: cues to the left or right, each 100 ms
 * of every 150 ms; a delay; a signal to decide. The answer is the side with more cues, read from the mean of the readout
 * while the signal lasts.
 */
final class EvidenceRun {

    static final String ERROR = "decision_error";

    private static final int CUES = 7;
    private static final int CUE_MS = 100;
    private static final int PERIOD_MS = 150;
    private static final int DELAY_MS = 1050;
    private static final int DECISION_MS = 150;
    private static final int GROUP = 10;
    private static final float ACTIVE_HZ = 40;
    private static final float BACKGROUND_HZ = 10;
    private static final double TAU_MEM_MS = 20;
    private static final double TAU_ADAPT_MS = 2000;
    private static final double V_TH = 0.6;
    private static final double RATE = 5e-3;

    private static final double RATE_STRENGTH = 1;

    private static final int TEST_BATCHES = 8;
    private static final int SMOOTHING = 10;

    private final RunOptions options;
    private final ProgressListener progress;
    private final int cues;
    private final int delayMs;
    private final Lsnn net;
    private final int batch;
    private final int[] answers;
    private final List<Double> errors = new ArrayList<>();
    private int shown;

    EvidenceRun(RunOptions options, ProgressListener progress) {
        this.options = options;
        this.progress = progress;
        this.batch = options.samples();
        this.answers = new int[batch];
        this.cues = Math.max(1, (int) Math.round(CUES * options.scale()));
        this.delayMs = Math.max(PERIOD_MS, (int) Math.round(DELAY_MS * options.scale() / PERIOD_MS) * PERIOD_MS);
        double beta = 1.7 * (1 - Math.exp(-1 / TAU_ADAPT_MS)) / (1 - Math.exp(-1 / TAU_MEM_MS)) / V_TH;
        int plain = options.neurons() / 2;
        this.net = new Lsnn(
                4 * GROUP,
                plain,
                options.neurons() - plain,
                2,
                TAU_MEM_MS,
                5,
                TAU_ADAPT_MS,
                beta,
                20,
                1 / V_TH,
                1 / V_TH,
                1);
    }

    private int steps() {
        return cues * PERIOD_MS + delayMs + DECISION_MS;
    }

    RunResult run() {
        Lsnn.Learning learning = new Lsnn.Learning(
                Optimizer.Adam.of(RATE),
                ReadoutError.classification().scaled(1.0 / DECISION_MS),
                options.regime(),
                RATE_STRENGTH,
                10);
        RunResult.Builder result = RunResult.builder()
                .config("neurons", options.neurons())
                .config("cues", cues)
                .config("delayMs", delayMs)
                .config("feedback", options.regime())
                .config("iterations", options.epochs())
                .config("trialsPerIteration", batch)
                .config("learningRate", RATE);
        SimulationConfig config =
                SimulationConfig.of(1, options.seed()).withBatchSize(batch).withThreads(options.threads());
        try (Simulator simulator = Simulator.of(net.network(PoissonSource.presented(), 1, learning), config)) {
            long start = System.nanoTime();
            train(simulator);
            double trainSeconds = (System.nanoTime() - start) * 1e-9;
            long before = spikes(simulator);
            double error = test(simulator);
            double seconds = steps() / 1000.0 * batch * TEST_BATCHES;
            result.metric(ERROR, error)
                    .metric(Metrics.ACCURACY, 1 - error)
                    .metric(Metrics.RATE_HZ, (spikes(simulator) - before) / seconds / options.neurons())
                    .metric("iterations", errors.size())
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

    /** One batch; returns the share of wrong answers. */
    private double trial(Simulator simulator) {
        boolean[][] right = new boolean[batch][cues];
        float[] target = new float[2 * batch];
        for (int b = 0; b < batch; b++) {
            draw(right[b], b);
            target[2 * b + answers[b]] = 1;
        }
        simulator.external(Lsnn.OUTPUT, ReadoutError.TARGET, target);
        simulator.external(Lsnn.OUTPUT, ReadoutError.PAUSE, 1);
        for (int c = 0; c < cues; c++) {
            for (int b = 0; b < batch; b++) {
                simulator.present(Lsnn.INPUT, b, rates(right[b][c] ? 1 : 0));
            }
            simulator.run(CUE_MS);
            presentAll(simulator, -1);
            simulator.run(PERIOD_MS - CUE_MS);
        }
        simulator.run(delayMs);
        presentAll(simulator, 2);
        simulator.external(Lsnn.OUTPUT, ReadoutError.PAUSE, 0);
        double wrong = decide(simulator);
        simulator.endTrial();
        simulator.reset();
        shown++;
        return wrong;
    }

    private double decide(Simulator simulator) {
        Signal y = simulator.signal(Lsnn.OUTPUT, new Membrane());
        double[] sum = new double[2 * batch];
        for (int t = 0; t < DECISION_MS; t++) {
            simulator.step();
            for (int n = 0; n < sum.length; n++) {
                sum[n] += y.array()[n];
            }
        }
        int wrong = 0;
        for (int b = 0; b < batch; b++) {
            wrong += (sum[2 * b + 1] > sum[2 * b] ? 1 : 0) != answers[b] ? 1 : 0;
        }
        return (double) wrong / batch;
    }

    /** The side with more cues has each of them with probability 0.7; which side that is, is drawn. */
    private void draw(boolean[] right, int sample) {
        RandomGenerator random =
                KeyedRandom.of(options.seed(), "evidence", "cues").generator(shown, sample, 0);
        boolean favoured = random.nextBoolean();
        int count = 0;
        for (int c = 0; c < right.length; c++) {
            right[c] = random.nextDouble() < 0.7 == favoured;
            count += right[c] ? 1 : 0;
        }
        answers[sample] = 2 * count > right.length ? 1 : 0;
    }

    private void presentAll(Simulator simulator, int group) {
        for (int b = 0; b < batch; b++) {
            simulator.present(Lsnn.INPUT, b, rates(group));
        }
    }

    /** Inputs in groups: left, right, decide, background. */
    private static float[] rates(int group) {
        float[] hz = new float[4 * GROUP];
        Arrays.fill(hz, 3 * GROUP, 4 * GROUP, BACKGROUND_HZ);
        if (group >= 0) {
            Arrays.fill(hz, group * GROUP, (group + 1) * GROUP, ACTIVE_HZ);
        }
        return hz;
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
                "Share of wrong decisions before learning from them, mean of the last " + SMOOTHING + " iterations.",
                CurveChart.draw(
                        "Decision error",
                        "iteration",
                        "share wrong",
                        List.of(new CurveChart.Curve("error", iteration, smooth))));
    }
}
