package io.github.snn4j.examples.contrastive;

import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.EnergyUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each training image let the network settle the last time it was shown. */
final class Particles {

    private final List<Integer> sizes;
    private final Map<Integer, float[][]> states = new HashMap<>();

    /** Nothing kept yet; sizes of the layers without the input. */
    Particles(List<Integer> sizes) {
        this.sizes = List.copyOf(sizes);
    }

    /** Starts each sample where its image was left; images not seen before start from 0. */
    void restore(int[] numbers, Simulator simulator) {
        for (int l = 0; l < sizes.size(); l++) {
            int size = sizes.get(l);
            float[] start = new float[numbers.length * size];
            for (int b = 0; b < numbers.length; b++) {
                float[][] state = states.get(numbers[b]);
                if (state != null) {
                    System.arraycopy(state[l], 0, start, b * size, size);
                }
            }
            simulator.setVariable(SettlingNetwork.layer(l + 1), EnergyUnit.STATE, start);
        }
    }

    /** Keeps where the free phase has ended. */
    void keep(int[] numbers, Simulator simulator) {
        for (int l = 0; l < sizes.size(); l++) {
            int size = sizes.get(l);
            float[] settled = simulator.variable(SettlingNetwork.layer(l + 1), EnergyUnit.SETTLED);
            for (int b = 0; b < numbers.length; b++) {
                if (numbers[b] >= 0) {
                    float[][] state = states.computeIfAbsent(numbers[b], n -> new float[sizes.size()][]);
                    state[l] = Arrays.copyOfRange(settled, b * size, (b + 1) * size);
                }
            }
        }
    }
}
