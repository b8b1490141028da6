/**
 * Benchmarks of the inner loops and of learning images. Build and run:
 *
 * <pre>
 *   mvn -B -Dquick -DskipTests package -Pbenchmarks
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
