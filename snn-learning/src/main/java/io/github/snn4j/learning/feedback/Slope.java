package io.github.snn4j.learning.feedback;

import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.signal.Surrogate;
import java.util.Objects;
import java.util.function.Function;

/**
 * The derivative of a unit's output by its input, with which an error is multiplied on its way through the unit: that
 * of the transfer function of graded units, a surrogate for spiking ones.
 */
public sealed interface Slope {

    /** Factor 1, for errors that are gradients by the input already, such as {@code softmax(x) - target}. */
    record One() implements Slope {}

    /**
     * Derivative of a transfer function, by the activity of the unit.
     *
     * @param transfer transfer function of the graded units
     */
    record OfTransfer(LeakyRate.Transfer transfer) implements Slope {
        /** Refuses a missing transfer function. */
        public OfTransfer {
            Objects.requireNonNull(transfer, "Slope.transfer");
        }
    }

    /**
     * A stand-in for the derivative of a spike.
     *
     * @param surrogate its shape
     */
    record OfSpikes(Surrogate surrogate) implements Slope {
        /** Refuses a missing surrogate. */
        public OfSpikes {
            Objects.requireNonNull(surrogate, "Slope.surrogate");
        }
    }

    /**
     * Factor 1.
     *
     * @return the slope
     */
    static Slope one() {
        return new One();
    }

    /**
     * The derivative of a transfer function.
     *
     * @param transfer transfer function of the graded units
     * @return the slope
     */
    static Slope of(LeakyRate.Transfer transfer) {
        return new OfTransfer(transfer);
    }

    /**
     * A surrogate derivative.
     *
     * @param surrogate its shape
     * @return the slope
     */
    static Slope of(Surrogate surrogate) {
        return new OfSpikes(surrogate);
    }

    /**
     * Gets the signals of the units.
     *
     * @param signals where to ask
     * @return the running factor
     */
    default Factor bind(Function<SignalSpec<Signal>, Signal> signals) {
        if (this instanceof OfSpikes s) {
            Signal psi = signals.apply(s.surrogate());
            return values -> multiply(values, psi.array());
        } else if (this instanceof OfTransfer t && t.transfer() != LeakyRate.Transfer.LINEAR) {
            boolean byInput = t.transfer() == LeakyRate.Transfer.HARD_SIGMOID;
            Signal y = signals.apply(byInput ? new Membrane() : new Activity());
            return values -> multiply(values, y.array(), t.transfer());
        }
        return values -> {};
    }

    /** A running slope. */
    interface Factor {

        /**
         * Multiplies values by the slope of their units.
         *
         * @param values {@code [batch][size]}
         */
        void multiply(float[] values);
    }

    private static void multiply(float[] values, float[] factors) {
        for (int n = 0; n < values.length; n++) {
            values[n] *= factors[n];
        }
    }

    /** Loops without calls, which the compiler turns into SIMD. */
    private static void multiply(float[] values, float[] y, LeakyRate.Transfer transfer) {
        switch (transfer) {
            case TANH -> {
                for (int n = 0; n < values.length; n++) {
                    values[n] *= 1f - y[n] * y[n];
                }
            }
            case LOGISTIC -> {
                for (int n = 0; n < values.length; n++) {
                    values[n] *= y[n] * (1f - y[n]);
                }
            }
            case RELU -> {
                for (int n = 0; n < values.length; n++) {
                    values[n] = y[n] > 0f ? values[n] : 0f;
                }
            }
            case HARD_SIGMOID -> {
                for (int n = 0; n < values.length; n++) {
                    values[n] = y[n] >= 0f && y[n] <= 1f ? values[n] : 0f;
                }
            }
            case LINEAR -> {}
        }
    }
}
