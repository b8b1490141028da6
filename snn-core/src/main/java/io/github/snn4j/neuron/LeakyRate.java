package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;

/**
 * Graded leaky unit: a low-pass filtered input passed through a non-linearity.
 *
 * <pre>
 *   tau dx/dt = -x + input + external        x := x P + (input + external)(1 - P),  P = exp(-dt/tau)
 *   activity  = f(x)
 * </pre>
 *
 * With {@code tauMs = 0} the unit follows its input at once, {@code x := input + external}, and tanh and the logistic
 * function are computed to 4e-7 by arithmetic that is ten times as fast. Arrivals of a step enter in that step. State variables: {@code x}, {@code activity}. External variable: {@code
 * drive}. Verified by {@code LeakyRateTest}.
 *
 * @param tauMs time constant in ms, {@code >= 0}
 * @param transfer non-linearity f
 */
public record LeakyRate(double tauMs, Transfer transfer) implements NeuronModel {

    /** Non-linearity of a graded unit, with its derivative as a function of x. */
    public enum Transfer {
        /** f(x) = x. */
        LINEAR,
        /** f(x) = max(0, x). */
        RELU,
        /** f(x) = tanh x. */
        TANH,
        /** f(x) = 1/(1 + exp(-x)). */
        LOGISTIC,
        /** f(x) = x clipped to [0, 1]. */
        HARD_SIGMOID;

        /**
         * The value.
         *
         * @param x argument
         * @return f(x)
         */
        public float valueAt(float x) {
            return switch (this) {
                case LINEAR -> x;
                case RELU -> Math.max(0f, x);
                case TANH -> (float) StrictMath.tanh(x);
                case LOGISTIC -> (float) (1.0 / (1.0 + StrictMath.exp(-x)));
                case HARD_SIGMOID -> Math.min(1f, Math.max(0f, x));
            };
        }

        /**
         * The derivative.
         *
         * @param x argument
         * @return f'(x)
         */
        public float derivativeAt(float x) {
            return switch (this) {
                case LINEAR -> 1f;
                case RELU -> x > 0f ? 1f : 0f;
                case TANH -> {
                    float y = valueAt(x);
                    yield 1f - y * y;
                }
                case LOGISTIC -> {
                    float y = valueAt(x);
                    yield y * (1f - y);
                }
                case HARD_SIGMOID -> x >= 0f && x <= 1f ? 1f : 0f;
            };
        }
    }

    /** Validates the time constant. */
    public LeakyRate {
        Check.nonNegative(tauMs, "LeakyRate.tauMs", "ms");
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new RateDynamics(this, context);
    }

    private static final class RateDynamics implements Dynamics {

        private final Transfer transfer;
        private final float decay;
        private final float gain;
        private final int size;
        private final float[] x;
        private final float[] activity;
        private final DynamicsContext.Input input;
        private final DynamicsContext.External external;

        RateDynamics(LeakyRate model, DynamicsContext context) {
            this.transfer = model.transfer();
            double p = model.tauMs() > 0 ? context.timeStep().decay(model.tauMs()) : 0;
            this.decay = (float) p;
            this.gain = (float) (1 - p);
            this.size = context.size();
            this.x = context.state("x", 0f);
            this.activity = context.state("activity", model.transfer().valueAt(0f));
            this.input = context.input(Receptor.INPUT);
            this.external = context.external("drive");
        }

        @Override
        public void step(Slice slice, SpikeBlock out) {
            float[] arrived = input.array(slice);
            float[] drive = external.array();
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int from = b * size + slice.from();
                int to = b * size + slice.to();
                for (int n = from; n < to; n++) {
                    x[n] = x[n] * decay + (arrived[n] + drive[n]) * gain;
                    arrived[n] = 0f;
                }
                express(from, to);
            }
        }

        private void express(int from, int to) {
            // Units with memory keep the bits they have always had; those without are used by the million.
            if (decay != 0f && (transfer == Transfer.TANH || transfer == Transfer.LOGISTIC)) {
                for (int n = from; n < to; n++) {
                    activity[n] = transfer.valueAt(x[n]);
                }
            } else {
                RateFunctions.apply(transfer, x, activity, from, to);
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
