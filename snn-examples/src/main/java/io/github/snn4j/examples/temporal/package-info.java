/**
 * Tasks in time for recurrent spiking networks that learn by e-prop, or by back-propagation through time as its
 * yardstick, after G. Bellec et al., Nat. Commun. 11:3625, 2020.
 *
 * <table>
 *   <caption>What is here</caption>
 *   <tr><th>class</th><th>what it is</th></tr>
 *   <tr><td>PatternGeneration</td><td>draw a sum of sines</td></tr>
 *   <tr><td>EvidenceAccumulation</td><td>count cues, wait, decide</td></tr>
 *   <tr><td>StoreRecall</td><td>store a symbol and recall it seconds later</td></tr>
 *   <tr><td>MnistEprop</td><td>tell handwritten digits</td></tr>
 *   <tr><td>Lsnn</td><td>the network of all of them</td></tr>
 *   <tr><td>LsnnBptt</td><td>back-propagation through time on it</td></tr>
 * </table>
 */
@NullMarked
package io.github.snn4j.examples.temporal;

import org.jspecify.annotations.NullMarked;
