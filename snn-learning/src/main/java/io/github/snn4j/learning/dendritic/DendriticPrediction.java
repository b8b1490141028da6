package io.github.snn4j.learning.dendritic;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.State;

/**
 * A dendrite learns to predict what its soma says.
 *
 * <pre>
 *   dw[i][j] = eta (f(u[j]) - f(predicted[j])) r[i]
 * </pre>
 *
 * <p>u is the potential of the soma, {@code predicted} the part of it that the dendrite alone would have caused, r the
 * presynaptic activity. The rule serves the basal dendrite of a {@link io.github.snn4j.neuron.PyramidalCell}, where the
 * difference is the error that reached the apical dendrite, and the dendrite of an
 * {@link io.github.snn4j.neuron.Interneuron}, where it is what the cell above says and the interneuron does not yet.
 *
 * <p>References: J. Sacramento, R. Ponte Costa, Y. Bengio &amp; W. Senn, NeurIPS 2018, pp. 8721-8732, arXiv 1810.11393; R.
 * Urbanczik &amp; W. Senn, Neuron 81:521-528, 2014, doi 10.1016/j.neuron.2013.11.030. Verified by {@code
 * DendriticPredictionTest}.
 *
 * @param eta learning rate, {@code >= 0}: per ms if continuous, else per phase
 * @param timing when weights change
 */
public record DendriticPrediction(double eta, Timing timing) implements PlasticityRule {

    /** Validates the rate. */
    public DendriticPrediction {
        Require.nonNegative(eta, "DendriticPrediction.eta");
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return FilteredOuter.of(context, eta, timing, context.pre(new Activity()), context.post(new State("mismatch")));
    }
}
