package io.github.snn4j.learning.predictive;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;

/**
 * Predictive coding: a prediction is corrected by the error it leaves, presynaptic activity times postsynaptic error.
 *
 * <pre>
 *   dw[i][j] = gain sum over samples f(x[i]) eps[j]
 * </pre>
 *
 * <p>The synapse joins a value unit to an error unit of the layer above; both factors are what the two units send
 * out, so nothing else need be known at the synapse. It is the step of steepest descent on the free energy. With the
 * gain Sigma_L, the variance of the output, it is close to the gradient of the squared error of the output, see {@link
 * PredictiveNetwork}. Changes of a bias come from the same rule on a unit that is always 1.
 *
 * <p>Timing: once per trial, at its end, when inference has settled; or after a given step of the trial, as
 * zero-divergence inference asks for.
 *
 * <p>References: J.C.R. Whittington &amp; R. Bogacz, Neural Comput. 29:1229-1262, 2017, doi 10.1162/NECO_a_00949.
 * Zero divergence: Y. Song, T. Lukasiewicz, Z. Xu &amp; R. Bogacz, NeurIPS 33:22566-22579, 2020. Verified by
 * {@code PredictiveNetworkTest}.
 *
 * @param gain factor on the product, {@code >= 0}; without unit
 * @param atStep step of the trial after which the change is handed over, counted from 1; 0 for the end of the trial
 */
public record PredictiveCoding(double gain, int atStep) implements PlasticityRule {

    /** Validates the parameters. */
    public PredictiveCoding {
        Require.nonNegative(gain, "PredictiveCoding.gain");
        Require.atLeast(atStep, 0, "PredictiveCoding.atStep");
    }

    /**
     * The rule that learns when the trial ends.
     *
     * @param gain factor on the product
     * @return the rule
     */
    public static PredictiveCoding of(double gain) {
        return new PredictiveCoding(gain, 0);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final float gain;
        private final int atStep;
        private final Signal rate;
        private final Signal error;
        private final WeightSink sink;
        private int made;

        Running(PredictiveCoding rule, PlasticityContext context) {
            this.gain = (float) rule.gain;
            this.atStep = rule.atStep;
            this.rate = context.pre(new Activity());
            this.error = context.post(new Activity());
            this.sink = context.sink();
        }

        @Override
        public void onStep() {
            made++;
            if (made == atStep) {
                sink.outer(gain, rate, error);
            }
        }

        @Override
        public void onTrialEnd() {
            if (atStep == 0) {
                sink.outer(gain, rate, error);
            }
            made = 0;
        }

        @Override
        public void reset() {
            made = 0;
        }
    }
}
