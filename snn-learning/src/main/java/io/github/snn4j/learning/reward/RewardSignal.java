package io.github.snn4j.learning.reward;

import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import java.util.Arrays;

/**
 * A reward from outside as the third factor: one value per sample, the same for all neurons of the population.
 *
 * <pre>
 *   impulse (tauReward = 0)   d(t) = sum of rewards R delta(t - tReward)
 *   decaying                  tauReward dd/dt = -d,  d += R at a reward
 *
 *   modulator of a step       integral of (d - baseline) over the step:
 *                             impulse    R - baseline dt
 *                             decaying   d tauReward (1 - exp(-dt/tauReward)) - baseline dt
 * </pre>
 *
 * <p>Because the modulator is an integral over the step, what is learnt does not depend on the step. The reward is
 * given with {@code simulator.external(population, "reward", r)}, with one value for all samples or one per sample.
 * It is a single event: it acts in the next step and is <em>consumed</em> there, unlike other external variables; to
 * reward again, set it again. A reward that {@code reset} finds still waiting is dropped with the rest of the fast
 * state; while learning is off rewards wait.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>symbol</th><th>meaning</th></tr>
 *   <tr><td>tauRewardMs</td><td>ms</td><td>tau n</td><td>decay of the reward, such as that of dopamine; 0 for an
 *       impulse</td></tr>
 *   <tr><td>baseline</td><td>1</td><td>b</td><td>level below which the reward counts as negative</td></tr>
 * </table>
 *
 * <p>A rule that is fed the bare reward strengthens everything that was active; give the reward minus what was
 * expected. References: E.M. Izhikevich, Cereb. Cortex 17:2443-2452, 2007, doi 10.1093/cercor/bhl152; N. Fremaux
 * &amp; W. Gerstner, Front. Neural Circuits 9:85, 2016, doi 10.3389/fncir.2015.00085. Verified by {@code
 * RewardModulatedTest}.
 *
 * @param tauRewardMs decay time constant of the reward in ms, 0 for an impulse
 * @param baseline level taken from the reward
 */
public record RewardSignal(double tauRewardMs, double baseline) implements LearningSignal {

    /** Name of the external variable. */
    public static final String REWARD = "reward";

    /** Validates the parameters. */
    public RewardSignal {
        if (!(tauRewardMs >= 0 && tauRewardMs < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("RewardSignal.tauRewardMs must be >= 0 ms, got " + tauRewardMs);
        }
        if (!Double.isFinite(baseline)) {
            throw new IllegalArgumentException("RewardSignal.baseline must be a finite number, got " + baseline);
        }
    }

    /**
     * A reward acts in one step only.
     *
     * @return the signal
     */
    public static RewardSignal impulse() {
        return new RewardSignal(0, 0);
    }

    /**
     * A reward decays exponentially.
     *
     * @param tauRewardMs time constant in ms, {@code > 0}
     * @return the signal
     */
    public static RewardSignal decaying(double tauRewardMs) {
        return new RewardSignal(tauRewardMs, 0);
    }

    /**
     * Another baseline.
     *
     * @param level level taken from the reward
     * @return changed copy
     */
    public RewardSignal withBaseline(double level) {
        return new RewardSignal(tauRewardMs, level);
    }

    @Override
    public Source bind(LearningSignalContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Source {

        private final int size;
        private final float[] given;
        private final double[] level;
        private final double decay;
        private final double gain;
        private final double baseline;

        Running(RewardSignal signal, LearningSignalContext context) {
            this.size = context.size();
            this.given = context.external(REWARD, 1);
            this.level = new double[context.batch()];
            boolean impulse = signal.tauRewardMs == 0;
            this.decay = impulse ? 0 : context.timeStep().decay(signal.tauRewardMs);
            this.gain = impulse ? 1 : signal.tauRewardMs * (1 - decay);
            this.baseline = signal.baseline * context.timeStep().dtMs();
        }

        @Override
        public void computeInto(float[] modulator) {
            for (int b = 0; b < level.length; b++) {
                level[b] += given[b];
                Arrays.fill(modulator, b * size, (b + 1) * size, (float) (level[b] * gain - baseline));
                level[b] *= decay;
                given[b] = 0f;
            }
        }

        @Override
        public void reset() {
            Arrays.fill(level, 0);
            Arrays.fill(given, 0f);
        }
    }
}
