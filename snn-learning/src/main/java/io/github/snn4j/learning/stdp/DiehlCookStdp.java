package io.github.snn4j.learning.stdp;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;
import io.github.snn4j.signal.Trace;

/**
 * The rule with which a layer of competing neurons learns digits without labels, and its variants.
 *
 * <pre>
 *   presynaptic spike    w -= etaPre post1                              pre, post1, post2: traces set to 1 by a spike,
 *   postsynaptic spike   w += etaPost (pre - xTar) post2                decaying with tauPre, tauPost1, tauPost2
 *                        without the factor post2 if tripletFactor is off
 * </pre>
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>symbol</th><th>meaning</th></tr>
 *   <tr><td>etaPre</td><td>weight</td><td>nu pre</td><td>depression at a presynaptic spike, &gt;= 0; 0 leaves it
 *       out</td></tr>
 *   <tr><td>etaPost</td><td>weight</td><td>nu post</td><td>change at a postsynaptic spike, &gt;= 0</td></tr>
 *   <tr><td>tauPreMs</td><td>ms</td><td></td><td>presynaptic trace</td></tr>
 *   <tr><td>tauPost1Ms</td><td>ms</td><td></td><td>fast postsynaptic trace</td></tr>
 *   <tr><td>tauPost2Ms</td><td>ms</td><td></td><td>slow postsynaptic trace, read before the spike</td></tr>
 *   <tr><td>tripletFactor</td><td></td><td></td><td>whether potentiation needs an earlier postsynaptic
 *       spike</td></tr>
 *   <tr><td>xTar</td><td>1</td><td>x tar</td><td>presynaptic trace above which a synapse grows, &gt;= 0; others
 *       shrink</td></tr>
 *   <tr><td>preReading</td><td></td><td></td><td>whether a presynaptic spike that arrives in the step of the
 *       postsynaptic one
 *       counts as before it (AFTER_SPIKE) or not at all (BEFORE_SPIKE)</td></tr>
 *   <tr><td>dependence</td><td></td><td>mu</td><td>factor on the change by the weight it meets</td></tr>
 * </table>
 *
 * <p>The paper's {@code (wMax - w)^mu} is {@code new WeightDependence(mu, 0)}, in units of {@code wMax - wMin}; here
 * it weakens growth only, not the shrinking caused by xTar. The paper also scales the incoming weights of a neuron
 * to a fixed sum before every image: {@link NormalizedIncoming}.
 *
 * <p>Timing: a presynaptic spike counts when it arrives. Depression of a step comes before its potentiation. post1
 * and post2 are read before the spikes of the step are taken in, so the first spike of a trial potentiates nothing
 * when tripletFactor is on.
 *
 * <p>Reference: P.U. Diehl &amp; M. Cook, Front. Comput. Neurosci. 9:99, 2015, doi 10.3389/fncom.2015.00099.
 * Verified by {@code DiehlCookStdpTest}.
 *
 * @param etaPre depression at a presynaptic spike
 * @param etaPost change at a postsynaptic spike
 * @param tauPreMs time constant of the presynaptic trace in ms
 * @param tauPost1Ms time constant of the fast postsynaptic trace in ms
 * @param tauPost2Ms time constant of the slow postsynaptic trace in ms
 * @param tripletFactor whether potentiation is multiplied by the slow postsynaptic trace
 * @param xTar presynaptic trace above which a synapse grows
 * @param preReading when the presynaptic trace is read at a postsynaptic spike
 * @param dependence how a change depends on the weight it meets
 */
