/**
 * The arithmetic of the inner loops; internal, not API.
 *
 * <p>{@link io.github.snn4j.internal.kernel.Kernels} says what each kernel computes, to the bit. {@link
 * io.github.snn4j.internal.kernel.JavaKernels} is the specification in plain Java, the classes in {@code vector} do
 * the same with SIMD instructions, and {@link io.github.snn4j.internal.kernel.KernelProvider} picks one. {@link
 * io.github.snn4j.internal.kernel.DenseProduct} multiplies matrices: portable (the same bits everywhere) or by the
 * BLAS that ND4J brings.
 */
@NullMarked
package io.github.snn4j.internal.kernel;

import org.jspecify.annotations.NullMarked;
