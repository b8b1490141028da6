/**
 * Spiking neural networks that run inside a JVM program.
 *
 * <p>Start from {@link io.github.snn4j.Network}, an immutable description made of populations and projections, and
 * {@link io.github.snn4j.Simulator}, which runs it:
 *
 * <pre>{@code
 *   try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1.0, seed))) {
 *       SpikeRecording spikes = simulator.attach(SpikeMonitor.of("out"));
 *       simulator.runMs(1000);
 *   }
 * }</pre>
 *
 * <table>
 *   <caption>Contents</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@link io.github.snn4j.Network}</td><td>populations, projections, learning signals; checks names</td></tr>
 *   <tr><td>{@link io.github.snn4j.Population}</td><td>neurons of one kind, or spike trains of one source</td></tr>
 *   <tr><td>{@link io.github.snn4j.Projection}</td><td>synapses from one population to another, and how they
 *       learn</td></tr>
 *   <tr><td>{@link io.github.snn4j.SimulationConfig}</td><td>time step, seed, batch size, threads, kernels</td></tr>
 *   <tr><td>{@link io.github.snn4j.Simulator}</td><td>all state and threads of a running network</td></tr>
 *   <tr><td>{@link io.github.snn4j.Fingerprint}</td><td>hash of everything a run did</td></tr>
 * </table>
 *
 * <h2>A step</h2>
 *
 * <p>Sources emit; populations advance, each after those that reach it without delay; traces and other signals are
 * brought up to date; third factors are computed; rules change weights; monitors read. {@code Simulator.schedule()}
 * prints the order for a given network. All times are in ms and say so in their names; time itself is a count of steps,
 * and every duration must be a multiple of the step.
 *
 * <h2>Reproducibility</h2>
 *
 * <p>A run depends on network, seed and calls only: not on the number of threads, the kernels, the JDK, or on what
 * monitors or unrelated populations were added.
 *
 * <p>References:
 *
 * <ol>
 *   <li>W. Gerstner, W.M. Kistler, R. Naud &amp; L. Paninski, "Neuronal Dynamics", Cambridge University Press 2014, doi
 *       10.1017/CBO9781107447615.
 *   <li>A. Morrison et al., "Advancing the boundaries of high-connectivity network simulation with distributed
 *       computing", Neural Computation 17:1776-1801, 2005, doi 10.1162/0899766054026648 (order of a step, work cut by
 *       target).
 * </ol>
 */
@NullMarked
package io.github.snn4j;

import org.jspecify.annotations.NullMarked;