public record DiehlCookStdp(
        double etaPre,
        double etaPost,
        double tauPreMs,
        double tauPost1Ms,
        double tauPost2Ms,
        boolean tripletFactor,
        double xTar,
        Trace.Reading preReading,
        WeightDependence dependence)
        implements PlasticityRule {

    /** Validates the parameters. */
    public DiehlCookStdp {
        Require.nonNegative(etaPre, "DiehlCookStdp.etaPre");
        Require.nonNegative(etaPost, "DiehlCookStdp.etaPost");
        Require.positive(tauPreMs, "DiehlCookStdp.tauPreMs", "ms");
        Require.positive(tauPost1Ms, "DiehlCookStdp.tauPost1Ms", "ms");
        Require.positive(tauPost2Ms, "DiehlCookStdp.tauPost2Ms", "ms");
        Require.nonNegative(xTar, "DiehlCookStdp.xTar");
    }

    /**
     * The rule of the authors' program: depression 1e-4 at presynaptic and potentiation 1e-2 at postsynaptic spikes,
     * traces of 20, 20 and 40 ms, for weights between 0 and 1.
     *
     * @return the rule
     */
    public static DiehlCookStdp published() {
        return new DiehlCookStdp(
                1e-4, 1e-2, 20, 20, 40, true, 0, Trace.Reading.BEFORE_SPIKE, WeightDependence.additive());
    }

    /**
     * Learns at postsynaptic spikes only: synapses whose trace is above a target grow, others shrink. A presynaptic
     * spike that arrives in the step of the postsynaptic one counts as its cause. The weights want a lower bound of
     * 0.
     *
     * @param etaPost change at a postsynaptic spike
     * @param xTar presynaptic trace above which a synapse grows
     * @return the rule
     */
    public static DiehlCookStdp postsynaptic(double etaPost, double xTar) {
        return new DiehlCookStdp(
                0, etaPost, 20, 20, 40, false, xTar, Trace.Reading.AFTER_SPIKE, WeightDependence.additive());
    }

    /**
     * Other amplitudes.
     *
     * @param pre depression at a presynaptic spike
     * @param post change at a postsynaptic spike
     * @return changed copy
     */
    public DiehlCookStdp withRates(double pre, double post) {
        return new DiehlCookStdp(
                pre, post, tauPreMs, tauPost1Ms, tauPost2Ms, tripletFactor, xTar, preReading, dependence);
    }

    /**
     * Another time constant of the presynaptic trace.
     *
     * @param preMs time constant in ms
     * @return changed copy
     */
    public DiehlCookStdp withTauPre(double preMs) {
        return new DiehlCookStdp(
                etaPre, etaPost, preMs, tauPost1Ms, tauPost2Ms, tripletFactor, xTar, preReading, dependence);
    }

    /**
     * Potentiation with or without the slow postsynaptic trace; without it, pairs are enough.
     *
     * @param on whether to multiply by the trace
     * @return changed copy
     */
    public DiehlCookStdp withTripletFactor(boolean on) {
        return new DiehlCookStdp(etaPre, etaPost, tauPreMs, tauPost1Ms, tauPost2Ms, on, xTar, preReading, dependence);
    }

    /**
     * Another target of the presynaptic trace.
     *
     * @param target trace above which a synapse grows
     * @return changed copy
     */
    public DiehlCookStdp withTarget(double target) {
        return new DiehlCookStdp(
                etaPre, etaPost, tauPreMs, tauPost1Ms, tauPost2Ms, tripletFactor, target, preReading, dependence);
    }

    /**
     * Another reading of the presynaptic trace.
     *
     * @param reading before or after the spikes of the step
     * @return changed copy
     */
    public DiehlCookStdp withPreReading(Trace.Reading reading) {
        return new DiehlCookStdp(
                etaPre, etaPost, tauPreMs, tauPost1Ms, tauPost2Ms, tripletFactor, xTar, reading, dependence);
    }

    /**
     * Another weight dependence.
     *
     * @param other how a change depends on the weight it meets
     * @return changed copy
     */
    public DiehlCookStdp withDependence(WeightDependence other) {
        return new DiehlCookStdp(
                etaPre, etaPost, tauPreMs, tauPost1Ms, tauPost2Ms, tripletFactor, xTar, preReading, other);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final DiehlCookStdp rule;
        private final SpikeSignal pre;
        private final SpikeSignal post;
        private final Signal x;
        private final Signal y1;
        private final Signal y2;
        private final WeightSink sink;

        Running(DiehlCookStdp rule, PlasticityContext context) {
            this.rule = rule;
            this.pre = context.pre(new Spikes());
            this.post = context.post(new Spikes());
            this.x = context.pre(new Trace(rule.tauPreMs, Trace.Mode.SATURATE, rule.preReading));
            this.y1 = context.post(Trace.saturating(rule.tauPost1Ms));
            this.y2 = context.post(Trace.saturating(rule.tauPost2Ms));
            this.sink = context.sink(rule.dependence);
        }

        @Override
        public void onStep() {
            for (int b = 0; b < pre.batch(); b++) {
                if (rule.etaPre != 0) {
                    for (int k = 0; k < pre.count(b); k++) {
                        sink.row(b, pre.index(b, k), -(float) rule.etaPre, y1);
                    }
                }
                for (int k = 0; k < post.count(b); k++) {
                    int j = post.index(b, k);
                    double factor = rule.tripletFactor ? y2.array()[b * y2.size() + j] : 1;
                    if (factor != 0) {
                        sink.column(b, j, (float) (rule.etaPost * factor), x, (float) rule.xTar);
                    }
                }
            }
        }
    }
}
