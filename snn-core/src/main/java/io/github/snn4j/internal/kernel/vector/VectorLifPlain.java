package io.github.snn4j.internal.kernel.vector;

import static jdk.incubator.vector.VectorOperators.GE;

import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.internal.kernel.LifArrays;
import io.github.snn4j.internal.kernel.LifParameters;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The common case of {@link VectorLif} in one pass over the arrays: a threshold that all neurons share, no external
 * current, nobody who asks for the distance to threshold. It is what large recurrent networks spend their updates on.
 *
 * <p>Every vector goes the same way whether or not a neuron in it is refractory, since at usual rates half of them hold
 * one and a branch could not be foretold; only a spike, which is rare, is worth a branch. JDK 17 makes masks slowly, so
 * choices are products: with h = 1 for a neuron that is held and 0 for another, {@code u (1 - h) + old h} is exactly one
 * of the two. A held neuron may look as if it fires, which {@link #fire} sees. The methods are long because no vector
 * may cross a call.
 */
final class VectorLifPlain {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorLifPlain() {}

    static boolean fits(LifArrays a) {
        return a.thresholdOffset() == null && a.external() == null && a.distance() == null;
    }

    /** Neurons [from, to), a multiple of the vector length; see {@link Kernels#lifDelta}. */
    static int delta(LifParameters p, LifArrays a, int base, int from, int to, boolean arrivals, int[] spikes) {
        float[] v = a.v();
        float[] refractory = a.refractory();
        float[] input = a.input();
        FloatVector infinity = FloatVector.broadcast(SPECIES, p.vInfinity());
        FloatVector decay = FloatVector.broadcast(SPECIES, p.membraneDecay());
        FloatVector inputGain = FloatVector.broadcast(SPECIES, p.inputGain());
        FloatVector threshold = FloatVector.broadcast(SPECIES, p.vTh());
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector zero = FloatVector.zero(SPECIES);
        int end = base + to;
        int count = 0;
        for (int n = base + from; n < end; n += LANES) {
            FloatVector old = FloatVector.fromArray(SPECIES, v, n);
            FloatVector u = old.sub(infinity).mul(decay).add(infinity);
            if (arrivals) {
                u = u.add(FloatVector.fromArray(SPECIES, input, n).mul(inputGain));
                zero.intoArray(input, n);
            }
            FloatVector r = FloatVector.fromArray(SPECIES, refractory, n);
            FloatVector held = r.min(one);
            u = u.mul(one.sub(held)).add(old.mul(held));
            u.intoArray(v, n);
            r.sub(held).intoArray(refractory, n);
            if (u.compare(GE, threshold).anyTrue()) {
                r.intoArray(refractory, n);
                count = fire(p, v, refractory, n, base, spikes, count);
            }
        }
        return count;
    }

    /** Neurons [from, to), a multiple of the vector length; see {@link Kernels#lifCurrentsUnheld}. */
    static int currentsUnheld(LifParameters p, LifArrays a, int base, int from, int to, int[] reached) {
        float[] v = a.v();
        float[] excitation = a.synapse();
        float[] inhibition = a.inhibition();
        FloatVector infinity = FloatVector.broadcast(SPECIES, p.vInfinity());
        FloatVector decay = FloatVector.broadcast(SPECIES, p.membraneDecay());
        FloatVector excCoupling = FloatVector.broadcast(SPECIES, p.synapseToMembrane());
        FloatVector inhCoupling = FloatVector.broadcast(SPECIES, p.inhibitionToMembrane());
        FloatVector excDecay = FloatVector.broadcast(SPECIES, p.synapseDecay());
        FloatVector inhDecay = FloatVector.broadcast(SPECIES, p.inhibitoryDecay());
        FloatVector threshold = FloatVector.broadcast(SPECIES, p.vTh());
        int end = base + to;
        int count = 0;
        for (int n = base + from; n < end; n += LANES) {
            FloatVector exc = FloatVector.fromArray(SPECIES, excitation, n);
            FloatVector inh = FloatVector.fromArray(SPECIES, inhibition, n);
            FloatVector u = FloatVector.fromArray(SPECIES, v, n)
                    .sub(infinity)
                    .mul(decay)
                    .add(infinity)
                    .add(exc.mul(excCoupling))
                    .add(inh.mul(inhCoupling));
            exc.mul(excDecay).intoArray(excitation, n);
            inh.mul(inhDecay).intoArray(inhibition, n);
            u.intoArray(v, n);
            if (u.compare(GE, threshold).anyTrue()) {
                count = reach(v, p.vTh(), n, base, reached, count);
            }
        }
        return count;
    }

    private static int reach(float[] v, float threshold, int begin, int base, int[] reached, int found) {
        int count = found;
        for (int n = begin; n < begin + LANES; n++) {
            if (v[n] >= threshold) {
                reached[count] = n - base;
                count++;
            }
        }
        return count;
    }

    /** Threshold, reset and refractory count of a vector of neurons of which at least one fires. */
    private static int fire(
            LifParameters p, float[] v, float[] refractory, int begin, int base, int[] spikes, int found) {
        int count = found;
        for (int n = begin; n < begin + LANES; n++) {
            if (refractory[n] > 0f) {
                refractory[n] -= 1f;
            } else if (v[n] >= p.vTh()) {
                v[n] = p.subtract() ? v[n] - (p.vTh() - p.vReset()) : p.vReset();
                refractory[n] = p.refractorySteps();
                spikes[count] = n - base;
                count++;
            }
        }
        return count;
    }
}
