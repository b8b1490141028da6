package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import java.util.List;

/**
 * Error node of predictive coding: how far a value lies from its prediction, in units of the variance.
 *
 * <pre>
 *   prediction = what arrives at PREDICTION         mu = W f(x below) + b
 *   activity   = (value - prediction) / variance    eps = (x - mu) / Sigma
 * </pre>
 *
 * <p>The value comes one-to-one from a {@link ValueUnit}, whose potential the receptor {@code VALUE} senses. A
 * population without projections to {@code PREDICTION} has the prediction zero, a prior around zero. The free energy
 * of the population is {@code sum Sigma eps^2 / 2}. The unit has no memory: arrivals of a step count in that step.
 *
 * <p>State variables: {@code activity}, {@code prediction}. Reference: J.C.R. Whittington &amp; R. Bogacz, Neural
 * Comput. 29:1229-1262, 2017, doi 10.1162/NECO_a_00949. Verified by
 * {@code ValueUnitTest}.
 *
 * @param variance variance Sigma of the value around its prediction, {@code > 0}
 */
public record ErrorUnit(double variance) implements NeuronModel {

    /** Predictions arrive here; the default. */
    public static final Receptor PREDICTION = new Receptor("prediction");

    /** Senses the potential of the value unit. */
    public static final Receptor VALUE = new Receptor("value", true);

    /** Validates the variance. */
    public ErrorUnit {
        Check.positive(variance, "ErrorUnit.variance", "");
    }

    @Override
    public List<Receptor> receptors() {
        return List.of(PREDICTION, VALUE);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Dynamics {

        private final float precision;
        private final int size;
        private final float[] activity;
        private final float[] prediction;
        private final DynamicsContext.Input predictions;
        private final DynamicsContext.Input values;

        Running(ErrorUnit model, DynamicsContext context) {
            this.precision = (float) (1 / model.variance());
            this.size = context.size();
            this.activity = context.state("activity", 0f);
            this.prediction = context.state("prediction", 0f);
            this.predictions = context.input(PREDICTION);
            this.values = context.input(VALUE);
        }

        @Override
        public void step(Slice slice, SpikeBlock out) {
            float[] mu = predictions.array(slice);
            float[] x = values.array(slice);
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int to = b * size + slice.to();
                for (int n = b * size + slice.from(); n < to; n++) {
                    float m = mu[n];
                    activity[n] = (x[n] - m) * precision;
                    prediction[n] = m;
                    mu[n] = 0f;
                    x[n] = 0f;
                }
            }
        }

        @Override
        public String membrane() {
            return "activity";
        }

        @Override
        public float[] activity() {
            return activity;
        }

        @Override
        public boolean graded() {
            return true;
        }
    }
}
