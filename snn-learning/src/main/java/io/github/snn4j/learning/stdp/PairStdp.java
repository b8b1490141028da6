package io.github.snn4j.learning.stdp;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;

/**
 * Spike-timing-dependent plasticity of pairs of spikes.
 *
 * <pre>
 *   presynaptic spike    w -= etaMinus y      tauMinus dy/dt = -y,  postsynaptic spike: y += 1 (or y = 1)
 *   postsynaptic spike   w += etaPlus x       tauPlus dx/dt = -x,   presynaptic spike:  x += 1 (or x = 1)
 *
 *   one pair, d = tPost - tPre:   dw = etaPlus exp(-d/tauPlus) for d &gt; 0,  -etaMinus exp(d/tauMinus) for d &lt; 0,
 *                                 0 for d = 0
 *   independent Poisson trains, all pairs, additive:
 *                                 dw/dt = ratePre ratePost (etaPlus tauPlus - etaMinus tauMinus)
 * </pre>
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>symbol</th><th>meaning</th></tr>
 *   <tr><td>etaPlus</td><td>weight</td><td>A+</td><td>largest potentiation of a pair, &gt;= 0</td></tr>
 *   <tr><td>etaMinus</td><td>weight</td><td>A-</td><td>largest depression of a pair, &gt;= 0</td></tr>
 *   <tr><td>tauPlusMs</td><td>ms</td><td>tau+</td><td>width of the window for pre before post</td></tr>
 *   <tr><td>tauMinusMs</td><td>ms</td><td>tau-</td><td>width of the window for post before pre</td></tr>
 *   <tr><td>dependence</td><td></td><td>mu</td><td>factor on the change by the weight it meets; other than additive
 *       it needs
 *       finite bounds</td></tr>
 *   <tr><td>pairing</td><td></td><td></td><td>all pairs or nearest spikes</td></tr>
 * </table>
 *
 * <p>Timing: a presynaptic spike counts when it arrives, so a delay shifts the window by exactly the delay. Traces
 * are read before the spikes of the step are added: spikes of one step do not pair. That includes an arrival through
 * a delta synapse that makes the neuron fire in the same step; with current synapses the neuron fires later.
 * Depression of a step comes before its potentiation.
 *
 * <p>References: G. Bi &amp; M. Poo, J. Neurosci. 18:10464-10472, 1998, doi 10.1523/JNEUROSCI.18-24-10464.1998; S.
 * Song, K.D. Miller &amp; L.F. Abbott, Nat. Neurosci. 3:919-926, 2000, doi 10.1038/78829; A. Morrison, M. Diesmann
 * &amp; W. Gerstner, Biol. Cybern. 98:459-478, 2008, doi 10.1007/s00422-008-0233-1. Verified by {@code
 * PairStdpTest}, {@code StdpReferenceTest}.
 *
 * @param etaPlus largest potentiation of a pair
 * @param etaMinus largest depression of a pair
 * @param tauPlusMs width of the window for pre before post in ms
 * @param tauMinusMs width of the window for post before pre in ms
 * @param dependence how a change depends on the weight it meets
 * @param pairing which spikes form pairs
 */
