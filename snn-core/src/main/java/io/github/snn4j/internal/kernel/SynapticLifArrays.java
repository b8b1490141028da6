package io.github.snn4j.internal.kernel;

import org.jspecify.annotations.Nullable;

/**
 * State as {@link JavaSynapticLif} sees it. All arrays are {@code [batch][size]}, those of receptors one for each, but
 * the threshold offset, which may be shared by the samples.
 *
 * @param v membrane potential
 * @param refractory remaining refractory steps, as a whole number
 * @param level currents or conductances
 * @param rise of alpha functions, {@code tau dlevel/dt = -level + rise}; empty for exponentials
 * @param input arrivals
 * @param thresholdOffset added to the threshold; null if it does not adapt
 * @param external external current; null until set
 * @param distance receives the distance to threshold before the reset; null unless asked for
 */
public record SynapticLifArrays(
        float[] v,
        float[] refractory,
        float[][] level,
        float[][] rise,
        float[][] input,
        float @Nullable [] thresholdOffset,
        float @Nullable [] external,
        float @Nullable [] distance) {}
