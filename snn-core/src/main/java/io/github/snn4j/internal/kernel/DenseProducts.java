package io.github.snn4j.internal.kernel;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks the provider of dense products. */
public final class DenseProducts {

    private static final Logger LOG = LoggerFactory.getLogger(DenseProducts.class);

    private DenseProducts() {}

    /**
     * The default: the same bits on every machine and with every kernel.
     *
     * @param kernels inner loops
     * @return products in Java
     */
    public static DenseProduct portable(Kernels kernels) {
        return new JavaDenseProduct(kernels);
    }

    /**
     * The fastest: the BLAS of ND4J when a backend is on the class path, the portable one otherwise. Results differ in
     * the last bits between machines and numbers of threads.
     *
     * @param kernels inner loops of the portable products
     * @return products, for one thread at a time
     */
    public static DenseProduct fastest(Kernels kernels) {
        DenseProduct product = blas();
        return product == null ? portable(kernels) : product;
    }

    /**
     * The BLAS of ND4J. It is optional and fails in many ways without a backend; each of them only means that there
     * is no BLAS. The first call in a process takes a second.
     *
     * @return products for one thread at a time, to be closed, or null if there is no backend
     */
    public static @Nullable DenseProduct blas() {
        try {
            DenseProduct product = (DenseProduct) Class.forName("io.github.snn4j.internal.kernel.Nd4jDenseProduct")
                    .getDeclaredConstructor()
                    .newInstance();
            LOG.debug("dense products: {}", product.name());
            return product;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            LOG.warn("no backend of ND4J, dense products by the Java kernels: {}", String.valueOf(e));
            LOG.debug("no BLAS from ND4J", e);
            return null;
        }
    }
}
