/**
 * A square millimetre of sensory cortex: the network of Potjans and Diesmann, in full or reduced.
 *
 * <table>
 *   <caption>What is here</caption>
 *   <tr><th>class</th><th>what it is</th></tr>
 *   <tr><td>MicrocircuitNetwork</td><td>the network; start here</td></tr>
 *   <tr><td>CorticalPopulation</td><td>the eight populations with their sizes, probabilities and rates</td></tr>
 *   <tr><td>Microcircuit</td><td>the experiment, a main of its own</td></tr>
 * </table>
 */
@NullMarked
package io.github.snn4j.examples.microcircuit;

import org.jspecify.annotations.NullMarked;
