package io.github.snn4j.neuron;

import io.github.snn4j.internal.kernel.JavaKernels;
import io.github.snn4j.internal.kernel.JavaSynapticLif;
import io.github.snn4j.internal.kernel.JavaVariedLif;
import io.github.snn4j.internal.kernel.KernelContext;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.internal.kernel.LifArrays;
import io.github.snn4j.internal.kernel.LifParameters;
import io.github.snn4j.internal.kernel.SynapticLifArrays;
import io.github.snn4j.internal.kernel.SynapticLifRows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Running leaky integrate-and-fire neurons: owns the arrays, calls the kernel. */
final class LifDynamics implements NeuronModel.Dynamics {

    private static final float[] NO_INPUT = {};

    private final Kernels kernels;
    private final Synapse synapse;
    private final LifParameterSets sets;
    private final LifParameters[] parameters;
    private final SynapticLifRows rows;
    private final DynamicsContext.Input[] inputs;
    private final DynamicsContext.External external;
    private final float @Nullable [] thresholdOffset;
    private final int thresholdStride;
    private final boolean oneWinner;
    private final int leastRefractory;
    private final int size;
    private final int batch;
    private final float[] v;
    private final float[] refractory;
    private final float[][] level;
    private final float[][] rise;
    /** External currents times the resistance, for the conductance kernel, which takes potentials; empty if 1. */
    private final float[] drive;

    private final boolean late;
    // By slice; entries replace each other when a current or the distance to threshold comes in.
    private volatile @Nullable Share[] shares = {};
    private float @Nullable [] distance;

    /** Arrays of a slice, and its refractory neurons if the kernel does not ask for them. */
    private static final class Share {

        private final boolean driven;
        private final LifArrays arrays;
        private final SynapticLifArrays synaptic;
        private final HeldNeurons held = new HeldNeurons();

