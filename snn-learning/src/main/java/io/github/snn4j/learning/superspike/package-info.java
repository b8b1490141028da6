/**
 * SuperSpike: neurons learn to fire at given times.
 *
 * <pre>{@code
 * Lif neuron = Lif.exponential(10, 5).withRefractory(5);
 * Network.builder()
 *         .source("in", 200, inputs)
 *         .source("target", 10, wanted)
 *         .population("out", 10, neuron)
 *         .projection(Projection.between("in", "out")
 *                 .application(Application.perTrial(new Optimizer.RMaxProp(1e-3, ...)))
 *                 .rule(SuperSpike.of(neuron)))
 *         .learningSignal("out", VanRossumError.of("target"))
 *         .build();
 * }</pre>
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><th>part</th><th>kind</th><th>moment</th><th>signals</th></tr>
 *   <tr><td>{@link io.github.snn4j.learning.superspike.SuperSpike}</td><td>rule</td><td>end of
 *       trial</td><td>presynaptic potential, surrogate derivative, third factor</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.superspike.VanRossumError}</td><td>learning
 *       signal</td><td>step</td><td>filtered spikes of two populations</td></tr>
 * </table>
 *
 * <p>Reference: F. Zenke &amp; S. Ganguli, Neural Comput. 30:1514-1541, 2018, doi 10.1162/neco_a_01086.
 */
@NullMarked
package io.github.snn4j.learning.superspike;

import org.jspecify.annotations.NullMarked;
