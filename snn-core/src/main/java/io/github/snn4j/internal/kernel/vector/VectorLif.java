package io.github.snn4j.internal.kernel.vector;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import io.github.snn4j.internal.kernel.FastExp;
import io.github.snn4j.internal.kernel.JavaLif;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.internal.kernel.LifArrays;
import io.github.snn4j.internal.kernel.LifParameters;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Leaky integrate-and-fire steps, a vector of neurons at a time; {@link JavaLif} is the specification and does the
 * tail.
 *
 * <p>Neurons are taken in chunks that stay in the first-level cache. A first loop, one per kind of synapse, moves the
 * membrane of the neurons that are not refractory; a second, common one compares with the threshold and resets. Two
 * loops over arrays instead of one with vectors as arguments, since a call that the compiler declines to inline would
 * put them on the heap. Constants become vectors before a loop: JDK 17 makes them anew, slowly, where an operation takes a
 * plain number.
 */
final class VectorLif {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    /** Neurons in a chunk, a multiple of every vector length: 4 kB an array, up to eight arrays. */
    private static final int CHUNK = 1024;

    /** Lane i holds the number whose only bit is i, not to be calculated with as a float. */
    private static final FloatVector BITS = IntVector.broadcast(IntVector.SPECIES_PREFERRED, 1)
            .lanewise(LSHL, IntVector.zero(IntVector.SPECIES_PREFERRED).addIndex(1))
            .reinterpretAsFloats();

    private VectorLif() {}

    /** See {@link Kernels#lifDelta}. */
    static int delta(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        int body = from + SPECIES.loopBound(to - from);
        int count = 0;
        if (VectorLifPlain.fits(a)) {
            count = VectorLifPlain.delta(p, a, base, from, body, arrivals, spikes);
            return JavaLif.delta(p, a, base, thresholdBase, body, to, arrivals, spikes, count);
        }
        for (int j = from; j < body; j += CHUNK) {
            int end = Math.min(j + CHUNK, body);
            moveDelta(p, a, base + j, base + end, arrivals);
            count = fire(p, a, base, thresholdBase, j, end, spikes, count);
        }
        return JavaLif.delta(p, a, base, thresholdBase, body, to, arrivals, spikes, count);
    }

