package io.github.snn4j.learning.contrastive;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;

/**
 * Equilibrium propagation: the network settles, then it settles again with its output drawn a little towards the
 * target, and the products of activities are compared.
 *
 * <pre>
 *   dw[i][j] = eta / (b1 - b0) (x[i] y[j] with nudge b1 - x[i] y[j] with nudge b0)
 *
 *   one-sided    b0 = 0, the FREE phase; at the end of every NUDGED phase        error O(b1)
 *   symmetric    b0 = -b1, the NUDGED phase before; at the end of the second     error O(b1^2)
 * </pre>
 *
 * <p>As the nudge goes to 0 this is minus the gradient of the cost {@code 1/2 |target - s|^2} at the settled state,
 * times eta; see {@code EnergyUnit}. The protocol comes from {@link EquilibriumTrial}, which also knows the nudge of
 * random sign: one-sided, with an error that averages out over trials. The other directions of the same synapses are
 * {@code tiedTo} this projection.
 *
 * <p>Differences are taken of activities, not of their products, so rounding of the float state gives a relative error
 * of some 1e-7 over the change of an activity: use nudges of 0.01 or more.
 *
 * <p>An activity that is NaN or infinite stops the run with the name of the projection; the weights are those of the
 * trial before. References: B. Scellier &amp; Y. Bengio, Front. Comput. Neurosci. 11:24, 2017, doi
 * 10.3389/fncom.2017.00024. A. Laborieux et al., Front. Neurosci. 15:633674, 2021, doi 10.3389/fnins.2021.633674.
 * Verified by {@code EquilibriumPropagationTest}.
 *
 * @param eta learning rate, {@code >= 0}
 * @param symmetric whether two nudged phases are compared, or each with the free phase
 */
public record EquilibriumPropagation(double eta, boolean symmetric) implements PlasticityRule {

    /** Validates the rate. */
    public EquilibriumPropagation {
        Require.nonNegative(eta, "EquilibriumPropagation.eta");
    }

    /**
     * The rule that goes with a protocol.
     *
     * @param eta learning rate
     * @param trial protocol
     * @return the rule
     */
    public static EquilibriumPropagation of(double eta, EquilibriumTrial trial) {
        return new EquilibriumPropagation(eta, trial.nudging() == EquilibriumTrial.Nudging.SYMMETRIC);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        PhaseContrast contrast = new PhaseContrast(context);
        Phase.Role reference = symmetric ? Phase.Role.NUDGED : Phase.Role.FREE;
        return new Updater() {
            private boolean compared;
            private double before;

            @Override
            public void onPhaseEnd(Phase phase) {
                if (phase.role() == Phase.Role.NUDGED && compared) {
                    Require.that(
                            phase.nudge() != before,
                            () -> "EquilibriumPropagation: two phases compared must differ in nudge, got " + before
                                    + " twice");
                    contrast.apply((float) (eta / (phase.nudge() - before)));
                    compared = !symmetric;
                } else if (phase.role() == reference) {
                    contrast.remember();
                    before = reference == Phase.Role.FREE ? 0 : phase.nudge();
                    compared = true;
                }
            }

            @Override
            public void reset() {
                compared = false;
            }
        };
    }
}
