package io.github.snn4j.learning.contrastive;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;

/**
 * Contrastive learning without a memory of the free phase: while the output is drawn from where it was to the target,
 * the weights follow the change of the postsynaptic activity.
 *
 * <pre>
 *   in every step of a CLAMPED phase that follows a FREE one
 *   dw[i][j] = eta factor x[i] (y[j] - y[j] one step before)
 * </pre>
 *
 * <p>Summed over the phase this is the change of {@link ContrastiveHebb} up to the term in the change of x, which is
 * smaller by the feedback gain. A synapse compares its activity with that of a moment ago; the switch that is left,
 * when to learn at all, is the same for the whole network. The factor is that of {@link ContrastiveHebb}; let the
 * target be applied little by little, as by {@code ClampedRate} with a time constant of a few steps.
 *
 * <p>While x stays the same, as that of an input does, changes of y are added up and handed over as one product when x
 * changes or the phase ends; the sum is the same.
 *
 * <p>An activity that is NaN or infinite stops the run with the name of the projection; its change is not applied.
 * Reference: J.C.R. Whittington &amp; R. Bogacz, Trends Cogn. Sci. 23:235-250, 2019, doi 10.1016/j.tics.2018.12.005,
 * box 2. Verified by {@code ContinuousUpdateTest}.
 *
 * @param eta learning rate, {@code >= 0}
 * @param factor makes up for the feedback gain, {@code > 0}; 1 for the layer onto the output
 */
public record ContinuousUpdate(double eta, double factor) implements PlasticityRule {

    /** Validates the parameters. */
    public ContinuousUpdate {
        Require.nonNegative(eta, "ContinuousUpdate.eta");
        Require.positive(factor, "ContinuousUpdate.factor");
    }

    /**
     * The rule for a layer of a network with a feedback gain.
     *
     * @param eta learning rate
     * @param gain feedback gain g, {@code > 0}
     * @param below layers between the postsynaptic population and the output, 0 for the output itself
     * @return the rule with the factor {@code gain^-below}
     */
    public static ContinuousUpdate below(double eta, double gain, int below) {
        return new ContinuousUpdate(eta, FeedbackGain.factor(gain, below));
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(context, (float) (eta * factor));
    }

    private static final class Running implements Updater {

        private final String name;
        private final float scale;
        private final Signal pre;
        private final Signal post;
        private final Signal postThen;
        private final Signal change;
        private final WeightSink sink;
        // Two of each: what has been handed over is read after the call in which the next sum begins.
        private final Signal[] heldPre;
        private final Signal[] sum;
        private int turn;
        private boolean following;
        private boolean pending;

        Running(PlasticityContext context, float scale) {
            this.name = context.name();
            this.scale = scale;
            this.pre = context.pre(new Activity());
            this.post = context.post(new Activity());
            this.postThen = context.postScratch();
            this.change = context.postScratch();
            this.sink = context.sink();
            this.heldPre = new Signal[] {context.preScratch(), context.preScratch()};
            this.sum = new Signal[] {context.postScratch(), context.postScratch()};
        }

        @Override
        public void onStep() {
            if (!following || !Changes.between(postThen, post, change, name)) {
                return;
            }
            copy(post, postThen);
            if (pending && !Arrays.equals(pre.array(), heldPre[turn].array())) {
                flush();
            }
            if (!pending) {
                copy(pre, heldPre[turn]);
                Arrays.fill(sum[turn].array(), 0f);
                pending = true;
            }
            float[] total = sum[turn].array();
            float[] d = change.array();
            for (int n = 0; n < d.length; n++) {
                total[n] += d[n];
            }
        }

        private void flush() {
            sink.outer(scale, heldPre[turn], sum[turn]);
            turn = 1 - turn;
            pending = false;
        }

        private static void copy(Signal from, Signal to) {
            System.arraycopy(from.array(), 0, to.array(), 0, to.array().length);
        }

        @Override
        public void onPhaseEnd(Phase phase) {
            if (phase.role() == Phase.Role.FREE) {
                copy(post, postThen);
                following = true;
            } else if (phase.role() == Phase.Role.CLAMPED && following) {
                if (pending) {
                    flush();
                }
                following = false;
            }
        }

        @Override
        public void reset() {
            following = false;
            pending = false;
        }
    }
}
