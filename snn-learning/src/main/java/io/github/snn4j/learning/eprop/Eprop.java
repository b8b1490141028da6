package io.github.snn4j.learning.eprop;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.neuron.Synapse;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;

/**
 * E-prop for synapses onto spiking neurons, with or without an adaptive threshold: eligibility at the synapse times a
 * learning signal of the neuron, summed over the trial.
 *
 * <pre>
 *   psi[j](t)      = (gamma/vTh) max(0, 1 - |v[j] - A[j]|/vTh),  0 while refractory      A = vTh + beta a
 *   eps[i][j](t)   = alpha eps[i][j](t-1) + z[i](t)               alpha = exp(-dt/tauMem); held while refractory
 *   e[i][j](t)     = psi[j](t) (eps[i][j](t) - beta epsA[i][j](t))
 *   epsA[i][j](t+1)= rho epsA[i][j](t) + e[i][j](t)               rho = exp(-dt/tauAdapt)
 *   ebar[i][j](t)  = kappa ebar[i][j](t-1) + (1 - kappa) e[i][j](t)                      kappa = exp(-dt/tauOut)
 *
 *   dw[i][j] = -eta sum_t (L[j](t) ebar[i][j](t) + r[j] e[i][j](t))
 *   r[j]     = rateStrength (f[j] - rateTarget) / T
 * </pre>
 *
 * z[i] is the presynaptic spike as it arrives. L is the third factor of the postsynaptic population, the error of the
 * readout carried back by symmetric, random or adaptive feedback
 * ({@link io.github.snn4j.learning.feedback.ErrorFeedback}). f[j] is the rate in the trial, mean over the samples, in
 * spikes per ms, and T the length of the trial in ms; so r is the gradient of {@code rateStrength/2 sum_j (f[j] -
 * rateTarget)^2} with respect to a spike, times the number of samples. With symmetric feedback the change is the
 * gradient of the loss through all paths but those from spikes to other neurons and from a spike to the reset.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>meaning</th></tr>
 *   <tr><td>eta</td><td></td><td>factor on the change, &gt;= 0; 1 if an optimiser has the rate</td></tr>
 *   <tr><td>tauMemMs</td><td>ms</td><td>membrane time constant of the neuron</td></tr>
 *   <tr><td>vTh</td><td>of v</td><td>threshold of the neuron above its rest</td></tr>
 *   <tr><td>tRefMs</td><td>ms</td><td>refractory period of the neuron</td></tr>
 *   <tr><td>gamma</td><td></td><td>height of the stand-in for the derivative of the spike</td></tr>
 *   <tr><td>beta</td><td>of v</td><td>effect of the adaptation on the threshold; 0 for none</td></tr>
 *   <tr><td>tauAdaptMs</td><td>ms</td><td>time constant of the adaptation</td></tr>
 *   <tr><td>tauOutMs</td><td>ms</td><td>time constant of the readout</td></tr>
 *   <tr><td>rateStrength</td><td></td><td>strength of the pull of rates towards the target, &gt;= 0</td></tr>
 *   <tr><td>rateTargetHz</td><td>Hz</td><td>rate that neurons are pulled to</td></tr>
 *   <tr><td>evaluation</td><td></td><td>how the sum is computed</td></tr>
 * </table>
 *
 * <p>Neurons: {@link Lif} or {@link AdaptiveLif} with {@code Delta} synapses and {@code Reset.SUBTRACT}; use the
 * factories. {@link Evaluation#ONLINE} hands changes over in every step, {@link Evaluation#TRIAL_END} when the trial
 * ends, and the pull of rates comes at the end of the trial in both.
 *
 * <p>Reference: G. Bellec, F. Scherr, A. Subramoney, E. Hajek, D. Salaj, R. Legenstein &amp; W. Maass, Nat. Commun.
 * 11:3625, 2020, doi 10.1038/s41467-020-17236-y. Verified by {@code EpropTest}.
 *
 * @param eta factor on the change
 * @param tauMemMs membrane time constant in ms
 * @param vTh threshold above rest
 * @param tRefMs refractory period in ms
 * @param gamma height of the stand-in for the derivative of the spike
 * @param beta effect of the adaptation on the threshold
 * @param tauAdaptMs time constant of the adaptation in ms
 * @param tauOutMs time constant of the readout in ms
 * @param rateStrength strength of the pull of rates towards the target
 * @param rateTargetHz target of the rates in Hz
 * @param evaluation how the sum is computed
 */