public record PairStdp(
        double etaPlus,
        double etaMinus,
        double tauPlusMs,
        double tauMinusMs,
        WeightDependence dependence,
        Pairing pairing)
        implements PlasticityRule {

    /** Validates the parameters. */
    public PairStdp {
        Require.nonNegative(etaPlus, "PairStdp.etaPlus");
        Require.nonNegative(etaMinus, "PairStdp.etaMinus");
        Require.positive(tauPlusMs, "PairStdp.tauPlusMs", "ms");
        Require.positive(tauMinusMs, "PairStdp.tauMinusMs", "ms");
    }

    /**
     * All pairs, changes that do not depend on the weight, 20 ms windows.
     *
     * @param etaPlus largest potentiation of a pair
     * @param etaMinus largest depression of a pair
     * @return the rule
     */
    public static PairStdp additive(double etaPlus, double etaMinus) {
        return new PairStdp(etaPlus, etaMinus, 20, 20, WeightDependence.additive(), Pairing.ALL_TO_ALL);
    }

    /**
     * All pairs, changes in proportion to the distance from the bound, 20 ms windows.
     *
     * @param etaPlus largest potentiation of a pair, reached at the lower bound
     * @param etaMinus largest depression of a pair, reached at the upper bound
     * @return the rule
     */
    public static PairStdp multiplicative(double etaPlus, double etaMinus) {
        return additive(etaPlus, etaMinus).withDependence(WeightDependence.multiplicative());
    }

    /**
     * All pairs, changes by a power of the distance from the bound, 20 ms windows.
     *
     * @param etaPlus largest potentiation of a pair, reached at the lower bound
     * @param etaMinus largest depression of a pair, reached at the upper bound
     * @param mu exponent, {@code >= 0}
     * @return the rule
     */
    public static PairStdp powerLaw(double etaPlus, double etaMinus, double mu) {
        return additive(etaPlus, etaMinus).withDependence(WeightDependence.powerLaw(mu));
    }

    /**
     * The rule of Song, Miller &amp; Abbott 2000 with the step of the Brian 2 example of that paper: 1 % of the
     * largest weight, and depression 5 % stronger than potentiation, so that weights compete and end near the bounds.
     *
     * @param wMax largest weight; also to be given as {@code Bounds.upTo(wMax)}
     * @return the rule
     */
    public static PairStdp songAbbott(double wMax) {
        return additive(0.01 * wMax, 1.05 * 0.01 * wMax);
    }

    /**
     * The rule of Morrison, Aertsen &amp; Diesmann 2007 (doi 10.1162/neco.2007.19.6.1437) for hippocampal data, with the
     * parameters of NEST's benchmark network: potentiation {@code lambda w0^0.6 w^0.4 x}, depression {@code lambda alpha
     * w y}, lambda 0.1, alpha 0.0513, windows of 15 and 30 ms. Independent Poisson trains take every weight to
     * {@code w0 (15 / (30 alpha))^(1/0.6)}, which is 44.5 w0.
     *
     * @param w0 reference weight, {@code > 0}
     * @return the rule
     */
    public static PairStdp morrison(double w0) {
        double lambda = 0.1;
        double alpha = 0.0513;
        return new PairStdp(
                lambda * w0, lambda * alpha * w0, 15, 30, WeightDependence.growing(0.4, 1, w0), Pairing.ALL_TO_ALL);
    }

    /**
     * Another weight dependence.
     *
     * @param other how a change depends on the weight it meets
     * @return changed copy
     */
    public PairStdp withDependence(WeightDependence other) {
        return new PairStdp(etaPlus, etaMinus, tauPlusMs, tauMinusMs, other, pairing);
    }

    /**
     * Another pairing.
     *
     * @param other which spikes form pairs
     * @return changed copy
     */
    public PairStdp withPairing(Pairing other) {
        return new PairStdp(etaPlus, etaMinus, tauPlusMs, tauMinusMs, dependence, other);
    }

    /**
     * Other windows.
     *
     * @param plusMs width for pre before post in ms
     * @param minusMs width for post before pre in ms
     * @return changed copy
     */
    public PairStdp withWindows(double plusMs, double minusMs) {
        return new PairStdp(etaPlus, etaMinus, plusMs, minusMs, dependence, pairing);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final float plus;
        private final float minus;
        private final SpikeSignal pre;
        private final SpikeSignal post;
        private final Signal x;
        private final Signal y;
        private final WeightSink sink;

        Running(PairStdp rule, PlasticityContext context) {
            this.plus = (float) rule.etaPlus;
            this.minus = (float) rule.etaMinus;
            this.pre = context.pre(new Spikes());
            this.post = context.post(new Spikes());
            this.x = context.pre(rule.pairing.trace(rule.tauPlusMs));
            this.y = context.post(rule.pairing.trace(rule.tauMinusMs));
            this.sink = context.sink(rule.dependence);
        }

        @Override
        public void onStep() {
            for (int b = 0; b < pre.batch(); b++) {
                for (int k = 0; k < pre.count(b); k++) {
                    sink.row(b, pre.index(b, k), -minus, y);
                }
                for (int k = 0; k < post.count(b); k++) {
                    sink.column(b, post.index(b, k), plus, x, 0f);
                }
            }
        }
    }
}
