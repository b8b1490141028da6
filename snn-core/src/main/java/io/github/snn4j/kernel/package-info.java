/**
 * The arithmetic of inner loops, for trainers that do not run inside a simulator.
 *
 * <p>Start from {@link io.github.snn4j.kernel.RowKernels}, the only class: sums of matrix rows, with SIMD where the JVM
 * has it.
 */
@NullMarked
package io.github.snn4j.kernel;

import org.jspecify.annotations.NullMarked;
