package io.github.snn4j.examples.temporal;

import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.plasticity.Optimizer;

/**
 * Network and trial of the evidence task, for every way to learn.
 *
 * @param cues cues of a trial
 * @param delayMs time from the last cue to the signal to decide
 * @param net network
 */
record EvidenceSetting(int cues, int delayMs, Lsnn net) {

    static final double RATE = 5e-3;
    static final double RATE_TARGET_HZ = 10;

    private static final int CUES = 7;
    private static final int DELAY_MS = 1050;
    private static final double TAU_MEM_MS = 20;
    private static final double TAU_ADAPT_MS = 2000;
    private static final double V_TH = 0.6;
    private static final double RATE_STRENGTH = 1;

    static EvidenceSetting of(RunOptions options) {
        int period = EvidenceTrial.PERIOD_MS;
        int cues = Math.max(1, (int) Math.round(CUES * options.scale()));
        int delayMs = Math.max(period, (int) Math.round(DELAY_MS * options.scale() / period) * period);
        double beta = 1.7 * (1 - Math.exp(-1 / TAU_ADAPT_MS)) / (1 - Math.exp(-1 / TAU_MEM_MS)) / V_TH;
        int plain = options.neurons() / 2;
        int adaptive = options.neurons() - plain;
        double gain = 1 / V_TH;
        // Loops as strong as those of e-prop make gradients through them explode.
        double recurrentGain = options.rule().equals(LsnnBptt.RULE) ? 1 : gain;
        Lsnn net = new Lsnn(
                EvidenceTrial.INPUTS,
                plain,
                adaptive,
                2,
                TAU_MEM_MS,
                5,
                TAU_ADAPT_MS,
                beta,
                20,
                gain,
                recurrentGain,
                1);
        return new EvidenceSetting(cues, delayMs, net);
    }

    Lsnn.Learning learning(RunOptions options) {
        return new Lsnn.Learning(
                Optimizer.Adam.of(RATE),
                ReadoutError.classification().scaled(1.0 / EvidenceTrial.DECISION_MS),
                options.regime(),
                RATE_STRENGTH,
                RATE_TARGET_HZ);
    }

    void describe(RunOptions options, RunResult.Builder result) {
        result.config("rule", options.rule()).config("neurons", options.neurons());
        if (!options.rule().equals(LsnnBptt.RULE)) {
            result.config("feedback", options.regime());
        }
        result.config("cues", cues)
                .config("delayMs", delayMs)
                .config("iterations", options.epochs())
                .config("trialsPerIteration", options.samples())
                .config("learningRate", RATE);
    }

    int steps() {
        return cues * EvidenceTrial.PERIOD_MS + delayMs + EvidenceTrial.DECISION_MS;
    }
}
