package io.github.snn4j.examples.temporal;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.spike.PoissonSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trains with new trials in every iteration, then tests with others. The answer is read from the mean of the readout
 * while the signal to decide lasts.
 */
final class EvidenceRun {

    static final String ERROR = "decision_error";

    static final int TEST_BATCHES = 8;
    private static final int SMOOTHING = 10;

    private final RunOptions options;
    private final ProgressListener progress;
    private final EvidenceSetting setting;
    private final int batch;
    private final List<Double> errors = new ArrayList<>();
    private int shown;

    EvidenceRun(RunOptions options, ProgressListener progress) {
        this.options = options;
        this.progress = progress;
        this.batch = options.samples();
        this.setting = EvidenceSetting.of(options);
    }

    RunResult run() {
        Lsnn.Learning learning = setting.learning(options);
        RunResult.Builder result = RunResult.builder();
        setting.describe(options, result);
        SimulationConfig config =
                SimulationConfig.of(1, options.seed()).withBatchSize(batch).withThreads(options.threads());
        try (Simulator simulator =
                Simulator.of(setting.net().network(PoissonSource.presented(), 1, learning), config)) {
            long start = System.nanoTime();
            train(simulator);
            double trainSeconds = (System.nanoTime() - start) * 1e-9;
            long before = spikes(simulator);
            double error = test(simulator);
            double seconds = setting.steps() / 1000.0 * batch * TEST_BATCHES;
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
        return setting.net().hidden().stream().mapToLong(simulator::spikeCount).sum();
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
        EvidenceTrial[] trials = new EvidenceTrial[batch];
        float[] target = new float[2 * batch];
        for (int b = 0; b < batch; b++) {
            trials[b] = EvidenceTrial.drawn(options.seed(), shown, b, setting.cues());
            target[2 * b + trials[b].answer()] = 1;
        }
        simulator.external(Lsnn.OUTPUT, ReadoutError.TARGET, target);
        simulator.external(Lsnn.OUTPUT, ReadoutError.PAUSE, 1);
        for (int c = 0; c < setting.cues(); c++) {
            for (int b = 0; b < batch; b++) {
                simulator.present(Lsnn.INPUT, b, EvidenceTrial.ratesHz(trials[b].side(c)));
            }
            simulator.run(EvidenceTrial.CUE_MS);
            presentAll(simulator, EvidenceTrial.NONE);
            simulator.run(EvidenceTrial.PERIOD_MS - EvidenceTrial.CUE_MS);
        }
        simulator.run(setting.delayMs());
        presentAll(simulator, EvidenceTrial.DECIDE);
        simulator.external(Lsnn.OUTPUT, ReadoutError.PAUSE, 0);
        double wrong = decide(simulator, trials);
        simulator.endTrial();
        simulator.reset();
        shown++;
        return wrong;
    }

    private double decide(Simulator simulator, EvidenceTrial[] trials) {
        Signal y = simulator.signal(Lsnn.OUTPUT, new Membrane());
        double[] sum = new double[2 * batch];
        for (int t = 0; t < EvidenceTrial.DECISION_MS; t++) {
            simulator.step();
            for (int n = 0; n < sum.length; n++) {
                sum[n] += y.array()[n];
            }
        }
        int wrong = 0;
        for (int b = 0; b < batch; b++) {
            wrong += (sum[2 * b + 1] > sum[2 * b] ? 1 : 0) != trials[b].answer() ? 1 : 0;
        }
        return (double) wrong / batch;
    }

    private void presentAll(Simulator simulator, int group) {
        for (int b = 0; b < batch; b++) {
            simulator.present(Lsnn.INPUT, b, EvidenceTrial.ratesHz(group));
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
                "Share of wrong decisions before learning from them, mean of the last " + SMOOTHING + " iterations.",
                CurveChart.draw(
                        "Decision error",
                        "iteration",
                        "share wrong",
                        List.of(new CurveChart.Curve("error", iteration, smooth))));
    }
}
