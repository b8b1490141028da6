package io.github.snn4j.learning.stdp;

import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;

/**
 * Wraps a rule and keeps the sum, or the Euclidean norm, of every postsynaptic neuron's incoming weights.
 *
 * <pre>
 *   SUM         w[i][j] := w[i][j] total / sum_i w[i][j]             neurons for which it is 0 are left alone
 *   EUCLIDEAN   w[i][j] := w[i][j] total / sqrt(sum_i w[i][j]^2)
 * </pre>
 *
 * <p>Timing: at the end of every trial, after the changes of the inner rule, so that weights read between trials
 * have the right size; and in the first step of every trial, before those changes, so that starting weights and
 * weights set from outside are scaled too. In that first step the spikes have been delivered already; to have the
 * size from the very first spike, set weights of that size. While learning is off nothing is scaled. With an
 * optimiser ({@code Application.perTrial}) the step of the optimiser comes after the end of the trial, so the size
 * is right from the first step of the next one.
 *
 * <p>Scaling is a constraint, not a change: it is not subject to the bounds of the projection. Reference: P.U. Diehl
 * &amp; M. Cook, Front. Comput. Neurosci. 9:99, 2015, doi 10.3389/fncom.2015.00099 (784 inputs, total 78). Verified
 * by {@code NormalizedIncomingTest}.
 *
 * @param inner rule that changes the weights
 * @param norm what is kept: the sum, or the Euclidean norm
 * @param total wanted sum or norm in units of the weight, {@code > 0}
 */
public record NormalizedIncoming(PlasticityRule inner, Norm norm, double total) implements PlasticityRule {

    /** Validates the total. */
    public NormalizedIncoming {
        if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("NormalizedIncoming.total must be > 0, got " + total);
        }
    }

    /**
     * Keeps the sum.
     *
     * @param inner rule that changes the weights
     * @param total wanted sum in units of the weight, {@code > 0}
     */
    public NormalizedIncoming(PlasticityRule inner, double total) {
        this(inner, Norm.SUM, total);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(inner.bind(context), context.sink(), norm, (float) total);
    }

    private static final class Running implements Updater {

        private final Updater inner;
        private final WeightSink sink;
        private final Norm norm;
        private final float total;
        private boolean first = true;

        Running(Updater inner, WeightSink sink, Norm norm, float total) {
            this.inner = inner;
            this.sink = sink;
            this.norm = norm;
            this.total = total;
        }

        @Override
        public void onStep() {
            if (first) {
                first = false;
                sink.normalizeIncoming(norm, total);
            }
            inner.onStep();
        }

        @Override
        public void onPhaseEnd(Phase phase) {
            inner.onPhaseEnd(phase);
        }

        @Override
        public void onTrialEnd() {
            inner.onTrialEnd();
            sink.normalizeIncoming(norm, total);
        }

        @Override
        public void reset() {
            inner.reset();
            first = true;
        }
    }
}
