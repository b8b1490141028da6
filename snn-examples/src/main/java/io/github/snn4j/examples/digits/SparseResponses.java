package io.github.snn4j.examples.digits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spike counts of many images, kept without the zeros: few neurons answer to an image. */
final class SparseResponses {

    private final int neurons;
    private final List<int[]> images = new ArrayList<>();

    SparseResponses(int neurons) {
        this.neurons = neurons;
    }

    void add(int[] spikes) {
        int[] pairs = new int[2 * (int) Arrays.stream(spikes).filter(s -> s > 0).count()];
        int at = 0;
        for (int n = 0; n < neurons; n++) {
            if (spikes[n] > 0) {
                pairs[at++] = n;
                pairs[at++] = spikes[n];
            }
        }
        images.add(pairs);
    }

    int size() {
        return images.size();
    }

    int[] get(int image) {
        int[] spikes = new int[neurons];
        int[] pairs = images.get(image);
        for (int at = 0; at < pairs.length; at += 2) {
            spikes[pairs[at]] = pairs[at + 1];
        }
        return spikes;
    }
}