        Share(boolean driven, LifArrays arrays, SynapticLifArrays synaptic) {
            this.driven = driven;
            this.arrays = arrays;
            this.synaptic = synaptic;
        }
    }

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
        this.sets = new LifParameterSets(model, context);
        this.leastRefractory = sets.leastRefractorySteps();
        List<Synapse.CurrentReceptor> general = LifParameterSets.currents(synapse);
        this.parameters = general.isEmpty() ? sets.folded() : new LifParameters[0];
        this.rows = general.isEmpty() ? new SynapticLifRows(1, 0, false) : sets.rows();
        this.thresholdOffset = thresholdOffset;
        this.thresholdStride = thresholdStride;
        this.size = context.size();
        this.batch = context.batch();
        this.v = context.state("v", sets.vRest());
        this.refractory = context.state("refractory", 0f);
        this.external = context.external("current");
        List<Receptor> receptors = synapse.receptors();
        this.late = synapse instanceof Synapse.ExponentialCurrents;
        this.inputs = late
                ? new DynamicsContext.Input[0]
                : receptors.stream().map(context::input).toArray(DynamicsContext.Input[]::new);
        String[] names = LifStateNames.levels(synapse);
        this.level = new float[names.length][];
        for (int r = 0; r < names.length; r++) {
            level[r] = late ? context.arrivalState(names[r], receptors.get(r)) : context.state(names[r], 0f);
        }
        this.rise = new float[general.size()][];
        for (int r = 0; r < rise.length; r++) {
            boolean alpha = general.get(r).shape() == Synapse.CurrentReceptor.Shape.ALPHA;
            rise[r] = alpha ? context.state(LifStateNames.rise(synapse, r), 0f) : new float[0];
        }
        boolean scaled = synapse instanceof Synapse.Conductance && !sets.unitResistance();
        this.drive = scaled ? new float[batch * size] : new float[0];
        this.oneWinner = model.competition() == Competition.ONE_WINNER_PER_STEP;
        this.distance = oneWinner ? new float[batch * size] : null;
    }

    private LifArrays bundle(Slice slice) {
        return new LifArrays(
                v,
                level.length == 0 ? null : level[0],
                level.length < 2 ? null : level[1],
                refractory,
                thresholdOffset,
                late ? NO_INPUT : inputs[0].array(slice),
                inputs.length < 2 ? null : inputs[1].array(slice),
                external.present() ? (drive.length == 0 ? external.array() : drive) : null,
                distance);
    }

    private SynapticLifArrays bundleSynaptic(Slice slice) {
        float[][] arrived = new float[inputs.length][];
        for (int r = 0; r < arrived.length; r++) {
            arrived[r] = inputs[r].array(slice);
        }
        float[] current = external.present() ? external.array() : null;
        return new SynapticLifArrays(v, refractory, level, rise, arrived, thresholdOffset, current, distance);
    }

    @Override
    public void step(Slice slice, SpikeBlock out) {
        boolean arrivals = false;
        for (DynamicsContext.Input input : inputs) {
            arrivals |= input.touched(slice);
        }
        Share share = share(slice);
        LifArrays a = share.arrays;
        SynapticLifArrays sa = share.synaptic;
        if (late && !sets.varies() && a.external() == null && a.distance() == null && thresholdOffset == null) {
            stepUnheld(slice, a, share.held, out);
            return;
        }
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            if (a.external() != null) {
                scaleDrive(b, slice);
            }
            int base = b * size;
            int thresholdBase = b * thresholdStride;
            int[] spikes = out.target(b);
            int count = rows.receptors() > 0
                    ? JavaSynapticLif.step(
                            rows,
                            sa,
                            synapse instanceof Synapse.AlphaConductance,
                            base,
                            thresholdBase,
                            slice.from(),
                            slice.to(),
                            arrivals,
                            spikes)
                    : sets.varies()
                            ? varied(a, base, thresholdBase, slice, arrivals, spikes)
                            : common(a, base, thresholdBase, slice, arrivals, spikes);
            out.emitted(b, count);
        }
    }

    /** All neurons as if none were refractory, then the few that are. */
    private void stepUnheld(Slice slice, LifArrays a, HeldNeurons list, SpikeBlock out) {
        LifParameters p = parameters[0];
        list.remember(slice, size, v, refractory);
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            int base = b * size;
            int[] spikes = out.target(b);
            int reached = kernels.lifCurrentsUnheld(p, a, base, slice.from(), slice.to(), spikes);
            int count = 0;
            for (int k = 0; k < reached; k++) {
                int n = base + spikes[k];
                if (refractory[n] == 0f) {
                    v[n] = p.subtract() ? v[n] - (p.vTh() - p.vReset()) : p.vReset();
                    refractory[n] = p.refractorySteps();
                    spikes[count] = spikes[k];
                    count++;
                    if (p.refractorySteps() > 0) {
                        list.add(n);
                    }
                }
            }
            out.emitted(b, count);
        }
        list.restore(v, refractory);
    }

    /** What a slice works on. */
    private Share share(Slice slice) {
        int index = slice.index();
        Share share = index < shares.length ? shares[index] : null;
        if (share == null || external.present() != share.driven) {
            share = makeShare(slice);
        }
        return share;
    }

    private synchronized Share makeShare(Slice slice) {
        int index = slice.index();
        Share[] all = index < shares.length ? shares : Arrays.copyOf(shares, index + 1);
        all[index] = new Share(external.present(), bundle(slice), bundleSynaptic(slice));
        shares = all;
        return all[index];
    }

    @Override
    public void stateReplaced() {
        for (Share share : shares) {
            if (share != null) {
                share.held.forget();
            }
        }
    }

    private void scaleDrive(int sample, Slice s) {
        if (drive.length > 0) {
            float[] current = external.array();
            for (int j = s.from(); j < s.to(); j++) {
                drive[sample * size + j] = current[sample * size + j] * sets.resistance(j);
            }
        }
    }

    private int common(LifArrays a, int base, int thresholdBase, Slice s, boolean arrivals, int[] spikes) {
        LifParameters p = parameters[0];
        if (synapse instanceof Synapse.Delta) {
            return kernels.lifDelta(p, a, base, thresholdBase, s.from(), s.to(), arrivals, spikes);
        }
        if (synapse instanceof Synapse.ExponentialCurrent) {
            return kernels.lifCurrent(p, a, base, thresholdBase, s.from(), s.to(), arrivals, spikes);
        }
        if (synapse instanceof Synapse.ExponentialCurrents) {
            return kernels.lifCurrents(p, a, base, thresholdBase, s.from(), s.to(), spikes);
        }
        return kernels.lifConductance(p, a, base, thresholdBase, s.from(), s.to(), arrivals, spikes);
    }

    private int varied(LifArrays a, int base, int thresholdBase, Slice s, boolean arrivals, int[] spikes) {
        LifParameters[] p = parameters;
        if (synapse instanceof Synapse.Delta) {
            return JavaVariedLif.delta(p, a, base, thresholdBase, s.from(), s.to(), arrivals, spikes);
        }
        if (synapse instanceof Synapse.ExponentialCurrent) {
            return JavaVariedLif.current(p, a, base, thresholdBase, s.from(), s.to(), arrivals, spikes);
        }
        if (synapse instanceof Synapse.ExponentialCurrents) {
            return JavaVariedLif.currents(p, a, base, thresholdBase, s.from(), s.to(), spikes);
        }
        return JavaVariedLif.conductance(p, a, base, thresholdBase, s.from(), s.to(), arrivals, spikes);
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
                float threshold = sets.threshold(j)
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
        return leastRefractory;
    }

    @Override
    public float[] distanceToThreshold() {
        if (distance == null) {
            distance = new float[batch * size];
            shares = new Share[0];
        }
        return distance;
    }
}
