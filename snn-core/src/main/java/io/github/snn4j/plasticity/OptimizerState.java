package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;

/**
 * A running {@link Optimizer}: its memory for a number of weights. It turns collected changes into steps, one by one and
 * without regard to the others, so parts of the weights may be served by different threads with the same result.
 *
 * <pre>{@code
 * OptimizerState state = new OptimizerState(Optimizer.Adam.of(1e-3), weights.length);
 * state.next(1);
 * state.turn(changes, 0, changes.length, 1f);      // changes now hold the steps: w[n] += changes[n]
 * }</pre>
 */
public final class OptimizerState {

    private final Optimizer optimizer;
    private final float[] first;
    private final float[] second;
    private long steps;
    private float rate;
    private float floor;

    /**
     * Starts without memory of past changes.
     *
     * @param optimizer description
     * @param weights number of weights, {@code >= 0}
     */
    public OptimizerState(Optimizer optimizer, int weights) {
        Check.atLeast(weights, 0, "OptimizerState.weights");
        this.optimizer = optimizer;
        boolean adaptive = optimizer instanceof Optimizer.Adam || optimizer instanceof Optimizer.Adamax;
        this.first = new float[adaptive || optimizer instanceof Optimizer.Momentum ? weights : 0];
        this.second = new float[adaptive || optimizer instanceof Optimizer.RMaxProp ? weights : 0];
    }

    /**
     * Starts the next step.
     *
     * @param factor factor on the learning rate, for schedules, {@code >= 0}
     */
    public void next(double factor) {
        Check.nonNegative(factor, "OptimizerState.next factor", "");
        steps++;
        floor = 0f;
        if (optimizer instanceof Optimizer.Sgd o) {
            rate = (float) (o.rate() * factor);
        } else if (optimizer instanceof Optimizer.Momentum o) {
            rate = (float) (o.rate() * factor);
        } else if (optimizer instanceof Optimizer.Adam o) {
            double correction = Math.sqrt(1 - StrictMath.pow(o.beta2(), steps));
            rate = (float) (o.rate() * correction / (1 - StrictMath.pow(o.beta1(), steps)) * factor);
            floor = (float) (o.epsilon() * correction);
        } else if (optimizer instanceof Optimizer.Adamax o) {
            rate = (float) (o.rate() / (1 - StrictMath.pow(o.beta1(), steps)) * factor);
            floor = (float) o.epsilon();
        } else if (optimizer instanceof Optimizer.RMaxProp o) {
            rate = (float) (o.rate() * factor);
            floor = (float) o.epsilon();
        }
    }

    /**
     * Turns changes into the steps to add to the weights. Each weight must be served once per {@link #next}.
     *
     * @param changes collected changes, uphill; receives the steps
     * @param from first weight
     * @param to one past the last weight
     * @param share factor on the changes, such as one over the number of samples
     */
    public void turn(float[] changes, int from, int to, float share) {
        if (optimizer instanceof Optimizer.Sgd) {
            float step = rate * share;
            for (int n = from; n < to; n++) {
                changes[n] = step * changes[n];
            }
        } else if (optimizer instanceof Optimizer.Momentum o) {
            momentum(changes, from, to, share, (float) o.decay());
        } else if (optimizer instanceof Optimizer.Adam o) {
            adam(changes, from, to, share, o.beta1(), o.beta2());
        } else if (optimizer instanceof Optimizer.Adamax o) {
            adamax(changes, from, to, share, o.beta1(), (float) o.beta2());
        } else if (optimizer instanceof Optimizer.RMaxProp o) {
            rmaxProp(changes, from, to, share, (float) o.decay());
        }
    }

    private void momentum(float[] changes, int from, int to, float share, float decay) {
        float[] m = first;
        float step = rate;
        for (int n = from; n < to; n++) {
            float y = decay * m[n] + share * changes[n];
            m[n] = y;
            changes[n] = step * y;
        }
    }

    private void adam(float[] changes, int from, int to, float share, double beta1, double beta2) {
        float[] m = first;
        float[] s = second;
        float step = rate;
        float epsilon = floor;
        float b1 = (float) beta1;
        float b2 = (float) beta2;
        float c1 = (float) (1 - beta1);
        float c2 = (float) (1 - beta2);
        for (int n = from; n < to; n++) {
            float g = changes[n] * share;
            float y = b1 * m[n] + c1 * g;
            float z = b2 * s[n] + c2 * g * g;
            m[n] = y;
            s[n] = z;
            changes[n] = step * y / ((float) Math.sqrt(z) + epsilon);
        }
    }

    private void adamax(float[] changes, int from, int to, float share, double beta1, float b2) {
        float[] m = first;
        float[] u = second;
        float step = rate;
        float epsilon = floor;
        float b1 = (float) beta1;
        float c1 = (float) (1 - beta1);
        for (int n = from; n < to; n++) {
            float g = changes[n] * share;
            float y = b1 * m[n] + c1 * g;
            float z = Math.max(b2 * u[n], Math.abs(g) + epsilon);
            m[n] = y;
            u[n] = z;
            changes[n] = step * y / z;
        }
    }

    private void rmaxProp(float[] changes, int from, int to, float share, float decay) {
        float[] s = second;
        float step = rate;
        float epsilon = floor;
        for (int n = from; n < to; n++) {
            float g = changes[n] * share;
            float z = Math.max(decay * s[n], g * g);
            s[n] = z;
            changes[n] = step * g / ((float) Math.sqrt(z) + epsilon);
        }
    }
}
