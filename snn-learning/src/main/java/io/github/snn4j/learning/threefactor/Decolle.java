package io.github.snn4j.learning.threefactor;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.neuron.Propagators;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Psp;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.time.TimeStep;
import org.jspecify.annotations.Nullable;

/**
 * Deep continuous local learning: in every step the weights of a layer follow the gradient of the layer's own loss in
 * that step, without anything from other layers or from earlier steps but the filtered input.
 *
 * <pre>
 *   dw[i][j] = -eta (m[j] psi(u[j]) + dA/du[j]) P[i]
 *
 *   m    dL/ds of the neuron, its third factor, usually of a {@code LocalReadout}
 *   psi  stand-in for the derivative of the spike; the paper takes 1 / (1 + 10 |u|)^2
 *   P    presynaptic spikes through both filters of the neuron, one value per presynaptic neuron
 *   A    = regularisation (mean max(0, u + 0.01) + 0.003 max(0, mean(0.1 - sigmoid(u)))), means over the layer:
 *          neurons far above threshold are held down, a layer that is all but silent is lifted
 * </pre>
 *
 * <p>All state is per neuron; a synapse holds its weight and nothing else. The change is handed over as one outer
 * product per step and projection, summed over the samples. It is applied at once ({@code Application.immediate()}, eta
 * is the learning rate), or by an optimiser in every step or every few ({@code Application.everySteps}, eta 1).
 *
 * <p>Both factors change little from step to step, and the product of the whole arrays is nearly all the work. With a
 * {@linkplain #withWindow window} of n steps each is summed over n learning steps first, and one product is handed over:
 *
 * <pre>
 *   dw[i][j] = -eta (sum_t e[j](t)) (sum_t P[i](t)) / n      e  what stands in brackets above
 * </pre>
 *
 * This is the sum of the n single changes but for the covariance of the two factors within the window, {@code sum_t (e -
 * mean e) (P - mean P)}, and equal to it where one of them stands still, as P does for a bias. A window that is not full
 * is handed over when the trial ends. To sum the single changes themselves, leave the window at 1 and let {@code
 * Application.everySteps} collect them.
 *
 * <p>{@link Arrival#FILTERED} is for projections to the input, {@link Arrival#DIRECT} for those to {@link
 * DecolleLif#BIAS}, whose P is 1 in a step in which the presynaptic neuron fired.
 *
 * <p>A change that is NaN or infinite stops the run with the name of the projection and the step; the weights are those
 * of the step before. Reference: J. Kaiser, H. Mostafa &amp; E. Neftci, Front. Neurosci. 14:424, 2020, doi
 * 10.3389/fnins.2020.00424. Verified by {@code DecolleTest}.
 *
 * @param eta learning rate, {@code >= 0}
 * @param neuron postsynaptic neuron, for its filters
 * @param arrival where the projection ends
 * @param surrogate stand-in for the derivative of the spike
 * @param regularisation strength of the activity regulariser, {@code >= 0}
 * @param window learning steps from one change to the next, {@code >= 1}
 */
