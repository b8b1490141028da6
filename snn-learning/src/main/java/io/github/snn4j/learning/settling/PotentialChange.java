package io.github.snn4j.learning.settling;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.Trace;

/**
 * A synapse that was active follows the change of the potential behind it: if the dynamics of the neurons lower a cost,
 * the weights learn to get there at once.
 *
 * <pre>
 *   dw[i][j]/dt = eta S[i] dV[j]/dt       in a step:  dw = eta S(t) (V(t) - V(t - dt))
 * </pre>
 *
 * <p>S is the presynaptic activity (graded units: their output; spiking ones: 1 in the step of a spike), or with
 * {@code tauPreMs > 0} the trace of the spikes. V is what {@code Of} says. If S is constant the changes add up to
 * {@code eta S (V(end) - V(start))}, whatever V did in between: hence the rule learns from a settling that leads from
 * one state to a better one, and from nothing else. V(start) is the state after the last {@code reset}.
 *
 * <p>With traces on both sides it is pair STDP. A pair of spikes, {@code d = tPost - tPre}, adds for short steps
 *
 * <pre>
 *   d &gt; 0    dw =  eta tauPost / (tauPre + tauPost) exp(-d/tauPre)
 *   d &lt; 0    dw = -eta tauPre  / (tauPre + tauPost) exp( d/tauPost)
 * </pre>
 *
 * so that growth and shrinkage have the same area and unrelated spikes leave the weight alone on average.
 *
 * <p>The rule has no stable point of its own: it stops when V does. Use it for short settlings from a reset, with
 * bounds. A spike is one step long, so with {@code tauPreMs = 0} and spiking neurons the change of V within a step,
 * and with it dw, grows with the step. To follow V without learning, as in a free phase before a nudged one, set the
 * learning rate of the projection to 0; while learning is off altogether V is not followed, and the next change
 * counts from where it was left. Cost: one product of all pre- and postsynaptic values per step; rows of silent
 * inputs are skipped.
 *
 * <p>References: Y. Bengio, D.-H. Lee, J. Bornschein, T. Mesnard &amp; Z. Lin, arXiv 1502.04156, 2015; X. Xie &amp;
 * H.S. Seung, Adv. Neural Inf. Process. Syst. 12:199-205, 1999 (STDP as a rule on the rate of change). Verified by
 * {@code PotentialChangeTest}.
 *
 * @param eta learning rate, {@code >= 0}
 * @param of what V is
 * @param tauPreMs time constant of the trace of presynaptic spikes in ms, {@code >= 0}; 0 for the activity itself
 * @param tauPostMs time constant of the trace of postsynaptic spikes in ms, {@code > 0}; used by {@code Of.TRACE} only
 */
public record PotentialChange(double eta, Of of, double tauPreMs, double tauPostMs) implements PlasticityRule {

    /** The quantity whose change is followed. */
    public enum Of {
        /** The membrane potential; the reset of a spiking neuron is part of its change. */
        MEMBRANE,
        /** The output of graded units. */
        ACTIVITY,
        /** The trace of postsynaptic spikes: a running estimate of the rate. */
        TRACE
    }

    /** Validates the parameters. */
    public PotentialChange {
        Require.nonNegative(eta, "PotentialChange.eta");
        Require.nonNegative(tauPreMs, "PotentialChange.tauPreMs", "ms");
        Require.positive(tauPostMs, "PotentialChange.tauPostMs", "ms");
    }

    /**
     * For graded units: the activity before the synapse times the change of the potential behind it.
     *
     * @param eta learning rate
     * @return the rule
     */
    public static PotentialChange graded(double eta) {
        return new PotentialChange(eta, Of.MEMBRANE, 0, 20);
    }

    /**
     * For spiking neurons: traces on both sides.
     *
     * @param eta learning rate
     * @param tauPreMs time constant of the presynaptic trace in ms
     * @param tauPostMs time constant of the postsynaptic trace in ms
     * @return the rule
     */
    public static PotentialChange spiking(double eta, double tauPreMs, double tauPostMs) {
        return new PotentialChange(eta, Of.TRACE, tauPreMs, tauPostMs);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final float eta;
        private final Signal pre;
        private final Signal potential;
        private final Signal change;
        private final float[] last;
        private final WeightSink sink;

        Running(PotentialChange rule, PlasticityContext context) {
            this.eta = (float) rule.eta;
            // Without the spike of the step: spikes of one step form no pair.
            this.pre = rule.tauPreMs > 0 ? context.pre(Trace.of(rule.tauPreMs)) : context.pre(new Activity());
            this.potential = context.post(
                    switch (rule.of) {
                        case MEMBRANE -> new Membrane();
                        case ACTIVITY -> new Activity();
                        case TRACE -> Trace.of(rule.tauPostMs).afterSpike();
                    });
            this.change = context.postScratch();
            this.sink = context.sink();
            this.last = new float[potential.array().length];
            reset();
        }

        @Override
        public void onStep() {
            float[] now = potential.array();
            float[] difference = change.array();
            for (int n = 0; n < last.length; n++) {
                difference[n] = now[n] - last[n];
                last[n] = now[n];
            }
            if (eta != 0f) {
                sink.outer(eta, pre, change);
            }
        }

        @Override
        public void reset() {
            System.arraycopy(potential.array(), 0, last, 0, last.length);
        }
    }
}
