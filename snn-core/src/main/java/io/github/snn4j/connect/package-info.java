/**
 * Which neuron reaches which, and with what weight at the start.
 *
 * <p>Start from {@link io.github.snn4j.connect.Connectivity} and {@link io.github.snn4j.connect.WeightInit}; a
 * projection takes one of each. The kind of connectivity decides how the weights are stored.
 *
 * <table>
 *   <caption>Connectivity</caption>
 *   <tr><th>kind</th><th>synapses</th><th>memory</th></tr>
 *   <tr><td>{@code allToAll()}</td><td>every pair</td><td>pre x post floats</td></tr>
 *   <tr><td>{@code oneToOne()}</td><td>i to i</td><td>one float per neuron</td></tr>
 *   <tr><td>{@code allButSelf()}</td><td>i to all but i</td><td>one float in all if the weight is constant and no rule
 *       changes it, else a matrix</td></tr>
 *   <tr><td>{@code matrix(w)}</td><td>where w is not NaN</td><td>pre x post floats</td></tr>
 *   <tr><td>{@code fixedProbability(p)}</td><td>each pair with probability p</td><td rowspan="7">compressed rows: per
 *       synapse its target, and its weight and delay where they differ</td></tr>
 *   <tr><td>{@code fixedInDegree(k)}</td><td>k distinct sources for each target</td></tr>
 *   <tr><td>{@code fixedOutDegree(k)}</td><td>k distinct targets for each source</td></tr>
 *   <tr><td>{@code fixedTotal(n)}</td><td>n distinct pairs</td></tr>
 *   <tr><td>{@code list(pre, post)}</td><td>as given</td></tr>
 *   <tr><td>{@code gaussian(grid, grid, peak, sigma)}</td><td>each pair with a probability that falls with
 *       distance</td></tr>
 *   <tr><td>{@code smallWorld(k, rewiring)}</td><td>a ring, partly rewired</td></tr>
 * </table>
 *
 * <p>The seven last ones are {@link io.github.snn4j.connect.Sparse}; {@code withAutapses()} and {@code withMultapses()}
 * allow what they leave out. They alone take delays that differ between synapses
 * ({@link io.github.snn4j.connect.Delay}).
 *
 * <p>Draws of weights are addressed by the projection's name and the presynaptic neuron: they depend neither on threads
 * nor on other projections. A synapse that does not exist holds 0, is never changed by a rule and is not counted.
 *
 * <p>References:
 *
 * <ol>
 *   <li>D.J. Watts &amp; S.H. Strogatz, "Collective dynamics of small-world networks", Nature 393:440-442, 1998, doi
 *       10.1038/30918 (rewired ring).
 *   <li>S. Song, P.J. Sjostrom, M. Reigl, S. Nelson &amp; D.B. Chklovskii, PLoS Biology 3:e68, 2005, doi
 *       10.1371/journal.pbio.0030068 (log-normal weights).
 * </ol>
 */
@NullMarked
package io.github.snn4j.connect;

import org.jspecify.annotations.NullMarked;
