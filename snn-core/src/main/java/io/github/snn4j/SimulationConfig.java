package io.github.snn4j;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.time.TimeStep;

/**
 * How a network is run.
 *
 * @param dtMs time step in ms, {@code > 0}
 * @param seed root seed of all random numbers; there is no default
 * @param batchSize samples simulated side by side, {@code >= 1}
 * @param threads threads, {@code >= 1}; the result does not depend on it
 * @param kernel which arithmetic kernels to use; the result does not depend on it
 * @param denseProducts who multiplies matrices for graded populations; only {@code PORTABLE} gives the same bits
 *     everywhere
 * @param maxDelayMs longest delay that a projection may have in ms, a guard against delays in the wrong unit
 */
public record SimulationConfig(
        double dtMs,
        long seed,
        int batchSize,
        int threads,
        Kernel kernel,
        DenseProducts denseProducts,
        double maxDelayMs) {

    /** Longest delay unless said otherwise, in ms. */
    public static final double DEFAULT_MAX_DELAY_MS = 1000;

    /** Which arithmetic kernels to use. All give the same bits. */
    public enum Kernel {
        /** SIMD if {@code --add-modules jdk.incubator.vector} was given, plain Java otherwise. */
        AUTO,
        /** Plain Java. */
        JAVA,
        /** SIMD; an error if the module is not there. */
        VECTOR
    }

    /** Who multiplies matrices when a graded population projects through all-to-all or matrix connectivity. */
    public enum DenseProducts {
        /** The kernels: the same bits on every machine and for every number of threads. */
        PORTABLE,
        /** The BLAS of ND4J if a backend is on the class path, the kernels otherwise: equal up to rounding. */
        FASTEST
    }

    /** Validates all values. */
    public SimulationConfig {
        new TimeStep(dtMs);
        Check.positive(maxDelayMs, "SimulationConfig.maxDelayMs", "ms");
        Check.atLeast(batchSize, 1, "SimulationConfig.batchSize");
        Check.atLeast(threads, 1, "SimulationConfig.threads");
        int most = threads;
        Check.argument(most <= 1024, () -> "SimulationConfig.threads must be <= 1024, got " + most);
    }

    /**
     * One sample, one thread, fastest kernels.
     *
     * @param dtMs time step in ms
     * @param seed root seed
     * @return the configuration
     */
    public static SimulationConfig of(double dtMs, long seed) {
        return new SimulationConfig(dtMs, seed, 1, 1, Kernel.AUTO, DenseProducts.PORTABLE, DEFAULT_MAX_DELAY_MS);
    }

    /**
     * Another number of samples.
     *
     * @param samples samples side by side
     * @return changed copy
     */
    public SimulationConfig withBatchSize(int samples) {
        return new SimulationConfig(dtMs, seed, samples, threads, kernel, denseProducts, maxDelayMs);
    }

    /**
     * Another number of threads.
     *
     * @param count threads
     * @return changed copy
     */
    public SimulationConfig withThreads(int count) {
        return new SimulationConfig(dtMs, seed, batchSize, count, kernel, denseProducts, maxDelayMs);
    }

    /**
     * Other kernels.
     *
     * @param choice kernels
     * @return changed copy
     */
    public SimulationConfig withKernel(Kernel choice) {
        return new SimulationConfig(dtMs, seed, batchSize, threads, choice, denseProducts, maxDelayMs);
    }

    /**
     * Another provider of matrix products.
     *
     * @param choice provider
     * @return changed copy
     */
    public SimulationConfig withDenseProducts(DenseProducts choice) {
        return new SimulationConfig(dtMs, seed, batchSize, threads, kernel, choice, maxDelayMs);
    }

    /**
     * Another limit for delays.
     *
     * @param longestMs longest delay that a projection may have in ms
     * @return changed copy
     */
    public SimulationConfig withMaxDelay(double longestMs) {
        return new SimulationConfig(dtMs, seed, batchSize, threads, kernel, denseProducts, longestMs);
    }
}
