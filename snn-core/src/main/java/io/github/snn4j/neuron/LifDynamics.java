package io.github.snn4j.neuron;

import io.github.snn4j.internal.kernel.JavaKernels;
import io.github.snn4j.internal.kernel.KernelContext;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.internal.kernel.LifArrays;
import io.github.snn4j.internal.kernel.LifParameters;
import org.jspecify.annotations.Nullable;

/** Running leaky integrate-and-fire neurons: folds the constants, owns the arrays, calls the kernel. */
final class LifDynamics implements NeuronModel.Dynamics {

    private final Kernels kernels;
    private final Synapse synapse;
    private final LifParameters parameters;
    private final DynamicsContext.Input input;
    private final DynamicsContext.@Nullable Input inhibitoryInput;
    private final DynamicsContext.External external;
    private final float @Nullable [] thresholdOffset;
    private final int thresholdStride;
    private final boolean oneWinner;
    private final int size;
    private final int batch;
    private final float[] v;
    private final float[] refractory;
    private final float @Nullable [] first;
    private final float @Nullable [] second;
    private float @Nullable [] distance;
    private LifArrays arrays;

    /**
     * Binds the neurons.
     *
     * @param model parameters
     * @param context sizes and arrays
     * @param thresholdOffset added to the threshold, or null
     * @param thresholdStride distance between samples in the offset, 0 if shared
     */
    LifDynamics(Lif model, DynamicsContext context, float @Nullable [] thresholdOffset, int thresholdStride) {
        this.kernels = context instanceof KernelContext k ? k.kernels() : new JavaKernels();
        this.synapse = model.synapse();
        this.parameters = fold(model, context);
        this.thresholdOffset = thresholdOffset;
        this.thresholdStride = thresholdStride;
        this.size = context.size();
        this.batch = context.batch();
        this.v = context.state("v", (float) model.vRest());
        this.refractory = context.state("refractory", 0f);
        this.external = context.external("current");
        this.input = context.input(model.receptors().get(0));
        if (synapse instanceof Synapse.Conductance || synapse instanceof Synapse.ExponentialCurrents) {
            boolean conductance = synapse instanceof Synapse.Conductance;
            this.first = context.state(conductance ? "gExc" : "iExc", 0f);
            this.second = context.state(conductance ? "gInh" : "iInh", 0f);
            this.inhibitoryInput = context.input(Receptor.INHIBITORY);
        } else {
            this.first = synapse instanceof Synapse.Delta ? null : context.state("current", 0f);
            this.second = null;
            this.inhibitoryInput = null;
        }
        this.oneWinner = model.competition() == Competition.ONE_WINNER_PER_STEP;
        this.distance = oneWinner ? new float[batch * size] : null;
        this.arrays = bundle(false);
    }

