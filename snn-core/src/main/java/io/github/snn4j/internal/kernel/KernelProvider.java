package io.github.snn4j.internal.kernel;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks the kernels: SIMD when {@code jdk.incubator.vector} is in the running JVM, plain Java otherwise. Both give the
 * same results. The SIMD kernels are looked up by name, so that this class loads without the incubator module.
 */
public final class KernelProvider {

    private static final String MODULE = "jdk.incubator.vector";
    private static final String REMEDY = "pass '--add-modules " + MODULE + "' to java";
    private static final String VECTOR_KERNELS = "io.github.snn4j.internal.kernel.vector.VectorKernels";
    private static final Logger LOG = LoggerFactory.getLogger(KernelProvider.class);

    private KernelProvider() {}

    /**
     * The fastest kernels of this JVM; chosen once, with one line in the log if they are not the SIMD ones.
     *
     * @return kernels
     */
    public static Kernels best() {
        return Best.KERNELS;
    }

    /**
     * Kernels asked for by name.
     *
     * @param name {@code "java"}, {@code "vector"} or {@code "auto"}, which is {@link #best}
     * @return kernels
     * @throws IllegalArgumentException if there is no such name
     * @throws IllegalStateException if the SIMD kernels are asked for and cannot be had
     */
    public static Kernels byName(String name) {
        switch (name) {
            case "auto":
                return best();
            case "java":
                return new JavaKernels();
            case "vector":
                try {
                    return vector();
                } catch (UnavailableException e) {
                    throw new IllegalStateException("kernels 'vector' cannot be used: " + e.getMessage(), e);
                }
            default:
                throw new IllegalArgumentException("kernels must be 'auto', 'java' or 'vector', got '" + name + "'");
        }
    }

    private static Kernels pick() {
        try {
            Kernels kernels = vector();
            LOG.debug("kernels: {}", kernels.name());
            return kernels;
        } catch (UnavailableException e) {
            LOG.warn("Running without SIMD, several times slower than need be: {}", e.getMessage());
            return new JavaKernels();
        }
    }

    private static Kernels vector() throws UnavailableException {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw new UnavailableException("module " + MODULE + " is missing; " + REMEDY, null);
        }
        try {
            return (Kernels) Class.forName(VECTOR_KERNELS).getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new UnavailableException(String.valueOf(e.getCause()), e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new UnavailableException("they do not load: " + e, e);
        }
    }

    /** Initialised on first use, so that the choice and its log line happen once. */
    private static final class Best {
        static final Kernels KERNELS = pick();

        private Best() {}
    }

    /** Says why the SIMD kernels cannot be used, and what to do. */
    private static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnavailableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
