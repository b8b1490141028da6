package io.github.snn4j.learning.dendritic;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.State;

/**
 * Synapses of interneurons onto an apical dendrite learn to cancel what comes from the layer above.
 *
 * <pre>
 *   dw[i][j] = -eta vApical[j] r[i]                   (the dendrite rests at 0)
 * </pre>
 *
 * <p>r is the activity of the interneurons. While a teacher acts, the rule learns to cancel the teacher's error as well, so
 * either it learns before, or much more slowly than the cells are taught.
 *
 * <p>Reference: J. Sacramento, R. Ponte Costa, Y. Bengio &amp; W. Senn, NeurIPS 2018, pp. 8721-8732, arXiv 1810.11393.
 * Verified by {@code SelfPredictionTest}.
 *
 * @param eta learning rate, {@code >= 0}: per ms if continuous, else per phase
 * @param timing when weights change
 */
public record ApicalCancellation(double eta, Timing timing) implements PlasticityRule {

    /** Validates the rate. */
    public ApicalCancellation {
        Require.nonNegative(eta, "ApicalCancellation.eta");
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return FilteredOuter.of(context, -eta, timing, context.pre(new Activity()), context.post(new State("vApical")));
    }
}
