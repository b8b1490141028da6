package io.github.snn4j.learning.threefactor;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;
import io.github.snn4j.signal.State;

/**
 * Event-driven random back-propagation: at a presynaptic spike the weight moves against the error that the neuron's
 * dendrites carry, provided the neuron is near the middle of its range.
 *
 * <pre>
 *   presynaptic spike i:   w[i][j] -= eta T[j] Theta(I[j])       Theta = 1 for gateMin &lt; I &lt; gateMax, else 0
 * </pre>
 *
 * <p>T is the third factor of the neuron: {@code ErrorNeurons} for the output, {@code ErrorFeedback} of it for hidden
 * layers. I is a state variable of the neuron, by default its synaptic current. A spike costs one multiplication and two
 * comparisons per neuron; without presynaptic spikes, or without errors, no weight is touched.
 *
 * <p>Timing: T and I are those after the step in which the spike arrives.
 *
 * <p>Reference: E.O. Neftci, C. Augustine, S. Paul &amp; G. Detorakis, Front. Neurosci. 11:324, 2017, doi
 * 10.3389/fnins.2017.00324. Verified by {@code ErbpTest}.
 *
 * @param eta learning rate, {@code >= 0}
 * @param gateMin lower end of the boxcar, in the unit of the gating variable
 * @param gateMax upper end of the boxcar, {@code > gateMin}
 * @param gate state variable that gates
 */
public record Erbp(double eta, double gateMin, double gateMax, String gate) implements PlasticityRule {

    /** Validates the parameters. */
    public Erbp {
        Require.nonNegative(eta, "Erbp.eta");
        Require.that(gateMin < gateMax, "Erbp.gateMin must be < gateMax " + gateMax, gateMin);
    }

    /**
     * Gated by the synaptic current.
     *
     * @param eta learning rate
     * @param gateMin lower end of the boxcar
     * @param gateMax upper end of the boxcar
     * @return the rule
     */
    public static Erbp of(double eta, double gateMin, double gateMax) {
        return new Erbp(eta, gateMin, gateMax, "current");
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final float eta;
        private final float low;
        private final float high;
        private final SpikeSignal pre;
        private final Signal gate;
        private final Signal error;
        private final Signal gated;
        private final WeightSink sink;

        Running(Erbp rule, PlasticityContext context) {
            this.eta = (float) rule.eta;
            this.low = (float) rule.gateMin;
            this.high = (float) rule.gateMax;
            this.pre = context.pre(new Spikes());
            this.gate = context.post(new State(rule.gate));
            this.error = context.modulator();
            this.gated = context.postScratch();
            this.sink = context.sink();
        }

        @Override
        public void onStep() {
            for (int b = 0; b < pre.batch(); b++) {
                int count = pre.count(b);
                if (count > 0 && gateErrors(b)) {
                    for (int k = 0; k < count; k++) {
                        sink.row(b, pre.index(b, k), -eta, gated);
                    }
                }
            }
        }

        /** Whether any error is left. */
        private boolean gateErrors(int sample) {
            float[] t = error.array();
            float[] i = gate.array();
            float[] out = gated.array();
            boolean any = false;
            for (int n = sample * gated.size(); n < (sample + 1) * gated.size(); n++) {
                float x = i[n] > low && i[n] < high ? t[n] : 0f;
                out[n] = x;
                any |= x != 0f;
            }
            return any;
        }
    }
}
