package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import java.util.List;

/**
 * A soma that spikes and a passive dendrite, each with an exponential current of its own.
 *
 * <pre>
 *   cSoma dv/dt             = gSoma (eSoma - v) + coupling (vDendrite - v) + iSoma + Iext
 *   cDendrite dvDendrite/dt = gDendrite (eDendrite - vDendrite) + coupling (v - vDendrite) + iDendrite + IextDendrite
 *   tauSoma diSoma/dt       = -iSoma,     tauDendrite diDendrite/dt = -iDendrite
 *   v &gt;= vTh: spike, v := vReset, held for tRef; the dendrite goes on and is coupled to the held soma
 * </pre>
 *
 * The equations are linear, so a step is exact for any dt: one matrix, the exponential of the system times dt, and a
 * second one for steps in which the soma is held. Arrivals act at the end of the step; weights are in pA and have a sign.
 *
 * <table>
 *   <caption>Parameters; each may differ between neurons</caption>
 *   <tr><th>name</th><th>unit</th><th>meaning</th></tr>
 *   <tr><td>cSomaPf, cDendritePf</td><td>pF</td><td>capacitances, &gt; 0</td></tr>
 *   <tr><td>gSomaNs, gDendriteNs</td><td>nS</td><td>leaks, &gt; 0</td></tr>
 *   <tr><td>eSoma, eDendrite</td><td>mV</td><td>resting potentials without coupling</td></tr>
 *   <tr><td>couplingNs</td><td>nS</td><td>conductance between the two, &gt;= 0</td></tr>
 *   <tr><td>tauSomaMs, tauDendriteMs</td><td>ms</td><td>decays of the currents, &gt; 0</td></tr>
 *   <tr><td>vTh, vReset</td><td>mV</td><td>threshold and reset of the soma; vReset &lt; vTh</td></tr>
 *   <tr><td>tRefMs</td><td>ms</td><td>refractory period, a multiple of dt, &gt;= 0</td></tr>
 * </table>
 *
 * <table>
 *   <caption>State variables</caption>
 *   <tr><th>name</th><th>unit</th><th>at the start</th></tr>
 *   <tr><td>v, vDendrite</td><td>mV</td><td>eSoma, eDendrite</td></tr>
 *   <tr><td>current, currentDendrite</td><td>pA</td><td>0</td></tr>
 *   <tr><td>refractory</td><td>steps</td><td>0</td></tr>
 * </table>
 *
 * Receptors: {@link #SOMA} (the default) and {@link #DENDRITE}. External variables: {@code current} and {@code
 * dendriteCurrent} in pA. References: S. Rotter &amp; M. Diesmann, Biol. Cybern. 81:381-402, 1999, doi
 * 10.1007/s004220050570; W. Gerstner et al., Neuronal Dynamics, 2014, doi 10.1017/CBO9781107447615, ch. 3. Verified by
 * {@code TwoCompartmentTest}.
 *
 * @param cSomaPf capacitance of the soma in pF
 * @param gSomaNs leak of the soma in nS
 * @param eSoma resting potential of the soma in mV
 * @param cDendritePf capacitance of the dendrite in pF
 * @param gDendriteNs leak of the dendrite in nS
 * @param eDendrite resting potential of the dendrite in mV
 * @param couplingNs conductance between them in nS
 * @param tauSomaMs decay of the soma's current in ms
 * @param tauDendriteMs decay of the dendrite's current in ms
 * @param vTh threshold of the soma in mV
 * @param vReset potential of the soma after a spike in mV
 * @param tRefMs refractory period in ms
 */
public record TwoCompartment(
        double cSomaPf,
        double gSomaNs,
        double eSoma,
        double cDendritePf,
        double gDendriteNs,
        double eDendrite,
        double couplingNs,
        double tauSomaMs,
        double tauDendriteMs,
        double vTh,
        double vReset,
        double tRefMs)
        implements NeuronModel {

    /** Currents into the soma. */
    public static final Receptor SOMA = new Receptor("soma");

    /** Currents into the dendrite. */
    public static final Receptor DENDRITE = new Receptor("dendrite");

    /** Validates all parameters. */
    public TwoCompartment {
        Check.positive(cSomaPf, "TwoCompartment.cSomaPf", "pF");
        Check.positive(gSomaNs, "TwoCompartment.gSomaNs", "nS");
        Check.finite(eSoma, "TwoCompartment.eSoma");
        Check.positive(cDendritePf, "TwoCompartment.cDendritePf", "pF");
        Check.positive(gDendriteNs, "TwoCompartment.gDendriteNs", "nS");
        Check.finite(eDendrite, "TwoCompartment.eDendrite");
        Check.nonNegative(couplingNs, "TwoCompartment.couplingNs", "nS");
        Check.positive(tauSomaMs, "TwoCompartment.tauSomaMs", "ms");
        Check.positive(tauDendriteMs, "TwoCompartment.tauDendriteMs", "ms");
        Check.finite(vTh, "TwoCompartment.vTh");
        Check.finite(vReset, "TwoCompartment.vReset");
        Check.nonNegative(tRefMs, "TwoCompartment.tRefMs", "ms");
        double reached = vReset;
        double threshold = vTh;
        Check.argument(vReset < vTh, () -> "TwoCompartment.vReset must be below vTh " + threshold + ", got " + reached);
    }

    @Override
    public List<Receptor> receptors() {
        return List.of(SOMA, DENDRITE);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new TwoCompartmentDynamics(this, context);
    }
}
