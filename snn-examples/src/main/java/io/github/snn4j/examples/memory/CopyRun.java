package io.github.snn4j.examples.memory;

import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.memory.AdamSteps;
import io.github.snn4j.learning.memory.MemoryNet;
import io.github.snn4j.learning.memory.SparseAttentiveBacktracking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Trains on sequences that are never shown twice, tests on others, draws. */
final class CopyRun {

    private static final int BATCH = 8;
    private static final double RATE = 0.005;
    private static final double MAX_NORM = 1;
    private static final int TEST_SEQUENCES = 200;
    private static final int POINTS = 40;

    private final SparseAttentiveBacktracking description;
    private final CopySequences sequences;
    private final RunOptions options;
    private final ProgressListener progress;
    private final MemoryNet net;
    private final int[] symbols;
    private final int[] targets;
    private final List<Double> seen = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> accuracies = new ArrayList<>();

    CopyRun(
            SparseAttentiveBacktracking description,
            CopySequences sequences,
            RunOptions options,
            ProgressListener progress) {
        this.description = description;
        this.sequences = sequences;
        this.options = options;
        this.progress = progress;
        this.net = description.network(options.seed());
        this.symbols = new int[sequences.length()];
        this.targets = new int[sequences.length()];
    }

    RunResult run() {
        train();
        double loss = 0;
        int right = 0;
        for (int k = 0; k < TEST_SEQUENCES; k++) {
            sequences.fill(options.seed(), "test", k, symbols, targets);
            loss += net.forward(symbols, targets) / TEST_SEQUENCES;
            right += right();
        }
        RunResult.Builder result = RunResult.builder()
                .config("symbols", sequences.count())
                .config("delay", sequences.delay())
                .config("rule", options.rule())
                .config("hidden", description.hidden())
                .config("topK", description.topK())
                .config("truncation", description.truncation())
                .config("trainingSequences", options.samples())
                .config("batch", BATCH)
                .config("rate", RATE)
                .metric(Metrics.ACCURACY, right / (double) (TEST_SEQUENCES * sequences.count()))
                .metric("loss_nats", loss)
                .metric("chance", 1.0 / CopySequences.ALPHABET)
                .fingerprint(String.format("%08x", Arrays.hashCode(net.parameters())));
        draw(result);
        return result.build();
    }

    private void train() {
        AdamSteps adam = new AdamSteps(net.parameters().length, RATE, MAX_NORM);
        double[] gradient = new double[net.parameters().length];
        int steps = Math.max(1, options.samples() / BATCH);
        int perPoint = Math.max(1, steps / POINTS);
        progress.begin("train", (long) steps * BATCH, "sequences");
        double loss = 0;
        int right = 0;
        for (int step = 1; step <= steps; step++) {
            Arrays.fill(gradient, 0);
            for (int k = 0; k < BATCH; k++) {
                sequences.fill(options.seed(), "train", (step - 1) * BATCH + k, symbols, targets);
                loss += net.forward(symbols, targets);
                net.backward(gradient);
                right += right();
            }
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] /= BATCH;
            }
            // Constant at first, then falling to 0, so that the end does not depend on the last few sequences.
            adam.apply(net.parameters(), gradient, Math.min(1, 2.0 * (steps - step) / steps));
            if (step % perPoint == 0) {
                seen.add((double) step * BATCH);
                losses.add(loss / (perPoint * BATCH));
                accuracies.add(right / (double) (perPoint * BATCH * sequences.count()));
                progress.update((long) step * BATCH, String.format(Locale.ROOT, "loss %.3f", last(losses)));
                loss = 0;
                right = 0;
            }
        }
        progress.end();
    }

    private static double last(List<Double> values) {
        return values.get(values.size() - 1);
    }

    private int right() {
        int right = 0;
        for (int t = sequences.recallAt(); t < symbols.length; t++) {
            right += net.answer(t) == targets[t] ? 1 : 0;
        }
        return right;
    }

    private void draw(RunResult.Builder result) {
        double[] x = array(seen);
        result.image(
                "learning.png",
                "Loss in nats and share of right symbols while learning; chance is 2.08 and 0.125.",
                CurveChart.draw(
                        "Copy after " + sequences.delay() + " steps, " + options.rule() + " credit",
                        "sequences seen",
                        "loss, accuracy",
                        List.of(
                                new CurveChart.Curve("loss", x, array(losses)),
                                new CurveChart.Curve("accuracy", x, array(accuracies)))));
        if (description.topK() > 0) {
            drawAttention(result);
        }
    }

    /** Of the last test sequence: which step each recall reads most, and which one it should. */
    private void drawAttention(RunResult.Builder result) {
        double[] place = new double[sequences.count()];
        double[] most = new double[place.length];
        double[] should = new double[place.length];
        for (int k = 0; k < place.length; k++) {
            int step = sequences.recallAt() + k;
            place[k] = k;
            should[k] = k;
            for (int i = 1; i < step; i++) {
                if (net.attention(step, i) > net.attention(step, (int) most[k])) {
                    most[k] = i;
                }
            }
        }
        result.image(
                "attention.png",
                "The step that is read most when a symbol is repeated, and the step in which it was shown.",
                CurveChart.draw(
                        "What is remembered",
                        "symbol",
                        "step",
                        List.of(
                                new CurveChart.Curve("read most", place, most),
                                new CurveChart.Curve("shown", place, should))));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
