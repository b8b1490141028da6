package io.github.snn4j.learning.dendritic;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.State;

/**
 * Basal synapses learn from the difference of two plateau potentials, one after a phase without a teacher, one after a phase
 * with a teacher.
 *
 * <pre>
 *   at the end of a phase NUDGED:   dw[i][j] = eta (a'[j] - a[j]) y[j] (1 - y[j]) r[i]
 *
 *   a, y, r    at the end of the phase FREE before: plateau, activity, presynaptic activity
 *   a'         plateau now
 * </pre>
 *
 * <p>For the output layer, which has no apical dendrite, the activity takes the place of the plateau, so that it moves towards
 * the activity that its teacher has forced upon it. {@code y (1 - y)} is the slope of the logistic function of a
 * {@link io.github.snn4j.neuron.PlateauNeuron}.
 *
 * <p>Reference: J. Guerguiev, T.P. Lillicrap &amp; B.A. Richards, eLife 6:e22901, 2017, doi 10.7554/eLife.22901. Verified by
 * {@code PlateauDifferenceTest}.
 *
 * @param eta learning rate, {@code >= 0}
 * @param variable state variable whose difference teaches: {@code plateau}, or {@code activity} for the output
 */
public record PlateauDifference(double eta, String variable) implements PlasticityRule {

    /** Validates the parameters. */
    public PlateauDifference {
        Require.nonNegative(eta, "PlateauDifference.eta");
        boolean known = variable.equals("plateau") || variable.equals("activity");
        if (!known) {
            throw new IllegalArgumentException(
                    "PlateauDifference.variable must be plateau or activity, got '" + variable + "'");
        }
    }

    /**
     * For a hidden layer.
     *
     * @param eta learning rate
     * @return the rule
     */
    public static PlateauDifference hidden(double eta) {
        return new PlateauDifference(eta, "plateau");
    }

    /**
     * For the output layer.
     *
     * @param eta learning rate
     * @return the rule
     */
    public static PlateauDifference output(double eta) {
        return new PlateauDifference(eta, "activity");
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final float eta;
        private final Signal pre;
        private final Signal post;
        private final Signal level;
        private final Signal preFree;
        private final Signal delta;
        private final float[] levelFree;
        private final float[] slopeFree;
        private final WeightSink sink;
        private boolean free;

        Running(PlateauDifference rule, PlasticityContext context) {
            this.eta = (float) rule.eta;
            this.pre = context.pre(new Activity());
            this.post = context.post(new Activity());
            this.level = context.post(new State(rule.variable));
            this.preFree = context.preScratch();
            this.delta = context.postScratch();
            this.levelFree = new float[level.array().length];
            this.slopeFree = new float[level.array().length];
            this.sink = context.sink();
        }

        @Override
        public void onPhaseEnd(Phase phase) {
            if (phase.role() == Phase.Role.FREE) {
                remember();
            } else if (phase.role() == Phase.Role.NUDGED && free) {
                float[] now = level.array();
                float[] d = delta.array();
                for (int n = 0; n < d.length; n++) {
                    d[n] = (now[n] - levelFree[n]) * slopeFree[n];
                }
                sink.outer(eta, preFree, delta);
            }
        }

        private void remember() {
            System.arraycopy(pre.array(), 0, preFree.array(), 0, preFree.array().length);
            System.arraycopy(level.array(), 0, levelFree, 0, levelFree.length);
            float[] y = post.array();
            for (int n = 0; n < slopeFree.length; n++) {
                slopeFree[n] = y[n] * (1f - y[n]);
            }
            free = true;
        }

        @Override
        public void onTrialEnd() {
            free = false;
        }

        @Override
        public void reset() {
            free = false;
        }
    }
}
