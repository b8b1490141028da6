/**
 * Values per neuron and sample that the simulator keeps up to date for whoever asks: rules, learning signals, monitors.
 *
 * <p>Start from {@link io.github.snn4j.signal.Trace} for what pair-based rules read and from
 * {@link io.github.snn4j.signal.SignalSpec} for the list of all requests. Asking is declaring: equal requests share one
 * array, and what nobody asks for is neither stored nor computed.
 *
 * <table>
 *   <caption>Requests</caption>
 *   <tr><th>request</th><th>value after the step</th><th>populations</th></tr>
 *   <tr><td>{@link io.github.snn4j.signal.Spikes}</td><td>who fired</td><td>spiking, sources</td></tr>
 *   <tr><td>{@link io.github.snn4j.signal.Trace}</td><td>exponential trace, read before or after the spikes of the
 *       step</td>
 *       <td>spiking, sources</td></tr>
 *   <tr><td>{@link io.github.snn4j.signal.Psp}</td><td>potential that the spikes would cause through a unit weight</td>
 *       <td>spiking, sources</td></tr>
 *   <tr><td>{@link io.github.snn4j.signal.Membrane}</td><td>membrane potential, after reset</td><td>neurons</td></tr>
 *   <tr><td>{@link io.github.snn4j.signal.Surrogate}</td><td>stand-in for the derivative of the spike, before
 *       reset</td>
 *       <td>spiking neurons</td></tr>
 *   <tr><td>{@link io.github.snn4j.signal.Activity}</td><td>graded output, or 1 where a neuron
 *       fired</td><td>all</td></tr>
 *   <tr><td>{@link io.github.snn4j.signal.State}</td><td>a state variable by name</td><td>neurons</td></tr>
 * </table>
 *
 * <p>Arrays are row-major {@code [batch][size]}, live, and to be read only. A rule sees presynaptic signals shifted by
 * the delay of its projection, as they arrive at the synapse.
 *
 * <p>References:
 *
 * <ol>
 *   <li>A. Morrison, M. Diesmann &amp; W. Gerstner, Biological Cybernetics 98:459-478, 2008, doi
 *       10.1007/s00422-008-0233-1 (traces).
 *   <li>E.O. Neftci, H. Mostafa &amp; F. Zenke, IEEE Signal Processing Magazine 36:51-63, 2019, doi
 *       10.1109/MSP.2019.2931595 (surrogate derivatives).
 * </ol>
 */
@NullMarked
package io.github.snn4j.signal;

import org.jspecify.annotations.NullMarked;
