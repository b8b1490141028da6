package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import java.util.List;

/**
 * Adaptive exponential integrate-and-fire neuron.
 *
 * <pre>
 *   C dv/dt = -gL (v - eL) + gL deltaT exp((v - vT)/deltaT) - w + I(t)
 *   tauW dw/dt = a (v - eL) - w
 *   v reaches vPeak: spike, v := vReset, w := w + b, and v is held for tRef
 *
 *   Conductance           I = gExc (eExc - v) + gInh (eInh - v) + Iext      weights in nS
 *   ExponentialCurrent    I = current + Iext                                weights in pA
 *   Delta                 I = Iext, v jumps by the weight in mV
 * </pre>
 *
 * Solver: classical Runge-Kutta of order 4. Conductances and currents decay exactly between its stages. A step is cut
 * into substeps of at most 1/4 of the local time scale {@code C/(gL + gL exp((v - vT)/deltaT) + gExc + gInh)}, which at
 * rest is the whole step: only the upswing, some {@code 4 (vPeak - vT)/deltaT} substeps per spike, and very large
 * conductances cost more. Where this asks for more than a thousand substeps per step at once, one exponential Euler
 * substep takes their place, which is stable for any conductance. The exponent is taken of min(v, vPeak), so it never
 * overflows. With {@code deltaT = 0} the exponential is left out and the threshold is vT.
 *
 * <p>The reset happens at the substep that reached vPeak, and without a refractory period the rest of the step is
 * integrated from there. At most one spike is sent per step; a neuron that reaches vPeak twice fires again in the next.
 * Arrivals act at the end of the step; delta arrivals are lost while refractory.
 *
 * <table>
 *   <caption>Parameters; each may differ between neurons, those of the synapse too</caption>
 *   <tr><th>name</th><th>unit</th><th>meaning</th></tr>
 *   <tr><td>cPf</td><td>pF</td><td>capacitance, &gt; 0</td></tr>
 *   <tr><td>gLNs</td><td>nS</td><td>leak conductance, &gt; 0</td></tr>
 *   <tr><td>eL, vT, vReset, vPeak</td><td>mV</td><td>rest, threshold, reset, cut-off; vReset &lt; vPeak, vT &lt;=
 * vPeak</td></tr>
 *   <tr><td>deltaT</td><td>mV</td><td>slope, &gt;= 0; (vPeak - vT)/deltaT &lt;= 600</td></tr>
 *   <tr><td>aNs</td><td>nS</td><td>sub-threshold adaptation</td></tr>
 *   <tr><td>bPa</td><td>pA</td><td>spike-triggered adaptation</td></tr>
 *   <tr><td>tauWMs</td><td>ms</td><td>adaptation time constant, &gt; 0</td></tr>
 *   <tr><td>tRefMs</td><td>ms</td><td>refractory period, a multiple of dt, &gt;= 0</td></tr>
 *   <tr><td>tauExcMs, tauInhMs, eExc, eInh, tauSynMs</td><td>ms, mV</td><td>of the synapse</td></tr>
 * </table>
 *
 * <table>
 *   <caption>State variables</caption>
 *   <tr><th>name</th><th>unit</th><th>at the start</th></tr>
 *   <tr><td>v</td><td>mV</td><td>eL</td></tr>
 *   <tr><td>w</td><td>pA</td><td>0</td></tr>
 *   <tr><td>gExc, gInh (Conductance), current (ExponentialCurrent)</td><td>nS, pA</td><td>0</td></tr>
 *   <tr><td>refractory</td><td>steps</td><td>0</td></tr>
 * </table>
 *
 * External variable: {@code current} in pA. Reference: R. Brette &amp; W. Gerstner, J. Neurophysiol. 94:3637-3642, 2005,
 * doi 10.1152/jn.00686.2005. Verified by {@code AdExTest}.
 *
 * @param cPf capacitance in pF
 * @param gLNs leak conductance in nS
 * @param eL resting potential in mV
 * @param vT threshold of the exponential in mV
 * @param deltaT slope of the exponential in mV
 * @param aNs sub-threshold adaptation in nS
 * @param bPa jump of the adaptation current at a spike in pA
 * @param tauWMs adaptation time constant in ms
 * @param vReset potential after a spike in mV
 * @param vPeak potential at which a spike is cut off in mV
 * @param tRefMs refractory period in ms
 * @param synapse how arrivals act
 */
