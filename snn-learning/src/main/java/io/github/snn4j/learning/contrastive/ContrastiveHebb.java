package io.github.snn4j.learning.contrastive;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;

/**
 * Contrastive Hebbian learning: Hebbian with the output held at the target, anti-Hebbian with the output free.
 *
 * <pre>
 *   at the end of a CLAMPED phase that follows a FREE one
 *   dw[i][j] = eta factor (x[i] y[j] clamped - x[i] y[j] free)      x, y: settled activities before and behind
 * </pre>
 *
 * <p>In a layered network whose way back is the transpose of the way forth times a feedback gain g, the change of a
 * layer that is k layers below the output is smaller by g^k. With {@code factor = g^-k} the rule becomes
 * back-propagation as g goes to 0, with an error proportional to g: of the squared error behind the derivative of the
 * output unit, that is, the gradient of the cross-entropy for logistic outputs.
 *
 * <p>Differences are taken of activities, not of their products, so that rounding of the float state is felt only where
 * the change of an activity itself is small: with g^k = 1e-3 the relative error by rounding is about 1e-3.
 *
 * <p>An activity that is NaN or infinite stops the run with the name of the projection; the weights are those of the
 * trial before. References: J.R. Movellan, Proc. 1990 Connectionist Models Summer School, 10-17, 1991, doi
 * 10.1016/B978-1-4832-1448-1.50007-X. X. Xie &amp; H.S. Seung, Neural Comput. 15:441-454, 2003, doi
 * 10.1162/089976603762552988. Verified by {@code ContrastiveHebbTest}.
 *
 * @param eta learning rate, {@code >= 0}
 * @param factor makes up for the feedback gain, {@code > 0}; 1 for the layer onto the output
 */
public record ContrastiveHebb(double eta, double factor) implements PlasticityRule {

    /** Validates the parameters. */
    public ContrastiveHebb {
        Require.nonNegative(eta, "ContrastiveHebb.eta");
        Require.positive(factor, "ContrastiveHebb.factor");
    }

    /**
     * The rule for a layer of a network with a feedback gain.
     *
     * @param eta learning rate
     * @param gain feedback gain g, {@code > 0}
     * @param below layers between the postsynaptic population and the output, 0 for the output itself
     * @return the rule with the factor {@code gain^-below}
     */
    public static ContrastiveHebb below(double eta, double gain, int below) {
        return new ContrastiveHebb(eta, FeedbackGain.factor(gain, below));
    }

    @Override
    public Updater bind(PlasticityContext context) {
        PhaseContrast contrast = new PhaseContrast(context);
        float scale = (float) (eta * factor);
        return new Updater() {
            private boolean free;

            @Override
            public void onPhaseEnd(Phase phase) {
                if (phase.role() == Phase.Role.FREE) {
                    contrast.remember();
                    free = true;
                } else if (phase.role() == Phase.Role.CLAMPED && free) {
                    contrast.apply(scale);
                    free = false;
                }
            }

            @Override
            public void reset() {
                free = false;
            }
        };
    }
}
