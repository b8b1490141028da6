package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron, integrated exactly where the equations are linear.
 *
 * <pre>
 *   tauMem dv/dt = -(v - vRest) + bias + R I(t)            spike when v >= vTh, then v is reset and held for tRef
 *
 *   Delta                 v jumps by the weight
 *   ExponentialCurrent(s) tauSyn dI/dt = -I,                          I jumps by the weight
 *   AlphaCurrents         tauSyn dI/dt = -I + x, tauSyn dx/dt = -x,   x jumps by e times the weight
 *   Currents              any number of the two above
 *   Conductance           tauMem dv/dt = (vRest + bias - v) + R ge (eExc - v) + R gi (eInh - v),    ge, gi as I
 *   AlphaConductance      the same with ge, gi as the alpha currents
 * </pre>
 *
 * R is {@code resistance}, 1 by default; the external current is multiplied by it too, the bias is not. One step of
 * length dt, with P = exp(-dt/tauMem) and S = exp(-dt/tauSyn):
 *
 * <pre>
 *   Delta        v = vInf + (v - vInf) P + gain w                         vInf = vRest + bias
 *   exponential  v = vInf + (v - vInf) P + R I Q,   I = I S + gain w      Q: {@link Propagators#currentToMembrane}
 *   alpha        v = vInf + (v - vInf) P + R I Q + R x Q2                 Q2: {@link Propagators#riseToMembrane}
 *                I = (I + x dt/tauSyn) S,   x = x S + gain e w
 *   conductances exponential Euler, see below
 * </pre>
 *
 * Arrivals act at the end of their step: a spike with delay d changes the membrane (Delta) or the current (others)
 * exactly d after it was fired. While refractory the membrane is held; delta arrivals are lost, currents and
 * conductances go on. With conductances the equation is not linear; the conductances of a step are replaced by their
 * means over it, {@code me = ge (tauExc/dt)(1 - exp(-dt/tauExc))} and the like for an alpha function, so that a spike
 * carries the same charge for any dt; with g = 1 + R me + R mi the step is {@code v = u + (v - u) exp(-dt g/tauMem)},
 * stable for any g and of second order in dt.
 *
 * <p>Every number may differ between neurons ({@code Population.with}), under the name of its component here or in the
 * synapse; such a population runs on plain Java kernels. So do alpha functions and {@code Currents}.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>meaning</th></tr>
 *   <tr><td>tauMemMs</td><td>ms</td><td>membrane time constant, &gt; 0</td></tr>
 *   <tr><td>synapse</td><td></td><td>how arrivals act</td></tr>
 *   <tr><td>vRest, vReset, vTh</td><td>of v</td><td>rest, reset and threshold; vReset &lt; vTh</td></tr>
 *   <tr><td>tRefMs</td><td>ms</td><td>absolute refractory period, a multiple of dt, &gt;= 0</td></tr>
 *   <tr><td>reset</td><td></td><td>to a value, or subtract</td></tr>
 *   <tr><td>scaling</td><td></td><td>factor on arrivals: 1, or 1 - P as in low-pass conventions</td></tr>
 *   <tr><td>bias</td><td>of v</td><td>constant drive R I; with vRest + bias &gt; vTh the neuron fires on its
 * own</td></tr>
 *   <tr><td>resistance</td><td>v per current</td><td>R, &gt; 0; GOhm with mV, pA and nS</td></tr>
 *   <tr><td>competition</td><td></td><td>all that reach threshold fire, or one per step</td></tr>
 * </table>
 *
 * State variables: {@code v}, {@code refractory}, and {@code current} (ExponentialCurrent), {@code iExc}, {@code iInh}
 * (ExponentialCurrents, AlphaCurrents), {@code gExc}, {@code gInh} (conductances), {@code <receptor>} (Currents); for
 * alpha functions also x: {@code riseExc}, {@code riseInh}, {@code <receptor>.rise}. External variable: {@code
 * current}, a current per neuron. References: S. Rotter &amp; M. Diesmann, Biol. Cybern.
 * 81:381-402, 1999, doi 10.1007/s004220050570; W. Gerstner et al., Neuronal Dynamics, 2014, doi
 * 10.1017/CBO9781107447615. Verified by {@code LifTest}, {@code LifFamilyTest}, {@code
 * LifReferenceTest}.
 *
 * @param tauMemMs membrane time constant in ms
 * @param synapse how arrivals act on the membrane
 * @param vRest resting potential
 * @param vReset potential after a spike
 * @param vTh threshold
 * @param tRefMs absolute refractory period in ms
 * @param reset what a spike does to the membrane
 * @param scaling factor on arrivals
 * @param bias constant drive in units of v
 * @param competition which of several neurons that reach threshold in the same step may fire
 * @param resistance membrane resistance, the potential per unit of current and one over the leak conductance; 1 if
 *     currents are given as potentials and conductances in units of the leak
 */
public record Lif(
        double tauMemMs,
        Synapse synapse,
        double vRest,
        double vReset,
        double vTh,
        double tRefMs,
        Reset reset,
        InputScaling scaling,
        double bias,
        Competition competition,
        double resistance)
        implements NeuronModel {

    /** Factor on arriving weights. */
    public enum InputScaling {
        /** Weights act as given. */
        RAW,
        /**
         * Weights are multiplied by 1 - exp(-dt/tauMem), so that a weight is the potential that a spike in every step
         * leads to.
         */
        LEAK
    }

    /** Validates all parameters. */
    public Lif {
        Check.positive(tauMemMs, "Lif.tauMemMs", "ms");
        Check.finite(vRest, "Lif.vRest");
        Check.finite(vReset, "Lif.vReset");
        Check.finite(vTh, "Lif.vTh");
        Check.finite(bias, "Lif.bias");
        Check.positive(resistance, "Lif.resistance", "");
        Check.nonNegative(tRefMs, "Lif.tRefMs", "ms");
        double reached = vReset;
        double threshold = vTh;
        Check.argument(vReset < vTh, () -> "Lif.vReset must be below vTh " + threshold + ", got " + reached);
    }

    /**
     * A resistance of 1: currents are given as the potentials that they lead to.
     *
     * @param tauMemMs membrane time constant in ms
     * @param synapse how arrivals act on the membrane
     * @param vRest resting potential
     * @param vReset potential after a spike
     * @param vTh threshold
     * @param tRefMs absolute refractory period in ms
     * @param reset what a spike does to the membrane
     * @param scaling factor on arrivals
     * @param bias constant drive in units of v
     * @param competition which of several neurons that reach threshold in the same step may fire
     */
    public Lif(
            double tauMemMs,
            Synapse synapse,
            double vRest,
            double vReset,
            double vTh,
            double tRefMs,
            Reset reset,
            InputScaling scaling,
            double bias,
            Competition competition) {
        this(tauMemMs, synapse, vRest, vReset, vTh, tRefMs, reset, scaling, bias, competition, 1);
    }

    /**
     * Delta synapses, rest and reset 0, threshold 1, no refractory period.
     *
     * @param tauMemMs membrane time constant in ms
     * @return the model
     */
    public static Lif delta(double tauMemMs) {
        return new Lif(
                tauMemMs, new Synapse.Delta(), 0, 0, 1, 0, Reset.TO_VALUE, InputScaling.RAW, 0, Competition.NONE);
    }

    /**
     * Exponential current synapses, rest and reset 0, threshold 1, no refractory period.
     *
     * @param tauMemMs membrane time constant in ms
     * @param tauSynMs synaptic time constant in ms
     * @return the model
     */
    public static Lif exponential(double tauMemMs, double tauSynMs) {
        return delta(tauMemMs).withSynapse(new Synapse.ExponentialCurrent(tauSynMs));
    }

    /**
     * The excitatory neuron of P.U. Diehl &amp; M. Cook, Front. Comput. Neurosci. 9:99, 2015, doi
     * 10.3389/fncom.2015.00099, in mV, without its adaptive threshold.
     *
     * @return the model
     */
    public static Lif diehlCookExcitatory() {
        return new Lif(
                100,
                new Synapse.Conductance(1, 2, 0, -100),
                -65,
                -65,
                -52,
                5,
                Reset.TO_VALUE,
                InputScaling.RAW,
                0,
                Competition.NONE);
    }

    /**
     * The inhibitory neuron of Diehl &amp; Cook 2015, in mV.
     *
     * @return the model
     */
    public static Lif diehlCookInhibitory() {
        return new Lif(
                10,
                new Synapse.Conductance(1, 2, 0, -85),
                -60,
                -45,
                -40,
                2,
                Reset.TO_VALUE,
                InputScaling.RAW,
                0,
                Competition.NONE);
    }

    /**
     * Other synapses.
     *
     * @param other how arrivals act
     * @return changed copy
     */
    public Lif withSynapse(Synapse other) {
        return new Lif(tauMemMs, other, vRest, vReset, vTh, tRefMs, reset, scaling, bias, competition, resistance);
    }

    /**
     * Other potentials.
     *
     * @param rest resting potential
     * @param resetTo potential after a spike
     * @param threshold threshold
     * @return changed copy
     */
    public Lif withPotentials(double rest, double resetTo, double threshold) {
        return new Lif(
                tauMemMs, synapse, rest, resetTo, threshold, tRefMs, reset, scaling, bias, competition, resistance);
    }

    /**
     * Another refractory period.
     *
     * @param periodMs period in ms
     * @return changed copy
     */
    public Lif withRefractory(double periodMs) {
        return new Lif(tauMemMs, synapse, vRest, vReset, vTh, periodMs, reset, scaling, bias, competition, resistance);
    }

    /**
     * Another reset.
     *
     * @param other what a spike does to the membrane
     * @return changed copy
     */
    public Lif withReset(Reset other) {
        return new Lif(tauMemMs, synapse, vRest, vReset, vTh, tRefMs, other, scaling, bias, competition, resistance);
    }

    /**
     * Another factor on arrivals.
     *
     * @param other factor
     * @return changed copy
     */
    public Lif withScaling(InputScaling other) {
        return new Lif(tauMemMs, synapse, vRest, vReset, vTh, tRefMs, reset, other, bias, competition, resistance);
    }

    /**
     * Another constant drive.
     *
     * @param drive drive in units of v
     * @return changed copy
     */
    public Lif withBias(double drive) {
        return new Lif(tauMemMs, synapse, vRest, vReset, vTh, tRefMs, reset, scaling, drive, competition, resistance);
    }

    /**
     * Another competition.
     *
     * @param other which neurons that reach threshold may fire
     * @return changed copy
     */
    public Lif withCompetition(Competition other) {
        return new Lif(tauMemMs, synapse, vRest, vReset, vTh, tRefMs, reset, scaling, bias, other, resistance);
    }

    /**
     * NEST's {@code iaf_psc_exp}: weights, external and constant current in pA.
     *
     * @param cMemPf capacitance in pF
     * @param tauMemMs membrane time constant in ms
     * @param tauExcMs time constant of the excitatory current in ms
     * @param tauInhMs time constant of the inhibitory current in ms
     * @param eLeakMv resting potential in mV
     * @param vResetMv potential after a spike in mV
     * @param vThMv threshold in mV
     * @param tRefMs refractory period in ms
     * @param iConstPa constant current in pA
     * @return the model
     */
    public static Lif iafPscExp(
            double cMemPf,
            double tauMemMs,
            double tauExcMs,
            double tauInhMs,
            double eLeakMv,
            double vResetMv,
            double vThMv,
            double tRefMs,
            double iConstPa) {
        return absolute(cMemPf, tauMemMs, new Synapse.ExponentialCurrents(tauExcMs, tauInhMs), iConstPa)
                .withPotentials(eLeakMv, vResetMv, vThMv)
                .withRefractory(tRefMs);
    }

    /**
     * NEST's {@code iaf_psc_alpha}: weights (the height of the peak), external and constant current in pA.
     *
     * @param cMemPf capacitance in pF
     * @param tauMemMs membrane time constant in ms
     * @param tauExcMs time constant of the excitatory current in ms
     * @param tauInhMs time constant of the inhibitory current in ms
     * @param eLeakMv resting potential in mV
     * @param vResetMv potential after a spike in mV
     * @param vThMv threshold in mV
     * @param tRefMs refractory period in ms
     * @param iConstPa constant current in pA
     * @return the model
     */
    public static Lif iafPscAlpha(
            double cMemPf,
            double tauMemMs,
            double tauExcMs,
            double tauInhMs,
            double eLeakMv,
            double vResetMv,
            double vThMv,
            double tRefMs,
            double iConstPa) {
        return absolute(cMemPf, tauMemMs, new Synapse.AlphaCurrents(tauExcMs, tauInhMs), iConstPa)
                .withPotentials(eLeakMv, vResetMv, vThMv)
                .withRefractory(tRefMs);
    }

    /**
     * NEST's {@code iaf_psc_delta}: weights in mV, external and constant current in pA.
     *
     * @param cMemPf capacitance in pF
     * @param tauMemMs membrane time constant in ms
     * @param eLeakMv resting potential in mV
     * @param vResetMv potential after a spike in mV
     * @param vThMv threshold in mV
     * @param tRefMs refractory period in ms
     * @param iConstPa constant current in pA
     * @return the model
     */
    public static Lif iafPscDelta(
            double cMemPf,
            double tauMemMs,
            double eLeakMv,
            double vResetMv,
            double vThMv,
            double tRefMs,
            double iConstPa) {
        return absolute(cMemPf, tauMemMs, new Synapse.Delta(), iConstPa)
                .withPotentials(eLeakMv, vResetMv, vThMv)
                .withRefractory(tRefMs);
    }

    /**
     * NEST's {@code iaf_cond_exp}: weights in nS, external and constant current in pA.
     * Weights of inhibition are positive.
     *
     * @param cMemPf capacitance in pF
     * @param gLeakNs leak conductance in nS
     * @param tauExcMs time constant of excitation in ms
     * @param tauInhMs time constant of inhibition in ms
     * @param eExcMv reversal potential of excitation in mV
     * @param eInhMv reversal potential of inhibition in mV
     * @param eLeakMv resting potential in mV
     * @param vResetMv potential after a spike in mV
     * @param vThMv threshold in mV
     * @param tRefMs refractory period in ms
     * @param iConstPa constant current in pA
     * @return the model
     */
    public static Lif iafCondExp(
            double cMemPf,
            double gLeakNs,
            double tauExcMs,
            double tauInhMs,
            double eExcMv,
            double eInhMv,
            double eLeakMv,
            double vResetMv,
            double vThMv,
            double tRefMs,
            double iConstPa) {
        Check.positive(gLeakNs, "Lif.iafCondExp: gLeakNs", "nS");
        Synapse synapse = new Synapse.Conductance(tauExcMs, tauInhMs, eExcMv, eInhMv);
        return absolute(cMemPf, cMemPf / gLeakNs, synapse, iConstPa)
                .withPotentials(eLeakMv, vResetMv, vThMv)
                .withRefractory(tRefMs);
    }

    /**
     * NEST's {@code iaf_cond_alpha}: weights (the height of the peak) in nS, currents in pA.
     * Weights of inhibition are positive.
     *
     * @param cMemPf capacitance in pF
     * @param gLeakNs leak conductance in nS
     * @param tauExcMs time constant of excitation in ms
     * @param tauInhMs time constant of inhibition in ms
     * @param eExcMv reversal potential of excitation in mV
     * @param eInhMv reversal potential of inhibition in mV
     * @param eLeakMv resting potential in mV
     * @param vResetMv potential after a spike in mV
     * @param vThMv threshold in mV
     * @param tRefMs refractory period in ms
     * @param iConstPa constant current in pA
     * @return the model
     */
    public static Lif iafCondAlpha(
            double cMemPf,
            double gLeakNs,
            double tauExcMs,
            double tauInhMs,
            double eExcMv,
            double eInhMv,
            double eLeakMv,
            double vResetMv,
            double vThMv,
            double tRefMs,
            double iConstPa) {
        Check.positive(gLeakNs, "Lif.iafCondAlpha: gLeakNs", "nS");
        Synapse synapse = new Synapse.AlphaConductance(tauExcMs, tauInhMs, eExcMv, eInhMv);
        return absolute(cMemPf, cMemPf / gLeakNs, synapse, iConstPa)
                .withPotentials(eLeakMv, vResetMv, vThMv)
                .withRefractory(tRefMs);
    }

    /** Currents in pA and conductances in nS: the resistance is tauMem/C, in GOhm. */
    private static Lif absolute(double cMemPf, double tauMemMs, Synapse synapse, double iConstPa) {
        Check.positive(cMemPf, "Lif: cMemPf", "pF");
        Check.finite(iConstPa, "Lif: iConstPa");
        double ohm = tauMemMs / cMemPf;
        Lif unit = delta(tauMemMs).withSynapse(synapse).withBias(ohm * iConstPa);
        return unit.withResistance(ohm);
    }

    /**
     * Another membrane resistance; the constant drive stays as it is.
     *
     * @param ohm potential per unit of current, e.g. in GOhm = mV/pA = 1/nS
     * @return changed copy
     */
    public Lif withResistance(double ohm) {
        return new Lif(tauMemMs, synapse, vRest, vReset, vTh, tRefMs, reset, scaling, bias, competition, ohm);
    }

    @Override
    public List<Receptor> receptors() {
        return synapse.receptors();
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new LifDynamics(this, context, null, 0);
    }
}
