package io.github.snn4j.learning.bptt;

import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.signal.Surrogate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps of the neurons backward in time. */
final class NeuronBackward {

    private final Surrogate surrogate;
    private final boolean throughReset;

    NeuronBackward(BpttConfig config) {
        this.surrogate = config.surrogate();
        this.throughReset = config.resetGradient();
    }

    /**
     * Takes a population from step t to the step before.
     *
     * @param p population
     * @param n derivatives with respect to the variables after step t; receives those after the step before
     * @param s trial
     * @param t step
     * @param output derivatives with respect to the output of the step
     * @param membrane [step][neuron], derivatives with respect to the membrane before the reset (for graded units: to
     *     the activity), or null
     * @param scratch one value per neuron
     */
    void step(
            PopulationPlan p,
            NeuronState n,
            SampleState s,
            int t,
            float[] output,
            float @Nullable [] membrane,
            float[] scratch) {
        NeuronConstants c = p.constants();
        if (p.kind == PopulationPlan.Kind.RATE) {
            rate(p, c, n, s, t, output, membrane);
        } else if (c.adaptive || c.exponential || c.refractorySteps > 0 || throughReset || membrane != null) {
            general(p, c, n, s, t, output, membrane, scratch);
        } else {
            plain(p, c, n, s, t, output);
        }
    }

    private static void rate(
            PopulationPlan p,
            NeuronConstants c,
            NeuronState n,
            SampleState s,
            int t,
            float[] output,
            float @Nullable [] membrane) {
        LeakyRate.Transfer f = Objects.requireNonNull(c.transfer);
        float[] x = s.x[p.index];
        for (int j = 0; j < p.size; j++) {
            int k = t * p.size + j;
            float g = output[j] + (membrane == null ? 0f : membrane[k]);
            float d = n.v[j] + f.derivativeAt(x[k]) * g;
            x[k] = d * c.inputGain;
            n.v[j] = d * c.decay;
        }
    }

    /** Delta synapses, reset cut: loops without branches, which the compiler turns into SIMD. */
    private void plain(PopulationPlan p, NeuronConstants c, NeuronState n, SampleState s, int t, float[] output) {
        float[] x = s.x[p.index];
        float[] v = n.v;
        int o = t * p.size;
        surrogate.valuesAt(x, o, o + p.size, x);
        if (!c.subtract) {
            SpikeList list = s.spikes[p.index];
            int[] fired = list.neurons();
            for (int k = list.from(t); k < list.to(t); k++) {
                v[fired[k]] = 0f;
            }
        }
        float decay = c.decay;
        float gain = c.inputGain;
        for (int j = 0; j < p.size; j++) {
            float d = v[j] + x[o + j] * output[j];
            x[o + j] = gain * d;
            v[j] = decay * d;
        }
    }

    /** Everything else, neuron by neuron. */
    private void general(
            PopulationPlan p,
            NeuronConstants c,
            NeuronState n,
            SampleState s,
            int t,
            float[] output,
            float @Nullable [] membrane,
            float[] psi) {
        float[] x = s.x[p.index];
        int o = t * p.size;
        System.arraycopy(x, o, psi, 0, p.size);
        surrogate.valuesAt(psi, 0, p.size, psi);
        for (int j = 0; j < p.size; j++) {
            float distance = x[o + j];
            boolean held = distance == SampleState.HELD;
            boolean fired = distance >= 0f;
            float after = n.v[j];
            float d = 0f;
            float dThreshold = 0f;
            if (!held) {
                float threshold = c.adaptive ? s.threshold[p.index][o + j] : c.vTh;
                float g = output[j] + c.increment * n.theta[j];
                if (throughReset) {
                    g += after * (c.subtract ? c.vReset - threshold : c.vReset - (distance + threshold));
                }
                d = psi[j] * g + (c.subtract || !fired ? after : 0f);
                if (membrane != null) {
                    d += membrane[o + j];
                }
                dThreshold = -psi[j] * g - (throughReset && c.subtract && fired ? after : 0f);
                n.v[j] = c.decay * d;
            }
            if (c.adaptive) {
                n.theta[j] = c.adaptDecay * n.theta[j] + c.beta * dThreshold;
            }
            if (c.exponential) {
                x[o + j] = c.inputGain * n.current[j];
                n.current[j] = c.synapseDecay * n.current[j] + c.toMembrane * d;
            } else {
                x[o + j] = c.inputGain * d;
            }
        }
    }
}
