/**
 * Recurrent networks in which excitation and inhibition balance: the benchmarks of other simulators.
 *
 * <p>Start with {@link io.github.snn4j.examples.balanced.CubaNetwork}, which is short, and with
 * {@link io.github.snn4j.examples.balanced.Cuba}, which runs it.
 *
 * <table>
 *   <caption>What is here</caption>
 *   <tr><th>class</th><th>what it is</th></tr>
 *   <tr><td>CubaNetwork, CobaNetwork</td><td>4,000 neurons after Vogels and Abbott, with current and conductance
 *   synapses</td></tr>
 *   <tr><td>BrunelNetwork, Regime</td><td>12,500 neurons with delays and noise, at four working points</td></tr>
 *   <tr><td>Cuba, Coba, Brunel</td><td>the experiments, each a main of its own</td></tr>
 * </table>
 */
@NullMarked
package io.github.snn4j.examples.balanced;

import org.jspecify.annotations.NullMarked;
