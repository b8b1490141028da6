package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.time.TimeStep;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What every part of a simulator shares.
 *
 * @param timeStep the grid
 * @param seed root seed
 * @param batch samples side by side
 * @param threads threads
 * @param shares shares of the work, {@code >= threads}, see {@link #shares(int, int)}
 * @param kernels arithmetic in use
 * @param products matrix products on the kernels, one for each share
 * @param blas whole-batch products for graded populations; null to use {@code products} slice by slice
 * @param shareFrom values that a region must touch to be shared by the threads
 */
public record EngineSettings(
        TimeStep timeStep,
        long seed,
        int batch,
        int threads,
        int shares,
        Kernels kernels,
        List<JavaDenseProduct> products,
        @Nullable DenseProduct blas,
        long shareFrom) {

    /**
     * Below this handing a region over costs more than it saves: some ten microseconds of work. Measured with 400 to 6,400
     * neurons on two cores, see docs/performance.md.
     */
    public static final long SHARE_FROM = 200_000;

    /** Shares per thread: with more of them rows of synapses are cut into shorter pieces, which cost more each. */
    private static final int SHARES_PER_THREAD = 2;

    /**
     * The settings of a simulator.
     *
     * @param timeStep the grid
     * @param seed root seed
     * @param batch samples side by side
     * @param threads threads
     * @param shares shares of the work
     * @param kernels arithmetic in use
     * @param blas whole-batch products, or null
     * @param shareFrom values that a region must touch to be shared by the threads
     */
    public EngineSettings(
            TimeStep timeStep,
            long seed,
            int batch,
            int threads,
            int shares,
            Kernels kernels,
            @Nullable DenseProduct blas,
            long shareFrom) {
        this(timeStep, seed, batch, threads, shares, kernels, products(kernels, shares), blas, shareFrom);
    }

    private static List<JavaDenseProduct> products(Kernels kernels, int shares) {
        return IntStream.range(0, shares)
                .mapToObj(k -> new JavaDenseProduct(kernels))
                .toList();
    }

    /**
     * How many shares the work is cut into. There are more than threads, so that cores of different speed, as virtual
     * ones often are, finish together.
     *
     * @param batch samples side by side
     * @param threads threads
     * @return shares
     */
    public static int shares(int batch, int threads) {
        boolean samplesForThreadsOnly = batch >= threads && batch < SHARES_PER_THREAD * threads;
        return threads == 1 || samplesForThreadsOnly ? threads : SHARES_PER_THREAD * threads;
    }

    /**
     * Synapses from which changes of columns are put off, see {@link DeferredColumns}: when the weights no longer fit
     * into the second-level cache. Tests that share everything put everything off as well.
     *
     * @return synapses of a projection
     */
    long deferFrom() {
        return shareFrom == 0 ? 0 : 1L << 20;
    }

    /**
     * Fixed synapses from which targets are kept in 8 bits where possible: when they leave the second-level cache. Tests
     * that share everything pack everything as well.
     *
     * @return synapses of a projection
     */
    long packFrom() {
        return shareFrom == 0 ? 0 : 1L << 18;
    }
}
