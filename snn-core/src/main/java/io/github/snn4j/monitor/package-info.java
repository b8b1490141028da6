/**
 * Recording what a network does, what it would cost, and whether it is well.
 *
 * <p>Start from {@link io.github.snn4j.monitor.SpikeMonitor} for rasters and
 * {@link io.github.snn4j.monitor.SpikeCounts} for read-outs. A {@link io.github.snn4j.monitor.Monitor} is a record that
 * says what to record; attaching it to a simulator gives a {@link io.github.snn4j.monitor.Recording}. Monitors only
 * read: no spike and no weight changes because of one.
 *
 * <table>
 *   <caption>Monitors</caption>
 *   <tr><th>monitor</th><th>records</th><th>memory</th></tr>
 *   <tr><td>{@link io.github.snn4j.monitor.SpikeMonitor}</td><td>every spike</td><td>16 bytes per spike, or a
 *       file</td></tr>
 *   <tr><td>{@link io.github.snn4j.monitor.StatisticsMonitor}</td><td>rates, CV, CV2, LV, Fano factor, correlation,
 *       synchrony, without the spikes</td><td>108 bytes per neuron</td></tr>
 *   <tr><td>{@link io.github.snn4j.monitor.SpikeCounts}</td><td>spikes per sample and neuron</td><td>fixed</td></tr>
 *   <tr><td>{@link io.github.snn4j.monitor.RateMonitor}</td><td>population rate in bins</td><td>8 bytes per
 *       bin</td></tr>
 *   <tr><td>{@link io.github.snn4j.monitor.StateMonitor}</td><td>a state variable in every n-th step</td><td>4 bytes
 *       per value, or a file</td></tr>
 *   <tr><td>{@link io.github.snn4j.monitor.WeightMonitor}</td><td>statistics, histogram and weights in every n-th
 *       step</td><td>by look</td></tr>
 *   <tr><td>{@link io.github.snn4j.monitor.EnergyMonitor}</td><td>spikes, synaptic events, updates and their
 *       price</td><td>fixed</td></tr>
 *   <tr><td>{@link io.github.snn4j.monitor.HealthMonitor}</td><td>signs that a network does not work; always
 *       on</td><td>fixed</td></tr>
 * </table>
 *
 * <p>Recordings that grow have a limit and stop the run with an error when it is reached; the error says by how much
 * and what to do. The step is complete then, so the simulator can be used further once the recording is cleared. Files
 * are complete when the simulator has been closed; see {@link io.github.snn4j.monitor.SpikeFile} and
 * {@link io.github.snn4j.monitor.StateFile} for their format.
 *
 * <p>References:
 *
 * <ol>
 *   <li>P. Lennie, Current Biology 13:493-497, 2003, doi 10.1016/S0960-9822(03)00135-0 (price of a spike).
 *   <li>M. Horowitz, "Computing's energy problem", ISSCC 2014, pp. 10-14, doi 10.1109/ISSCC.2014.6757323 (price of
 *       arithmetic).
 * </ol>
 */
@NullMarked
package io.github.snn4j.monitor;

import org.jspecify.annotations.NullMarked;
