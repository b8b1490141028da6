package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.time.TimeStep;
import org.jspecify.annotations.Nullable;

/**
 * What every part of a simulator shares.
 *
 * @param timeStep the grid
 * @param seed root seed
 * @param batch samples side by side
 * @param workers threads
 * @param kernels arithmetic in use
 * @param blas whole-batch products for graded populations; null to use the kernels slice by slice
 */
public record EngineSettings(
        TimeStep timeStep,
        long seed,
        int batch,
        int workers,
        Kernels kernels,
        @Nullable DenseProduct blas) {}
