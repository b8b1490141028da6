package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PhaseView;
import java.util.List;

/**
 * Value node of predictive coding. It moves away from its own error and towards what lowers the errors that it causes:
 *
 * <pre>
 *   x := x + h Sigma (-eps + f'(x) fed)     eps: what arrives at ERROR, fed: what arrives at FEEDBACK, W' eps above
 *   x := x - Sigma eps                      in a phase of role FREE: x becomes its prediction, feedback is ignored
 *   x := target                             where {@code held} is 1
 *   activity = f(x)
 * </pre>
 *
 * <p>A step is one Euler step of gradient descent on the free energy. The factor Sigma, the variance of the unit's own
 * {@link ErrorUnit}, gives units of every variance the same time constant. Errors must arrive with a delay of one step,
 * so that all units move at once. After as many FREE steps as there are layers, the net is in the state of a
 * feed-forward pass.
 *
 * <p>With {@code fixedPrediction} the activity, and with it f'(x) and all predictions, keeps its value of the FREE
 * phase while x relaxes. The errors then settle exactly at the gradient of back-propagation.
 *
 * <p>State variables: {@code x}, {@code activity}. External variables: {@code target}; {@code held}, 1 where x is
 * clamped to it and 0 elsewhere; {@code rate}, a factor on h, 1 until set. {@link ErrorUnit#VALUE} senses x, all
 * other receptors the activity.
 *
 * <p>References: J.C.R. Whittington &amp; R. Bogacz, Neural Comput. 29:1229-1262, 2017, doi 10.1162/NECO_a_00949. Fixed
 * predictions: B. Millidge, A. Tschantz &amp; C.L. Buckley, Neural Comput. 34:1329-1368, 2022, arXiv 2006.04182.
 * Verified by {@code ValueUnitTest}.
 *
 * @param transfer non-linearity f
 * @param step Euler step h in (0, 1], without unit
 * @param variance variance Sigma of the unit's own error unit, {@code > 0}; 1 if it has none
 * @param fixedPrediction whether the activity stays as the FREE phase has left it
 */
public record ValueUnit(Transfer transfer, double step, double variance, boolean fixedPrediction)
        implements NeuronModel {

    /** What the errors caused by this unit send back; the default. */
    public static final Receptor FEEDBACK = new Receptor("feedback");

    /** The unit's own error, one-to-one. */
    public static final Receptor ERROR = new Receptor("error");

    /** Validates the parameters. */
    public ValueUnit {
        Check.inRange(step, Double.MIN_NORMAL, 1, "ValueUnit.step");
        Check.positive(variance, "ValueUnit.variance", "");
    }

    /**
     * A unit of variance 1 whose predictions follow it.
     *
     * @param transfer non-linearity
     * @param step Euler step
     * @return the model
     */
    public static ValueUnit of(Transfer transfer, double step) {
        return new ValueUnit(transfer, step, 1, false);
    }

    @Override
    public List<Receptor> receptors() {
        return List.of(FEEDBACK, ERROR);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Dynamics {

        private final Transfer transfer;
        private final float variance;
        private final float rate;
        private final boolean fixed;
        private final int size;
        private final float[] x;
        private final float[] activity;
        private final DynamicsContext.Input feedback;
        private final DynamicsContext.Input errors;
        private final DynamicsContext.External target;
        private final DynamicsContext.External held;
        private final DynamicsContext.External factor;
        private final PhaseView phase;

        Running(ValueUnit model, DynamicsContext context) {
            this.transfer = model.transfer();
            this.variance = (float) model.variance();
            this.rate = (float) (model.step() * model.variance());
            this.fixed = model.fixedPrediction();
            this.size = context.size();
            this.x = context.state("x", 0f);
            this.activity = context.state("activity", model.transfer().valueAt(0f));
            this.feedback = context.input(FEEDBACK);
            this.errors = context.input(ERROR);
            this.target = context.external("target");
            this.held = context.external("held");
            this.factor = context.external("rate");
            this.phase = context.phase();
        }

        @Override
        public void step(Slice slice, SpikeBlock out) {
            boolean free = phase.role() == Phase.Role.FREE;
            float[] fed = feedback.array(slice);
            float[] e = errors.array(slice);
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int from = b * size + slice.from();
                int to = b * size + slice.to();
                if (free) {
                    followPrediction(e, fed, from, to);
                } else {
                    descend(e, fed, from, to);
                }
                if (held.present()) {
                    hold(from, to);
                }
                if (free || !fixed) {
                    RateFunctions.apply(transfer, x, activity, from, to);
                }
            }
        }

        private void followPrediction(float[] e, float[] fed, int from, int to) {
            for (int n = from; n < to; n++) {
                x[n] -= variance * e[n];
                e[n] = 0f;
                fed[n] = 0f;
            }
        }

        private void descend(float[] e, float[] fed, int from, int to) {
            RateFunctions.timesSlope(transfer, activity, fed, from, to);
            float[] f = factor.array();
            boolean scaled = factor.present();
            for (int n = from; n < to; n++) {
                float h = scaled ? rate * f[n] : rate;
                x[n] += h * (fed[n] - e[n]);
                e[n] = 0f;
                fed[n] = 0f;
            }
        }

        private void hold(int from, int to) {
            float[] h = held.array();
            float[] t = target.array();
            for (int n = from; n < to; n++) {
                x[n] = (1f - h[n]) * x[n] + h[n] * t[n];
            }
        }

        @Override
        public String membrane() {
            return "x";
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
