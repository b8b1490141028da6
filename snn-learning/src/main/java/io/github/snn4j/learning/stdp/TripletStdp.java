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
 * Spike-timing-dependent plasticity of triplets of spikes. Unlike pairs, triplets explain that pairing at high rates
 * potentiates whatever the order.
 *
 * <pre>
 *   presynaptic spike    w -= o1 (A2- + A3- r2)      r1, r2: traces of presynaptic spikes, tau+ and tauX
 *   postsynaptic spike   w += r1 (A2+ + A3+ o2)      o1, o2: traces of postsynaptic spikes, tau- and tauY
 *
 *   independent Poisson trains, all triplets, additive, x = ratePre, y = ratePost:
 *     dw/dt = x y (A2+ tau+ - A2- tau-) - A3- tau- tauX x^2 y + A3+ tau+ tauY x y^2
 * </pre>
 *
 * With A2+ = A3- = 0 (visual cortex, minimal) this is a BCM rule whose threshold is {@code y = A2- tau- / (A3+ tau+
 * tauY)}, 19.2 Hz. With A3+ = A3- = 0 it is {@link PairStdp}, bit for bit.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>symbol</th><th>meaning</th></tr>
 *   <tr><td>a2Plus</td><td>weight</td><td>A2+</td><td>potentiation of a pair, &gt;= 0</td></tr>
 *   <tr><td>a3Plus</td><td>weight</td><td>A3+</td><td>potentiation of post-pre-post, &gt;= 0</td></tr>
 *   <tr><td>a2Minus</td><td>weight</td><td>A2-</td><td>depression of a pair, &gt;= 0</td></tr>
 *   <tr><td>a3Minus</td><td>weight</td><td>A3-</td><td>depression of pre-post-pre, &gt;= 0</td></tr>
 *   <tr><td>tauPlusMs</td><td>ms</td><td>tau+</td><td>fast presynaptic trace</td></tr>
 *   <tr><td>tauMinusMs</td><td>ms</td><td>tau-</td><td>fast postsynaptic trace</td></tr>
 *   <tr><td>tauXMs</td><td>ms</td><td>tauX</td><td>slow presynaptic trace; without effect if A3- = 0</td></tr>
 *   <tr><td>tauYMs</td><td>ms</td><td>tauY</td><td>slow postsynaptic trace; without effect if A3+ = 0</td></tr>
 *   <tr><td>dependence</td><td></td><td></td><td>factor on the change by the weight it meets</td></tr>
 *   <tr><td>pairing</td><td></td><td></td><td>all spikes, or nearest spikes</td></tr>
 * </table>
 *
 * <p>The named parameter sets are fits to relative changes of experiments; multiply them by the scale of the weights
 * with {@link #scaledBy}.
 *
 * <p>Timing: a presynaptic spike counts when it arrives. All traces are read before the spikes of the step are
 * added, so that a spike meets neither itself nor others of its step. Depression of a step comes before its
 * potentiation.
 *
 * <p>Reference: J.-P. Pfister &amp; W. Gerstner, J. Neurosci. 26:9673-9682, 2006, doi
 * 10.1523/JNEUROSCI.1425-06.2006. Verified by {@code TripletStdpTest}, {@code StdpReferenceTest}.
 *
 * @param a2Plus potentiation of a pair
 * @param a3Plus potentiation of post-pre-post
 * @param a2Minus depression of a pair
 * @param a3Minus depression of pre-post-pre
 * @param tauPlusMs time constant of the fast presynaptic trace in ms
 * @param tauMinusMs time constant of the fast postsynaptic trace in ms
 * @param tauXMs time constant of the slow presynaptic trace in ms
 * @param tauYMs time constant of the slow postsynaptic trace in ms
 * @param dependence how a change depends on the weight it meets
 * @param pairing which spikes count
 */
public record TripletStdp(
        double a2Plus,
        double a3Plus,
        double a2Minus,
        double a3Minus,
        double tauPlusMs,
        double tauMinusMs,
        double tauXMs,
        double tauYMs,
        WeightDependence dependence,
        Pairing pairing)
        implements PlasticityRule {

    /** Validates the parameters. */
    public TripletStdp {
        Require.nonNegative(a2Plus, "TripletStdp.a2Plus");
        Require.nonNegative(a3Plus, "TripletStdp.a3Plus");
        Require.nonNegative(a2Minus, "TripletStdp.a2Minus");
        Require.nonNegative(a3Minus, "TripletStdp.a3Minus");
        Require.positive(tauPlusMs, "TripletStdp.tauPlusMs", "ms");
        Require.positive(tauMinusMs, "TripletStdp.tauMinusMs", "ms");
        Require.positive(tauXMs, "TripletStdp.tauXMs", "ms");
        Require.positive(tauYMs, "TripletStdp.tauYMs", "ms");
    }

    private static TripletStdp fit(
            double a2Plus, double a3Plus, double a2Minus, double a3Minus, double tauXMs, double tauYMs) {
        return new TripletStdp(
                a2Plus,
                a3Plus,
                a2Minus,
                a3Minus,
                16.8,
                33.7,
                tauXMs,
                tauYMs,
                WeightDependence.additive(),
                Pairing.ALL_TO_ALL);
    }

    /**
     * All spikes, all four amplitudes fitted to slices of visual cortex.
     *
     * @return the rule
     */
    public static TripletStdp visualCortexFull() {
        return fit(5e-10, 6.2e-3, 7e-3, 2.3e-4, 101, 125);
    }

    /**
     * All spikes, only A2- and A3+, fitted to slices of visual cortex.
     *
     * @return the rule
     */
    public static TripletStdp visualCortexMinimal() {
        return fit(0, 6.5e-3, 7.1e-3, 0, 101, 114);
    }

    /**
     * All spikes, all four amplitudes fitted to cultures of hippocampus.
     *
     * @return the rule
     */
    public static TripletStdp hippocampusFull() {
        return fit(6.1e-3, 6.7e-3, 1.6e-3, 1.4e-3, 946, 27);
    }

    /**
     * All spikes, without A3-, fitted to cultures of hippocampus.
     *
     * @return the rule
     */
    public static TripletStdp hippocampusMinimal() {
        return fit(5.3e-3, 8e-3, 3.5e-3, 0, 946, 40);
    }

    /**
     * Nearest spikes, all four amplitudes fitted to slices of visual cortex.
     *
     * @return the rule
     */
    public static TripletStdp visualCortexNearest() {
        return fit(8.8e-11, 5.3e-2, 6.6e-3, 3.1e-3, 714, 40).withPairing(Pairing.NEAREST);
    }

    /**
     * All amplitudes times a factor, such as the largest weight or a learning rate.
     *
     * @param factor factor, {@code >= 0}
     * @return changed copy
     */
    public TripletStdp scaledBy(double factor) {
        Require.nonNegative(factor, "TripletStdp.scaledBy factor");
        return new TripletStdp(
                factor * a2Plus,
                factor * a3Plus,
                factor * a2Minus,
                factor * a3Minus,
                tauPlusMs,
                tauMinusMs,
                tauXMs,
                tauYMs,
                dependence,
                pairing);
    }

    /**
     * Another weight dependence.
     *
     * @param other how a change depends on the weight it meets
     * @return changed copy
     */
    public TripletStdp withDependence(WeightDependence other) {
        return new TripletStdp(a2Plus, a3Plus, a2Minus, a3Minus, tauPlusMs, tauMinusMs, tauXMs, tauYMs, other, pairing);
    }

    /**
     * Another pairing.
     *
     * @param other which spikes count
     * @return changed copy
     */
    public TripletStdp withPairing(Pairing other) {
        return new TripletStdp(
                a2Plus, a3Plus, a2Minus, a3Minus, tauPlusMs, tauMinusMs, tauXMs, tauYMs, dependence, other);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final TripletStdp rule;
        private final SpikeSignal pre;
        private final SpikeSignal post;
        private final Signal r1;
        private final Signal r2;
        private final Signal o1;
        private final Signal o2;
        private final WeightSink sink;

        Running(TripletStdp rule, PlasticityContext context) {
            this.rule = rule;
            this.pre = context.pre(new Spikes());
            this.post = context.post(new Spikes());
            this.r1 = context.pre(rule.pairing.trace(rule.tauPlusMs));
            this.o1 = context.post(rule.pairing.trace(rule.tauMinusMs));
            // A slow trace that has no effect need not be kept.
            this.r2 = rule.a3Minus == 0 ? r1 : context.pre(rule.pairing.trace(rule.tauXMs));
            this.o2 = rule.a3Plus == 0 ? o1 : context.post(rule.pairing.trace(rule.tauYMs));
            this.sink = context.sink(rule.dependence);
        }

        @Override
        public void onStep() {
            for (int b = 0; b < pre.batch(); b++) {
                for (int k = 0; k < pre.count(b); k++) {
                    int i = pre.index(b, k);
                    double slow = r2.array()[b * r2.size() + i];
                    sink.row(b, i, -(float) (rule.a2Minus + rule.a3Minus * slow), o1);
                }
                for (int k = 0; k < post.count(b); k++) {
                    int j = post.index(b, k);
                    double slow = o2.array()[b * o2.size() + j];
                    sink.column(b, j, (float) (rule.a2Plus + rule.a3Plus * slow), r1, 0f);
                }
            }
        }
    }
}
