package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import java.util.List;

/**
 * Hodgkin-Huxley neuron with the channels of Traub and Miles, as modified by Destexhe for cortical cells.
 *
 * <pre>
 *   C dv/dt = gL (eL - v) + gNa m^3 h (eNa - v) + gK n^4 (eK - v) + gExc (eExc - v) + gInh (eInh - v) + bias + Iext
 *   dx/dt   = alphaX (1 - x) - betaX x                     x = m, h, n;   V = v - vT in mV, rates per ms
 *
 *   alphaM = 0.32 (13 - V) / (exp((13 - V)/4) - 1)         betaM = 0.28 (V - 40) / (exp((V - 40)/5) - 1)
 *   alphaH = 0.128 exp((17 - V)/18)                        betaH = 4 / (1 + exp((40 - V)/5))
 *   alphaN = 0.032 (15 - V) / (exp((15 - V)/5) - 1)        betaN = 0.5 exp((10 - V)/40)
 * </pre>
 *
 * The rates of the form x/(exp(x) - 1) have their limit at 0. V is taken within -200 and 300 mV in them. A spike is sent
 * when the membrane is above vT + 30 mV and, by {@link Detection}, has come up through it in this step, or falls in this
 * step; then none is sent for tRef, while the equations go on. Arrivals are conductances in nS (or, with {@link
 * Synapse.ExponentialCurrent}, pA) and act at the end of the step.
 *
 * <p>Solver: classical Runge-Kutta of order 4, conductances decaying exactly between stages, in substeps of at most 1/5
 * of the fastest time scale. Through a spike the membrane stays within 0.02 mV of the exact solution. Where that would take
 * more than a thousand substeps, a thousand exponential Euler substeps, stable for any conductance.
 *
 * <table>
 *   <caption>Parameters; each may differ between neurons, those of the synapse too</caption>
 *   <tr><th>name</th><th>unit</th><th>meaning</th></tr>
 *   <tr><td>cPf</td><td>pF</td><td>capacitance, &gt; 0</td></tr>
 *   <tr><td>gLNs, gNaNs, gKNs</td><td>nS</td><td>leak (&gt; 0), sodium, potassium (&gt;= 0)</td></tr>
 *   <tr><td>eL, eNa, eK</td><td>mV</td><td>their reversal potentials</td></tr>
 *   <tr><td>vT</td><td>mV</td><td>shift of the rates</td></tr>
 *   <tr><td>tRefMs</td><td>ms</td><td>no second spike for so long, a multiple of dt, &gt;= 0</td></tr>
 *   <tr><td>biasPa</td><td>pA</td><td>constant current</td></tr>
 *   <tr><td>tauExcMs, tauInhMs, eExc, eInh, tauSynMs</td><td>ms, mV</td><td>of the synapse</td></tr>
 * </table>
 *
 * <table>
 *   <caption>State variables</caption>
 *   <tr><th>name</th><th>unit</th><th>at the start</th></tr>
 *   <tr><td>v</td><td>mV</td><td>eL</td></tr>
 *   <tr><td>m, h, n</td><td></td><td>their steady states at eL</td></tr>
 *   <tr><td>gExc, gInh, or current</td><td>nS, pA</td><td>0</td></tr>
 *   <tr><td>refractory</td><td>steps</td><td>0</td></tr>
 * </table>
 *
 * External variable: {@code current} in pA. References: R.D. Traub &amp; R. Miles, Neuronal Networks of the Hippocampus,
 * Cambridge University Press 1991, doi 10.1017/CBO9780511895401; R. Brette et al., J. Comput. Neurosci. 23:349-398,
 * 2007, doi 10.1007/s10827-007-0038-6. Verified by {@code HodgkinHuxleyTest}.
 *
 * @param cPf capacitance in pF
 * @param gLNs leak conductance in nS
 * @param gNaNs sodium conductance in nS
 * @param gKNs potassium conductance in nS
 * @param eL reversal potential of the leak in mV
 * @param eNa reversal potential of sodium in mV
 * @param eK reversal potential of potassium in mV
 * @param vT shift of the rates in mV
 * @param tRefMs time without a second spike in ms
 * @param biasPa constant current in pA
 * @param synapse how arrivals act
 * @param detection when a spike is sent
 */
public record HodgkinHuxley(
        double cPf,
        double gLNs,
        double gNaNs,
        double gKNs,
        double eL,
        double eNa,
        double eK,
        double vT,
        double tRefMs,
        double biasPa,
        Synapse synapse,
        Detection detection)
        implements NeuronModel {

    /** Moment at which a spike is sent. */
    public enum Detection {
        /** The step in which the membrane comes up through vT + 30 mV. */
        UPWARD_CROSSING,
        /** The first step in which the membrane, above vT + 30 mV, falls. */
        PEAK
    }

    /** Validates all parameters. */
    public HodgkinHuxley {
        Check.positive(cPf, "HodgkinHuxley.cPf", "pF");
        Check.positive(gLNs, "HodgkinHuxley.gLNs", "nS");
        Check.nonNegative(gNaNs, "HodgkinHuxley.gNaNs", "nS");
        Check.nonNegative(gKNs, "HodgkinHuxley.gKNs", "nS");
        Check.finite(eL, "HodgkinHuxley.eL");
        Check.finite(eNa, "HodgkinHuxley.eNa");
        Check.finite(eK, "HodgkinHuxley.eK");
        Check.finite(vT, "HodgkinHuxley.vT");
        Check.nonNegative(tRefMs, "HodgkinHuxley.tRefMs", "ms");
        Check.finite(biasPa, "HodgkinHuxley.biasPa");
        Check.argument(
                synapse instanceof Synapse.Conductance || synapse instanceof Synapse.ExponentialCurrent,
                () -> "HodgkinHuxley.synapse must be Conductance or ExponentialCurrent, got " + synapse);
    }

    /**
     * The cell of the benchmark that goes with Brette et al. 2007, with the leak at -60 mV as its programs have it (200 pF,
     * 10 nS, 20 and 6 uS), and exponential conductances of 5 and 10 ms. Without input it fires every 72 ms: it has no rest
     * below -34 mV. With the leak at -65 mV it rests at -64.8 mV.
     *
     * @return the model
     */
    public static HodgkinHuxley traubMiles() {
        return new HodgkinHuxley(
                200,
                10,
                20_000,
                6_000,
                -60,
                50,
                -90,
                -63,
                2,
                0,
                new Synapse.Conductance(5, 10, 0, -80),
                Detection.UPWARD_CROSSING);
    }

    /**
     * Other synapses.
     *
     * @param other how arrivals act
     * @return changed copy
     */
    public HodgkinHuxley withSynapse(Synapse other) {
        return new HodgkinHuxley(cPf, gLNs, gNaNs, gKNs, eL, eNa, eK, vT, tRefMs, biasPa, other, detection);
    }

    /**
     * Another moment of the spike.
     *
     * @param other when a spike is sent
     * @return changed copy
     */
    public HodgkinHuxley withDetection(Detection other) {
        return new HodgkinHuxley(cPf, gLNs, gNaNs, gKNs, eL, eNa, eK, vT, tRefMs, biasPa, synapse, other);
    }

    @Override
    public List<Receptor> receptors() {
        return AbsoluteInputs.receptors(synapse);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new HodgkinHuxleyDynamics(this, context);
    }
}
