/**
 * Three-factor rules for deep spiking networks: what a synapse has seen, what its neuron does, and an error that a
 * learning signal of {@code io.github.snn4j.learning.error} brings to the neuron.
 *
 * <pre>{@code
 * DecolleLif neuron = DecolleLif.published();
 * Network.builder()
 *         .source("in", 784, PoissonSource.presented())
 *         .source("one", 1, new BernoulliSource(1))
 *         .population("hidden", 500, neuron)
 *         .projection(Projection.between("in", "hidden")
 *                 .weights(WeightInit.uniform(-0.04, 0.04))
 *                 .application(Application.everySteps(Optimizer.Adamax.of(1e-3), 1))
 *                 .rule(Decolle.of(1, neuron)))
 *         .projection(Projection.between("one", "hidden")
 *                 .receptor(DecolleLif.BIAS)
 *                 .application(Application.everySteps(Optimizer.Adamax.of(1e-3), 1))
 *                 .rule(Decolle.of(1, neuron).forBias()))
 *         .learningSignal("hidden", LocalReadout.smoothL1(10, 0.5, seed))
 *         .build();
 * }</pre>
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><th>part</th><th>kind</th><th>moment</th><th>signals</th><th>reference</th></tr>
 *   <tr><td>{@link io.github.snn4j.learning.threefactor.Decolle}</td><td>rule</td><td>step</td><td>filtered input,
 *       surrogate derivative, third factor</td><td>[1]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.threefactor.Erbp}</td><td>rule</td><td>presynaptic
 *       spike</td><td>a state variable as gate, third factor</td><td>[2]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.threefactor.UnitVariance}</td><td>initialiser</td><td>before
 *       learning</td><td>membranes</td><td>[1, 3]</td></tr>
 * </table>
 *
 * <h2>References</h2>
 *
 * <ol>
 *   <li>J. Kaiser, H. Mostafa &amp; E. Neftci, Front. Neurosci. 14:424, 2020, doi 10.3389/fnins.2020.00424.
 *   <li>E.O. Neftci, C. Augustine, S. Paul &amp; G. Detorakis, Front. Neurosci. 11:324, 2017, doi
 *       10.3389/fnins.2017.00324.
 *   <li>D. Mishkin &amp; J. Matas, ICLR 2016, arXiv 1511.06422.
 * </ol>
 */
@NullMarked
package io.github.snn4j.learning.threefactor;

import org.jspecify.annotations.NullMarked;
