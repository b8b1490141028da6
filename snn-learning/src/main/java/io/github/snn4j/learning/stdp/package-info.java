/**
 * Spike-timing-dependent plasticity: rules that change a weight by the times of the spikes on both sides of the
 * synapse.
 *
 * <p>Each rule is a record given to {@code Projection.Builder.rule}. It asks for spikes and traces and hands row
 * changes (presynaptic spike) and column changes (postsynaptic spike) to the projection, which applies weight
 * dependence and bounds.
 *
 * <pre>{@code
 * Projection.between("in", "out")
 *         .weights(WeightInit.uniform(0, 0.01))
 *         .bounds(Bounds.upTo(0.01))
 *         .rule(PairStdp.songAbbott(0.01))
 * }</pre>
 *
 * <table>
 *   <caption>Rules</caption>
 *   <tr><th>rule</th><th>moment</th><th>signals</th><th>reference</th></tr>
 *   <tr><td>{@link io.github.snn4j.learning.stdp.PairStdp}</td><td>step</td><td>pre and post spikes, one trace
 *       each</td><td>[1, 2, 3]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.stdp.TripletStdp}</td><td>step</td><td>pre and post spikes, two traces
 *       each</td><td>[4]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.stdp.DiehlCookStdp}</td><td>step</td><td>pre and post spikes, one pre and
 *       two post traces</td><td>[5]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.stdp.NormalizedIncoming}</td><td>first step and trial end</td><td>as the
 *       inner rule</td><td>[5]</td></tr>
 * </table>
 *
 * <h2>Conventions</h2>
 *
 * <ul>
 *   <li>Amplitudes are not negative; the sign is in the equation.
 *   <li>A presynaptic spike counts when it arrives, after the delay of the projection.
 *   <li>Traces are read before the spikes of the step are added, unless a rule says otherwise.
 *   <li>Within a step and sample, changes by presynaptic spikes come first, in ascending order of neurons, then
 *   those by postsynaptic ones. Samples of a batch follow one another; their changes add up.
 *   <li>A weight dependence other than additive needs finite bounds and immediate application.
 * </ul>
 *
 * <h2>References</h2>
 *
 * <ol>
 *   <li>G. Bi &amp; M. Poo, J. Neurosci. 18:10464-10472, 1998, doi 10.1523/JNEUROSCI.18-24-10464.1998.
 *   <li>S. Song, K.D. Miller &amp; L.F. Abbott, Nat. Neurosci. 3:919-926, 2000, doi 10.1038/78829.
 *   <li>A. Morrison, M. Diesmann &amp; W. Gerstner, Biol. Cybern. 98:459-478, 2008, doi 10.1007/s00422-008-0233-1.
 *   <li>J.-P. Pfister &amp; W. Gerstner, J. Neurosci. 26:9673-9682, 2006, doi 10.1523/JNEUROSCI.1425-06.2006.
 *   <li>P.U. Diehl &amp; M. Cook, Front. Comput. Neurosci. 9:99, 2015, doi 10.3389/fncom.2015.00099.
 * </ol>
 */
@NullMarked
package io.github.snn4j.learning.stdp;

import org.jspecify.annotations.NullMarked;
