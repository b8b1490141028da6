package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PhaseView;
import java.util.Arrays;

/**
 * Graded leaky unit whose output can be held at a target, at once or little by little.
 *
 * <pre>
 *   tau dx/dt = -x + input                      x := x P + input (1 - P),  P = exp(-dt/tau)
 *
 *   activity = f(x)                                                    if free
 *   tauTarget d(activity)/dt = target - activity                       in a phase with the role CLAMPED
 *   activity := activity Q + target (1 - Q),   Q = exp(-dt/tauTarget), 0 if tauTarget is 0
 * </pre>
 *
 * <p>Clamping concerns populations whose external variable {@value #TARGET} has been set; x goes on following the input
 * meanwhile. Targets outside the range of f are refused. Everything else is as {@link LeakyRate}, which is the model
 * for the other layers. State variables: {@code x}, {@code activity}. External variable: {@value #TARGET}. Verified by
 * {@code ClampedRateTest}.
 *
 * @param tauMs time constant in ms, {@code >= 0}; 0 follows the input at once
 * @param transfer non-linearity f
 * @param tauTargetMs time constant in ms with which the target takes over, {@code >= 0}; 0 holds the output at once
 */
public record ClampedRate(double tauMs, Transfer transfer, double tauTargetMs) implements NeuronModel {

    /** External variable that the output is held at. */
    public static final String TARGET = "target";

    /** Validates the time constants. */
    public ClampedRate {
        Check.nonNegative(tauMs, "ClampedRate.tauMs", "ms");
        Check.nonNegative(tauTargetMs, "ClampedRate.tauTargetMs", "ms");
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Dynamics {

        private final Transfer transfer;
        private final TargetRange range;
        private final float decay;
        private final float gain;
        private final float keep;
        private final float take;
        private final int size;
        private final float[] x;
        private final float[] activity;
        private final DynamicsContext.Input input;
        private final DynamicsContext.External target;
        private final PhaseView phase;

        Running(ClampedRate model, DynamicsContext context) {
            this.transfer = model.transfer();
            this.range = new TargetRange(context.name(), transfer);
            double p = model.tauMs() > 0 ? context.timeStep().decay(model.tauMs()) : 0;
            double q = model.tauTargetMs() > 0 ? context.timeStep().decay(model.tauTargetMs()) : 0;
            this.decay = (float) p;
            this.gain = (float) (1 - p);
            this.keep = (float) q;
            this.take = (float) (1 - q);
            this.size = context.size();
            this.x = context.state("x", 0f);
            this.activity = context.state("activity", transfer.valueAt(0f));
            this.input = context.input(Receptor.INPUT);
            this.target = context.external(TARGET);
            this.phase = context.phase();
        }

        @Override
        public void step(Slice slice, SpikeBlock out) {
            float[] arrived = input.array(slice);
            float[] wanted = target.array();
            boolean clamped = target.present() && phase.role() == Phase.Role.CLAMPED;
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int from = b * size + slice.from();
                int to = b * size + slice.to();
                for (int n = from; n < to; n++) {
                    x[n] = x[n] * decay + arrived[n] * gain;
                }
                Arrays.fill(arrived, from, to, 0f);
                if (clamped) {
                    range.check(wanted, from, to);
                    for (int n = from; n < to; n++) {
                        activity[n] = activity[n] * keep + wanted[n] * take;
                    }
                } else {
                    RateFunctions.apply(transfer, x, activity, from, to);
                }
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
