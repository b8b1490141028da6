package io.github.snn4j.learning.bptt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the loss sees of a sample, and the derivatives it gives back. One for each thread. */
final class ReadoutTrace {

    final int steps;
    final int size;
    final boolean spiking;

    /** [step][neuron], 1 where a neuron fired; empty if the readout is graded. */
    final float[] spikes;

    /** [step][neuron], membrane before the reset, or activity. */
    final float[] membrane;

    private final PopulationPlan readout;
    private final float[] outputGradient;
    private final float[] membraneGradient;

    ReadoutTrace(PopulationPlan readout, BpttConfig config) {
        this.readout = readout;
        this.steps = config.steps();
        this.size = readout.size;
        this.spiking = readout.kind == PopulationPlan.Kind.LIF;
        this.membrane = new float[steps * size];
        this.spikes = new float[spiking ? steps * size : 0];
        this.outputGradient = new float[LossFunction.onSpikes(config.loss()) ? steps * size : 0];
        this.membraneGradient = new float[LossFunction.onSpikes(config.loss()) ? 0 : steps * size];
    }

    void read(SampleState s) {
        int p = readout.index;
        if (!spiking) {
            System.arraycopy(s.activity[p], 0, membrane, 0, membrane.length);
            return;
        }
        boolean adaptive = readout.constants().adaptive;
        for (int k = 0; k < membrane.length; k++) {
            membrane[k] = s.x[p][k] + (adaptive ? s.threshold[p][k] : readout.constants().vTh);
        }
        Arrays.fill(spikes, 0f);
        SpikeList list = s.spikes[p];
        for (int t = 0; t < steps; t++) {
            for (int k = list.from(t); k < list.to(t); k++) {
                spikes[t * size + list.neurons()[k]] = 1f;
            }
        }
    }

    /** Spikes of a neuron in the whole trial. */
    int count(int neuron) {
        int n = 0;
        for (int k = neuron; k < spikes.length; k += size) {
            n += spikes[k] == 0f ? 0 : 1;
        }
        return n;
    }

    /** Array [step][neuron] for the derivatives, zeroed: with respect to spikes or membranes, as the loss goes. */
    float[] clearedGradient() {
        float[] g = outputGradient.length > 0 ? outputGradient : membraneGradient;
        Arrays.fill(g, 0f);
        return g;
    }

    void addOutput(int t, float[] sum) {
        if (outputGradient.length > 0) {
            for (int j = 0; j < size; j++) {
                sum[j] += outputGradient[t * size + j];
            }
        }
    }

    float @Nullable [] membrane() {
        return membraneGradient.length > 0 ? membraneGradient : null;
    }
}
