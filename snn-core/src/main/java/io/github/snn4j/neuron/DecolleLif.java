package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;
import java.util.List;

/**
 * The leaky neuron of deep continuous local learning: two low-pass filters of the input, a refractory trace of the own
 * spikes in place of a reset, a threshold at zero and a bias.
 *
 * <pre>
 *   p := alpha p + (1 - alpha) (1 - beta) gain q    alpha = exp(-dt/tauMem)   p reads q before it is renewed
 *   q := beta q + x                                 beta  = exp(-dt/tauSyn)   x: weights that arrive at "input"
 *   u  = p + b + r                                  b: weights that arrive at "bias" in this step
 *   s  = 1 if u &gt; 0, else 0
 *   r := rho r - (1 - rho) refractoryWeight s       rho = exp(-dt/tauRef)     acts from the next step on
 * </pre>
 *
 * <p>The filters together have a steady gain of 1: a constant input x ends at {@code p = gain x}. The paper filters every
 * presynaptic train and then weighs it ({@code u = W P + b + r}); here arrivals are weighed first and filtered then,
 * which is the same while the weights stand still and costs one addition per synapse and spike instead of one per
 * synapse and step. When weights move, a spike acts with the weight that it met on arrival.
 *
 * <p>The bias is a projection too, so that it learns like any other weight: let a neuron that fires in every step ({@code
 * new BernoulliSource(1)}) project to {@link #BIAS} without delay. A neuron without input and bias has {@code u = 0} and
 * is silent, since the threshold must be passed.
 *
 * <p>Timing: an input spike moves the membrane one step after it arrived, a bias in the step of arrival. State variables
 * are {@code u}, the membrane; {@code q} and {@code p}, the filters; {@code r}, what the trace will be in the next step.
 *
 * <p>Reference: J. Kaiser, H. Mostafa &amp; E. Neftci, Front. Neurosci. 14:424, 2020, doi 10.3389/fnins.2020.00424.
 * Verified by {@code DecolleLifTest}.
 *
 * @param tauMemMs time constant of the membrane filter in ms, {@code > 0}
 * @param tauSynMs time constant of the synaptic filter in ms, {@code > 0}
 * @param tauRefMs time constant of the refractory trace in ms, {@code > 0}
 * @param refractoryWeight depth that the refractory trace of a neuron which always fires tends to, {@code >= 0}
 * @param gain factor on the input, {@code > 0}
 */
public record DecolleLif(double tauMemMs, double tauSynMs, double tauRefMs, double refractoryWeight, double gain)
        implements NeuronModel {

    /** Where weights arrive that act on the membrane at once and unfiltered. */
    public static final Receptor BIAS = new Receptor("bias");

    private static final List<Receptor> RECEPTORS = List.of(Receptor.INPUT, BIAS);

    /** Validates the parameters. */
    public DecolleLif {
        Check.positive(tauMemMs, "DecolleLif.tauMemMs", "ms");
        Check.positive(tauSynMs, "DecolleLif.tauSynMs", "ms");
        Check.positive(tauRefMs, "DecolleLif.tauRefMs", "ms");
        Check.nonNegative(refractoryWeight, "DecolleLif.refractoryWeight", "");
        Check.positive(gain, "DecolleLif.gain", "");
    }

    /**
     * The neuron of the paper: 0.97, 0.92 and 0.65 of the filters are left after 1 ms, refractory weight 1.
     *
     * @return the model, time constants 32.8, 12.0 and 2.3 ms
     */
    public static DecolleLif published() {
        return ofDecays(0.97, 0.92, 0.65, 1);
    }

    /**
     * Time constants from what is left of a filter after a step.
     *
     * @param alpha of the membrane filter, in (0, 1)
     * @param beta of the synaptic filter, in (0, 1)
     * @param rho of the refractory trace, in (0, 1)
     * @param dtMs step that these belong to, in ms
     * @return the model, refractory weight 1, gain 1
     */
    public static DecolleLif ofDecays(double alpha, double beta, double rho, double dtMs) {
        return new DecolleLif(tau(alpha, dtMs, "alpha"), tau(beta, dtMs, "beta"), tau(rho, dtMs, "rho"), 1, 1);
    }

    private static double tau(double decay, double dtMs, String name) {
        Check.argument(decay > 0 && decay < 1, () -> "DecolleLif." + name + " must be in (0, 1), got " + decay);
        return -dtMs / StrictMath.log(decay);
    }

    /**
     * Another factor on the input.
     *
     * @param factor gain, {@code > 0}
     * @return changed copy
     */
    public DecolleLif withGain(double factor) {
        return new DecolleLif(tauMemMs, tauSynMs, tauRefMs, refractoryWeight, factor);
    }

    @Override
    public List<Receptor> receptors() {
        return RECEPTORS;
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Dynamics {

        private final float alpha;
        private final float coupling;
        private final float beta;
        private final float rho;
        private final float depth;
        private final int size;
        private final float[] u;
        private final float[] q;
        private final float[] p;
        private final float[] r;
        private final DynamicsContext.Input biases;

        Running(DecolleLif model, DynamicsContext context) {
            double a = context.timeStep().decay(model.tauMemMs);
            double b = context.timeStep().decay(model.tauSynMs);
            double c = context.timeStep().decay(model.tauRefMs);
            this.alpha = (float) a;
            this.coupling = (float) ((1 - a) * (1 - b) * model.gain);
            this.beta = (float) b;
            this.rho = (float) c;
            this.depth = (float) ((1 - c) * model.refractoryWeight);
            this.size = context.size();
            this.u = context.state("u", 0f);
            this.q = context.arrivalState("q", Receptor.INPUT);
            this.p = context.state("p", 0f);
            this.r = context.state("r", 0f);
            this.biases = context.input(BIAS);
        }

        @Override
        public void step(Slice slice, SpikeBlock out) {
            boolean biased = biases.touched(slice);
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int from = b * size + slice.from();
                int to = b * size + slice.to();
                filter(from, to);
                if (biased) {
                    addBias(biases.array(slice), from, to);
                }
                out.emitted(b, fire(from, to, b * size, out.target(b)));
            }
        }

        /** Without branches, so that the compiler makes SIMD of it. */
        private void filter(int from, int to) {
            float[] us = u;
            float[] qs = q;
            float[] ps = p;
            float[] rs = r;
            float a = alpha;
            float c = coupling;
            float be = beta;
            float rh = rho;
            for (int n = from; n < to; n++) {
                float y = a * ps[n] + c * qs[n];
                ps[n] = y;
                qs[n] = be * qs[n];
                us[n] = y + rs[n];
                rs[n] = rh * rs[n];
            }
        }

        private void addBias(float[] arrived, int from, int to) {
            float[] us = u;
            for (int n = from; n < to; n++) {
                us[n] += arrived[n];
            }
            Arrays.fill(arrived, from, to, 0f);
        }

        private int fire(int from, int to, int base, int[] fired) {
            int count = 0;
            for (int n = from; n < to; n++) {
                if (u[n] > 0f) {
                    fired[count++] = n - base;
                    r[n] -= depth;
                }
            }
            return count;
        }

        @Override
        public String membrane() {
            return "u";
        }

        @Override
        public float[] distanceToThreshold() {
            return u;
        }
    }
}
