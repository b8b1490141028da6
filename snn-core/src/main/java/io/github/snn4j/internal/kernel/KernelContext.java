package io.github.snn4j.internal.kernel;

/** A context, given to neuron models, that knows the kernels of its simulator. */
public interface KernelContext {

    /**
     * The kernels in use.
     *
     * @return kernels
     */
    Kernels kernels();
}
