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
     * @return products
     */
    public static DenseProduct fastest(Kernels kernels) {
        DenseProduct product = Blas.PRODUCT == null ? portable(kernels) : Blas.PRODUCT;
        LOG.debug("dense products: {}", product.name());
        return product;
    }

    /** Initialised on first use: starting ND4J takes a second. */
    private static final class Blas {
        static final @Nullable DenseProduct PRODUCT = load();

        private Blas() {}

        /** ND4J is optional and fails in many ways without a backend; each of them only means that there is no BLAS. */
        private static @Nullable DenseProduct load() {
            try {
                return (DenseProduct) Class.forName("io.github.snn4j.internal.kernel.Nd4jDenseProduct")
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
                LOG.debug("no BLAS from ND4J", e);
                return null;
            }
        }
    }
}
