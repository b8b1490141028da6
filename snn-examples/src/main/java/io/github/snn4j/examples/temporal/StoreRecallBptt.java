package io.github.snn4j.examples.temporal;

import io.github.snn4j.Network;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.learning.bptt.BpttConfig;
import io.github.snn4j.learning.bptt.BpttTrainer;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.RateSchedule;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.spike.PoissonSource;
import java.util.Arrays;

/** The store-recall task by back-propagation through time. */
final class StoreRecallBptt implements LsnnBptt.Task {

    private static final int STEPS = RecallSequence.SYMBOLS * RecallSequence.SYMBOL_MS;
    private static final double RATE_STRENGTH = 100;

    private final RunOptions options;
    private final ProgressListener progress;
    private final RecallSequence[] sequences;
    private int shown;

    StoreRecallBptt(RunOptions options, ProgressListener progress) {
        this.options = options;
        this.progress = progress;
        this.sequences = new RecallSequence[options.samples()];
    }

    RunResult run() {
        Lsnn net = StoreRecallRun.net(options);
        BpttConfig config = LsnnBptt.config(
                        net,
                        options,
                        STEPS,
                        new Loss.CourseCrossEntropy(),
                        StoreRecallRun.RATE,
                        StoreRecallRun.RATE_TARGET_HZ,
                        RATE_STRENGTH)
                .withOptimizer(
                        Optimizer.Adam.of(StoreRecallRun.RATE),
                        new RateSchedule.Stepwise(StoreRecallRun.RATE_ITERATIONS, StoreRecallRun.RATE_FACTOR));
        RunResult.Builder result = RunResult.builder();
        StoreRecallRun.describe(options, result);
        Network network = net.network(PoissonSource.presented(), 1, StoreRecallRun.learning(options));
        new LsnnBptt(options, progress, this, StoreRecallRun.ERROR, StoreRecallRun.TEST_BATCHES)
                .run(net, network, config, result);
        return result.build();
    }

    @Override
    public void fill(BpttBatch batch) {
        KeyedRandom random = KeyedRandom.of(options.seed(), "store-recall", "spikes");
        for (int b = 0; b < sequences.length; b++) {
            RecallSequence sequence = RecallSequence.drawn(options.seed(), shown, b);
            PoissonTrains trains = new PoissonTrains(random.generator(shown, b, 0));
            float[] target = new float[2 * STEPS];
            Arrays.fill(target, Float.NaN);
            for (int s = 0; s < RecallSequence.SYMBOLS; s++) {
                trains.add(RecallSequence.SYMBOL_MS, sequence.ratesHz(s));
                int answer = sequence.answer(s);
                for (int t = 0; t < RecallSequence.SYMBOL_MS && answer != RecallSequence.NO_QUESTION; t++) {
                    int at = 2 * (s * RecallSequence.SYMBOL_MS + t);
                    target[at + answer] = 1;
                    target[at + 1 - answer] = 0;
                }
            }
            sequences[b] = sequence;
            batch.spikes(Lsnn.INPUT, b, trains.spikes());
            batch.target(b, target);
        }
        shown++;
    }

    @Override
    public int asked() {
        int asked = 0;
        for (RecallSequence sequence : sequences) {
            asked += sequence.questions();
        }
        return asked;
    }

    @Override
    public int wrong(BpttTrainer trainer, BpttBatch batch) {
        int wrong = 0;
        for (int b = 0; b < sequences.length; b++) {
            float[] y = trainer.trace(batch, b, Lsnn.OUTPUT).membrane();
            for (int s = 0; s < RecallSequence.SYMBOLS; s++) {
                int answer = sequences[b].answer(s);
                wrong += answer != RecallSequence.NO_QUESTION && decision(y, s) != answer ? 1 : 0;
            }
        }
        return wrong;
    }

    private static int decision(float[] y, int symbol) {
        double lead = 0;
        for (int t = symbol * RecallSequence.SYMBOL_MS; t < (symbol + 1) * RecallSequence.SYMBOL_MS; t++) {
            lead += y[2 * t + 1] - y[2 * t];
        }
        return lead > 0 ? 1 : 0;
    }
}