public record Eprop(
        double eta,
        double tauMemMs,
        double vTh,
        double tRefMs,
        double gamma,
        double beta,
        double tauAdaptMs,
        double tauOutMs,
        double rateStrength,
        double rateTargetHz,
        Evaluation evaluation)
        implements PlasticityRule {

    /** How the sum over the trial is computed. Both give the same sum, up to rounding. */
    public enum Evaluation {
        /**
         * As it is written: traces per synapse and sample, brought forward in each step. For trials without end and
         * for changes in every step. Two or three values per synapse and sample, and a pass over them in every step.
         */
        ONLINE,
        /**
         * The same sum in another order: what the neurons did is remembered, and when the trial ends the learning
         * signal is filtered backwards, per neuron; synapses then cost no more than the spikes that crossed them. Two
         * values per neuron, sample and step of the trial, and none per synapse.
         */
        TRIAL_END
    }

    /** Validates the parameters. */
    public Eprop {
        Require.nonNegative(eta, "Eprop.eta", "");
        Require.positive(tauMemMs, "Eprop.tauMemMs", "ms");
        Require.positive(vTh, "Eprop.vTh", "");
        Require.nonNegative(tRefMs, "Eprop.tRefMs", "ms");
        Require.nonNegative(gamma, "Eprop.gamma", "");
        Require.nonNegative(beta, "Eprop.beta", "");
        Require.positive(tauAdaptMs, "Eprop.tauAdaptMs", "ms");
        Require.positive(tauOutMs, "Eprop.tauOutMs", "ms");
        Require.nonNegative(rateStrength, "Eprop.rateStrength", "");
        Require.nonNegative(rateTargetHz, "Eprop.rateTargetHz", "Hz");
    }

    /**
     * The rule for a neuron without adaptation: eta 1, gamma 0.3, no pull of rates, evaluated at the end of the trial.
     *
     * @param neuron neuron that the synapses lead to
     * @param tauOutMs time constant of the readout in ms
     * @return the rule
     */
    public static Eprop of(Lif neuron, double tauOutMs) {
        requireFit(neuron);
        return new Eprop(
                1,
                neuron.tauMemMs(),
                neuron.vTh() - neuron.vRest(),
                neuron.tRefMs(),
                0.3,
                0,
                1000,
                tauOutMs,
                0,
                10,
                Evaluation.TRIAL_END);
    }

    /**
     * The rule for a neuron with an adaptive threshold, otherwise as {@link #of(Lif, double)}.
     *
     * @param neuron neuron that the synapses lead to
     * @param tauOutMs time constant of the readout in ms
     * @return the rule
     */
    public static Eprop of(AdaptiveLif neuron, double tauOutMs) {
        if (neuron.memory() != AdaptiveLif.Memory.FAST) {
            throw new IllegalArgumentException(
                    "Eprop needs an AdaptiveLif with Memory.FAST, got " + neuron.memory() + "; use AdaptiveLif.alif");
        }
        Eprop plain = of(neuron.lif(), tauOutMs);
        // What counts is how much a spike lifts the threshold.
        return plain.withAdaptation(neuron.beta() * neuron.increment(), neuron.tauAdaptMs());
    }

    private static void requireFit(Lif neuron) {
        if (!(neuron.synapse() instanceof Synapse.Delta)
                || neuron.reset() != Reset.SUBTRACT
                || neuron.scaling() != Lif.InputScaling.RAW) {
            throw new IllegalArgumentException(
                    "Eprop needs a Lif with Synapse.Delta, Reset.SUBTRACT and InputScaling.RAW, got " + neuron.synapse()
                            + ", " + neuron.reset() + ", " + neuron.scaling());
        }
    }

    /**
     * Another factor on the change.
     *
     * @param factor factor, {@code >= 0}
     * @return changed copy
     */
    public Eprop withEta(double factor) {
        return new Eprop(
                factor,
                tauMemMs,
                vTh,
                tRefMs,
                gamma,
                beta,
                tauAdaptMs,
                tauOutMs,
                rateStrength,
                rateTargetHz,
                evaluation);
    }

    /**
     * Another adaptation.
     *
     * @param lift by how much a spike lifts the threshold
     * @param tauMs its time constant in ms
     * @return changed copy
     */
    public Eprop withAdaptation(double lift, double tauMs) {
        return new Eprop(
                eta, tauMemMs, vTh, tRefMs, gamma, lift, tauMs, tauOutMs, rateStrength, rateTargetHz, evaluation);
    }

    /**
     * Another pull of rates.
     *
     * @param strength strength, {@code >= 0}
     * @param targetHz rate that neurons are pulled to in Hz
     * @return changed copy
     */
    public Eprop withRate(double strength, double targetHz) {
        return new Eprop(eta, tauMemMs, vTh, tRefMs, gamma, beta, tauAdaptMs, tauOutMs, strength, targetHz, evaluation);
    }

    /**
     * Another evaluation.
     *
     * @param other how the sum is computed
     * @return changed copy
     */
    public Eprop withEvaluation(Evaluation other) {
        return new Eprop(
                eta, tauMemMs, vTh, tRefMs, gamma, beta, tauAdaptMs, tauOutMs, rateStrength, rateTargetHz, other);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return evaluation == Evaluation.ONLINE ? new EpropTraces(this, context) : new EpropHistory(this, context);
    }
}
