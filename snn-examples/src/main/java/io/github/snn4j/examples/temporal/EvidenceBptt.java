package io.github.snn4j.examples.temporal;

import io.github.snn4j.Network;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.learning.bptt.BpttConfig;
import io.github.snn4j.learning.bptt.BpttTrainer;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.spike.PoissonSource;

/** The evidence task by back-propagation through time. */
final class EvidenceBptt implements LsnnBptt.Task {

    private static final double RATE_STRENGTH = 1000;

    /** A third of that of e-prop, and gradients no longer than they are at the start; learning breaks down otherwise. */
    private static final double SURROGATE_HEIGHT = 0.1;

    private static final double MAX_GRADIENT = 0.02;

    private final RunOptions options;
    private final ProgressListener progress;
    private final EvidenceSetting setting;
    private final int[] answers;
    private int shown;

    EvidenceBptt(RunOptions options, ProgressListener progress) {
        this.options = options;
        this.progress = progress;
        this.setting = EvidenceSetting.of(options);
        this.answers = new int[options.samples()];
    }

    RunResult run() {
        int steps = setting.steps();
        Loss loss = new Loss.MembraneCrossEntropy(Loss.Over.MEAN, steps - EvidenceTrial.DECISION_MS);
        BpttConfig config = LsnnBptt.config(
                        setting.net(),
                        options,
                        steps,
                        loss,
                        EvidenceSetting.RATE,
                        EvidenceSetting.RATE_TARGET_HZ,
                        RATE_STRENGTH)
                .withSurrogate(LsnnBptt.surrogate(SURROGATE_HEIGHT))
                .withMaxGradientNorm(MAX_GRADIENT);
        RunResult.Builder result = RunResult.builder();
        setting.describe(options, result);
        Network network = setting.net().network(PoissonSource.presented(), 1, setting.learning(options));
        new LsnnBptt(options, progress, this, EvidenceRun.ERROR, EvidenceRun.TEST_BATCHES)
                .run(setting.net(), network, config, result);
        return result.build();
    }

    @Override
    public void fill(BpttBatch batch) {
        KeyedRandom random = KeyedRandom.of(options.seed(), "evidence", "spikes");
        for (int b = 0; b < answers.length; b++) {
            EvidenceTrial trial = EvidenceTrial.drawn(options.seed(), shown, b, setting.cues());
            batch.spikes(Lsnn.INPUT, b, trial.spikes(random.generator(shown, b, 0), setting.delayMs()));
            batch.label(b, trial.answer());
            answers[b] = trial.answer();
        }
        shown++;
    }

    @Override
    public int asked() {
        return answers.length;
    }

    @Override
    public int wrong(BpttTrainer trainer, BpttBatch batch) {
        return answers.length - trainer.evaluate(batch).correct();
    }
}
