/**
 * A recurrent network whose excitatory synapses learn by spike timing.
 *
 * <table>
 *   <caption>What is here</caption>
 *   <tr><th>class</th><th>what it is</th></tr>
 *   <tr><td>PlasticBrunelNetwork</td><td>the network</td></tr>
 *   <tr><td>BrunelStdp</td><td>the experiment, a main of its own</td></tr>
 * </table>
 */
@NullMarked
package io.github.snn4j.examples.plastic;

import org.jspecify.annotations.NullMarked;
