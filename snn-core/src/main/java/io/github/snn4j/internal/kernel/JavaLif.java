package io.github.snn4j.internal.kernel;

/**
 * Leaky integrate-and-fire steps in plain Java, one neuron after the other: the specification. SIMD kernels leave the
 * last few neurons of a slice to it, hence the number of spikes found so far.
 */
public final class JavaLif {

    private JavaLif() {}

    /**
     * {@link Kernels#lifDelta} that appends to spikes found before.
     *
     * @param p constants
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param arrivals whether the inputs may hold anything but zeros
     * @param spikes receives the neurons that fire, ascending
     * @param found number of spikes already in {@code spikes}
     * @return number of spikes in {@code spikes}
     */
    public static int delta(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes,
            int found) {
        float[] v = a.v();
        float[] refractory = a.refractory();
        float[] input = a.input();
        float[] external = a.external();
        float[] offset = a.thresholdOffset();
        float[] distance = a.distance();
        int count = found;
        for (int j = from; j < to; j++) {
            int n = base + j;
            float arrived = 0f;
            if (arrivals) {
                arrived = input[n];
                input[n] = 0f;
            }
            float threshold = offset == null ? p.vTh() : p.vTh() + offset[thresholdBase + j];
            if (refractory[n] > 0f) {
                refractory[n] -= 1f;
                if (distance != null) {
                    distance[n] = v[n] - threshold;
                }
                continue;
            }
            float u = p.vInfinity() + (v[n] - p.vInfinity()) * p.membraneDecay();
            if (external != null) {
                u += external[n] * p.driveGain();
            }
            if (arrivals) {
                u += arrived * p.inputGain();
            }
            count = fire(p, v, refractory, distance, n, j, u, threshold, spikes, count);
        }
        return count;
    }

    /**
     * {@link Kernels#lifCurrent} that appends to spikes found before.
     *
     * @param p constants
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param arrivals whether the inputs may hold anything but zeros
     * @param spikes receives the neurons that fire, ascending
     * @param found number of spikes already in {@code spikes}
     * @return number of spikes in {@code spikes}
     */
    public static int current(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes,
            int found) {
        float[] v = a.v();
        float[] synapse = a.synapse();
        float[] refractory = a.refractory();
        float[] input = a.input();
        float[] external = a.external();
        float[] offset = a.thresholdOffset();
        float[] distance = a.distance();
        int count = found;
        for (int j = from; j < to; j++) {
            int n = base + j;
            float current = synapse[n];
            synapse[n] = advance(current, p.synapseDecay(), input, n, p.inputGain(), arrivals);
            float threshold = offset == null ? p.vTh() : p.vTh() + offset[thresholdBase + j];
            if (refractory[n] > 0f) {
                refractory[n] -= 1f;
                if (distance != null) {
                    distance[n] = v[n] - threshold;
                }
                continue;
            }
            float u = p.vInfinity() + (v[n] - p.vInfinity()) * p.membraneDecay() + current * p.synapseToMembrane();
            if (external != null) {
                u += external[n] * p.driveGain();
            }
            count = fire(p, v, refractory, distance, n, j, u, threshold, spikes, count);
        }
        return count;
    }

    /**
     * {@link Kernels#lifCurrents} that appends to spikes found before.
     *
     * @param p constants
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param spikes receives the neurons that fire, ascending
     * @param found number of spikes already in {@code spikes}
     * @return number of spikes in {@code spikes}
     */
    public static int currents(
            LifParameters p, LifArrays a, int base, int thresholdBase, int from, int to, int[] spikes, int found) {
        float[] v = a.v();
        float[] refractory = a.refractory();
        float[] external = a.external();
        float[] offset = a.thresholdOffset();
        float[] distance = a.distance();
        int count = found;
        for (int j = from; j < to; j++) {
            int n = base + j;
            float exc = a.synapse()[n];
            float inh = a.inhibition()[n];
            a.synapse()[n] = exc * p.synapseDecay();
            a.inhibition()[n] = inh * p.inhibitoryDecay();
            float threshold = offset == null ? p.vTh() : p.vTh() + offset[thresholdBase + j];
            if (refractory[n] > 0f) {
                refractory[n] -= 1f;
                if (distance != null) {
                    distance[n] = v[n] - threshold;
                }
                continue;
            }
            float u = driven(p, v[n], exc, inh);
            if (external != null) {
                u += external[n] * p.driveGain();
            }
            count = fire(p, v, refractory, distance, n, j, u, threshold, spikes, count);
        }
        return count;
    }

