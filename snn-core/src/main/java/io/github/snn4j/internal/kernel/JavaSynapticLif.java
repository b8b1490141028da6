package io.github.snn4j.internal.kernel;

/**
 * Steps of leaky integrate-and-fire neurons with any number of receptors, exponential or alpha, in plain Java. The
 * kernels with SIMD share them, so both modes give the same bits.
 */
public final class JavaSynapticLif {

    private JavaSynapticLif() {}

    /**
     * One step of neurons with currents,
     *
     * <pre>
     *   v = vInf + (v - vInf) membraneDecay + sum_r (level_r levelToMembrane_r + rise_r riseToMembrane_r)
     *       [+ external driveGain]
     * </pre>
     *
     * or with conductances,
     *
     * <pre>
     *   m_r = level_r levelToMembrane_r + rise_r riseToMembrane_r,   g = 1 + sum_r m_r
     *   u = (vInf + sum_r m_r reversal_r [+ external driveGain]) / g,   v = u + (v - u) exp(-stepsPerTau g)
     * </pre>
     *
     * and of their receptors, also while refractory,
     *
     * <pre>
     *   alpha        level = flushed((level + rise riseToLevel) decay)
     *                rise = flushed(rise decay) [+ input inputGain]
     *   exponential  level = flushed(level decay) [+ input inputGain]
     * </pre>
     *
     * @param p constants
     * @param a state
     * @param conductance whether the levels are conductances
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param arrivals whether the inputs may hold anything but zeros
     * @param spikes receives the neurons that fire, ascending, from index 0
     * @return number of spikes
     */
    public static int step(
            SynapticLifRows p,
            SynapticLifArrays a,
            boolean conductance,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        float[] c = p.values;
        float[] v = a.v();
        float[] refractory = a.refractory();
        float[] offset = a.thresholdOffset();
        float[] distance = a.distance();
        int count = 0;
        for (int j = from; j < to; j++) {
            int n = base + j;
            int row = j * p.stride;
            boolean held = refractory[n] > 0f;
            float u = held ? v[n] : conductance ? towards(p, a, n, row) : driven(p, a, n, row);
            advance(p, a, n, row, arrivals);
            float vTh = c[row + SynapticLifRows.V_TH];
            float threshold = offset == null ? vTh : vTh + offset[thresholdBase + j];
            if (distance != null) {
                distance[n] = u - threshold;
            }
            if (held) {
                refractory[n] -= 1f;
            } else if (u >= threshold) {
                float vReset = c[row + SynapticLifRows.V_RESET];
                v[n] = p.subtract ? u - (threshold - vReset) : vReset;
                refractory[n] = c[row + SynapticLifRows.REFRACTORY_STEPS];
                spikes[count++] = j;
            } else {
                v[n] = u;
            }
        }
        return count;
    }

    /** The membrane after a step under currents. */
    private static float driven(SynapticLifRows p, SynapticLifArrays a, int n, int row) {
        float[] c = p.values;
        float vInf = c[row + SynapticLifRows.V_INFINITY];
        float u = vInf + (a.v()[n] - vInf) * c[row + SynapticLifRows.MEMBRANE_DECAY];
        for (int r = 0; r < p.receptors; r++) {
            u += effect(c, a, n, r, row + SynapticLifRows.HEAD + r * SynapticLifRows.BLOCK);
        }
        float[] external = a.external();
        return external == null ? u : u + external[n] * c[row + SynapticLifRows.DRIVE_GAIN];
    }

    /** The membrane after a step under conductances. */
    private static float towards(SynapticLifRows p, SynapticLifArrays a, int n, int row) {
        float[] c = p.values;
        float g = 1f;
        float pull = c[row + SynapticLifRows.V_INFINITY];
        for (int r = 0; r < p.receptors; r++) {
            int at = row + SynapticLifRows.HEAD + r * SynapticLifRows.BLOCK;
            float mean = effect(c, a, n, r, at);
            g += mean;
            pull += mean * c[at + SynapticLifRows.REVERSAL];
        }
        float[] external = a.external();
        if (external != null) {
            pull += external[n] * c[row + SynapticLifRows.DRIVE_GAIN];
        }
        float target = pull / g;
        float share = Kernels.expNonPositive(-c[row + SynapticLifRows.STEPS_PER_TAU] * g);
        return target + (a.v()[n] - target) * share;
    }

    private static float effect(float[] c, SynapticLifArrays a, int n, int r, int at) {
        float x = a.level()[r][n] * c[at + SynapticLifRows.LEVEL_TO_MEMBRANE];
        float[] rise = a.rise()[r];
        return rise.length == 0 ? x : x + rise[n] * c[at + SynapticLifRows.RISE_TO_MEMBRANE];
    }

    /** Decays the receptors of a neuron, then adds and clears their arrivals. */
    private static void advance(SynapticLifRows p, SynapticLifArrays a, int n, int row, boolean arrivals) {
        float[] c = p.values;
        for (int r = 0; r < p.receptors; r++) {
            int at = row + SynapticLifRows.HEAD + r * SynapticLifRows.BLOCK;
            float decay = c[at + SynapticLifRows.DECAY];
            float[] level = a.level()[r];
            float[] rise = a.rise()[r];
            float arrived = 0f;
            if (arrivals) {
                arrived = a.input()[r][n] * c[at + SynapticLifRows.INPUT_GAIN];
                a.input()[r][n] = 0f;
            }
            if (rise.length == 0) {
                level[n] = flush(level[n] * decay) + arrived;
            } else {
                level[n] = flush((level[n] + rise[n] * c[at + SynapticLifRows.RISE_TO_LEVEL]) * decay);
                rise[n] = flush(rise[n] * decay) + arrived;
            }
        }
    }

    private static float flush(float x) {
        return (x + Kernels.FLUSH) - Kernels.FLUSH;
    }
}
