package io.github.snn4j.learning.bptt;

/**
 * What a population did in the trial of one sample.
 *
 * @param steps length of the trial
 * @param size neurons
 * @param spikes neurons that fired in each step, ascending; empty lists for graded units
 * @param membrane row-major [step][neuron]: the membrane before the reset, minus infinity while a neuron is held after a
 *     spike; of graded units the activity; empty for sources
 */
public record BpttTrace(int steps, int size, int[][] spikes, float[] membrane) {

    @Override
    public int[][] spikes() {
        int[][] copy = new int[spikes.length][];
        java.util.Arrays.setAll(copy, t -> spikes[t].clone());
        return copy;
    }

    @Override
    public float[] membrane() {
        return membrane.clone();
    }
}