    /**
     * {@link Kernels#lifCurrentsUnheld} that appends to neurons found before.
     *
     * @param p constants
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param from first neuron
     * @param to one past the last neuron
     * @param reached receives the neurons at or above threshold, ascending
     * @param found number of neurons already in {@code reached}
     * @return number of neurons in {@code reached}
     */
    public static int currentsUnheld(
            LifParameters p, LifArrays a, int base, int from, int to, int[] reached, int found) {
        float[] v = a.v();
        float[] excitation = a.synapse();
        float[] inhibition = a.inhibition();
        int count = found;
        for (int n = base + from; n < base + to; n++) {
            float u = driven(p, v[n], excitation[n], inhibition[n]);
            excitation[n] *= p.synapseDecay();
            inhibition[n] *= p.inhibitoryDecay();
            v[n] = u;
            if (u >= p.vTh()) {
                reached[count] = n - base;
                count++;
            }
        }
        return count;
    }

    private static float driven(LifParameters p, float v, float exc, float inh) {
        return p.vInfinity()
                + (v - p.vInfinity()) * p.membraneDecay()
                + exc * p.synapseToMembrane()
                + inh * p.inhibitionToMembrane();
    }

    /**
     * {@link Kernels#lifConductance} that appends to spikes found before.
     *
     * @param p constants
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param arrivals whether the inputs may hold anything but zeros
     * @param spikes receives the neurons that fire, ascending
     * @param found number of spikes already in {@code spikes}
     * @return number of spikes in {@code spikes}
     */
    public static int conductance(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes,
            int found) {
        float[] v = a.v();
        float[] excitation = a.synapse();
        float[] inhibition = a.inhibition();
        float[] refractory = a.refractory();
        float[] external = a.external();
        float[] offset = a.thresholdOffset();
        float[] distance = a.distance();
        int count = found;
        for (int j = from; j < to; j++) {
            int n = base + j;
            float ge = excitation[n];
            float gi = inhibition[n];
            excitation[n] = advance(ge, p.synapseDecay(), a.input(), n, p.inputGain(), arrivals);
            inhibition[n] = advance(gi, p.inhibitoryDecay(), a.inhibitoryInput(), n, p.inputGain(), arrivals);
            float threshold = offset == null ? p.vTh() : p.vTh() + offset[thresholdBase + j];
            if (refractory[n] > 0f) {
                refractory[n] -= 1f;
                if (distance != null) {
                    distance[n] = v[n] - threshold;
                }
                continue;
            }
            float meanE = ge * p.excitatoryMean();
            float meanI = gi * p.inhibitoryMean();
            float g = 1f + meanE + meanI;
            float pull = p.vInfinity() + meanE * p.eExcitatory() + meanI * p.eInhibitory();
            if (external != null) {
                pull += external[n];
            }
            float target = pull / g;
            float u = target + (v[n] - target) * Kernels.expNonPositive(-p.stepsPerTau() * g);
            count = fire(p, v, refractory, distance, n, j, u, threshold, spikes, count);
        }
        return count;
    }

    /** Decays a synaptic variable (with floor), then adds and clears its arrivals. */
    private static float advance(float x, float decay, float[] input, int n, float gain, boolean arrivals) {
        float y = x * decay;
        y = Math.abs(y) < Kernels.FLOOR ? 0f : y;
        if (arrivals) {
            y += input[n] * gain;
            input[n] = 0f;
        }
        return y;
    }

    /** Threshold and reset; returns the new number of spikes. */
    private static int fire(
            LifParameters p,
            float[] v,
            float[] refractory,
            float[] distance,
            int n,
            int j,
            float u,
            float threshold,
            int[] spikes,
            int count) {
        if (distance != null) {
            distance[n] = u - threshold;
        }
        if (u >= threshold) {
            v[n] = p.subtract() ? u - (threshold - p.vReset()) : p.vReset();
            refractory[n] = p.refractorySteps();
            spikes[count] = j;
            return count + 1;
        }
        v[n] = u;
        return count;
    }
}
