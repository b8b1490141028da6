package io.github.snn4j.internal.kernel;

import org.jspecify.annotations.Nullable;

/**
 * State of a leaky integrate-and-fire population as its kernels see it. All arrays are {@code [batch][size]} but the
 * threshold offset, which may be shared by the samples.
 *
 * @param v membrane potential
 * @param synapse (excitatory) synaptic current or conductance; null for delta synapses
 * @param inhibition inhibitory current or conductance; null with one receptor
 * @param refractory remaining refractory steps, as a whole number
 * @param thresholdOffset added to the threshold; null if it does not adapt
 * @param input arrivals at the first receptor
 * @param inhibitoryInput arrivals at the inhibitory receptor; null with one receptor
 * @param external external current; null until set
 * @param distance receives the distance to threshold before the reset; null unless asked for
 */
public record LifArrays(
        float[] v,
        float @Nullable [] synapse,
        float @Nullable [] inhibition,
        float[] refractory,
        float @Nullable [] thresholdOffset,
        float[] input,
        float @Nullable [] inhibitoryInput,
        float @Nullable [] external,
        float @Nullable [] distance) {}
