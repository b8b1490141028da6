package io.github.snn4j.learning.dendritic;

import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;

/** The product of a presynaptic and a postsynaptic value as a change: in every step behind a filter, or once a phase. */
final class FilteredOuter {

    private FilteredOuter() {}

    /**
     * Makes the updater that the timing asks for.
     *
     * @param context where the sink comes from
     * @param eta factor: per ms if continuous, else per phase
     * @param timing when to change weights
     * @param pre presynaptic values
     * @param post postsynaptic values
     * @return updater
     */
    static PlasticityRule.Updater of(PlasticityContext context, double eta, Timing timing, Signal pre, Signal post) {
        if (timing instanceof Timing.Continuous c) {
            return new Continuous(context, eta, c, pre, post);
        }
        return atPhaseEnd(context.sink(), (float) eta, ((Timing.AtPhaseEnd) timing).role(), pre, post);
    }

    private static PlasticityRule.Updater atPhaseEnd(
            WeightSink sink, float eta, Phase.Role role, Signal pre, Signal post) {
        return new PlasticityRule.Updater() {
            @Override
            public void onPhaseEnd(Phase phase) {
                if (phase.role() == role) {
                    sink.outer(eta, pre, post);
                }
            }
        };
    }

    /** The filter holds a value per synapse, the sum over the samples; without a filter there is none. */
    private static final class Continuous implements PlasticityRule.Updater {

        private final Signal pre;
        private final Signal post;
        private final WeightSink sink;
        private final float etaPerStep;
        private final float keep;
        private final int lag;
        private final float[] filtered;
        private int steps;

        Continuous(PlasticityContext context, double eta, Timing.Continuous timing, Signal pre, Signal post) {
            this.pre = pre;
            this.post = post;
            this.sink = context.sink();
            this.etaPerStep = (float) (eta * context.timeStep().dtMs());
            this.keep = timing.tauMs() == 0 ? 0f : (float) context.timeStep().decay(timing.tauMs());
            this.lag = context.timeStep().steps(timing.lagMs(), "Timing.Continuous.lagMs");
            this.filtered = new float[keep == 0f ? 0 : Math.multiplyExact(pre.size(), post.size())];
        }

        @Override
        public void onStep() {
            if (++steps <= lag) {
                return;
            }
            if (keep == 0f) {
                sink.outer(etaPerStep, pre, post);
                return;
            }
            for (int i = 0; i < pre.size(); i++) {
                follow(i);
            }
            sink.dense(etaPerStep, filtered);
        }

        private void follow(int i) {
            int width = post.size();
            int row = i * width;
            for (int n = row; n < row + width; n++) {
                filtered[n] *= keep;
            }
            for (int b = 0; b < pre.batch(); b++) {
                float x = (1f - keep) * pre.array()[b * pre.size() + i];
                if (x != 0f) {
                    float[] y = post.array();
                    int from = b * width;
                    for (int j = 0; j < width; j++) {
                        filtered[row + j] += x * y[from + j];
                    }
                }
            }
        }

        @Override
        public void onTrialEnd() {
            steps = 0;
        }

        /** A new start; between patterns that follow one another without a reset the filter runs on. */
        @Override
        public void reset() {
            steps = 0;
            Arrays.fill(filtered, 0f);
        }
    }
}