public record AdEx(
        double cPf,
        double gLNs,
        double eL,
        double vT,
        double deltaT,
        double aNs,
        double bPa,
        double tauWMs,
        double vReset,
        double vPeak,
        double tRefMs,
        Synapse synapse)
        implements NeuronModel {

    private static final double LARGEST_EXPONENT = 600;

    /** Validates all parameters. */
    public AdEx {
        Check.positive(cPf, "AdEx.cPf", "pF");
        Check.positive(gLNs, "AdEx.gLNs", "nS");
        Check.finite(eL, "AdEx.eL");
        Check.finite(vT, "AdEx.vT");
        Check.nonNegative(deltaT, "AdEx.deltaT", "mV");
        Check.finite(aNs, "AdEx.aNs");
        Check.finite(bPa, "AdEx.bPa");
        Check.positive(tauWMs, "AdEx.tauWMs", "ms");
        Check.finite(vReset, "AdEx.vReset");
        Check.finite(vPeak, "AdEx.vPeak");
        Check.nonNegative(tRefMs, "AdEx.tRefMs", "ms");
        Check.argument(
                synapse instanceof Synapse.Delta
                        || synapse instanceof Synapse.ExponentialCurrent
                        || synapse instanceof Synapse.Conductance,
                () -> "AdEx.synapse must be Delta, ExponentialCurrent or Conductance, got " + synapse);
        double cut = deltaT == 0 ? vT : vPeak;
        double reached = vReset;
        Check.argument(
                vReset < cut, () -> "AdEx.vReset must be below vPeak (vT if deltaT is 0) " + cut + ", got " + reached);
        double threshold = vT;
        double peak = vPeak;
        Check.argument(vT <= vPeak, () -> "AdEx.vT must not be above vPeak " + peak + ", got " + threshold);
        double slope = deltaT;
        Check.argument(
                deltaT == 0 || (vPeak - vT) / deltaT <= LARGEST_EXPONENT,
                () -> "AdEx.deltaT must be 0 or at least (vPeak - vT)/600 = " + (peak - threshold) / LARGEST_EXPONENT
                        + " mV, got " + slope + "; lower vPeak or raise deltaT");
    }

    /**
     * The neuron of Brette &amp; Gerstner 2005 with conductance synapses (2 and 5 ms, 0 and -85 mV).
     *
     * @return the model
     */
    public static AdEx bretteGerstner() {
        return new AdEx(281, 30, -70.6, -50.4, 2, 4, 80.5, 144, -70.6, 20, 0, new Synapse.Conductance(2, 5, 0, -85));
    }

    /**
     * Other synapses.
     *
     * @param other how arrivals act
     * @return changed copy
     */
    public AdEx withSynapse(Synapse other) {
        return new AdEx(cPf, gLNs, eL, vT, deltaT, aNs, bPa, tauWMs, vReset, vPeak, tRefMs, other);
    }

    /**
     * Another adaptation.
     *
     * @param a sub-threshold adaptation in nS
     * @param b jump at a spike in pA
     * @param tauMs time constant in ms
     * @return changed copy
     */
    public AdEx withAdaptation(double a, double b, double tauMs) {
        return new AdEx(cPf, gLNs, eL, vT, deltaT, a, b, tauMs, vReset, vPeak, tRefMs, synapse);
    }

    /**
     * Another refractory period.
     *
     * @param periodMs period in ms
     * @return changed copy
     */
    public AdEx withRefractory(double periodMs) {
        return new AdEx(cPf, gLNs, eL, vT, deltaT, aNs, bPa, tauWMs, vReset, vPeak, periodMs, synapse);
    }

    @Override
    public List<Receptor> receptors() {
        return AbsoluteInputs.receptors(synapse);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new AdExDynamics(this, context);
    }
}
