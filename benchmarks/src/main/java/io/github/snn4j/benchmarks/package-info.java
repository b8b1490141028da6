/**
 * Micro-benchmarks of the inner loops. Build and run:
 *
 * <pre>
 *   mvn -B package -Pbenchmarks -DskipTests
 *   java -jar benchmarks/target/benchmarks.jar                      all, ten minutes
 *   java -jar benchmarks/target/benchmarks.jar Delivery -p kernelName=vector
 * </pre>
 *
 * <p>Scores are nanoseconds per elementary operation (a synaptic event, a neuron and step, a multiply-add) on one core.
 * Quote the median of the iterations, the processor, the JDK and whether the machine was idle.
 */
@NullMarked
package io.github.snn4j.benchmarks;

import org.jspecify.annotations.NullMarked;
