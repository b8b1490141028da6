/**
 * SIMD kernels on {@code jdk.incubator.vector}; internal, not API.
 *
 * <p>Compiled apart from the rest and loaded by name, so that the library also runs without the incubator module. To
 * write another kernel: repeat {@link io.github.snn4j.internal.kernel.JavaKernels} operation by operation, leave the
 * tail to it, and use nothing that JDK 17 does not turn into instructions. On JDK 17 that rules out conversions
 * between float and int, bits of masks ({@code toLong}, {@code laneIsSet}) and casts of masks to other types.
 */
@NullMarked
package io.github.snn4j.internal.kernel.vector;

import org.jspecify.annotations.NullMarked;