    private static void moveDelta(LifParameters p, LifArrays a, int begin, int end, boolean arrivals) {
        float[] v = a.v();
        float[] refractory = a.refractory();
        float[] input = a.input();
        float[] external = a.external();
        FloatVector infinity = FloatVector.broadcast(SPECIES, p.vInfinity());
        FloatVector decay = FloatVector.broadcast(SPECIES, p.membraneDecay());
        FloatVector driveGain = FloatVector.broadcast(SPECIES, p.driveGain());
        FloatVector inputGain = FloatVector.broadcast(SPECIES, p.inputGain());
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int n = begin; n < end; n += LANES) {
            FloatVector old = FloatVector.fromArray(SPECIES, v, n);
            FloatVector u = old.sub(infinity).mul(decay).add(infinity);
            if (external != null) {
                u = u.add(FloatVector.fromArray(SPECIES, external, n).mul(driveGain));
            }
            if (arrivals) {
                u = u.add(FloatVector.fromArray(SPECIES, input, n).mul(inputGain));
                zero.intoArray(input, n);
            }
            VectorMask<Float> held =
                    FloatVector.fromArray(SPECIES, refractory, n).compare(GT, zero);
            u.blend(old, held).intoArray(v, n);
        }
    }

    /** See {@link Kernels#lifCurrent}. */
    static int current(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        int body = from + SPECIES.loopBound(to - from);
        int count = 0;
        for (int j = from; j < body; j += CHUNK) {
            int end = Math.min(j + CHUNK, body);
            moveCurrent(p, a, base + j, base + end);
            advance(a.synapse(), a.input(), base + j, base + end, p.synapseDecay(), p.inputGain(), arrivals);
            count = fire(p, a, base, thresholdBase, j, end, spikes, count);
        }
        return JavaLif.current(p, a, base, thresholdBase, body, to, arrivals, spikes, count);
    }

    private static void moveCurrent(LifParameters p, LifArrays a, int begin, int end) {
        float[] v = a.v();
        float[] synapse = a.synapse();
        float[] refractory = a.refractory();
        float[] external = a.external();
        FloatVector infinity = FloatVector.broadcast(SPECIES, p.vInfinity());
        FloatVector decay = FloatVector.broadcast(SPECIES, p.membraneDecay());
        FloatVector coupling = FloatVector.broadcast(SPECIES, p.synapseToMembrane());
        FloatVector driveGain = FloatVector.broadcast(SPECIES, p.driveGain());
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int n = begin; n < end; n += LANES) {
            FloatVector old = FloatVector.fromArray(SPECIES, v, n);
            FloatVector u = old.sub(infinity)
                    .mul(decay)
                    .add(infinity)
                    .add(FloatVector.fromArray(SPECIES, synapse, n).mul(coupling));
            if (external != null) {
                u = u.add(FloatVector.fromArray(SPECIES, external, n).mul(driveGain));
            }
            VectorMask<Float> held =
                    FloatVector.fromArray(SPECIES, refractory, n).compare(GT, zero);
            u.blend(old, held).intoArray(v, n);
        }
    }

    /** See {@link Kernels#lifCurrents}. */
    static int currents(LifParameters p, LifArrays a, int base, int thresholdBase, int from, int to, int[] spikes) {
        int body = from + SPECIES.loopBound(to - from);
        int count = 0;
        for (int j = from; j < body; j += CHUNK) {
            int end = Math.min(j + CHUNK, body);
            moveCurrents(p, a, base + j, base + end);
            count = fire(p, a, base, thresholdBase, j, end, spikes, count);
        }
        return JavaLif.currents(p, a, base, thresholdBase, body, to, spikes, count);
    }

    private static void moveCurrents(LifParameters p, LifArrays a, int begin, int end) {
        float[] v = a.v();
        float[] synapse = a.synapse();
        float[] inhibition = a.inhibition();
        float[] refractory = a.refractory();
        float[] external = a.external();
        FloatVector infinity = FloatVector.broadcast(SPECIES, p.vInfinity());
        FloatVector decay = FloatVector.broadcast(SPECIES, p.membraneDecay());
        FloatVector excCoupling = FloatVector.broadcast(SPECIES, p.synapseToMembrane());
        FloatVector inhCoupling = FloatVector.broadcast(SPECIES, p.inhibitionToMembrane());
        FloatVector excDecay = FloatVector.broadcast(SPECIES, p.synapseDecay());
        FloatVector inhDecay = FloatVector.broadcast(SPECIES, p.inhibitoryDecay());
        FloatVector driveGain = FloatVector.broadcast(SPECIES, p.driveGain());
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int n = begin; n < end; n += LANES) {
            FloatVector old = FloatVector.fromArray(SPECIES, v, n);
            FloatVector exc = FloatVector.fromArray(SPECIES, synapse, n);
            FloatVector inh = FloatVector.fromArray(SPECIES, inhibition, n);
            FloatVector u = old.sub(infinity)
                    .mul(decay)
                    .add(infinity)
                    .add(exc.mul(excCoupling))
                    .add(inh.mul(inhCoupling));
            exc.mul(excDecay).intoArray(synapse, n);
            inh.mul(inhDecay).intoArray(inhibition, n);
            if (external != null) {
                u = u.add(FloatVector.fromArray(SPECIES, external, n).mul(driveGain));
            }
            VectorMask<Float> held =
                    FloatVector.fromArray(SPECIES, refractory, n).compare(GT, zero);
            u.blend(old, held).intoArray(v, n);
        }
    }

    /** See {@link Kernels#lifConductance}. */
    static int conductance(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        int body = from + SPECIES.loopBound(to - from);
        float gain = p.inputGain();
        int count = 0;
        for (int j = from; j < body; j += CHUNK) {
            int end = Math.min(j + CHUNK, body);
            moveConductance(p, a, base + j, base + end);
            advance(a.synapse(), a.input(), base + j, base + end, p.synapseDecay(), gain, arrivals);
            advance(a.inhibition(), a.inhibitoryInput(), base + j, base + end, p.inhibitoryDecay(), gain, arrivals);
            count = fire(p, a, base, thresholdBase, j, end, spikes, count);
        }
        return JavaLif.conductance(p, a, base, thresholdBase, body, to, arrivals, spikes, count);
    }

    private static void moveConductance(LifParameters p, LifArrays a, int begin, int end) {
        float[] v = a.v();
        float[] excitation = a.synapse();
        float[] inhibition = a.inhibition();
        float[] refractory = a.refractory();
        float[] external = a.external();
        FloatVector infinity = FloatVector.broadcast(SPECIES, p.vInfinity());
        FloatVector meanE = FloatVector.broadcast(SPECIES, p.excitatoryMean());
        FloatVector meanI = FloatVector.broadcast(SPECIES, p.inhibitoryMean());
        FloatVector eExcitatory = FloatVector.broadcast(SPECIES, p.eExcitatory());
        FloatVector eInhibitory = FloatVector.broadcast(SPECIES, p.eInhibitory());
        FloatVector stepsPerTau = FloatVector.broadcast(SPECIES, -p.stepsPerTau());
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector log2e = FloatVector.broadcast(SPECIES, FastExp.LOG2_E);
        FloatVector round = FloatVector.broadcast(SPECIES, FastExp.ROUND);
        FloatVector ln2High = FloatVector.broadcast(SPECIES, FastExp.LN2_HIGH);
        FloatVector ln2Low = FloatVector.broadcast(SPECIES, FastExp.LN2_LOW);
        FloatVector lowest = FloatVector.broadcast(SPECIES, FastExp.LOWEST);
        FloatVector c7 = FloatVector.broadcast(SPECIES, FastExp.C7);
        FloatVector c6 = FloatVector.broadcast(SPECIES, FastExp.C6);
        FloatVector c5 = FloatVector.broadcast(SPECIES, FastExp.C5);
        FloatVector c4 = FloatVector.broadcast(SPECIES, FastExp.C4);
        FloatVector c3 = FloatVector.broadcast(SPECIES, FastExp.C3);
        FloatVector c2 = FloatVector.broadcast(SPECIES, FastExp.C2);
        IntVector bias = IntVector.broadcast(IntVector.SPECIES_PREFERRED, FastExp.EXPONENT_BIAS);
        for (int n = begin; n < end; n += LANES) {
            FloatVector ge = FloatVector.fromArray(SPECIES, excitation, n).mul(meanE);
            FloatVector gi = FloatVector.fromArray(SPECIES, inhibition, n).mul(meanI);
            FloatVector g = one.add(ge).add(gi);
            FloatVector pull = infinity.add(ge.mul(eExcitatory)).add(gi.mul(eInhibitory));
            if (external != null) {
                pull = pull.add(FloatVector.fromArray(SPECIES, external, n));
            }
            FloatVector target = pull.div(g);
            // FastExp.nonPositive, operation by operation.
            FloatVector x = g.mul(stepsPerTau);
            FloatVector shifted = x.mul(log2e).add(round);
            FloatVector whole = shifted.sub(round);
            FloatVector r = x.sub(whole.mul(ln2High)).sub(whole.mul(ln2Low));
            FloatVector poly = r.mul(c7).add(c6);
            poly = poly.mul(r).add(c5);
            poly = poly.mul(r).add(c4);
            poly = poly.mul(r).add(c3);
            poly = poly.mul(r).add(c2);
            poly = poly.mul(r.mul(r)).add(r).add(one);
            IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, FastExp.EXPONENT_SHIFT);
            Vector<Float> power = exponent.add(bias).reinterpretShape(SPECIES, 0);
            FloatVector decay = poly.mul(power).blend(zero, x.compare(LT, lowest));

            FloatVector old = FloatVector.fromArray(SPECIES, v, n);
            FloatVector u = old.sub(target).mul(decay).add(target);
            VectorMask<Float> held =
                    FloatVector.fromArray(SPECIES, refractory, n).compare(GT, zero);
            u.blend(old, held).intoArray(v, n);
        }
    }

    /** Decays a synaptic variable (with floor), then adds and clears its arrivals. */
    private static void advance(
            float[] x, float[] input, int begin, int end, float decay, float gain, boolean arrivals) {
        FloatVector factor = FloatVector.broadcast(SPECIES, decay);
        FloatVector gains = FloatVector.broadcast(SPECIES, gain);
        FloatVector floor = FloatVector.broadcast(SPECIES, Kernels.FLOOR);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int n = begin; n < end; n += LANES) {
            FloatVector y = FloatVector.fromArray(SPECIES, x, n).mul(factor);
            y = y.blend(zero, y.abs().compare(LT, floor));
            if (arrivals) {
                y = y.add(FloatVector.fromArray(SPECIES, input, n).mul(gains));
                zero.intoArray(input, n);
            }
            y.intoArray(x, n);
        }
    }

    /**
     * Threshold and reset. Most vectors hold no refractory neuron and none that fires: then nothing is stored, because
     * a large population is bound by memory.
     *
     * <p>The lanes that fire become bits by way of {@link #BITS}, since JDK 17 takes the bits of a mask one by one.
     */
    private static int fire(
            LifParameters p, LifArrays a, int base, int thresholdBase, int from, int to, int[] spikes, int found) {
        float[] v = a.v();
        float[] refractory = a.refractory();
        float[] offset = a.thresholdOffset();
        float[] distance = a.distance();
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector notANumber = FloatVector.broadcast(SPECIES, Float.NaN);
        FloatVector common = FloatVector.broadcast(SPECIES, p.vTh());
        FloatVector vReset = FloatVector.broadcast(SPECIES, p.vReset());
        FloatVector hold = FloatVector.broadcast(SPECIES, (float) p.refractorySteps());
        int count = found;
        for (int j = from; j < to; j += LANES) {
            int n = base + j;
            FloatVector u = FloatVector.fromArray(SPECIES, v, n);
            FloatVector threshold = common;
            if (offset != null) {
                threshold = threshold.add(FloatVector.fromArray(SPECIES, offset, thresholdBase + j));
            }
            if (distance != null) {
                u.sub(threshold).intoArray(distance, n);
            }
            FloatVector r = FloatVector.fromArray(SPECIES, refractory, n);
            VectorMask<Float> held = r.compare(GT, zero);
            // A held neuron is compared as NaN, which is not above any threshold.
            VectorMask<Float> fired = u.blend(notANumber, held).compare(GE, threshold);
            if (held.anyTrue()) {
                r = r.blend(r.sub(one), held);
                r.intoArray(refractory, n);
            }
            if (fired.anyTrue()) {
                FloatVector reset = vReset;
                if (p.subtract()) {
                    reset = u.sub(threshold.sub(reset));
                }
                u.blend(reset, fired).intoArray(v, n);
                r.blend(hold, fired).intoArray(refractory, n);
                int lanes = zero.blend(BITS, fired).reinterpretAsInts().reduceLanes(OR);
                for (; lanes != 0; lanes &= lanes - 1) {
                    spikes[count] = j + Integer.numberOfTrailingZeros(lanes);
                    count++;
                }
            }
        }
        return count;
    }
}
