package io.github.snn4j.learning.reward;

import io.github.snn4j.plasticity.Eligibility;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.signal.Signal;

/**
 * Wraps a rule: what it wants to change waits in an eligibility trace until a third factor tells whether it was good.
 *
 * <pre>
 *   tauEligibility de/dt = -e,   e += dw of the inner rule          per synapse and sample
 *   w += eta m e                                    m: modulator of the postsynaptic neuron in the step
 *
 *   one change A, impulse R after T:                   dw = eta A R exp(-T/tauEligibility)
 *   one change A, decaying reward D from T on:         dw = eta A D tau exp(-T/tauEligibility),
 *                                                      tau = tauEligibility tauReward / (tauEligibility + tauReward)
 * </pre>
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>symbol</th><th>meaning</th></tr>
 *   <tr><td>inner</td><td></td><td>STDP</td><td>rule whose changes become eligible</td></tr>
 *   <tr><td>tauEligibilityMs</td><td>ms</td><td>tau c</td><td>how long changes stay eligible</td></tr>
 *   <tr><td>eta</td><td>1/modulator</td><td></td><td>learning rate, &gt;= 0</td></tr>
 *   <tr><td>dependence</td><td></td><td></td><td>factor on the change by the weight it meets; the inner rule must be
 *       additive</td></tr>
 * </table>
 *
 * <p>Timing, in each step: eligibility decays, the inner rule adds its changes, then the modulator of the step acts.
 * Without modulator (zero) no weight is touched. The inner rule's changes at the end of phases and trials become
 * eligible too. Scaling of incoming weights by the inner rule is passed on.
 *
 * <p>Asks for the third factor of the postsynaptic population, made by {@link RewardSignal} or any other learning
 * signal. Cost: memory of one weight matrix per sample, and a pass over it in every step while anything is eligible.
 * Changes that the inner rule hands over as one matrix for all samples belong to no sample and need a batch size of
 * 1.
 *
 * <p>References: E.M. Izhikevich, Cereb. Cortex 17:2443-2452, 2007, doi 10.1093/cercor/bhl152; R.V. Florian, Neural
 * Comput. 19:1468-1502, 2007, doi 10.1162/neco.2007.19.6.1468; N. Fremaux &amp; W. Gerstner, Front. Neural Circuits
 * 9:85, 2016, doi 10.3389/fncir.2015.00085. Verified by {@code RewardModulatedTest}.
 *
 * @param inner rule whose changes become eligible
 * @param tauEligibilityMs decay time constant of eligibility in ms
 * @param eta learning rate
 * @param dependence how a change depends on the weight it meets
 */
public record RewardModulated(PlasticityRule inner, double tauEligibilityMs, double eta, WeightDependence dependence)
        implements PlasticityRule {

    /** Validates the parameters. */
    public RewardModulated {
        if (!(tauEligibilityMs > 0 && tauEligibilityMs < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "RewardModulated.tauEligibilityMs must be > 0 ms, got " + tauEligibilityMs);
        }
        if (!(eta >= 0 && eta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("RewardModulated.eta must be >= 0, got " + eta);
        }
    }

    /**
     * Learning rate 1, additive.
     *
     * @param inner rule whose changes become eligible
     * @param tauEligibilityMs decay time constant of eligibility in ms
     * @return the rule
     */
    public static RewardModulated of(PlasticityRule inner, double tauEligibilityMs) {
        return new RewardModulated(inner, tauEligibilityMs, 1, WeightDependence.additive());
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final Updater inner;
        private final Eligibility eligibility;
        private final Signal modulator;
        private final float eta;

        Running(RewardModulated rule, PlasticityContext context) {
            this.eta = (float) rule.eta;
            this.modulator = context.modulator();
            this.eligibility = context.eligibility(rule.tauEligibilityMs, rule.dependence);
            this.inner = rule.inner.bind(context.withSink(eligibility.sink()));
        }

        @Override
        public void onStep() {
            eligibility.decay();
            inner.onStep();
            eligibility.release(eta, modulator);
        }

        @Override
        public void onPhaseEnd(Phase phase) {
            inner.onPhaseEnd(phase);
        }

        @Override
        public void onTrialEnd() {
            inner.onTrialEnd();
        }

        @Override
        public void reset() {
            inner.reset();
            eligibility.clear();
        }
    }
}
