package io.github.snn4j.learning.error;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;
import java.util.Arrays;

/**
 * Error neurons: for every neuron of the population one that counts spikes which should not have been and one that
 * counts missing ones. They fire when the difference reaches a threshold, and dendrites low-pass their spikes.
 *
 * <pre>
 *   a := a + s - target rateHz dt                               per neuron; s: 1 at a spike
 *   false positive   a &gt;=  threshold:  e = +1,  a := a - threshold
 *   false negative   a &lt;= -threshold:  e = -1,  a := a + threshold
 *   T := exp(-dt/tauMs) T + e                                   third factor; tauMs = 0: T = e
 *   graded equivalent (threshold 0):  e = s - target rateHz dt in every step
 * </pre>
 *
 * <p>As long as the spikes of a neuron keep step with its target, so that the difference stays below the threshold, both
 * are silent and nothing is learnt. The counters start from zero with every trial. Several thresholds may be passed in
 * one step; e then counts them.
 *
 * <p>Give the target with {@code simulator.external(population, ErrorNeurons.TARGET, values)}: one value per neuron, or
 * one per sample and neuron, 1 for the full rate and 0 for silence.
 *
 * <p>Reference: E.O. Neftci, C. Augustine, S. Paul &amp; G. Detorakis, Front. Neurosci. 11:324, 2017, doi
 * 10.3389/fnins.2017.00324. Verified by {@code ErrorNeuronsTest}.
 *
 * @param rateHz rate that target 1 stands for in Hz, {@code > 0}
 * @param threshold spikes of difference at which an error neuron fires, {@code >= 0}; 0 for graded errors
 * @param tauMs time constant of the dendrites in ms, {@code >= 0}
 */
public record ErrorNeurons(double rateHz, double threshold, double tauMs) implements LearningSignal {

    /** Name of the external variable that takes the targets. */
    public static final String TARGET = "target";

    /** Validates the parameters. */
    public ErrorNeurons {
        Require.that(rateHz > 0 && rateHz < Double.POSITIVE_INFINITY, "ErrorNeurons.rateHz must be > 0 Hz", rateHz);
        Require.nonNegative(threshold, "ErrorNeurons.threshold");
        Require.nonNegative(tauMs, "ErrorNeurons.tauMs");
    }

    @Override
    public Source bind(LearningSignalContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Source {

        private final SpikeSignal spikes;
        private final float[] target;
        private final float[] difference;
        private final float perStep;
        private final float threshold;
        private final float decay;

        Running(ErrorNeurons signal, LearningSignalContext context) {
            this.spikes = context.signal(context.population(), new Spikes());
            this.target = context.external(TARGET, context.size());
            this.difference = new float[context.batch() * context.size()];
            this.perStep = (float) (signal.rateHz * context.timeStep().dtMs() * 1e-3);
            this.threshold = (float) signal.threshold;
            this.decay = signal.tauMs == 0 ? 0f : (float) context.timeStep().decay(signal.tauMs);
        }

        @Override
        public void computeInto(float[] modulator) {
            for (int n = 0; n < difference.length; n++) {
                difference[n] -= target[n] * perStep;
            }
            for (int b = 0; b < spikes.batch(); b++) {
                for (int k = 0; k < spikes.count(b); k++) {
                    difference[b * spikes.size() + spikes.index(b, k)] += 1f;
                }
            }
            for (int n = 0; n < difference.length; n++) {
                modulator[n] = decay * modulator[n] + fire(n);
            }
        }

        private float fire(int n) {
            float a = difference[n];
            if (threshold == 0f) {
                difference[n] = 0f;
                return a;
            }
            int spikes = (int) (a / threshold);
            difference[n] = a - spikes * threshold;
            return spikes;
        }

        @Override
        public void reset() {
            Arrays.fill(difference, 0f);
        }
    }
}
