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
 * </table>
 *
 * <p>Draws of weights are addressed by the projection's name and the presynaptic neuron: they depend neither on threads
 * nor on other projections. A synapse that does not exist holds 0, is never changed by a rule and is not counted.
 *
 * <p>Reference: S. Song, P.J. Sjostrom, M. Reigl, S. Nelson &amp; D.B. Chklovskii, PLoS Biology 3:e68, 2005, doi
 * 10.1371/journal.pbio.0030068 (log-normal weights).
 */
@NullMarked
package io.github.snn4j.connect;

import org.jspecify.annotations.NullMarked;