public record Decolle(
        double eta, DecolleLif neuron, Arrival arrival, Surrogate surrogate, double regularisation, int window)
        implements PlasticityRule {

    /** Where the projection ends. */
    public enum Arrival {
        /** At the input, behind both filters. */
        FILTERED,
        /** At the bias, straight on the membrane. */
        DIRECT
    }

    /** Validates the parameters. */
    public Decolle {
        Require.nonNegative(eta, "Decolle.eta");
        Require.nonNegative(regularisation, "Decolle.regularisation");
        Require.that(window >= 1, "Decolle.window must be >= 1", window);
    }

    /**
     * The rule of the paper: fast sigmoid of slope 10, no regulariser, a change in every step.
     *
     * @param eta learning rate; 1 with an optimiser
     * @param neuron postsynaptic neuron
     * @return the rule, for projections to the input
     */
    public static Decolle of(double eta, DecolleLif neuron) {
        return new Decolle(eta, neuron, Arrival.FILTERED, new Surrogate(Surrogate.Shape.FAST_SIGMOID, 10), 0, 1);
    }

    /**
     * The same rule for projections to the bias.
     *
     * @return changed copy
     */
    public Decolle forBias() {
        return new Decolle(eta, neuron, Arrival.DIRECT, surrogate, regularisation, window);
    }

    /**
     * Another activity regulariser.
     *
     * @param strength factor, {@code >= 0}
     * @return changed copy
     */
    public Decolle withRegularisation(double strength) {
        return new Decolle(eta, neuron, arrival, surrogate, strength, window);
    }

    /**
     * One change for several steps. With an optimiser let it step as often: {@code Application.everySteps(optimizer,
     * steps)}.
     *
     * @param steps learning steps from one change to the next, {@code >= 1}
     * @return changed copy
     */
    public Decolle withWindow(int steps) {
        return new Decolle(eta, neuron, arrival, surrogate, regularisation, steps);
    }

    /** The filters of the neuron have a steady gain of 1, those of the signal solve the differential equation. */
    private double scale(TimeStep timeStep) {
        if (arrival == Arrival.DIRECT) {
            return 1;
        }
        double alpha = timeStep.decay(neuron.tauMemMs());
        double beta = timeStep.decay(neuron.tauSynMs());
        return neuron.gain()
                * (1 - alpha)
                * (1 - beta)
                / Propagators.currentToMembrane(neuron.tauMemMs(), neuron.tauSynMs(), timeStep.dtMs());
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final String name;
        private final Signal pre;
        private final Signal error;
        private final Signal derivative;
        private final Signal membrane;
        private final Signal product;
        private final WeightSink sink;
        private final float factor;
        private final Activeness activeness;
        private final boolean regular;
        private final @Nullable Window window;
        private long step;

        Running(Decolle rule, PlasticityContext context) {
            this.name = context.name();
            this.pre = context.pre(
                    rule.arrival == Arrival.DIRECT
                            ? new Activity()
                            : new Psp(rule.neuron.tauMemMs(), rule.neuron.tauSynMs()));
            this.error = context.modulator();
            this.derivative = context.post(rule.surrogate);
            this.membrane = context.post(new Membrane());
            this.product = context.postScratch();
            this.sink = context.sink();
            this.factor = (float) (-rule.eta * rule.scale(context.timeStep()));
            this.activeness = new Activeness(rule.regularisation);
            this.regular = rule.regularisation > 0;
            this.window = rule.window > 1 ? new Window(rule.window, context) : null;
        }

        @Override
        public void onStep() {
            float sum = multiply(error.array(), derivative.array(), product.array());
            if (regular) {
                for (int b = 0; b < product.batch(); b++) {
                    activeness.addGradient(membrane.array(), b * product.size(), product.size(), product.array());
                }
                sum = total(product.array());
            }
            if (!(sum <= Float.MAX_VALUE)) {
                throw new ArithmeticException("Projection '" + name + "': the change of the weights is not finite in"
                        + " learning step " + step + " of the trial; use a smaller learning rate");
            }
            step++;
            if (window == null) {
                if (sum > 0f) {
                    sink.outer(factor, pre, product);
                }
            } else if (window.add(pre, product, sum)) {
                window.handOver(sink, factor);
            }
        }

        @Override
        public void onTrialEnd() {
            if (window != null) {
                window.handOver(sink, factor);
            }
        }

        /** The sum of magnitudes tells whether there is anything to change, and whether all of it is finite. */
        private static float multiply(float[] x, float[] y, float[] out) {
            for (int n = 0; n < out.length; n++) {
                out[n] = x[n] * y[n];
            }
            return total(out);
        }

        private static float total(float[] x) {
            float s0 = 0f;
            float s1 = 0f;
            float s2 = 0f;
            float s3 = 0f;
            int n = 0;
            for (; n + 3 < x.length; n += 4) {
                s0 += Math.abs(x[n]);
                s1 += Math.abs(x[n + 1]);
                s2 += Math.abs(x[n + 2]);
                s3 += Math.abs(x[n + 3]);
            }
            for (; n < x.length; n++) {
                s0 += Math.abs(x[n]);
            }
            return s0 + s1 + s2 + s3;
        }

        @Override
        public void reset() {
            step = 0;
            if (window != null) {
                window.clear();
            }
        }
    }

    /** Sums of both factors over some learning steps. What was handed over stays as it is until the next step. */
    private static final class Window {

        private final int steps;
        private final Signal pre;
        private final Signal post;
        private int collected;
        private boolean error;

        Window(int steps, PlasticityContext context) {
            this.steps = steps;
            this.pre = context.preScratch();
            this.post = context.postScratch();
        }

        /** Whether the window is full now. */
        boolean add(Signal p, Signal e, float size) {
            error |= size > 0f;
            if (collected == 0) {
                System.arraycopy(p.array(), 0, pre.array(), 0, pre.array().length);
                System.arraycopy(e.array(), 0, post.array(), 0, post.array().length);
            } else {
                add(p.array(), pre.array());
                add(e.array(), post.array());
            }
            return ++collected == steps;
        }

        private static void add(float[] x, float[] sum) {
            for (int n = 0; n < sum.length; n++) {
                sum[n] += x[n];
            }
        }

        void handOver(WeightSink sink, float factor) {
            if (error) {
                sink.outer(factor / collected, pre, post);
            }
            clear();
        }

        void clear() {
            collected = 0;
            error = false;
        }
    }
}
