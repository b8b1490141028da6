package io.github.snn4j.neuron;

import java.util.Arrays;

/**
 * The neurons of one slice that are refractory, so that the kernel need not ask every neuron. The kernel advances all
 * neurons as if none were held; what it did to the potential of those that are is undone afterwards.
 */
final class HeldNeurons {

    private static final int ROOM = 64;

    private int[] neurons = new int[ROOM];
    private float[] potentials = new float[ROOM];
    private int count;
    private int before;
    private boolean known;

    /** Forgets the list; it is found again in the state array when needed. */
    void forget() {
        known = false;
    }

    /** Before the kernel: remembers the potentials. */
    void remember(Slice slice, int size, float[] v, float[] refractory) {
        if (!known) {
            search(slice, size, refractory);
        }
        before = count;
        for (int k = 0; k < before; k++) {
            potentials[k] = v[neurons[k]];
        }
    }

    private void search(Slice slice, int size, float[] refractory) {
        count = 0;
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            for (int j = slice.from(); j < slice.to(); j++) {
                if (refractory[b * size + j] > 0f) {
                    add(b * size + j);
                }
            }
        }
        known = true;
    }

    /** A neuron has fired in this step and is held from the next one on. */
    void add(int neuron) {
        if (count == neurons.length) {
            neurons = Arrays.copyOf(neurons, 2 * count);
            potentials = Arrays.copyOf(potentials, 2 * count);
        }
        neurons[count] = neuron;
        count++;
    }

    /** After the kernel: gives the potentials back, counts down, and lets go of those whose time is over. */
    void restore(float[] v, float[] refractory) {
        int kept = 0;
        for (int k = 0; k < before; k++) {
            int n = neurons[k];
            v[n] = potentials[k];
            refractory[n] -= 1f;
            if (refractory[n] > 0f) {
                neurons[kept] = n;
                kept++;
            }
        }
        for (int k = before; k < count; k++) {
            neurons[kept] = neurons[k];
            kept++;
        }
        count = kept;
    }
}