    private static LifParameters fold(Lif m, DynamicsContext context) {
        double dt = context.timeStep().dtMs();
        double decay = context.timeStep().decay(m.tauMemMs());
        double gain = m.scaling() == Lif.InputScaling.LEAK ? 1 - decay : 1;
        double synDecay = 0;
        double inhDecay = 0;
        double toMembrane = 0;
        double excMean = 1;
        double inhMean = 1;
        double inhToMembrane = 0;
        double eExc = 0;
        double eInh = 0;
        if (m.synapse() instanceof Synapse.ExponentialCurrent c) {
            synDecay = context.timeStep().decay(c.tauSynMs());
            toMembrane = Propagators.currentToMembrane(m.tauMemMs(), c.tauSynMs(), dt);
        } else if (m.synapse() instanceof Synapse.ExponentialCurrents c) {
            synDecay = context.timeStep().decay(c.tauExcMs());
            inhDecay = context.timeStep().decay(c.tauInhMs());
            toMembrane = Propagators.currentToMembrane(m.tauMemMs(), c.tauExcMs(), dt);
            inhToMembrane = Propagators.currentToMembrane(m.tauMemMs(), c.tauInhMs(), dt);
        } else if (m.synapse() instanceof Synapse.Conductance c) {
            synDecay = context.timeStep().decay(c.tauExcMs());
            inhDecay = context.timeStep().decay(c.tauInhMs());
            excMean = -StrictMath.expm1(-dt / c.tauExcMs()) * c.tauExcMs() / dt;
            inhMean = -StrictMath.expm1(-dt / c.tauInhMs()) * c.tauInhMs() / dt;
            eExc = c.eExc();
            eInh = c.eInh();
        }
        int refractorySteps = context.timeStep().steps(m.tRefMs(), "Population '" + context.name() + "': Lif.tRefMs");
        return new LifParameters(
                (float) decay,
                (float) toMembrane,
                (float) synDecay,
                (float) inhDecay,
                (float) (1 - decay),
                (float) gain,
                (float) (dt / m.tauMemMs()),
                (float) (m.vRest() + m.bias()),
                (float) m.vReset(),
                (float) m.vTh(),
                (float) eExc,
                (float) eInh,
                refractorySteps,
                m.reset() == Reset.SUBTRACT,
                (float) excMean,
                (float) inhMean,
                (float) inhToMembrane);
    }

    private LifArrays bundle(boolean withExternal) {
        return new LifArrays(
                v,
                first,
                second,
                refractory,
                thresholdOffset,
                input.array(),
                inhibitoryInput == null ? null : inhibitoryInput.array(),
                withExternal ? external.array() : null,
                distance);
    }

    @Override
    public void step(Slice slice, SpikeBlock out) {
        boolean arrivals = input.touched(slice) || (inhibitoryInput != null && inhibitoryInput.touched(slice));
        LifArrays a = arrays;
        if (external.present() != (a.external() != null)) {
            a = bundle(external.present());
            arrays = a;
        }
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            out.emitted(b, kernel(a, b * size, b * thresholdStride, slice, arrivals, out.target(b)));
        }
    }

    private int kernel(LifArrays a, int base, int thresholdBase, Slice s, boolean arrivals, int[] spikes) {
        if (synapse instanceof Synapse.Delta) {
            return kernels.lifDelta(parameters, a, base, thresholdBase, s.from(), s.to(), arrivals, spikes);
        }
        if (synapse instanceof Synapse.ExponentialCurrent) {
            return kernels.lifCurrent(parameters, a, base, thresholdBase, s.from(), s.to(), arrivals, spikes);
        }
        if (synapse instanceof Synapse.ExponentialCurrents) {
            return kernels.lifCurrents(parameters, a, base, thresholdBase, s.from(), s.to(), arrivals, spikes);
        }
        return kernels.lifConductance(parameters, a, base, thresholdBase, s.from(), s.to(), arrivals, spikes);
    }

    /**
     * Keeps the neuron farthest above threshold and gives the others the potential back that they had before the reset.
     */
    @Override
    public int select(int sample, int[] fired, int count) {
        float[] d = distance;
        if (!oneWinner || count < 2 || d == null) {
            return count;
        }
        int base = sample * size;
        int winner = fired[0];
        for (int k = 1; k < count; k++) {
            if (d[base + fired[k]] > d[base + winner]) {
                winner = fired[k];
            }
        }
        for (int k = 0; k < count; k++) {
            int j = fired[k];
            if (j != winner) {
                float threshold = parameters.vTh()
                        + (thresholdOffset == null ? 0f : thresholdOffset[sample * thresholdStride + j]);
                v[base + j] = d[base + j] + threshold;
                refractory[base + j] = 0f;
            }
        }
        fired[0] = winner;
        return 1;
    }

    @Override
    public int refractorySteps() {
        return parameters.refractorySteps();
    }

    @Override
    public float[] distanceToThreshold() {
        if (distance == null) {
            distance = new float[batch * size];
            arrays = bundle(external.present());
        }
        return distance;
    }
}
