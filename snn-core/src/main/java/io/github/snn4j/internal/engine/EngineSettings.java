package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.time.TimeStep;

/**
 * What every part of a simulator shares.
 *
 * @param timeStep the grid
 * @param seed root seed
 * @param batch samples side by side
 * @param workers threads
 * @param kernels arithmetic in use
 */
public record EngineSettings(TimeStep timeStep, long seed, int batch, int workers, Kernels kernels) {}
