package io.github.snn4j.learning.error;

import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.SpikeSignal;
import java.util.Arrays;

/** A running fixed random readout of one population: {@code y = G s + c}, G and c drawn once. */
final class RandomReadout {

    private final int size;
    private final int outputs;
    // G twice: by neuron for spikes, by output for errors.
    private final float[] byNeuron;
    private final float[] byOutput;
    private final float[] bias;

    RandomReadout(LocalReadout readout, String population, int size) {
        this.size = size;
        this.outputs = readout.outputs();
        this.byNeuron = new float[size * outputs];
        this.byOutput = new float[size * outputs];
        this.bias = new float[outputs];
        KeyedRandom.Cursor random =
                KeyedRandom.of(readout.seed(), population, "readout").cursor();
        double width = readout.amplitude() / Math.sqrt(size);
        for (int j = 0; j < size; j++) {
            random.moveTo(0, j, 0);
            for (int k = 0; k < outputs; k++) {
                float g = (float) (width * (2 * random.nextDouble() - 1));
                byNeuron[j * outputs + k] = g;
                byOutput[k * size + j] = g;
            }
        }
        random.moveTo(1, 0, 0);
        for (int k = 0; k < outputs; k++) {
            bias[k] = (float) (width * (2 * random.nextDouble() - 1));
        }
    }

    /** The output for the spikes of one sample; {@code factors}, unless empty, scale the neurons. */
    void read(SpikeSignal spikes, int sample, float[] factors, float[] y) {
        System.arraycopy(bias, 0, y, 0, outputs);
        int count = spikes.count(sample);
        for (int n = 0; n < count; n++) {
            int j = spikes.index(sample, n);
            float f = factors.length == 0 ? 1f : factors[j];
            for (int k = 0; k < outputs; k++) {
                y[k] += f * byNeuron[j * outputs + k];
            }
        }
    }

    /** What the neurons of a sample hear: {@code m = G^T gradient}. */
    void feedBack(float[] gradient, float[] m, int at) {
        Arrays.fill(m, at, at + size, 0f);
        for (int k = 0; k < outputs; k++) {
            float g = gradient[k];
            if (g != 0f) {
                add(g, byOutput, k * size, m, at, size);
            }
        }
    }

    private static void add(float g, float[] x, int from, float[] m, int at, int n) {
        for (int j = 0; j < n; j++) {
            m[at + j] += g * x[from + j];
        }
    }

    float weight(int output, int neuron) {
        return byOutput[output * size + neuron];
    }

    float bias(int output) {
        return bias[output];
    }
}
