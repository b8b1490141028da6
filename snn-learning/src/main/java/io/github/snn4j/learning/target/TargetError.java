package io.github.snn4j.learning.target;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.State;

/**
 * How far graded units are from the target values that another population holds for them, as their third factor:
 *
 * <pre>
 *   m[j] = (target[j] - y[j]) f'(x[j])          y = f(x)
 * </pre>
 *
 * <p>With {@link TargetLearning} it descends the squared distance {@code sum_j (target[j] - y[j])^2 / 2}; with {@code
 * LINEAR} as transfer the slope is left out, which for logistic units descends the cross-entropy. The slope is taken
 * from y, so it costs a multiplication; at the corners of a function with corners it is that of the flat side.
 *
 * <p>Both populations are read after the step, that is, with what arrived in it. Reference: D.-H. Lee, S. Zhang, A.
 * Fischer &amp; Y. Bengio, ECML-PKDD 2015, doi 10.1007/978-3-319-23528-8_31. Verified by {@code TargetErrorTest}.
 *
 * @param target population of the same size that holds the targets
 * @param variable state variable of it that is the target
 * @param transfer transfer function whose slope counts
 */
public record TargetError(String target, String variable, Transfer transfer) implements LearningSignal {

    /** Validates the names. */
    public TargetError {
        Require.that(!target.isBlank(), "TargetError.target must name a population", target);
        Require.that(!variable.isBlank(), "TargetError.variable must name a state variable", variable);
    }

    /**
     * The output of another population as target.
     *
     * @param target population of the same size
     * @param transfer transfer function whose slope counts
     * @return the signal
     */
    public static TargetError of(String target, Transfer transfer) {
        return new TargetError(target, "activity", transfer);
    }

    @Override
    public Source bind(LearningSignalContext context) {
        int wanted = context.size();
        int got = context.sizeOf(target);
        Require.that(
                wanted == got,
                () -> "TargetError of '" + context.population() + "': target population '" + target + "' must have "
                        + wanted + " units, got " + got);
        Signal own = context.signal(context.population(), new Activity());
        Signal wantedValues = context.signal(target, new State(variable));
        return modulator -> compute(own.array(), wantedValues.array(), modulator, transfer);
    }

    private static void compute(float[] y, float[] t, float[] m, Transfer transfer) {
        for (int n = 0; n < m.length; n++) {
            m[n] = t[n] - y[n];
        }
        switch (transfer) {
            case LINEAR -> {}
            case RELU -> {
                for (int n = 0; n < m.length; n++) {
                    m[n] = y[n] > 0f ? m[n] : 0f;
                }
            }
            case TANH -> {
                for (int n = 0; n < m.length; n++) {
                    m[n] *= 1f - y[n] * y[n];
                }
            }
            case LOGISTIC -> {
                for (int n = 0; n < m.length; n++) {
                    m[n] *= y[n] * (1f - y[n]);
                }
            }
            case HARD_SIGMOID -> {
                for (int n = 0; n < m.length; n++) {
                    m[n] = y[n] > 0f && y[n] < 1f ? m[n] : 0f;
                }
            }
        }
    }
}
