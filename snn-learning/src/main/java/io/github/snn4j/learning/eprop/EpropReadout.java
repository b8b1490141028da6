package io.github.snn4j.learning.eprop;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.Trace;

/**
 * The readout's part of e-prop: error of the readout neuron times filtered presynaptic spikes, the exact gradient.
 *
 * <pre>
 *   zbar[j](t) = kappa zbar[j](t-1) + (1 - kappa) z[j](t)      kappa = exp(-dt/tauOut)
 *   dw[j][k]   = -eta error[k](t) zbar[j](t)  in each step,   -decay w[j][k] per sample at the end of the trial
 * </pre>
 *
 * <p>For synapses from spiking neurons to linear {@code LeakyRate} neurons with time constant tauOut, whose membrane is
 * {@code y = kappa y + (1 - kappa) sum_j w[j][k] z[j]}. The error is the third factor of the readout, made by {@link
 * ReadoutError}. The decay is what adaptive feedback needs to line up with the weights.
 *
 * <p>Reference: G. Bellec et al., Nat. Commun. 11:3625, 2020, doi 10.1038/s41467-020-17236-y. Verified by {@code
 * EpropTest}.
 *
 * @param eta factor on the change, {@code >= 0}; 1 if an optimiser has the rate
 * @param tauOutMs time constant of the readout in ms
 * @param decay share of a weight that is lost per trial, in [0, 1)
 */
public record EpropReadout(double eta, double tauOutMs, double decay) implements PlasticityRule {

    /** Validates the parameters. */
    public EpropReadout {
        Require.nonNegative(eta, "EpropReadout.eta", "");
        Require.positive(tauOutMs, "EpropReadout.tauOutMs", "ms");
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("EpropReadout.decay must be in [0, 1), got " + decay);
        }
    }

    /**
     * Factor 1, no decay.
     *
     * @param tauOutMs time constant of the readout in ms
     * @return the rule
     */
    public static EpropReadout of(double tauOutMs) {
        return new EpropReadout(1, tauOutMs, 0);
    }

    /**
     * Weights that decay.
     *
     * @param share share of a weight that is lost per trial
     * @return changed copy
     */
    public EpropReadout withDecay(double share) {
        return new EpropReadout(eta, tauOutMs, share);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final Signal trace;
        private final Signal error;
        private final WeightSink sink;
        private final WeightView weights;
        private final float scale;
        private final float lost;

        Running(EpropReadout rule, PlasticityContext context) {
            this.trace = context.pre(Trace.of(rule.tauOutMs).afterSpike());
            this.error = context.modulator();
            this.sink = context.sink();
            this.weights = context.weights();
            this.scale = (float) (-rule.eta * (1 - context.timeStep().decay(rule.tauOutMs)));
            this.lost = (float) (-rule.eta * rule.decay * context.batch());
        }

        @Override
        public void onStep() {
            for (float e : error.array()) {
                if (e != 0f) {
                    sink.outer(scale, trace, error);
                    return;
                }
            }
        }

        @Override
        public void onTrialEnd() {
            if (lost != 0f) {
                sink.dense(lost, weights.toArray());
            }
        }
    }
}
