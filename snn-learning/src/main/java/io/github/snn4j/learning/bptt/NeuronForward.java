package io.github.snn4j.learning.bptt;

import io.github.snn4j.neuron.LeakyRate;
import java.util.Objects;

/** Steps of the neurons, the same arithmetic as in the simulator. */
final class NeuronForward {

    /** Decaying variables below this are set to zero, as in the simulator. */
    private static final float FLOOR = 1e-20f;

    private NeuronForward() {}

    /** Activity of graded units without input and memory. */
    static void fixed(NeuronConstants c, float[] drive, float[] activity) {
        LeakyRate.Transfer f = Objects.requireNonNull(c.transfer);
        for (int j = 0; j < activity.length; j++) {
            float d = drive.length == 0 ? 0f : drive[j];
            activity[j] = f.valueAt(d * c.driveGain);
        }
    }

    /** Advances a population to step t; {@code drive} is empty or one value per neuron. */
    static void step(PopulationPlan p, NeuronState n, SampleState s, int t, float[] drive) {
        NeuronConstants c = p.constants();
        if (p.kind == PopulationPlan.Kind.RATE) {
            rate(p, c, n, s, t, drive);
            return;
        }
        float[] x = s.x[p.index];
        int o = t * p.size;
        if (c.adaptive) {
            thresholds(c, n.theta, s.threshold[p.index], o, p.size);
        }
        if (c.refractorySteps > 0) {
            held(p, c, n, s, t, drive);
        } else {
            integrate(c, n, x, o, p.size, drive);
            subtractThreshold(c, x, s.threshold[p.index], o, p.size);
        }
        fire(p, c, n, s, t);
        if (c.adaptive) {
            adapt(p, c, n, s.spikes[p.index], t);
        }
    }

    private static void rate(PopulationPlan p, NeuronConstants c, NeuronState n, SampleState s, int t, float[] drive) {
        LeakyRate.Transfer f = Objects.requireNonNull(c.transfer);
        float[] x = s.x[p.index];
        float[] y = s.activity[p.index];
        for (int j = 0; j < p.size; j++) {
            int k = t * p.size + j;
            float d = drive.length == 0 ? 0f : drive[j];
            float state = n.v[j] * c.decay + (x[k] + d) * c.inputGain;
            n.v[j] = state;
            x[k] = state;
            y[k] = f.valueAt(state);
        }
    }

    private static void thresholds(NeuronConstants c, float[] theta, float[] threshold, int o, int size) {
        for (int j = 0; j < size; j++) {
            threshold[o + j] = c.vTh + (c.beta == 1f ? theta[j] : c.beta * theta[j]);
        }
    }

    /** Membranes before the reset, into v and x. */
    private static void integrate(NeuronConstants c, NeuronState n, float[] x, int o, int size, float[] drive) {
        float[] v = n.v;
        float rest = c.vInfinity;
        float decay = c.decay;
        float gain = c.inputGain;
        float driveGain = c.driveGain;
        if (c.exponential) {
            float[] current = n.current;
            for (int j = 0; j < size; j++) {
                float u = rest + (v[j] - rest) * decay + current[j] * c.toMembrane;
                if (drive.length > 0) {
                    u += drive[j] * driveGain;
                }
                float left = current[j] * c.synapseDecay;
                left = Math.abs(left) < FLOOR ? 0f : left;
                current[j] = left + x[o + j] * gain;
                v[j] = u;
                x[o + j] = u;
            }
        } else if (drive.length > 0) {
            for (int j = 0; j < size; j++) {
                float u = rest + (v[j] - rest) * decay + drive[j] * driveGain + x[o + j] * gain;
                v[j] = u;
                x[o + j] = u;
            }
        } else {
            for (int j = 0; j < size; j++) {
                float u = rest + (v[j] - rest) * decay + x[o + j] * gain;
                v[j] = u;
                x[o + j] = u;
            }
        }
    }

    private static void subtractThreshold(NeuronConstants c, float[] x, float[] threshold, int o, int size) {
        if (c.adaptive) {
            for (int j = 0; j < size; j++) {
                x[o + j] -= threshold[o + j];
            }
        } else {
            float vTh = c.vTh;
            for (int j = 0; j < size; j++) {
                x[o + j] -= vTh;
            }
        }
    }

    /** The same with refractory neurons, one by one. */
    private static void held(PopulationPlan p, NeuronConstants c, NeuronState n, SampleState s, int t, float[] drive) {
        float[] x = s.x[p.index];
        for (int j = 0; j < p.size; j++) {
            int k = t * p.size + j;
            float arrived = x[k];
            float synapse = n.current[j];
            if (c.exponential) {
                float left = synapse * c.synapseDecay;
                left = Math.abs(left) < FLOOR ? 0f : left;
                n.current[j] = left + arrived * c.inputGain;
            }
            if (n.held[j] > 0f) {
                n.held[j] -= 1f;
                x[k] = SampleState.HELD;
                continue;
            }
            float u = c.vInfinity + (n.v[j] - c.vInfinity) * c.decay;
            if (c.exponential) {
                u += synapse * c.toMembrane;
            }
            if (drive.length > 0) {
                u += drive[j] * c.driveGain;
            }
            if (!c.exponential) {
                u += arrived * c.inputGain;
            }
            n.v[j] = u;
            x[k] = u - (c.adaptive ? s.threshold[p.index][k] : c.vTh);
        }
    }

    private static void fire(PopulationPlan p, NeuronConstants c, NeuronState n, SampleState s, int t) {
        float[] x = s.x[p.index];
        float[] threshold = s.threshold[p.index];
        SpikeList list = s.spikes[p.index];
        int[] fired = list.room();
        int count = list.count();
        int o = t * p.size;
        for (int j = 0; j < p.size; j++) {
            if (x[o + j] >= 0f) {
                fired[count++] = j;
                float th = c.adaptive ? threshold[o + j] : c.vTh;
                n.v[j] = c.subtract ? n.v[j] - (th - c.vReset) : c.vReset;
                n.held[j] = c.refractorySteps;
            }
        }
        list.close(t, count);
    }

    private static void adapt(PopulationPlan p, NeuronConstants c, NeuronState n, SpikeList list, int t) {
        float[] theta = n.theta;
        if (c.adaptDecay != 1f) {
            for (int j = 0; j < p.size; j++) {
                float y = theta[j] * c.adaptDecay;
                theta[j] = Math.abs(y) < FLOOR ? 0f : y;
            }
        }
        int[] fired = list.neurons();
        for (int k = list.from(t); k < list.to(t); k++) {
            theta[fired[k]] += c.increment;
        }
    }
}
