/**
 * Synapses of one neuron compete by spike timing alone: the experiment of Song, Miller and Abbott.
 *
 * <table>
 *   <caption>What is here</caption>
 *   <tr><th>class</th><th>what it is</th></tr>
 *   <tr><td>SongAbbottNetwork</td><td>the network</td></tr>
 *   <tr><td>SongAbbott</td><td>the experiment, a main of its own</td></tr>
 *   <tr><td>WeightDistribution</td><td>what weights look like: shares near the bounds, one heap or two</td></tr>
 * </table>
 */
@NullMarked
package io.github.snn4j.examples.songabbott;

import org.jspecify.annotations.NullMarked;
