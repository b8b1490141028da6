package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.JavaKernels;
import io.github.snn4j.internal.kernel.KernelContext;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.signal.SpikeSignal;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron whose threshold rises with its own firing.
 *
 * <pre>
 *   threshold = lif.vTh + beta a,      tauAdapt da/dt = -a,      at a spike a := a + increment
 * </pre>
 *
 * Two uses share the equation and differ in what the variable means:
 *
 * <ul>
 *   <li>{@code Memory.FAST} (the adaptive neuron of LSNN and e-prop): a belongs to the sample, is forgotten on reset
 * and always
 *       runs. G. Bellec et al., Nat. Commun. 11:3625, 2020, doi 10.1038/s41467-020-17236-y.
 *   <li>{@code Memory.HOMEOSTATIC} (theta of Diehl &amp; Cook): a is slow, shared by all samples, kept on reset and
 * frozen while
 *       learning is off. P.U. Diehl &amp; M. Cook, Front. Comput. Neurosci. 9:99, 2015, doi 10.3389/fncom.2015.00099.
 * </ul>
 *
 * The threshold used in a step is that after the previous step. Under firing at rate r the mean of a is {@code r tau
 * increment}. State variable: {@code theta} (the value of a), besides those of {@link Lif}. Verified by {@code
 * AdaptiveLifTest}.
 *
 * @param lif the neuron without adaptation
 * @param increment added to a at a spike, {@code >= 0}
 * @param tauAdaptMs decay time constant of a in ms, {@code > 0}, may be infinite
 * @param beta effect of a on the threshold
 * @param initial a at the start
 * @param memory what a belongs to
 */
public record AdaptiveLif(Lif lif, double increment, double tauAdaptMs, double beta, double initial, Memory memory)
        implements NeuronModel {

    /** What the adaptation variable belongs to. */
    public enum Memory {
        /** One value per sample and neuron, forgotten on reset. */
        FAST,
        /** One value per neuron, kept on reset, frozen while learning is off. */
        HOMEOSTATIC
    }

    /** Validates all parameters. */
    public AdaptiveLif {
        Check.nonNegative(increment, "AdaptiveLif.increment", "");
        Check.argument(tauAdaptMs > 0, () -> "AdaptiveLif.tauAdaptMs must be > 0 ms, got " + tauAdaptMs);
        Check.finite(beta, "AdaptiveLif.beta");
        Check.finite(initial, "AdaptiveLif.initial");
    }

    /**
     * The adaptive neuron of LSNN and e-prop, {@code threshold = vTh + beta a}, a growing by 1 per spike.
     *
     * @param lif the neuron without adaptation
     * @param tauAdaptMs decay time constant of a in ms
     * @param beta effect on the threshold
     * @return the model
     */
    public static AdaptiveLif alif(Lif lif, double tauAdaptMs, double beta) {
        return new AdaptiveLif(lif, 1, tauAdaptMs, beta, 0, Memory.FAST);
    }

    /**
     * The homeostatic threshold of Diehl &amp; Cook.
     *
     * @param lif the neuron without adaptation
     * @param thetaPlus added to the threshold at a spike
     * @param tauThetaMs decay time constant in ms
     * @return the model
     */
    public static AdaptiveLif homeostatic(Lif lif, double thetaPlus, double tauThetaMs) {
        return new AdaptiveLif(lif, thetaPlus, tauThetaMs, 1, 0, Memory.HOMEOSTATIC);
    }

    @Override
    public List<Receptor> receptors() {
        return lif.receptors();
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        boolean homeostatic = memory == Memory.HOMEOSTATIC;
        float[] theta =
                homeostatic ? context.slowState("theta", (float) initial) : context.state("theta", (float) initial);
        // The kernel adds its offset array to the threshold, so beta is folded into the array unless it is 1.
        float[] offset = beta == 1 ? theta : new float[theta.length];
        LifDynamics dynamics = new LifDynamics(lif, context, offset, homeostatic ? 0 : context.size());
        return new Adapting(this, context, dynamics, theta, offset, homeostatic);
    }

    private static final class Adapting implements Dynamics {

        private final LifDynamics lif;
        private final Kernels kernels;
        private final float[] theta;
        private final float[] offset;
        private final boolean homeostatic;
        private final int size;
        private final float decay;
        private final float increment;
        private final float beta;

        Adapting(
                AdaptiveLif model,
                DynamicsContext context,
                LifDynamics lif,
                float[] theta,
                float[] offset,
                boolean homeostatic) {
            this.lif = lif;
            this.kernels = context instanceof KernelContext k ? k.kernels() : new JavaKernels();
            this.theta = theta;
            this.offset = offset;
            this.homeostatic = homeostatic;
            this.size = context.size();
            this.decay = (float) context.timeStep().decay(model.tauAdaptMs());
            this.increment = (float) model.increment();
            this.beta = (float) model.beta();
        }

        @Override
        public void step(Slice slice, SpikeBlock out) {
            if (offset != theta) {
                int from = homeostatic ? 0 : slice.sampleFrom() * size;
                int to = homeostatic ? size : slice.sampleTo() * size;
                fold(from, to, slice);
            }
            lif.step(slice, out);
        }

        /** Brings the folded offset up to date for the slice's own neurons. */
        private void fold(int from, int to, Slice slice) {
            for (int base = from; base < to; base += size) {
                for (int j = slice.from(); j < slice.to(); j++) {
                    offset[base + j] = beta * theta[base + j];
                }
            }
        }

        @Override
        public void afterStep(SpikeSignal spikes, boolean learning) {
            if (homeostatic && !learning) {
                return;
            }
            if (decay != 1f) {
                kernels.decay(theta, 0, theta.length, decay);
            }
            for (int b = 0; b < spikes.batch(); b++) {
                int base = homeostatic ? 0 : b * size;
                for (int k = 0; k < spikes.count(b); k++) {
                    theta[base + spikes.index(b, k)] += increment;
                }
            }
        }

        @Override
        public int select(int sample, int[] fired, int count) {
            return lif.select(sample, fired, count);
        }

        @Override
        public void stateReplaced() {
            lif.stateReplaced();
        }

        @Override
        public int refractorySteps() {
            return lif.refractorySteps();
        }

        @Override
        public float[] distanceToThreshold() {
            return lif.distanceToThreshold();
        }
    }
}
