package io.github.snn4j.learning.bptt;

import java.util.Arrays;

/** State of a population that does not outlive a step: forward its variables, backward their derivatives. */
final class NeuronState {

    final float[] v;
    final float[] current;
    final float[] theta;
    final float[] held;

    NeuronState(int size) {
        v = new float[size];
        current = new float[size];
        theta = new float[size];
        held = new float[size];
    }

    void reset(NeuronConstants c) {
        Arrays.fill(v, c.vRest);
        Arrays.fill(current, 0f);
        Arrays.fill(theta, c.theta);
        Arrays.fill(held, 0f);
    }

    void clear() {
        Arrays.fill(v, 0f);
        Arrays.fill(current, 0f);
        Arrays.fill(theta, 0f);
    }
}
