package io.github.snn4j.learning.feedback;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SignalSpec;

/**
 * Presynaptic signal times third factor times slope, in every step:
 *
 * <pre>
 *   dw[i][j] = -eta pre[i] L[j] f'(x[j])
 * </pre>
 *
 * <p>L is dE/dy of the unit's output, made by a learning signal: an error for output units ({@code ReadoutError}),
 * and for hidden ones {@link ErrorFeedback}, whose kind is the route that the error takes. With {@code
 * ErrorFeedback.symmetric} the rule is gradient descent; with every other kind the same rule is a member of the
 * family of feedback alignment. Take one step per trial for a feed-forward net of graded units that follow their
 * input at once, and {@code Application.perTrial} for mini-batches. A bias is a projection from a population of one
 * unit that is driven with 1.
 *
 * <p>Spiking layers: a trace or a postsynaptic potential as presynaptic signal, and a surrogate as slope.
 *
 * <p>References: T.P. Lillicrap, D. Cownden, D.B. Tweed &amp; C.J. Akerman, Nat. Commun. 7:13276, 2016, doi
 * 10.1038/ncomms13276. Verified by {@code DeltaRuleTest}, {@code DeltaRuleContractTest}.
 *
 * @param eta factor on the change, {@code >= 0}
 * @param pre presynaptic signal, as it arrives at the synapse
 * @param slope derivative of the postsynaptic units
 */
public record DeltaRule(double eta, SignalSpec<Signal> pre, Slope slope) implements PlasticityRule {

    /** Validates eta. */
    public DeltaRule {
        Require.nonNegative(eta, "DeltaRule.eta");
    }

    /**
     * For graded units, eta 1: the optimiser has the learning rate.
     *
     * @param slope derivative of the postsynaptic units
     * @return the rule
     */
    public static DeltaRule of(Slope slope) {
        return new DeltaRule(1, new Activity(), slope);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        Signal before = context.pre(pre);
        Signal third = context.modulator();
        WeightSink sink = context.sink();
        float scale = (float) -eta;
        if (slope instanceof Slope.One) {
            return new Updater() {
                @Override
                public void onStep() {
                    sink.outer(scale, before, third);
                }
            };
        }
        Slope.Factor factor = slope.bind(context::post);
        Signal delta = context.postScratch();
        return new Updater() {
            @Override
            public void onStep() {
                System.arraycopy(third.array(), 0, delta.array(), 0, delta.array().length);
                factor.multiply(delta.array());
                sink.outer(scale, before, delta);
            }
        };
    }
}
